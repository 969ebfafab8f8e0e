"""Nodes, relations and plans in words, and what is left of a text that is too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.details import Role
from studyatlas.analysis.plan import TO_EXTEND, Choice, Plan, Ready, Step, Unlocks, reserve_on
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin

_LEAD = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_LONGEST_LINE = 4000
_BREAK = re.compile(r"\s*\|\s*|<br\s*/?>")
_SLANTED = re.compile(r"(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])")
_MARKS = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")

SIGN_WORDS = {"+": "raises", "-": "lowers"}
"""What a signed relation does to its target."""
_SHORT = 72
_NAMED = 5
_HOURS_FROM = 90

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
    Status.STALE: "what was said of it by hand has to be said again",
}

ORIGIN_WORDS = {
    Origin.CURATED: "curated: written by hand from knowledge of the field",
    Origin.STATED: "stated: a line of the notes or the guide says it",
    Origin.INFERRED: "inferred: concluded by a rule, no line says it outright",
}


def name_of(atlas: Atlas, node_id: str) -> str:
    """Return what a person calls a node: a label, or an exam code with the item's text."""
    return _with_code(atlas.nodes[node_id])


def step_name(step: Step) -> str:
    """Return what a person calls a step of a plan, as `name_of` does."""
    return _with_code(step)


def _with_code(one: Node | Step) -> str:
    return f"{one.id.rpartition('/')[2]} {one.label}" if one.type == "item" else one.label


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
    >>> spoken("*Foster (1990)*: 2 * 3 is *not* 5")
    'Foster (1990): 2 * 3 is not 5'
    """
    text = _LEAD.sub("", quote[:_LONGEST_LINE]).strip("| ")
    text = _LINK.sub(r"\1", _BREAK.sub(" · ", text))
    return _MARKS.sub("", _SLANTED.sub(r"\1", text))


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "node"), count(2, "node")
    ('1 node', '2 nodes')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def minutes_of(value: float) -> int:
    """Return reading time in whole minutes: none takes less than one.

    >>> minutes_of(0.1), minutes_of(2.6)
    (1, 3)
    """
    return max(1, round(value))


def duration(minutes: float) -> str:
    """Return a length of time as a person says it.

    >>> [duration(minutes) for minutes in (0.2, 89, 172)]
    ['1 minute', '89 minutes', '2.9 hours']
    """
    if minutes < _HOURS_FROM:
        return count(minutes_of(minutes), "minute")
    return amount(round(minutes / 60, 1), "hour")


def amount(value: float, unit: str) -> str:
    """Return a measure with its unit.

    >>> amount(1, "hour"), amount(2.5, "hour")
    ('1 hour', '2.5 hours')
    """
    return f"{value:g} {unit}" + ("" if value == 1 else "s")


def plan_title(atlas: Atlas, plan: Plan) -> str:
    """Say what a plan is for."""
    names = [short(name_of(atlas, target)) for target in plan.targets[:_NAMED]]
    more = len(plan.targets) - len(names)
    return f"Plan for {', '.join(names) or 'nothing'}" + (f" and {more} more" if more else "")


def plan_total(plan: Plan) -> str:
    """Say how long a plan is."""
    if not plan.steps:
        left_out = plan.choice and plan.choice.left_out
        return "Nothing of it fits." if left_out else _nothing_to_learn(plan)
    steps, stages = count(len(plan.steps), "step"), count(len(plan.stages), "stage")
    time = duration(plan.minutes)
    told = f"about {time} to read in these notes" if plan.minutes else "nothing to read yet"
    if not plan.unexplained:
        return f"{steps} in {stages}, {told}."
    left = f"; the notes do not explain {plan.unexplained} of them"
    each = amount(plan.elsewhere, "minute")
    reckoned = f"With {each} for each of these that is about {duration(plan.whole_minutes)} in all."
    return f"{steps} in {stages}, {told}{left}. {reckoned}"


def _nothing_to_learn(plan: Plan) -> str:
    nothing = "There is nothing to learn for it"
    if not plan.waived:
        return f"{nothing}."
    if {*plan.targets} <= {*plan.waived}:
        return f"{nothing}: left out on purpose."
    be = "is" if len(plan.waived) == 1 else "are"
    return f"{nothing}; {count(len(plan.waived), 'item')} of it {be} left out on purpose."


def plan_circle(atlas: Atlas, circle: Iterable[str]) -> str:
    """Say that some topics of a plan need each other."""
    names = ", ".join(name_of(atlas, topic) for topic in circle)
    return f"These require each other, so they stand side by side: {names}"


def left_out_words(atlas: Atlas, choice: Choice) -> str:
    """Say what a plan leaves out for lack of time, and what of an exam that is worth."""
    be = "is" if choice.hours == 1 else "are"
    items = any(step in atlas.items for step in choice.left_out)
    left_out = count(len(choice.left_out), "step" if items else "topic")
    told = f"{amount(choice.hours, 'hour')} {be} not enough for {left_out}"
    if not atlas.items:
        return f"{told}."
    if not choice.whole:
        return f"{told}; the notes cover what is asked, so the first steps were kept."
    return f"{told}; what is kept brings {choice.value:.1f} of {choice.whole:.1f} % of the outline."


def reads(step: Step) -> Iterator[str]:
    """Yield where to read on a step, one place a line, and whether it is only a mention, say."""
    for section in step.sections:
        reserve = reserve_on(section)
        said = section.why if reserve == TO_EXTEND else reserve
        yield f"{section.path}:{section.line} {section.heading}" + (f" ({said})" if said else "")
    if not step.sections:
        yield "nothing on it in the notes"


def leads_words(topic: Ready) -> str:
    """Say what learning a topic leads to."""
    parts = [f"leads to {topic.share:.1f} % of the outline"] if topic.share else []
    many = topic.unlocks
    parts.append(f"{count(many, 'topic needs', 'topics need') if many else 'nothing needs'} it")
    if topic.opens:
        parts.append(f"{len(topic.opens)} of them at once")
    return ", ".join(parts)


def unlocks_words(atlas: Atlas, found: Unlocks) -> str:
    """Say how much a topic opens, and which topics need it while it needs them."""
    whole = len(found.directly) + len(found.later)
    share = f", {found.share:.1f} % of the outline" if found.share else ""
    told = f"opens {count(whole, 'topic')}{share}"
    if not found.circle:
        return told
    names = ", ".join(name_of(atlas, other) for other in found.circle)
    return f"{told}. It needs these, and they need it: {names}"
