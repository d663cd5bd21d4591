"""The action sheet as a workbook: who does what by when, each owner's share, and the way back into the map.

Its table is the one of the touchpoints, cut down to what is to be done: what a department writes into it, a state,
a day, another owner, is read back like any other edit.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journeydesigner.editing.action_sheet import Action, actions_of, by_owner, share_of
from journeydesigner.exporters.registry import ACTIONS, ExportRequest
from journeydesigner.exporters.workbook import tidy_sheets
from journeydesigner.exporters.workbook.book import describe_map, tell_limits
from journeydesigner.exporters.workbook.choices import choices
from journeydesigner.exporters.workbook.contents import Contents, as_date
from journeydesigner.exporters.workbook.number_formats import COUNT, DATE
from journeydesigner.exporters.workbook.origin import form_of, write_origin
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.sheets import Sheets
from journeydesigner.exporters.workbook.tables import Column, Entry
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.lanes.follow_up import progress_labels
from journeydesigner.layout.action_words import nothing_to_do
from journeydesigner.wording import _, in_words_of

_SHOWN = ("owner", "text", "kind", "stage", "step", "due", "status", "severity", "mentions", "horizon", "effect",
          "moves", "lane", "lane id", "id")  # fmt: skip
"""The columns of the touchpoints that an action sheet has, in its order; those from ``lane`` on are hidden."""
_KEYS = 2


def made_actions(request: ExportRequest) -> Any:
    """The workbook, in the map's language, not yet saved. Raises KeyError for a map that is not there."""
    request.progress(0.0, _("Gathering the map"))
    with in_words_of(request.snapshot.map(request.map_id).language):
        contents = Contents(request.snapshot, request.map_id)
        actions = actions_of(request.snapshot, (request.map_id,))
        palette = Palette(contents.organization.brand)
        sheets = Sheets(palette, _("What to do"))
        sheets.offer(choices(contents))
        listed = _listed(contents, actions, request, palette)
        sheets.table(listed, sheets.first)
        request.progress(0.5, _("Writing the tables"))
        if actions:
            sheets.table(_shares(actions, request, palette))
        else:
            request.tell(nothing_to_do())
        write_origin(sheets.workbook, form_of(contents, (listed,), (), ()))
        sheets.finish()
        sheets.select(sheets.first)
    describe_map(sheets.workbook, contents, request, ACTIONS)
    tell_limits(sheets, request)
    return sheets.workbook


def _listed(contents: Contents, actions: Sequence[Action], request: ExportRequest, palette: Palette) -> Sheet:
    """A row for each action, owner by owner, the most urgent first; what is late is marked."""
    whole = tidy_sheets.touchpoints(contents)
    places = [next(i for i, column in enumerate(whole.columns) if column.key == key) for key in _SHOWN]
    first_hidden = _SHOWN.index("lane")
    columns = tuple(
        _as_shown(whole.columns[place], is_hidden=number >= first_hidden) for number, place in enumerate(places)
    )
    by_id = {entry.values[-1]: entry for entry in whole.entries}
    due = _SHOWN.index("due")
    entries: list[Entry] = []
    for own in by_owner(actions).values():
        for action in own:
            entry = by_id[action.card.id]
            formats = {number: entry.formats[place] for number, place in enumerate(places) if place in entry.formats}
            inks = {due: palette["neg"]} if action.is_late(request.date) else {}
            entries.append(Entry(tuple(entry.values[place] for place in places), formats, inks=inks))
    return Sheet(_("What to do"), whole.table, columns, tuple(entries), keys=_KEYS)


def _as_shown(column: Column, *, is_hidden: bool) -> Column:
    name = _("What") if column.key == "text" else column.name
    return replace(column, name=name, is_hidden=is_hidden or column.is_hidden)


def _shares(actions: Sequence[Action], request: ExportRequest, palette: Palette) -> Sheet:
    """A row for each owner: how much there is to do, how much of it is late, and what comes first."""
    labels = progress_labels()
    columns = (
        Column("owner", _("Owner"), 180),
        *(Column(each, label, 90, is_right=True, number_format=COUNT) for each, label in labels.items()),
        Column("late", _("Overdue"), 90, is_right=True, number_format=COUNT),
        Column("next", _("Next due"), 110, number_format=DATE),
    )  # fmt: skip
    entries: list[Entry] = []
    for owner, own in by_owner(actions).items():
        share = share_of(own, request.date)
        counts = (*share.counts.values(), share.late)
        values = (owner or _("Nobody yet"), *counts, as_date(share.next_due) if share.next_due else None)
        entries.append(Entry(values, inks={len(counts): palette["neg"]} if share.late else {}))
    return Sheet(_("By owner"), "Owners", columns, tuple(entries))
