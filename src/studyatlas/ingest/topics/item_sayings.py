"""What the wording of an exam item says by itself: "Tuning techniques (for example, grid search)".

The names in brackets are examples of what stands right before them, if that is a plural; parts,
kinds and remedies, if a title like "Elements of" or "Methods to reduce" says so; or what the deed
that the item names is done with ("Preventing overfitting (for example, by using dropout)"). Where
anything else may be meant the item says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from studyatlas.ingest.facets import Facet, facet_with_subject
from studyatlas.ingest.topics.gerunds import deed
from studyatlas.ingest.topics.item_lists import closing, entries_in, is_doing
from studyatlas.ingest.topics.names import Name, phrase_names
from studyatlas.ingest.topics.told import quantity, subject_in
from studyatlas.ingest.topics.words import FACETS, GENERIC
from studyatlas.ingest.words import squeeze
from studyatlas.model.naming import fold, singular

_EXAMPLES = re.compile(
    r"\s*[(,]?\s*(?:\((?:for example|for instance|e\.g\.|like|such as|including)|such as)[,:]?\s+",
    re.IGNORECASE,
)
_ENTRY = re.compile(r",\s+(?:and\s+|or\s+)?|;\s+|\s+(?:and|or)\s+")
_FITTING = re.compile(
    r"(?:appropriate|suitable|various|different|common|other|core|key|the)\s+", re.IGNORECASE
)
_MANNER = re.compile(
    r"(?:by\s+)?(?:using|means of|applying)\s+|(?:with|through|via|by)\s+", re.IGNORECASE
)
_WHERE = re.compile(r"in\s+", re.IGNORECASE)
_DEED = re.compile(r"(?:How to\s+)?(?P<verb>(?:[Cc]arrying out|[A-Za-z-]+))\s+(?P<what>.+)")
_BRINGING = re.compile(r"Bringing\s+(?P<what>.+?)\s+down")
_OUTER = re.compile(
    r"(?:(?:the\s+)?(?:benefits|advantages|importance|use|uses|role|purposes?|concepts?|principles|"
    r"basics|fundamentals|characteristics|capabilities|knowledge)\s+of\s+"
    r"|how to\s+[a-z]+\s+)",
    re.IGNORECASE,
)
_USING = re.compile(
    r"Us(?:e|ing)\s+(?P<tool>[^,()]+?)(?:\s+with\s+[^,()]+?)?\s+to\s+(?P<verb>[a-z-]+)\s+"
    r"(?P<what>[^,()]+?)(?=\s+(?:for|in|with|by|from|on|when|and|that)\s|\s*[(,.]|$)"
)
_BY_USING = re.compile(
    r"\s+(?:by\s+(?:using|means of)|with|through)\s+(?P<tool>[A-Z][^,()]+?)"
    r"\s*(?:$|[(,.]|\sand\s+its\s)"
)
_MADE_OF = re.compile(
    r"What\s+(?:the\s+)?(?P<whole>.+?)\s+(?:is|are)\s+made\s+(?:up\s+)?of", re.IGNORECASE
)
_DEPENDS = re.compile(
    r"(?P<cause>[^,()]+?)\s+and\s+(?:how|the way)\s+(?P<what>[^,()]+?)"
    r"\s+depends?\s+on\s+(?:it|them)\b"
)
_KINDS_FOR = re.compile(
    r"(?:(?P<one>\w+s)\s+and\s+)?(?P<kinds>techniques|methods|metrics|algorithms|strategies|tools|models)"
    r"\s+(?:for|of)\s+(?P<what>.+)",
    re.IGNORECASE,
)
_WHAT = re.compile(r"What\s+(?P<kinds>.+?)\s+(?:bring|offer|provide|are|do|can do)", re.IGNORECASE)
_BY_MEANS = re.compile(
    r".+\s(?:with|using|through)\s+(?P<kinds>.+\s(?:tool|service|source|technique|method|framework|"
    r"algorithm|strategie)s|.+\slibraries)"
)
_EFFECTS = re.compile(
    r"(?P<cause>[^,()]+?)\s+and\s+(?:its|their)\s+(?:effects?|impacts?|influence)\s+on\s+"
    r"(?P<what>[^,()]+?)\s*(?:$|[(,.])"
)
_SOFT = re.compile(
    r"\s(?:of|to|for|in|on|with|from|by|at|when|that|which|as|into|across|"
    r"so|while|before|after|during|between|up|out|down)\s"
)
_WITHIN = re.compile(r"\s+(?:in|of)\s+an?\s")
_SHARED = re.compile(r"(?P<kind>.+?)\s+(?P<one>[\w-]+s)\s+(?:and|or)\s+(?P<other>[\w-]+s)")
_PERFORMING = frozenset(("perform", "do", "conduct", "carry out", "run", "implement", "apply"))
_VENDOR = re.compile(r"(?:[A-Z]{2,}|Amazon|Azure|Google)\s+[a-z]+$")
_GENERIC_TOOLS = frozenset(("service", "tool", "method", "technique", "approach", "feature"))
_REMEDY = frozenset(("prevent", "avoid", "mitigat", "combat", "counter", "alleviat"))
_LESS = frozenset(("reduc", "decreas", "lower", "minimiz", "minimis", "shrink", "cut"))
_MORE = frozenset(("improv", "increas", "boost", "enhanc", "rais", "accelerat"))
_TITLED = ("part_of", "is_a", "affects", "mitigates", "requires")
_LONGEST = 400
_LONGEST_NAME = 6


class Saying(NamedTuple):
    """A relation that an item's wording says, with its ends as they are written there."""

    source: Name
    relation: str
    target: Name
    sign: str = ""
    is_stated: bool = True


