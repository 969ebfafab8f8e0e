"""What a clause denies or leaves open: then nothing is read off it."""

from __future__ import annotations

import re

_DENIED = re.compile(
    r"\b(?:not|never|no|none|nor|neither|cannot|without|hardly|rarely|seldom|instead of|"
    r"rather than|"
    r"except|excluding|fails? to|lacks?|unlike|myth|false|wrong|mistake|mistakenly|supposedly|"
    r"allegedly|claims?|claimed|was|were|formerly|previously|too)\b|n['’]t\b"
)
_UNSURE = re.compile(
    r"\b(?:believe[sd]?|thought|say|said|if|unless|suppose|assume|assuming|imagine|whether|would|"
    r"could|might|may|maybe|perhaps|probably)\b|\?"
)
_NEXT_PART = re.compile(r"[,:–—(]|\b(?:because|but|although|though|while|whereas|so)\b")
_UNDER_NOT = re.compile(
    r"\b(?:not|never|avoid|myths?|mistakes?|misconceptions?|anti-?patterns?|wrong|false|cons|"
    r"disadvantages?|limitations?|drawbacks?|questions?|quiz|exercises?|flashcards?)\b|\?"
)
_WHICH = re.compile(r"\s+(?:that|which|who|whose|where)\b")
_TAKEN_BACK = re.compile(
    r",?\s+(?:that|which|who)\s+(?:"
    r"never\s+(?:(?:really|truly|actually)\s+)?(?:was|were|existed)\b|(?:does|do|did)\s+not\s+exist\b"
    r"|(?:is|are|was|were)(?:\s+(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:an?|one|any)\b"
    r"|(?:is|are|was|were|proved|turned\s+out)\s+(?:to\s+be\s+)?(?:(?:an?|the|but|just|only|all|simply|"
    r"plainly|quite|often|also|common|popular|widespread)\s+)*"
    r"(?:myths?|false|falsehood|wrong|mistakes?|mistaken(?!\s+for)|misconceptions?|untrue|nonsense|incorrect|"
    r"not\s+(?:true|so|correct|right|real|the\s+case))\b(?!-))"
)


def is_unsure(text: str) -> bool:
    """Tell whether a folded text asks, guesses, or says what holds under a condition.

    >>> is_unsure("if moss is dry"), is_unsure("moss is dry")
    (True, False)
    """
    return _UNSURE.search(text) is not None


def is_title_of_what_is_not(titles: str) -> bool:
    """Tell whether folded titles say that what stands below them is not so, or is asked.

    >>> is_title_of_what_is_not("common myths"), is_title_of_what_is_not("moss")
    (True, False)
    """
    return _UNDER_NOT.search(titles) is not None


def is_denied(text: str, end: int) -> bool:
    """Tell whether what a folded text says up to a place, or right behind it, is denied.

    >>> is_denied("moss is not a tree", 18), is_denied("moss is a plant, not a tree", 15)
    (True, False)
    """
    if _TAKEN_BACK.match(text, end):
        return True
    after = _NEXT_PART.search(text, end)
    return _DENIED.search(text, 0, after.start() if after else len(text)) is not None


def defines(text: str, end: int) -> bool:
    """Tell whether "that" or "which" follows a place, and nothing before it is denied or unsure.

    Nor may it take back what was said: "a fish that is a myth", "a vegetable that never was one".

    >>> defines("moss is a plant that has no roots", 15), defines("moss is no plant that", 16)
    (True, False)
    >>> defines("moss is a tree that is a myth", 14)
    False
    """
    if not _WHICH.match(text, end) or _TAKEN_BACK.match(text, end) or text.endswith("?"):
        return False
    return not (_UNSURE.search(text, 0, end) or _DENIED.search(text, 0, end))
