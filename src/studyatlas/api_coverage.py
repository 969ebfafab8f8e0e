"""Coverage by hand and over time: what a person confirms or leaves out, and what changed since.

Part of the Python interface, beside `studyatlas.api`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studyatlas.analysis import lookup
from studyatlas.analysis.coverage import changes as changes_analysis
from studyatlas.analysis.coverage.by_hand import Hand
from studyatlas.analysis.coverage.changes import Changes
from studyatlas.api import coverage, the_one
from studyatlas.ingest.build import build_workspace
from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import Confirmed, Waiver, fingerprint, section_print
from studyatlas.model.errors import StudyAtlasError
from studyatlas.model.naming import WORD
from studyatlas.model.position import Position
from studyatlas.store import by_hand
from studyatlas.store.listing import is_there, workspace_name
from studyatlas.store.revision import RevisionError, revision_workspace
from studyatlas.store.workspace import open_workspace


def confirm(atlas: Atlas, root: Path, item: str, section: str) -> Confirmed:
    """Write into `graph/by-hand.yaml` that a section teaches an item, as both are now.

    It takes the place of what was confirmed there for this item and does not hold any more.

    Args:
        atlas: the workspace as it was read.
        root: its folder.
        item: an item's id, code or text.
        section: a section's id or title, or a line in it such as `notes.md:12`.

    Raises:
        NameUnknownError: a name stands for no item, or no section, or for several.
        DamagedFileError: what stands in the file cannot be read.
        OSError: the file cannot be written.
    """
    item_id = the_one(lookup.look_up(atlas, item, ("item",)))
    section_id = the_one(lookup.look_up_section(atlas, section))
    item_print = fingerprint(atlas.items[item_id][2].text)
    kept = section_print(atlas.sections[section_id][1])
    target = {"to": item_id, "item_print": item_print, "section_print": kept}
    hand = Hand(atlas)
    outdated = [link for link in atlas.by_hand.confirmed if hand.link_change(link)]

    def change(entries: by_hand.Entries) -> by_hand.Entries:
        for link in outdated:
            if link.item == item_id:
                entries = by_hand.without_link(entries, link.section, link.written)
        return by_hand.with_link(entries, section_id, target)

    by_hand.update(root, change)
    return Confirmed(section_id, item_id, Position(by_hand.BY_HAND), item_print, kept, item_id)


def waive(atlas: Atlas, root: Path, item: str, reason: str) -> Waiver:
    """Write into `graph/by-hand.yaml` that an item is left out, as it is worded now.

    Raises:
        NameUnknownError: the name stands for no item, or for several.
        StudyAtlasError: there is no reason.
        DamagedFileError: what stands in the file cannot be read.
        OSError: the file cannot be written.
    """
    item_id = the_one(lookup.look_up(atlas, item, ("item",)))
    reason = " ".join(reason.split())
    if not WORD.search(reason) or reason.lower() in ("true", "yes"):
        raise StudyAtlasError("say why the item is left out")
    item_print = fingerprint(atlas.items[item_id][2].text)
    older = {waiver.written for waiver in atlas.by_hand.waivers if waiver.item == item_id}

    def change(entries: by_hand.Entries) -> by_hand.Entries:
        for written in sorted(older - {item_id}):
            entries = by_hand.without_waiver(entries, written)
        return by_hand.with_waiver(entries, item_id, {"reason": reason, "item_print": item_print})

    by_hand.update(root, change)
    return Waiver(item_id, reason, Position(by_hand.BY_HAND), item_print, item_id)


def read_earlier(workspace: str | Path, since: str) -> Atlas:
    """Read an earlier version of a workspace: an older copy, or a revision of its git repository.

    Its exams are named as those of the workspace are, wherever the copy lies.

    Args:
        workspace: the folder or file as it is now.
        since: a folder or file; where there is none of that name, a revision such as `HEAD~3`.

    Raises:
        RevisionError: there are no notes of that name, nor such a revision with notes in it.
    """
    copy, path = Path(since), Path(workspace)
    if since and is_there(copy):
        opened, _ = open_workspace(copy)
        if not opened.notes and not opened.curation:
            raise RevisionError(f"{since}: no notes (*.md) and no graph/*.yaml in here")
    else:
        opened, _ = revision_workspace(path, since)
    return build_workspace(replace(opened, name=workspace_name(path)))[0]


def changes(
    atlas: Atlas, earlier: Atlas, exam: str | None = None, task: str | None = None
) -> Changes:
    """Return what changed in the coverage of an exam since an earlier version.

    Raises:
        NoExamError: there is no exam outline now, or not this exam or task.
    """
    report = coverage(atlas, exam, task)
    there = next(found for found in atlas.exams if found.id == report.exam)
    same = changes_analysis.counterpart(earlier, there)
    old = coverage(earlier, same.id) if same else None
    if task is None:
        return changes_analysis.compare(old, report)
    whole = changes_analysis.compare(old, coverage(atlas, report.exam))
    return changes_analysis.within(whole, old, report)