@lru_cache(maxsize=1024)
def sayings(text: str) -> tuple[Saying, ...]:
    """Return what an item says.

    >>> for said in sayings("Benefits of tuning techniques (for example, grid search, racing)"):
    ...     print(said.source.label, said.relation, said.target.label)
    grid search example_of tuning techniques
    racing example_of tuning techniques
    >>> [said.relation for said in sayings("Preventing noise (for example, by using filters)")]
    ['mitigates']
    >>> sayings("Using a debugger to debug training jobs")[0].target.label
    'Debugging training jobs'
    """
    text = squeeze(text).strip(" .;")
    return tuple(_all(text)) if len(text) <= _LONGEST else ()


def _all(text: str) -> Iterator[Saying]:
    bracket = _EXAMPLES.search(text)
    before = text[: bracket.start()] if bracket else text
    before = _BRINGING.sub(r"Reducing \g<what>", before)
    yield from _used(text)
    yield from _affecting(text)
    if bracket and not _USING.match(before):
        inside = text[bracket.end() :]
        end = closing(inside)
        yield from _bracketed(before.strip(), inside[:end])


def _used(text: str) -> Iterator[Saying]:
    if (found := _USING.match(text)) and (tool := _tool(found["tool"])):
        purpose = deed(found["verb"], found["what"])
        if purpose:
            yield Saying(tool, "used_for", purpose)
    elif (found := _BY_USING.search(text)) and found["tool"][:1].isupper():
        yield from _done_with(text[: found.start()], [found["tool"]])


def _affecting(text: str) -> Iterator[Saying]:
    if found := _EFFECTS.match(text) or _DEPENDS.match(text):
        cause, what = _one(found["cause"]), _one(found["what"])
        if cause and what:
            yield Saying(cause, "affects", what)


def _bracketed(before: str, inside: str) -> Iterator[Saying]:
    entries = entries_in(inside)
    if not entries:
        return
    if _EFFECTS.match(before) or _DEPENDS.match(before):
        before = before.partition(" and ")[0]
    if titled := _titled(before):
        yield from _listed(*titled, entries)
    elif manner := _MANNER.match(entries[0]):
        entries[0] = entries[0][manner.end() :]
        yield from _done_with(before, entries)
    elif where := _WHERE.match(entries[0]):
        entries[0] = entries[0][where.end() :]
        if kind := _kind(before):
            for name in _names(entries):
                yield Saying(name, "provides", kind, is_stated=False)
    elif _stem(before) in _REMEDY | _LESS | _MORE and before.count(" ") > 1:
        yield from _done_with(before, entries)
    elif kind := _kind(before):
        several = " and " in before
        for name in _names(entries):
            yield Saying(name, "example_of", kind, is_stated=not several)


def _titled(before: str) -> tuple[Facet, Name] | None:
    """Return the relation and the subject that the words before a bracket name like a title."""
    if (made := _MADE_OF.fullmatch(before)) and (whole := _one(made["whole"])):
        return Facet("part_of", backward=True), whole
    if before.partition(" ")[0].endswith("ing"):
        return None  # what is done, and not a title
    said = facet_with_subject(before)
    if said is None or said[0].relation not in _TITLED:
        return None
    subject = _one(subject_in(before, said[1]))
    return (said[0], subject) if subject else None


