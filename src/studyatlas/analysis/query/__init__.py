"""Questions in the schema's own words: "techniques that mitigate overfitting"."""

from studyatlas.analysis.query.answer import ask
from studyatlas.analysis.query.complete import Completion, complete
from studyatlas.analysis.query.expressions import Phrase
from studyatlas.analysis.query.parse import (
    asks_for_outline,
    asks_what_is_covered,
    asks_what_is_known,
    parse,
    sounds_like_phrase,
)
from studyatlas.analysis.query.print import to_text

__all__ = [
    "Completion",
    "Phrase",
    "ask",
    "asks_for_outline",
    "asks_what_is_covered",
    "asks_what_is_known",
    "complete",
    "parse",
    "sounds_like_phrase",
    "to_text",
]
