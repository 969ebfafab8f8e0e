"""One page per file: read widgets, call one analysis, draw."""
