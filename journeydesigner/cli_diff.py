"""The command that says what changed between two files, or two states of one: as text, as JSON, as a printed sheet."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.cli_export import Progress, map_of
from journeydesigner.cli_files import opened, refuse_folder, refuse_same
from journeydesigner.command_line import BadInputError, papers
from journeydesigner.document.authors import last_author
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.document.snapshot import Snapshot
    from journeydesigner.editing.revisions import Change, Changes
    from journeydesigner.layout.report.change_sheet import Version

_COLOURS = {"+": "32", "-": "31", ">": "36", "~": "33"}
"""Of the signs, on a terminal."""


def diff(options: argparse.Namespace) -> int:
    """0 where both say the same, 1 where they differ."""
    if options.out is not None:
        _refuse_out(options)
    elif options.paper:
        raise BadInputError(_("--paper is of a change sheet; say where it goes: -o OUT.pdf."))
    before, after = opened(options.file).document, opened(options.other).document
    changes = _compared(before, after, options)
    if options.out is not None:
        _write_sheet(before, after, changes, options)
    elif options.json:
        sys.stdout.write(json.dumps(_form(before, after, changes, options), indent=2, ensure_ascii=False) + "\n")
    else:
        for line in _lines(before, after, changes, options):
            print(line)
    return 1 if changes else 0


def _refuse_out(options: argparse.Namespace) -> None:
    """Say so before the work begins where no change sheet can be written."""
    from journeydesigner.exporters.common.change_sheets import change_sheet_suffixes

    out: Path = options.out
    if options.json:
        raise BadInputError(_("--json is printed; leave out -o, or --json."))
    if out.suffix.lower() not in change_sheet_suffixes():
        known = ", ".join(change_sheet_suffixes())
        raise BadInputError(_("{path}: a change sheet is one of {known}; name it so.").format(path=out, known=known))
    if options.paper and out.suffix.lower() != ".pdf":
        raise BadInputError(_("--paper is of a PDF; leave it out."))
    refuse_folder(out)
    for source in (options.file, options.other):
        refuse_same(out, source)


def _write_sheet(before: "Document", after: "Document", changes: "Changes", options: argparse.Namespace) -> None:
    from journeydesigner.exporters.common.change_sheets import change_sheet_for
    from journeydesigner.exporters.registry import ExportRequest
    from journeydesigner.layout.report.change_sheet import TwoVersions
    from journeydesigner.painting.application import ensure_gui

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ensure_gui()
    snapshot = after.snapshot
    shown = map_of(snapshot, None, options.other)
    only = map_of(snapshot, options.map, options.other) if options.map else ""
    versions = (version_of(before, changes.before, options.file), version_of(after, snapshot, options.other))
    two = TwoVersions(*versions, map=only)
    paper = _chosen(options.paper or "A4")
    request = ExportRequest(snapshot, snapshot.assets, MapId(only) or shown, options.out, paper=paper)
    with Progress() as progress:
        change_sheet_for(options.out, two).export(replace(request, progress=progress))


def version_of(document: "Document", snapshot: "Snapshot", path: Path) -> "Version":
    """A file as one of two versions: called by its name, written when and by whom it was."""
    from journeydesigner.layout.report.change_sheet import Version

    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat()
    return Version(snapshot, path.name, written, last_author(document))


def _chosen(paper: str) -> str:
    found = next((name for name in papers() if name.casefold() == paper.casefold()), None)
    if found is None:
        said = _("There is no {what} “{given}”; choose one of {known}.")
        raise BadInputError(said.format(what=_("paper"), given=paper, known=", ".join(papers())))
    return found


def _compared(before: "Document", after: "Document", options: argparse.Namespace) -> "Changes":
    from journeydesigner.editing.revisions import changes_between
    from journeydesigner.editing.revisions.by_name import under_ids_of

    first = before.snapshot if before.id == after.id else under_ids_of(before.snapshot, after.snapshot)
    changes = changes_between(first, after.snapshot)
    if not options.map:
        return changes
    try:
        return changes.of_map(map_of(after.snapshot, options.map, options.other))
    except BadInputError:  # perhaps it is one that went
        try:
            return changes.of_map(map_of(first, options.map, options.file))
        except BadInputError:
            pass
        raise


def _form(before: "Document", after: "Document", changes: "Changes", options: argparse.Namespace) -> dict[str, object]:
    from journeydesigner.editing.revisions.public_form import public_form

    files = [str(options.file), str(options.other)]
    return {"files": files, "same_document": before.id == after.id, **public_form(changes)}


def _lines(before: "Document", after: "Document", changes: "Changes", options: argparse.Namespace) -> Iterator[str]:
    from journeydesigner.editing.revisions import headline
    from journeydesigner.editing.revisions.told import by_place

    yield f"{options.file} → {options.other}"
    if before.id != after.id:
        yield _("These are two different documents: what is called alike is compared, not what has the same history.")
    yield headline(changes)
    for of_map in by_place(changes):
        yield ""
        yield of_map.title
        for group in of_map.groups:
            if group.title:
                yield f"  {group.title}"
            for change in group.changes:
                yield from _told(change, "    " if group.title else "  ")


def _told(change: "Change", indent: str) -> Iterator[str]:
    from journeydesigner.editing.revisions.told import arrow, details, sign, subject

    mark = sign(change)
    yield _tinted(f"{indent}{mark} {subject(change)}", mark)
    for detail in details(change):
        yield f"{indent}    {arrow(detail)}"


def _tinted(line: str, mark: str) -> str:
    """In the colour of its sign, where a person sees it."""
    return f"\x1b[{_COLOURS[mark]}m{line}\x1b[0m" if sys.stdout.isatty() else line
