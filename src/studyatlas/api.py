"""The public Python interface: read a workspace, then ask it.

Nodes may be named by id, exam code, label or alias.

>>> from studyatlas.store.workspace import bundled_root
>>> atlas = open_atlas(bundled_root())
>>> search(atlas, "amt").results[0].label
'SageMaker automatic model tuning'
>>> paths(atlas, "dropout", "overfitting").paths[0].nodes
('dropout', 'overfitting')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from studyatlas.analysis import details, lookup
from studyatlas.analysis import paths as paths_analysis
from studyatlas.analysis import plan as plan_analysis
from studyatlas.analysis import stats as stats_analysis
from studyatlas.analysis.coverage import Coverage, make_coverage
from studyatlas.analysis.printed import printed_so
from studyatlas.analysis.query import ask
from studyatlas.analysis.search import SearchResults
from studyatlas.api_reading import open_atlas, read_atlas, read_opened, read_uploaded
from studyatlas.export import ATLAS_FORMATS, ATLAS_TABLES
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import NameUnknownError, NoExamError, StudyAtlasError
from studyatlas.store.workspace import bundled_root, is_workspace
from studyatlas.store.write import write_atomic

__all__ = [
    "WORKSPACE_VARIABLE",
    "coverage",
    "default_workspace",
    "export",
    "find",
    "open_atlas",
    "paths",
    "plan",
    "read_atlas",
    "read_opened",
    "read_uploaded",
    "search",
    "show",
    "stats",
    "the_one",
]

_ALL_GAPS = re.compile(r"all[\s_-]*gaps?", re.IGNORECASE)
"""Names every exam item that the notes do not cover, as the target of a plan."""
WORKSPACE_VARIABLE = "STUDYATLAS_WORKSPACE"
"""Names the workspace to open where nobody says which."""


def default_workspace(environment: Mapping[str, str]) -> tuple[Path, bool]:
    """Return the workspace to open where none is named, and whether it is the bundled one.

    It is the one that `environment` names, else the current folder if that is a workspace, else
    the bundled atlas.

    >>> str(default_workspace({WORKSPACE_VARIABLE: "my-notes"})[0])
    'my-notes'
    """
    if named := environment.get(WORKSPACE_VARIABLE):
        return Path(named), False
    try:
        here = Path.cwd()
        if is_workspace(here):
            return here, False
    except OSError:  # the current folder is gone, or not ours to read
        pass
    return bundled_root(), True


def find(atlas: Atlas, name: str) -> str:
    """Return the id of the node a name stands for.

    Raises:
        NameUnknownError: it stands for none, or for several; the error lists candidates.
    """
    return the_one(lookup.look_up(atlas, name))


def the_one(found: lookup.Lookup) -> str:
    """Return the id of the node that was found.

    Raises:
        NameUnknownError: there is none, or several; the error lists candidates.
    """
    if found.node is None:
        raise NameUnknownError(found.text, found.candidates, ambiguous=found.ambiguous)
    return found.node.id


def search(
    atlas: Atlas,
    query: str,
    types: Collection[str] = (),
    limit: int | None = None,
    *,
    known: Iterable[str] = (),
) -> SearchResults:
    """Find nodes by what a person types: names, or a phrase such as "what mitigates overfitting".

    There are 20 results at most unless `limit` says how many; exam items that a phrase asks for,
    such as "items not covered", all come.

    `known` names the topics that a person knows, for phrases such as "topics not known".
    """
    return ask(atlas, query, types, limit, known={find(atlas, name) for name in known})


def show(atlas: Atlas, node: str, depth: int = 1) -> details.Details:
    """Return a node with its relations and its places in the notes."""
    return details.show(atlas, find(atlas, node), depth)


def paths(
    atlas: Atlas,
    source: str,
    target: str,
    *,
    alternatives: int = 1,
    via: Collection[str] = (),
    without: Collection[str] = (),
    avoid: Iterable[str] = (),
    through: Iterable[str] = (),
) -> paths_analysis.Paths:
    """Return study paths between two nodes, the cheapest first.

    `via` and `without` filter by relation type, node type and origin; `avoid` and `through` name
    nodes to keep away from and to go through, in order.

    Raises:
        StudyAtlasError: a filter is neither a relation type, nor a node type, nor an origin.
    """
    known = {*atlas.schema.node_types, *atlas.schema.relation_types, *paths_analysis.ORIGINS}
    for name in (*via, *without):
        if name not in known:
            listed = ", ".join(sorted(known))
            message = f"no relation type, node type or origin {name!r}; there are: {listed}"
            raise StudyAtlasError(message)
    return paths_analysis.find_paths(
        atlas,
        find(atlas, source),
        find(atlas, target),
        alternatives=alternatives,
        via=via,
        without=without,
        avoid=tuple(find(atlas, name) for name in avoid),
        through=tuple(find(atlas, name) for name in through),
    )


def plan(
    atlas: Atlas,
    targets: Iterable[str],
    known: Iterable[str] = (),
    *,
    hours: float | None = None,
    elsewhere: float = plan_analysis.ELSEWHERE,
) -> plan_analysis.Plan:
    """Return what to learn for some topics, items, tasks or domains, in order.

    The target "all gaps" stands for every exam item that the notes do not cover, unless a node has
    that name; so do "all" and "gaps" one after the other, as a shell hands them over unquoted.

    Args:
        atlas: where to look.
        targets: names.
        known: names of what need not be learned.
        hours: how much time there is; the most valuable topics that fit are kept.
        elsewhere: minutes that a topic takes which the notes do not explain, within `hours`.

    Raises:
        StudyAtlasError: a name stands for nothing, gaps are wanted where there is no exam, or
            `hours` or `elsewhere` is no length of time.
    """
    judged = plan_analysis.Judged(atlas)
    wanted = [node for one in _whole(atlas, targets) for node in _targets(atlas, one, judged)]
    skipped = {find(atlas, name) for name in known}
    try:
        return plan_analysis.make_plan(
            atlas, wanted, skipped, hours=hours, elsewhere=elsewhere, judged=judged
        )
    except ValueError as failure:
        raise StudyAtlasError(str(failure)) from failure


def _whole(atlas: Atlas, targets: Iterable[str]) -> Iterator[str]:
    """Yield names, with "all" and "gaps" as one unless "all" names something."""
    names = list(targets)
    while names:
        name = names.pop(0)
        both = " ".join((name, *names[:1]))
        if names and _ALL_GAPS.fullmatch(both) and not lookup.named(atlas, name):
            name = both
            names.pop(0)
        yield name


def _targets(atlas: Atlas, name: str, judged: plan_analysis.Judged) -> tuple[str, ...]:
    if not _ALL_GAPS.fullmatch(name.strip()) or lookup.named(atlas, name.strip()):
        return (find(atlas, name),)
    if not atlas.exams:
        raise NoExamError("no exam outline here, so there are no gaps to plan for")
    return plan_analysis.gap_items(atlas, judged)


def coverage(atlas: Atlas, exam: str | None = None, task: str | None = None) -> Coverage:
    """Return which items of an exam the notes cover, with the evidence.

    `task` is the code of one task or domain, or its name as it is printed: "Task 2.3". Where no
    `exam` is given, it is of the first that has such a part.

    Raises:
        NoExamError: there is no exam outline, or not this exam or task.
    """
    exam, code = _part(atlas, exam, task) if task else (exam, None)
    return make_coverage(atlas, exam, code)


def _part(atlas: Atlas, exam: str | None, task: str) -> tuple[str | None, str]:
    """Return which exam, and the code in it, a printed name stands for; else both as they are."""
    by_exam: dict[str, set[str]] = {}
    for node in printed_so(atlas, task, ("task", "domain")):
        of, _, code = node.id.rpartition("/")
        by_exam.setdefault(of, set()).add(code)
    meant = exam or next((one.id for one in atlas.exams if one.id in by_exam), None)
    codes = by_exam.get(meant or "", set())
    return (meant, codes.pop()) if len(codes) == 1 else (exam, task)


def stats(atlas: Atlas) -> stats_analysis.Stats:
    """Return counts, components, hubs and bridges."""
    return stats_analysis.make_stats(atlas)


def export(atlas: Atlas, file: str | Path, to: str | None = None) -> Path:
    """Write the whole atlas to a file, its format told by the suffix or by `to`.

    `json` is one file, NetworkX node-link; `parquet` a folder with `nodes.parquet` and
    `relations.parquet`.

    Raises:
        StudyAtlasError: the format is not known, or something of another kind would be overwritten.
        OSError: the file cannot be written; an old one is left as it was.
    """
    path = Path(file)
    name = (to or path.suffix.removeprefix(".")).lower()
    if name not in {**ATLAS_FORMATS, **ATLAS_TABLES}:
        known = ", ".join({**ATLAS_FORMATS, **ATLAS_TABLES})
        raise StudyAtlasError(f"{path}: no format {name!r}; there is: {known}")
    if path.exists() and path.suffix.lower() != f".{name}":
        raise StudyAtlasError(f"{path} is there and no .{name} file; it is left as it was")
    if name in ATLAS_FORMATS:
        write_atomic(path, ATLAS_FORMATS[name](atlas))
        return path
    path.mkdir(exist_ok=True)
    for table, data in ATLAS_TABLES[name](atlas).items():
        write_atomic(path / table, data)
    return path
