"""Files to plain data and back: which files there are, and what YAML says, with positions."""
