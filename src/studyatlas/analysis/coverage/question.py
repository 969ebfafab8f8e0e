"""What an exam item asks: the words of its core, and its named examples."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from studyatlas.analysis.coverage.filler import ASKING, COMMON, MAKERS, SHORTENED
from studyatlas.model.naming import WORD, fold

_STEMMER = snowballstemmer.stemmer("english")
_EXAMPLES = re.compile(
    r"\((?:for example|for instance|e\.?\s?g\.?|such as|including|i\.?e\.?)[,:]?\s*"
    r"((?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
_BARE_LIST = re.compile(r"\(((?:[^(),;]+[,;])+[^(),;]+)\)")
_BRACKETED = re.compile(r"\[([^\]]*)\]|\(([^()]*)\)")
_MAKER = re.compile(rf"^(?:{'|'.join(MAKERS.split())})\s+(?=\S)", re.IGNORECASE)
_ACRONYMS = re.compile(r"\b([A-Z]{2,})s\b")
_WITH = re.compile(r"\s+(?:running|that runs)?\s*\b(?:with|on)\s.*$")
_LEAD = re.compile(
    r"^(?:and|or|by|in|on|with|of|from|the|a|an|use of|using|for|through|to|such as|like)\s+",
    re.IGNORECASE,
)


@lru_cache(maxsize=2**18)
def stem(word: str) -> str:
    """Return a word's stem (Porter2, snowballstem.org), written out where people shorten it.

    >>> stem("auto"), stem("automatic"), stem("scaling")
    ('automat', 'automat', 'scale')
    """
    return str(_STEMMER.stemWord(SHORTENED.get(word, word)))


_COMMON_STEMS = frozenset(stem(word) for word in COMMON.split())
_ASKING_STEMS = frozenset(stem(word) for word in f"{ASKING} {MAKERS}".split())


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in order, without the commonest words.

    >>> stems("Tuning the hyperparameters of models")
    ('tune', 'hyperparamet', 'model')
    """
    found = (stem(word) for word in WORD.findall(fold(_ACRONYMS.sub(r"\1", text))))
    return tuple(word for word in found if word not in _COMMON_STEMS)


def words_with(text: str, wanted: frozenset[str]) -> str | None:
    """Return the fewest words in a row of a text that have all these stems; None where far apart.

    >>> words_with("Metrics to judge models, and graphs of costs", frozenset(("graph", "cost")))
    'graphs of costs'
    """
    found = [(m.start(), m.end(), stem(fold(m[0]))) for m in WORD.finditer(text)]
    most = 3 * len(wanted)
    for size in range(len(wanted), most + 1):
        for first in range(len(found) - size + 1):
            run = found[first : first + size]
            if wanted and wanted <= {word for _, _, word in run}:
                return text[run[0][0] : run[-1][1]]
    return None


def stems_within(names: Iterable[str], words: Collection[str]) -> frozenset[str]:
    """Return the stems of those names that stand whole among some stems.

    >>> sorted(stems_within(["Wax moths", "Moth", "Wax comb"], ["wax", "moth"]))
    ['moth', 'wax']
    """
    there = frozenset(words)
    named = (frozenset(stems(name)) for name in names)
    return frozenset[str]().union(*(name for name in named if name <= there))


def plain_words(text: str) -> tuple[str, ...]:
    """Return a text's words in lower case, in order, without the commonest ones.

    >>> plain_words("Tuning the hyperparameters of models")
    ('tuning', 'hyperparameters', 'models')
    """
    return tuple(w for w in WORD.findall(fold(text)) if stem(w) not in _COMMON_STEMS)


def without_examples(text: str) -> str:
    """Return a text without "(for example, …)", "(this, that, those)" and the like.

    >>> without_examples("Kinds of flour (for example, rye, spelt) and their use")
    'Kinds of flour and their use'
    """
    return " ".join(_BARE_LIST.sub(" ", _EXAMPLES.sub(" ", text)).split())


@dataclass(frozen=True, slots=True)
class Question:
    """An item's text, taken apart."""

    core: str
    """The text without its examples."""
    telling: tuple[str, ...]
    """Stems of the core that say what it is about, in order, each once."""
    asking: tuple[str, ...]
    """Stems of the core that only say how it is asked: "methods", "identify"."""
    examples: tuple[str, ...]
    """What it names as examples, as written, without "by using" and the like."""


def read_question(text: str) -> Question:
    """Take an item's text apart.

    >>> question = read_question("Methods to reduce training time (for example, early stopping)")
    >>> question.telling, question.examples
    (('train', 'time'), ('early stopping',))
    """
    lists = (*_EXAMPLES.finditer(text), *_BARE_LIST.finditer(_EXAMPLES.sub(" ", text)))
    examples = tuple(example for found in lists for example in _split(found[1]))
    core = without_examples(text)
    words = tuple(dict.fromkeys(stems(core)))
    telling = tuple(word for word in words if word not in _ASKING_STEMS)
    asking = tuple(word for word in words if word in _ASKING_STEMS)
    return Question(core, telling or words, asking, examples)


def without_maker(name: str) -> str:
    """Return a name without its maker.

    >>> without_maker("AWS Glue")
    'Glue'
    """
    return _MAKER.sub("", name)


def telling_in(text: str) -> tuple[str, ...]:
    """Return the stems of a whole item that say what it is about, its examples included.

    >>> telling_in("Methods to reduce training time (for example, early stopping)")
    ('train', 'time', 'earli', 'stop')
    """
    return telling_of(stems(text))


def telling_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some stems that say what a text is about."""
    return tuple(word for word in words if word not in _ASKING_STEMS)


def names_in(example: str) -> tuple[str, ...]:
    """Return an example's names: the whole, what its brackets add, and both without the maker.

    >>> names_in("Root Mean Square Error [RMSE]"), names_in("AWS Glue")
    (('Root Mean Square Error', 'RMSE'), ('AWS Glue', 'Glue'))
    """
    outer = " ".join(_BRACKETED.sub(" ", example).split())
    inner = [one or other for one, other in _BRACKETED.findall(example)]
    names = [name for name in (outer, *inner, _WITH.sub("", outer)) if name.strip()]
    return tuple(
        dict.fromkeys((*names, *(bare for name in names if (bare := without_maker(name)))))
    )


def _split(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for index, char in enumerate(f"{text},"):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char in ",;" and depth <= 0:
            part = _bare(text[start:index])
            if names_in(part):  # "()" names nothing
                yield part
            start = index + 1


def _bare(text: str) -> str:
    text, before = text.strip(" ."), ""
    while text != before:
        before, text = text, _LEAD.sub("", text).strip()
    return text
