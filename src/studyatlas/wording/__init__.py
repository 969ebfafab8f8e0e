"""Results as sentences: one wording for the command line and the browser."""

from studyatlas.wording.changes import TURN_WORDS, change_words, item_change_words
from studyatlas.wording.coverage import coverage_of
from studyatlas.wording.paths import COST_WORDS, filter_words, no_path_reason
from studyatlas.wording.pictures import picture_words
from studyatlas.wording.searches import NO_OUTLINE, how_read, lacks_outline, nothing_fits
from studyatlas.wording.sentences import (
    ORIGIN_WORDS,
    SIGN_WORDS,
    STATUS_MARKS,
    STATUS_WORDS,
    count,
    leads_words,
    left_out_words,
    minutes_of,
    name_of,
    plan_circle,
    plan_title,
    plan_total,
    reads,
    role_words,
    sentence,
    short,
    source_words,
    spoken,
    unlocks_words,
    verb,
)

__all__ = [
    "COST_WORDS",
    "NO_OUTLINE",
    "ORIGIN_WORDS",
    "SIGN_WORDS",
    "STATUS_MARKS",
    "STATUS_WORDS",
    "TURN_WORDS",
    "change_words",
    "count",
    "coverage_of",
    "filter_words",
    "how_read",
    "item_change_words",
    "lacks_outline",
    "leads_words",
    "left_out_words",
    "minutes_of",
    "name_of",
    "no_path_reason",
    "nothing_fits",
    "picture_words",
    "plan_circle",
    "plan_title",
    "plan_total",
    "reads",
    "role_words",
    "sentence",
    "short",
    "source_words",
    "spoken",
    "unlocks_words",
    "verb",
]
