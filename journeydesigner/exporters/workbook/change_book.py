"""What changed between two versions as a workbook: a row for each thing that is other, to be filtered and sorted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journeydesigner.editing.record_words import name_of
from journeydesigner.editing.revisions import Change, Changes
from journeydesigner.editing.revisions.told import before_and_after, by_place, kind_word
from journeydesigner.exporters.common.document_titles import CHANGES
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.exporters.workbook.book import describe_map, tell_limits
from journeydesigner.exporters.workbook.choices import choices
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.sheets import Sheets
from journeydesigner.exporters.workbook.tables import Column, Entry
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.wording import _, in_words_of

if TYPE_CHECKING:
    from journeydesigner.layout.report.change_sheet import TwoVersions


def made_changes(request: ExportRequest, two: "TwoVersions") -> Any:
    """The workbook, in the map's language, not yet saved. Raises KeyError for a map that is not there."""
    request.progress(0.0, _("Gathering the changes"))
    with in_words_of(request.snapshot.map(request.map_id).language):
        contents = Contents(request.snapshot, request.map_id)
        sheets = Sheets(Palette(contents.organization.brand), _("What changed"))
        sheets.offer(choices(contents))
        sheets.table(_listed(two.changes()), sheets.first)
        sheets.finish()
        sheets.select(sheets.first)
    describe_map(sheets.workbook, contents, request, CHANGES)
    tell_limits(sheets, request)
    return sheets.workbook


def _listed(changes: Changes) -> Sheet:
    columns = (
        Column("map", _("Map"), 180), Column("stage", _("Stage"), 130), Column("step", _("Step"), 130),
        Column("lane", _("Lane"), 130), Column("how", _("How"), 110), Column("what", _("What"), 120),
        Column("name", _("Name"), 280, wraps=True), Column("field", _("Field"), 120),
        Column("before", _("Before"), 280, wraps=True), Column("after", _("After"), 280, wraps=True),
        Column("change", _("Change"), 90), Column("id", "id", 90, is_hidden=True),
    )  # fmt: skip
    entries = [
        Entry((of_map.title, *row)) for of_map in by_place(changes) for change in of_map.changes
        for each in (change, *change.content) for row in _rows(changes, each)
    ]  # fmt: skip
    return Sheet(_("What changed"), "Changes", columns, tuple(entries))


def _rows(changes: Changes, change: Change) -> Iterator[tuple[str, ...]]:
    how = ", ".join(kind_word(kind) for kind in change.kinds)
    where = change.where
    places = (_called(changes, "stages", where.stage), _called(changes, "steps", where.step),
              _called(changes, "lanes", where.lane))  # fmt: skip
    delta = change.shift.delta if change.shift is not None else ""
    for number, (label, before, after) in enumerate(before_and_after(change)):
        yield (*places, how, change.noun, change.name, label, before, after, "" if number else delta, change.record)


def _called(changes: Changes, table: str, record: str) -> str:
    for snapshot in (changes.after, changes.before):
        if (found := snapshot.table(table).get(record)) is not None:
            return name_of(snapshot, found)
    return ""
