"""Subject, wording, object: relations that a clause says in so many words.

A `Cue` is a wording between two names. The subject stands right before it, or is what the clause
stands under; the object right behind it. Only what may stand in between, and what may follow, is
listed here: any other word could change what the sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from studyatlas.ingest.clauses import Clause, Named
from studyatlas.ingest.cues import Cue, cue
from studyatlas.ingest.only_listed import is_only_listed
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.topics.purposes import is_quality
from studyatlas.ingest.topics.words import GENERIC, SIZES
from studyatlas.model.entities import Node, Relation
from studyatlas.model.naming import fold
from studyatlas.model.position import Origin

__all__ = ["Cue", "cue", "stated"]

_ADVERBS = (
    r"(?:also|often|usually|typically|generally|commonly|mainly|mostly|primarily|thus|therefore|then|"
    r"directly|indirectly|greatly|strongly|further|always|automatically|effectively|especially|"
    r"that|which|itself|both|all|can|will|helps?|helps? to|to help|can help)"
)
_BEFORE_CUE = re.compile(rf"\s*(?:\([^()]{{0,30}}\)\s*)?,?\s*(?:{_ADVERBS}\s+)*")
_BEFORE_CUE_AT_END = re.compile(rf"\s+(?:{_ADVERBS}\s+)*$")
_NO_SUBJECT = re.compile(rf"(?:(?:it|they)\s+)?(?:{_ADVERBS}\s+)*")
_DETERMINERS = (
    r"(?:(?:the|an?|this|these|its|their|using|applying|adding|use of|most|many|all|every)\s+)*"
)
_BEFORE_SUBJECT = re.compile(
    rf"(?:^|[,:(–—]|\s-|\b(?:and|so|because|since|while|whereas|therefore|thus|but|as)\b)\s*"
    rf"{_DETERMINERS}$"
)
_ENTRY = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_UNKNOWN = re.compile(r"(?:(?!(?:is|are|was|has|have|can|to|for|with|of|in|by)\b)[\w-]+\s*){1,3}")
_LONGEST_LIST = 200
_LOOK_BACK = 60
_BARE_VERBS = frozenset(
    (
        *("require", "need", "depend", "build", "presuppose", "assume", "comprise", "contain"),
        *("provide", "offer", "supply", "give", "come", "ship", "mitigate", "prevent", "combat"),
        *("counteract", "alleviate", "protect", "guard", "avoid", "reduce", "lower", "decrease"),
        *("limit", "minimize", "minimise", "increase", "raise", "improve", "boost", "speed"),
        *("accelerate", "enhance", "promote", "stimulate", "shrink", "slow", "inhibit", "affect"),
        *(
            "influence",
            "impact",
            "belong",
            "consist",
            "measure",
            "quantify",
            "help",
            "aim",
            "serve",
        ),
    )
)
_GLUE = re.compile(r"\s*(?:,|,?\s*(?:and|or|and/or|&|as well as)|/)\s*(?:(?:the|an?)\s+)?")
_OR = re.compile(r"\b(?:or|either)\b")
_OR_ELSE = re.compile(r"\s+or\s(?!\s*more\b)")
_ARTICLES = (
    r"\s*:?\s*(?:(?:the|an?|its|their|your|both|all|many|some|various|several|any|common)\s+)*"
)
_TO_OBJECT = re.compile(_ARTICLES)
_MODIFIER = (
    r"(?!(?:of|in|for|with|without|to|by|on|from|at|as|than|and|or|that|which|who|is|are|be|lack|risk|"
    r"amount|number|set|part|way|kind|poor|former|so-called|fake|bad|good|better|best|not|non)\b)"
    r"[a-z][a-z-]*\s+"
)
_PLAIN = re.compile(
    r"(?:non|un)-?\w{3,}|fresh|new|old|own|raw|clean|pure|extra|separate|single|whole|existing|special"
    r"|strong|weak|free|open"
)
_AFTER_OBJECT = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:$|[.,;:!)\]](?!\w)|[–—·]|-\s|"
    r"(?:and|or|in|on|for|to|by|with|when|while|where|whose|that|which|who|as|at|from|because|since|"
    r"so|but|during|per|using|is|are|was|can|through|via|into|between|among|over|under|after|before|"
    r"such|like|including|e\.g|i\.e|about|across|within|only|well|it|they|then|based|used|made|trained|"
    r"developed|created|written|designed|built|called|known|invented|introduced)"
    r"\b)"
)


def stated(reading: Reading, rule: str, cues: Iterable[Cue]) -> Iterator[Relation]:
    """Yield what the clauses say with some wordings."""
    cues = tuple(cues)
    for clause, may_stand in reading.cued:
        if may_stand.isdisjoint(cues):
            continue
        for one in cues:
            if one in may_stand:
                for found in one.wording.finditer(clause.text):
                    yield from _said(reading, rule, clause, one, found)


def begins_a_name(text: str, place: int) -> bool:
    """Tell whether what stands before a name leaves it whole: "a mode", but not "the file mode".

    >>> begins_a_name("a mode", 2), begins_a_name("the file mode", 9)
    (True, False)
    """
    return _BEFORE_SUBJECT.search(_look_back(text, place)) is not None


def ends_a_name(text: str, place: int) -> bool:
    """Tell whether what follows a name leaves it whole: "nodes, which", but not "node.js".

    >>> ends_a_name("nodes of a net", 5), ends_a_name("node.js", 4), ends_a_name("path cost", 4)
    (False, False, False)
    >>> ends_a_name("paths are short", 5), ends_a_name("paths", 5)
    (True, True)
    """
    return _AFTER_OBJECT.match(text, place) is not None


def _said(
    reading: Reading, rule: str, clause: Clause, one: Cue, found: re.Match[str]
) -> Iterator[Relation]:
    objects = _objects(clause, one, found.end())
    if not objects or not _holds(clause, one, found, objects[-1].end):
        return
    if one.relation == "is_a" and _OR_ELSE.match(clause.text, objects[-1].end):
        return  # "a cost or benefit"
    if one.relation == "requires" and _OR.search(clause.text, found.end(), objects[-1].end):
        return  # either will do, so none is needed
    for subject in _subjects(clause, one, *found.span()):
        if subject == clause.under and _is_deed(reading.nodes[subject]):
            continue
        for target in filter(clause.is_whole, objects):
            source, end = (target.node, subject) if one.backward else (subject, target.node)
            ends = (source, one.relation, end)
            if reading.allows(*ends):
                yield clause.relation(rule, ends, Origin.STATED, found.group(), one.sign)


def _is_deed(node: Node) -> bool:
    """Tell whether a node is what an item or a sentence says is done: "Validating data".

    What is told below a heading of that name is about what does it.
    """
    first, _, rest = node.label.partition(" ")
    return bool(rest) and first.endswith("ing") and is_only_listed(node)


def _holds(clause: Clause, one: Cue, found: re.Match[str], end: int) -> bool:
    sure = clause.is_statement and not clause.is_denied(end)
    if not sure and one.relation == "is_a":
        sure = clause.defines(end)
    return sure and clause.is_plain(found.start(), found.end())


def _subjects(clause: Clause, one: Cue, start: int, end: int) -> list[str]:
    """Return the names right before a wording, or what the clause stands under."""
    before = [name for name in clause.names if name.end <= start]
    is_label = clause.text.startswith(":", end)
    if before and not one.only_alone and not is_label:
        names = _joined(clause, before[::-1])
        ends_here = _BEFORE_CUE.fullmatch(clause.text, names[0].end, start)
        begins = begins_a_name(clause.text, names[-1].start)
        if one.anywhere:
            names = names[:1]
        if ends_here and (begins or one.anywhere):
            return [name.node for name in names if clause.is_whole(name)]
        return []
    if not clause.under or before or not one.alone or _is_command(clause.text[start:]):
        return []
    if one.only_alone and not (clause.first and clause.by in ("lead-in", "row")):
        return []
    pronoun_fits = clause.first or not clause.text.startswith(("it ", "they "))
    if pronoun_fits and _NO_SUBJECT.fullmatch(clause.text, 0, start):
        return [clause.under]
    return [clause.under] if _begins_the_title(clause, start) else []


def _begins_the_title(clause: Clause, end: int) -> bool:
    """Tell whether a clause begins like its title: "Keras is …" below "Keras library"."""
    written = _BEFORE_CUE_AT_END.sub("", clause.text[:end])
    title = fold(clause.title)
    return len(written) > 1 and title.startswith(f"{written} ") and written not in GENERIC


def _is_command(text: str) -> bool:
    """Tell whether a clause that begins so tells the reader to do something.

    >>> _is_command("increase the regularization"), _is_command("increases the accuracy")
    (True, False)
    >>> _is_command("need: matches, paper"), _is_command("needs: matches, paper")
    (True, False)
    """
    return text.partition(" ")[0].rstrip(":") in _BARE_VERBS


def _look_back(text: str, end: int) -> str:
    """Return what stands before a place; a far beginning is no beginning."""
    return text[:end] if end <= _LOOK_BACK else f"… {text[end - _LOOK_BACK : end]}"


def _joined(clause: Clause, names: list[Named]) -> list[Named]:
    """Return the first of some names, going back, and those that "and" joins to it."""
    found = names[:1]
    for name in names[1:]:
        if not _GLUE.fullmatch(clause.text, name.end, found[-1].start):
            break
        found.append(name)
    return found


def _objects(clause: Clause, one: Cue, end: int) -> list[Named]:
    """Return the names right behind a wording, and those joined to them by "and" or in a list."""
    behind = [name for name in clause.names if name.start >= end]
    if not behind:
        return []
    if not _leads_to(clause.text[end : behind[0].start], one):
        return _in_list(clause, behind, end)
    found = behind[:1]
    for name in behind[1:]:
        if not _GLUE.fullmatch(clause.text, found[-1].end, name.start):
            break
        found.append(name)
    last = found[-1].end
    if clause.text.startswith(",", last) and is_quality(clause.text[found[-1].start : last]):
        return []  # "a serverless, elastic store"
    if one.tails and (tail := re.compile(rf"\s+(?:{one.tails})\b").match(clause.text, last)):
        last = tail.end()
    if one.unless_before and re.compile(one.unless_before).match(clause.text, last):
        return []
    return found if ends_a_name(clause.text, last) else []


def _in_list(clause: Clause, behind: list[Named], end: int) -> list[Named]:
    """Return the names that fill an entry of a list whose first entries are no names."""
    places = {(name.start, name.end): name for name in behind}
    found: list[Named] = []
    start = end
    stop = min(len(clause.text), end + _LONGEST_LIST)
    for comma in (*_ENTRY.finditer(clause.text, end, stop), None):
        close = comma.start() if comma else stop
        lead = _TO_OBJECT.match(clause.text, start, close)
        entry = (lead.end() if lead else start, close)
        if name := places.get(entry):
            found.append(name)
        elif not _UNKNOWN.fullmatch(clause.text, *entry):
            break
        start = comma.end() if comma else stop
    return found


def _leads_to(gap: str, one: Cue) -> bool:
    """Tell whether nothing between a wording and a name makes another thing of it.

    A "shared ring" is a ring, and who needs a "cheap ring" needs a ring; but who needs a "wedding
    ring" does not need any ring.
    """
    if _TO_OBJECT.fullmatch(gap):
        return True
    if not one.modifiers or not _WITH_MODIFIERS[one.modifiers].fullmatch(gap):
        return False
    if one.relation == "is_a":
        return True
    word = gap.rsplit(maxsplit=1)[-1]
    return word in SIZES or is_quality(word) or _PLAIN.fullmatch(word) is not None


_WITH_MODIFIERS = {
    count: re.compile(rf"{_ARTICLES}(?:{_MODIFIER}){{0,{count}}}") for count in range(1, 4)
}
