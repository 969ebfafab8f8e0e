"""How names are compared and turned into ids."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_SHORTEST_PLURAL = 4
_PLURAL_KEEPS = ("ss", "us", "is", "os", "as")


def singular(word: str) -> str:
    """Return an English noun's singular, by spelling alone; short words stay as they are.

    >>> [singular(w) for w in ("metrics", "forests", "studies", "losses", "bias", "aws")]
    ['metric', 'forest', 'study', 'loss', 'bias', 'aws']
    """
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_PLURAL_KEEPS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def fold(text: str) -> str:
    """Return text in lower case without accents (NFKD), for comparison only.

    >>> fold("Crème Brûlée")
    'creme brulee'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded and in the singular.

    >>> tokens("K-Nearest Neighbors (k-NN)")
    ['k', 'nearest', 'neighbor', 'k', 'nn']
    """
    return [singular(word) for word in WORD.findall(fold(text))]


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common.

    Case, accents, hyphens, punctuation and a plain plural make no difference.

    >>> name_key("Pre-trained Models") == name_key("pre trained model")
    True
    """
    return " ".join(tokens(name))


def slug(text: str) -> str:
    """Return a kebab-case slug; `untitled` where nothing is left.

    >>> slug("L1 & L2: regularization")
    'l1-l2-regularization'
    """
    return "-".join(WORD.findall(fold(text))) or "untitled"
