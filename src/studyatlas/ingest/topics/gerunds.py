"""What is done to something, as a name: "to debug training jobs" is "Debugging training jobs".

Verbs that say little of what is done ("to have", "to understand") make no name.
"""

from __future__ import annotations

import re

from studyatlas.ingest.topics.names import Name, phrase_names

_DOUBLED = frozenset(
    (
        *("debug", "plan", "run", "map", "tag", "cut", "get", "set", "stop", "ship", "log", "fit"),
        *("scan", "spot", "split", "trim", "drop", "swap", "plot", "control", "refer", "begin"),
    )
)
_NO_DEED = frozenset(
    (
        *("be", "have", "do", "make", "get", "give", "go", "help", "let", "see", "know", "the"),
        *("understand", "learn", "gain", "take", "become", "use", "work", "allow", "enable", "a"),
        *(
            "ensure",
            "look",
            "come",
            "achieve",
            "keep",
            "need",
            "want",
            "say",
            "tell",
            "show",
            "put",
        ),
        *("find", "choose", "remember", "meet", "address", "support", "include", "cover", "serve"),
        *("start", "solve", "perform", "carry", "consider", "apply", "select", "an", "this", "it"),
    )
)
_VERB = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})?")
_MOST_WORDS = 4


def gerund(verb: str) -> str:
    """Return the form of a verb that names what it does.

    >>> [gerund(verb) for verb in ("detect", "analyze", "debug", "fine-tune", "see")]
    ['detecting', 'analyzing', 'debugging', 'fine-tuning', 'seeing']
    """
    if verb.rpartition("-")[2] in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    return f"{verb[:-1] if silent else verb}ing"


def deed(verb: str, what: str) -> Name | None:
    """Return the name of what a verb says is done, if both are of the kind that makes one.

    >>> deed("debug", "model convergence").label, deed("understand", "model convergence")
    ('Debugging model convergence', None)
    >>> deed("reduce", "the number of features").label
    'Reducing the number of features'
    """
    verb = verb.lower()
    names = phrase_names(what.strip())
    if not _VERB.fullmatch(verb) or verb in _NO_DEED or len(names) != 1:
        return None
    base = names[0].base
    if len(base.split()) > _MOST_WORDS:
        return None
    article = "the " if base.startswith("number of ") else ""
    label = f"{gerund(verb).capitalize()} {article}{base}"
    return Name(label, label)
