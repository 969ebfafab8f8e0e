"""Results as sentences: one wording for the command line and the browser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.details import Role
from studyatlas.analysis.paths import Filter, Paths
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

_LEAD = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_LONGEST_LINE = 4000
_BREAK = re.compile(r"\s*\|\s*|<br\s*/?>")
_MARKS = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")

SIGN_WORDS = {"+": "raises", "-": "lowers"}
"""What a signed relation does to its target."""
_SHORT = 72

STATUS_MARKS = {
    Status.COVERED: "●",
    Status.THIN: "◐",
    Status.MISSING: "○",
    Status.WAIVED: "–",
    Status.STALE: "!",
}
"""A sign for each verdict that reads without colour."""

STATUS_WORDS = {
    Status.COVERED: "a passage teaches it",
    Status.THIN: "only a part of it, or a mention",
    Status.MISSING: "nothing in the notes",
    Status.WAIVED: "left out on purpose",
    Status.STALE: "its link has to be confirmed again",
}

ORIGIN_WORDS = {
    Origin.CURATED: "curated: written by hand from knowledge of the field",
    Origin.STATED: "stated: a line of the notes or the guide says it",
    Origin.INFERRED: "inferred: concluded by a rule, no line says it outright",
}


def name_of(atlas: Atlas, node_id: str) -> str:
    """Return what a person calls a node: a label, or an exam code with the item's text."""
    node = atlas.nodes[node_id]
    return f"{node_id.rpartition('/')[2]} {node.label}" if node.type == "item" else node.label


def verb(atlas: Atlas, relation: Relation, *, backward: bool = False) -> str:
    """Return a relation's words in one of its directions."""
    return role_words(atlas, Role(relation.relation, backward, relation.sign))


def role_words(atlas: Atlas, role: Role) -> str:
    """Return what joins a node to the others in a role.

    >>> from studyatlas.model.atlas import make_atlas
    >>> role_words(make_atlas([], []), Role("mitigates", backward=True))
    'is mitigated by'
    """
    kind = atlas.schema.relation_types[role.relation]
    if role.sign:
        word = SIGN_WORDS[role.sign]
        return f"is {_participle(word)} by" if role.backward else word
    return kind.backward if role.backward else kind.forward


def _participle(word: str) -> str:
    return {"raises": "raised", "lowers": "lowered"}[word]


def sentence(atlas: Atlas, relation: Relation) -> str:
    """Return a relation as a sentence, in its own direction.

    >>> from studyatlas.model.atlas import make_atlas
    >>> from studyatlas.model.entities import Node
    >>> from studyatlas.model.position import Position, Provenance
    >>> at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    >>> nodes = [Node("d", "Dropout", "technique", at), Node("o", "Overfitting", "concept", at)]
    >>> relation = Relation("d", "mitigates", "o", at)
    >>> sentence(make_atlas(nodes, [relation]), relation)
    'Dropout mitigates Overfitting.'
    """
    source, target = name_of(atlas, relation.source), name_of(atlas, relation.target)
    return f"{source.rstrip('.')} {verb(atlas, relation)} {target.rstrip('.')}."


def source_words(relation: Relation) -> str:
    """Return where a relation comes from: origin, line and quoted words."""
    at = relation.provenance
    quote = f" “{short(spoken(at.quote))}”" if at.quote else ""
    return f"{at.origin}, {at.position}{quote}"


def no_path_reason(atlas: Atlas, paths: Paths) -> str:
    """Say why there is no path, and which filters cut it or which outline types would join it."""
    source, target = (_plain_name(atlas, end) for end in (paths.source, paths.target))
    if paths.reason == "same-node":
        return f"{source} is both ends: there is no way to go."
    if paths.reason == "filtered":
        cut = "; ".join(filter_words(atlas, filter_) for filter_ in paths.cut)
        said = f"The filters cut every path from {source} to {target}; without them there is one."
        return f"{said} What cuts: {cut}." if cut else said
    kinds = [atlas.schema.node_types[name].plural.lower() for name in paths.outline]
    also = f"; there is one through {_listed(kinds)} ({', '.join(paths.outline)})" if kinds else ""
    return f"No chain of relations joins {source} and {target}{also}."


def filter_words(atlas: Atlas, filter_: Filter) -> str:
    """Return what a filter asks of a path.

    >>> from studyatlas.model.atlas import make_atlas
    >>> filter_words(make_atlas([], []), Filter("via", ("is_a", "uses")))
    'staying on is_a and uses'
    """
    words = {"via": "staying on", "without": "leaving out", "avoid": "avoiding"}
    nodes = filter_.option in ("avoid", "through")
    names = [_plain_name(atlas, name) if nodes else name for name in filter_.names]
    return f"{words.get(filter_.option, 'going through')} {_listed(names)}"


def _plain_name(atlas: Atlas, node_id: str) -> str:
    return name_of(atlas, node_id).rstrip(".")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def short(text: str, width: int = _SHORT) -> str:
    """Return a text cut at a word, with an ellipsis where something is gone.

    >>> short("one two three", 9)
    'one two…'
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    cut = text[:width]
    return (cut.rpartition(" ")[0].rstrip(" ,;:") or cut) + "…"


def spoken(quote: str) -> str:
    """Return a line of Markdown as a person would read it out, without its marks.

    >>> spoken("| **Dropout** | see [notes](a.md) |"), spoken("- one")
    ('Dropout · see notes', 'one')
    """
    text = _LEAD.sub("", quote[:_LONGEST_LINE]).strip("| ")
    text = _LINK.sub(r"\1", _BREAK.sub(" · ", text))
    return _MARKS.sub("", text)


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "node"), count(2, "node")
    ('1 node', '2 nodes')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
