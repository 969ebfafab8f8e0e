"""Which sentences say something, and which only say that something is still to be learned.

A question, an open task ("- [ ] …", "look up …") and a word that it was left out ("we skipped …")
name a subject and teach nothing of it. English cues only; in another language all sentences count.
"""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

_SCENARIO_LENGTH = 250
_END = re.compile(r"(?<=[.!?])\s+|\s·\s")
_QUESTION = re.compile(r"\?[\"'”’)\]]*$")
_ANSWERED = re.compile(r"\?\s*(?:->|→|=>|=|:|[–—-]\s)")
_TO_DO = re.compile(
    r"\W*(?:todo|to do|to-do|tbd|tba|fixme|re-?read|revisit|look (?:it |this |that )?up|read up"
    r"|find out|(?:read|see|look at|go through|watch|finish) (?:the |this |my |\w+['’]s )?"
    r"(?:chapter|book|page|slides?|video|lecture|handout|recording))\b",
    re.IGNORECASE,
)
_SCENARIO = re.compile(
    r"(?:^|[.!:]\s+)(?:which|what should|what would|how should|who|where should)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_LEARN = "(?:done|covered|read|learned|studied|written|started)"
_LEFT_OUT = re.compile(
    r"\A\W*(?:did not|didn['’]?t) (?:get|do|cover|reach|finish|have) "
    r"|\b(?:(?:i|we|class|lecture|course|session|teacher|trainer) (?:have |has |had )?"
    r"(?:skipped|missed|left out|ran out|never (?:got|did|came|covered))"
    r"|(?:i|we|class|course) (?:didn['’]?t|did not|haven['’]?t|have not) "
    r"(?:get|got|do|done|cover|covered|reach|finish|learn|learned|write|read|have)"
    rf"|skipped(?=\s*[:,.]|\s+in\b)|not {_LEARN} yet|not yet {_LEARN}|no notes (?:on|about|for|yet)"
    r"|still (?:have|need) to|need to (?:read|learn|look|study|review|revisit|watch|understand)"
    r"|coming soon|i don['’]?t (?:understand|get|know) (?:this|it|how|what|why))\b",
    re.IGNORECASE,
)
_CUES = (
    "skipped|missed|left out|ran out|never |didn|did not|haven|have not| yet|no notes|still have to"
    "|still need to|need to |coming soon|i don"
)
_MAY_BE_LEFT_OUT = AhoCorasick(_CUES.split("|"))
"""Each wording of `_LEFT_OUT` has one of these in it: most texts have none and are done with."""


def assertions(text: str) -> str:
    """Return the sentences of a text that say something, joined.

    >>> assertions("We skipped pruning. Dropout leaves units out. What is L2?")
    'Dropout leaves units out.'
    """
    if "?" not in text and not _TO_DO.match(text) and not _is_left_out(text):
        return text
    if len(text) <= _SCENARIO_LENGTH and _SCENARIO.search(text):
        return ""  # a quiz tells its scenario before it asks
    return " ".join(part for part in _END.split(text) if _says(part))


def _is_left_out(text: str) -> bool:
    if text.isascii() and not _MAY_BE_LEFT_OUT.find_matches_as_indexes(text.lower()):
        return False
    return bool(_LEFT_OUT.search(text))


def _says(sentence: str) -> bool:
    if _is_left_out(sentence) or _TO_DO.match(sentence):
        return False
    return not _QUESTION.search(sentence.strip()) or bool(_ANSWERED.search(sentence))
