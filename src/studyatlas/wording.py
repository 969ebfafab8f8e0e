"""Results as sentences: one wording for the command line and the browser."""

from __future__ import annotations

import re

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.details import Role
from studyatlas.analysis.paths import Paths
from studyatlas.analysis.query import sounds_like_phrase
from studyatlas.analysis.search import SearchResults
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


def how_read(atlas: Atlas, found: SearchResults) -> str:
    """Say how a query was understood; empty for a few words that could only be a name.

    >>> from studyatlas.model.atlas import make_atlas
    >>> how_read(make_atlas([], []), SearchResults("metrics", (), read_as="metrics"))
    'Read as: metrics'
    >>> how_read(make_atlas([], []), SearchResults("metrics of love", ()))
    'Read as a plain search for these words, not as a question.'
    """
    if found.read_as:
        return f"Read as: {found.read_as}"
    if len(found.query.split()) > 1 and sounds_like_phrase(atlas, found.query):
        return "Read as a plain search for these words, not as a question."
    return ""


def no_path_reason(atlas: Atlas, paths: Paths) -> str:
    """Say why there is no path."""
    source, target = (name_of(atlas, end).rstrip(".") for end in (paths.source, paths.target))
    if paths.reason == "same-node":
        return f"{source} is both ends: there is no way to go."
    if paths.reason == "filtered":
        return f"The filters cut every path from {source} to {target}; without them there is one."
    return f"No chain of relations joins {source} and {target}."


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
