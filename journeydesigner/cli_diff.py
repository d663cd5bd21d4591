"""The command that says what changed between two files, or two states of one: as text, as JSON, as a printed sheet."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.cli_export import map_of
from journeydesigner.cli_files import opened
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.editing.revisions import Change, Changes

_COLOURS = {"+": "32", "-": "31", ">": "36", "~": "33"}
"""Of the signs, on a terminal."""


def diff(options: argparse.Namespace) -> int:
    """0 where both say the same, 1 where they differ."""
    before, after = opened(options.file).document, opened(options.other).document
    changes = _compared(before, after, options)
    if options.json:
        sys.stdout.write(json.dumps(_form(before, after, changes, options), indent=2, ensure_ascii=False) + "\n")
    else:
        for line in _lines(before, after, changes, options):
            print(line)
    return 1 if changes else 0


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