def _listed(facet: Facet, subject: Name, entries: list[str]) -> Iterator[Saying]:
    for name in _names(entries):
        source, target = (name, subject) if facet.backward else (subject, name)
        if facet.relation != "is_a" or " " in name.base or not name.base.islower():
            yield Saying(source, facet.relation, target, facet.sign)


def _done_with(before: str, entries: list[str]) -> Iterator[Saying]:
    """Yield what is done, by the words before a bracket, with each of some things."""
    found = _DEED.fullmatch(before)
    if found is None:
        return
    verb, (what, *more) = found["verb"].lower(), _SOFT.split(found["what"], maxsplit=1)
    stem = _stem(before)
    means = [name for name in _names([_MANNER.sub("", e) for e in entries]) if _tool(name.base)]
    if stem in _REMEDY | _LESS | _MORE:
        relation = "mitigates" if stem in _REMEDY else "affects"
        sign = "" if stem in _REMEDY else "-" if stem in _LESS else "+"
        ends = _each(what)
        for name in means:
            for end in ends:
                yield Saying(name, relation, end, sign)
    elif verb.split()[0].endswith("ing") and (" " in what or not more):
        purpose = _one(what) if stem in _PERFORMING else _gerund_of(verb, what)
        if purpose:
            yield from (Saying(name, "used_for", purpose) for name in means)


def _tool(text: str) -> Name | None:
    """Return the name of what something is done with; "services" and the like are none."""
    name = _one(text)
    is_any = singular(_last(text)) in _GENERIC_TOOLS and bool(_VENDOR.match(text))
    return name if name and not is_any else None


def _gerund_of(verb: str, what: str) -> Name | None:
    names = phrase_names(what)
    if len(names) != 1 or len(names[0].base.split()) >= _LONGEST_NAME - 1:
        return None
    label = f"{verb.capitalize()} {names[0].base}"
    return Name(label, label)


def _stem(before: str) -> str:
    """Return the verb an item begins with, without its ending."""
    found = _DEED.match(before)
    verb = found["verb"].lower().replace("carrying out", "carry out") if found else ""
    for ending in ("ing", "es", "e", "s"):
        if verb.endswith(ending):
            return verb.removesuffix(ending)
    return verb


def _each(what: str) -> list[Name]:
    """Return the names in a list: "model bias, drift" is bias and drift."""
    parts = _ENTRY.split(what)
    first, _, rest = parts[0].partition(" ")
    if fold(first) in GENERIC and rest and " " not in rest and any(" " not in p for p in parts[1:]):
        parts[0] = rest
    names = (_one(part) or quantity(part) for part in parts)
    return [name for name in names if name]


def _kind(before: str) -> Name | None:
    """Return the plural right before a bracket, where it is sure what that is."""
    if found := _KINDS_FOR.fullmatch(before):
        before = f"{found['what']} {found['kinds'].lower()}"
    elif found := _WHAT.fullmatch(before) or (_BY_MEANS.fullmatch(before)):
        before = found["kinds"]
    text = _FITTING.sub("", _OUTER.sub("", before, count=1), count=1)
    first, _, rest = text.partition(" ")
    is_deed = first.endswith("ing") and first[:1].isupper() and " " in rest
    if is_deed:
        text = _FITTING.sub("", rest, count=1)
    if _SOFT.search(f" {text} "):
        return None
    if shared := _SHARED.fullmatch(text):
        text = f"{shared['kind']} {shared['other']}"
    elif _ENTRY.search(text):
        *others, text = _ENTRY.split(text)
        if not is_deed or any(singular(_last(other)) == _last(other) for other in others):
            return None  # an example of "cleaning and transformation techniques" may be either
    last = _last(text)
    is_plural = singular(last) != last and (last == "metrics" or not last.endswith("ics"))
    fits = is_plural and singular(last) not in FACETS | {"option"}
    return _tool(text) if fits else None


def _last(text: str) -> str:
    return fold(text).rpartition(" ")[2]


def _names(entries: list[str]) -> Iterator[Name]:
    for entry in entries:
        if (name := _one(entry)) and not is_doing(entry):
            yield name


def _one(text: str) -> Name | None:
    names = phrase_names(_WITHIN.split(text.strip(" ,.;:"), maxsplit=1)[0])
    return names[0] if len(names) == 1 and len(names[0].base.split()) <= _LONGEST_NAME else None
