"""A plan as a Markdown checklist, one section for each stage."""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.plan import Plan, Step
from studyatlas.export.markdown_text import escaped
from studyatlas.model.atlas import Atlas
from studyatlas.wording import left_out_words, name_of, plan_circle, plan_title, plan_total, reads


def render(atlas: Atlas, plan: Plan) -> str:
    """Return the checklist; text from notes is escaped, so it stays text."""
    return "\n".join(_lines(atlas, plan)) + "\n"


def _lines(atlas: Atlas, plan: Plan) -> Iterator[str]:
    yield f"# {escaped(plan_title(atlas, plan))}"
    yield ""
    yield plan_total(plan)
    for cycle in plan.cycles:
        yield ""
        yield escaped(plan_circle(atlas, cycle))
    for number, stage in enumerate(plan.stages, 1):
        yield ""
        yield f"## Stage {number}"
        yield ""
        for step in stage:
            yield from _step(atlas, step)
    if plan.known:
        yield ""
        yield "## Known already"
        yield ""
        yield from (f"- [x] {escaped(name_of(atlas, topic))}" for topic in plan.known)
    if plan.choice and plan.choice.left_out:
        yield ""
        yield "## Left out"
        yield ""
        yield escaped(left_out_words(atlas, plan.choice))
        yield ""
        yield from (f"- {escaped(name_of(atlas, topic))}" for topic in plan.choice.left_out)


def _step(atlas: Atlas, step: Step) -> Iterator[str]:
    name = escaped(name_of(atlas, step.id))
    yield f"- [ ] **{name}** ({escaped(step.type)}): {escaped(step.why)}"
    yield from (f"  - {escaped(place)}" for place in reads(step))
