"""How names are compared and turned into ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_TO_BLANKS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
_SHORTEST_PLURAL = 4
_PLURAL_KEEPS = ("ss", "us", "is", "os", "as")
_NO_PLURALS = (
    "diabetes",
    "https",
    "kubernetes",
    "series",
    "species",
    "news",
    "lens",
    "physics",
    "mathematics",
)
_VOICED = "\u3099\u309a"  # without these marks Japanese "bus" and "path" are one word
_FEW_MARKS = 30
_ACRONYM = re.compile(r"(?<![^\W_])[B-DF-HJ-NP-TV-XZ][B-DF-HJ-NP-TV-XZ0-9]{2,6}S(?![^\W_])")
_ACRONYMS = re.compile(r"(?<![^\W_])([A-Z][A-Z0-9]+)s(?![^\W_])")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]")
_PIECE = re.compile(
    r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々])"
    r"|(?P<hiragana>[\u3041-\u309f]+)"
    r"|(?P<katakana>[\u30a1-\u30ff]+)"
    r"|(?P<hangul>[\uac00-\ud7a3]+)"
    r"|[^\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff々]+"
)
_PARTICLES = (
    *("에서는", "으로는", "이라는", "이란", "에서", "에게", "으로", "까지", "부터", "처럼", "보다"),
    *("라는", "이다", "하는", "하다", "하고", "은", "는", "이", "가", "을", "를", "의", "에"),
    *("로", "와", "과", "도", "란"),
)  # the longer before those they end with
_STEM = 2


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return an English noun's singular, by spelling alone; short words stay as they are.

    >>> [singular(w) for w in ("metrics", "forests", "studies", "losses", "bias", "aws")]
    ['metric', 'forest', 'study', 'loss', 'bias', 'aws']
    """
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_PLURAL_KEEPS):
        return word
    if word in _NO_PLURALS:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def fold(text: str) -> str:
    """Return text in lower case without accents (NFKD, then NFC), for comparison only.

    >>> fold("Crème Brûlée")
    'creme brulee'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    marks = {c for c in set(decomposed) if unicodedata.combining(c) and c not in _VOICED}
    if len(marks) > _FEW_MARKS:
        decomposed = "".join([c for c in decomposed if c not in marks])
    else:  # many times quicker, where there are few
        for mark in marks:
            decomposed = decomposed.replace(mark, "")
    return unicodedata.normalize("NFC", decomposed)


def tokens(text: str, keep: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of a text, folded and in the singular.

    Acronyms in capitals keep their last letter, as do the words in `keep`. Scripts that part no
    words come sign by sign (Han) or as runs of one script (kana); a Korean word is parted from its
    particle.

    >>> tokens("K-Nearest Neighbors (k-NN)")
    ['k', 'nearest', 'neighbor', 'k', 'nn']
    >>> tokens("HTTPS and APIs"), tokens("监督学习"), tokens("회귀는")
    (['https', 'and', 'api'], ['监', '督', '学', '习'], ['회귀', '는'])
    """
    has_acronyms = not text.islower() and _CAPITALS.search(text)
    words = words_of(fold(_ACRONYMS.sub(r"\1", text) if has_acronyms else text))
    if not text.isascii():
        words = [piece for word in words for piece in _pieces(word)]
    kept = keep | acronyms(text) if has_acronyms and _ACRONYM.search(text) else keep
    return [singular(word) if word[-1] == "s" and word not in kept else word for word in words]


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text as `WORD` finds them.

    >>> words_of("c++ and f-score_2")
    ['c++', 'and', 'f', 'score', '2']
    """
    bare = blanked(folded)
    return WORD.findall(folded) if bare is None else bare.split()


def blanked(folded: str) -> str | None:
    """Return a folded text with blanks for all that is in no word; None where that is not so plain.

    >>> blanked("k-nn (fast)"), blanked("c++")
    ('k nn  fast ', None)
    """
    if folded.isascii() and "+" not in folded and "#" not in folded:
        return folded.encode().translate(_TO_BLANKS).decode()
    return None


def acronyms(text: str) -> frozenset[str]:
    """Return the acronyms in capitals that end in S, folded: words without a vowel.

    >>> sorted(acronyms("HTTPS over MPLS, and ALL METRICS"))
    ['https', 'mpls']
    """
    return frozenset(found.lower() for found in _ACRONYM.findall(text))


def _pieces(word: str) -> list[str]:
    """Return a word's parts by script; most words are their only part. A sign alone is none."""
    if word.isascii():
        return [word]
    parts: list[str] = []
    for found in _PIECE.finditer(word):
        part = found.group()
        parts += _particle(part) if found.lastgroup == "hangul" else [part]
    return [part for part in parts if part.strip("+#")]


def _particle(word: str) -> list[str]:
    """Return a Korean word and the particle at its end, if it has one."""
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) >= len(particle) + _STEM:
            return [word[: -len(particle)], particle]
    return [word]


@lru_cache(maxsize=2048)
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
    return "-".join(words_of(fold(text))) or "untitled"
