"""What a workbook was made from: kept in it on a hidden sheet, so that an edited one tells what its editor changed.

The form is plain JSON: the tables with every cell as it was written, what words stand for, and which cells of the
Map sheet hold what. An edited cell is one that differs from its origin; the map was changed meanwhile where its own
table, made anew, does.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.workbook import tidy_sheets
from journeydesigner.exporters.workbook.cell_text import CELL_LIMIT, clean, pieces
from journeydesigner.exporters.workbook.cells import LARGEST, Value
from journeydesigner.exporters.workbook.choices import choices
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.lengths import in_fitting_units
from journeydesigner.exporters.workbook.map_cells import MapCell
from journeydesigner.exporters.workbook.movement_sheets import movement_sheets
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.model.ids import MapId
from journeydesigner.wording import in_words_of

SHEET = "_journey"
"""The hidden sheet's name, in every language."""
MARK = "journeydesigner.origin"
_VERSION = 1
_CHUNK = 30_000
Form = dict[str, Any]


def origin_form(snapshot: Snapshot, map_id: MapId) -> Form:
    """What a workbook of the map would say now, without its Map sheet. Raises KeyError for an unknown map."""
    with in_words_of(snapshot.map(map_id).language):
        contents = Contents(snapshot, map_id)
        return form_of(contents, map(in_fitting_units, all_sheets(contents)), (), ())


def all_sheets(contents: Contents, today: date | None = None) -> tuple[Sheet, ...]:
    """The tidy sheets without their links, in the reader's language of the moment. ``today`` tells what is stale."""
    return (
        tidy_sheets.stages(contents, {}),
        tidy_sheets.touchpoints(contents),
        tidy_sheets.emotions(contents),
        tidy_sheets.metrics(contents, Palette(()), {}, {}, today),
        tidy_sheets.measurements(contents),
        tidy_sheets.personas(contents),
        *movement_sheets(contents.snapshot, contents.map.id, Palette(())),
    )


def form_of(contents: Contents, sheets: Iterable[Sheet], cells: Sequence[MapCell], other: Iterable[str]) -> Form:
    """The origin of a workbook with these sheets, in the reader's language of the moment. ``other`` are the texts of
    the Map sheet that are no one's field."""
    return {
        "version": _VERSION,
        "map": contents.map.id,
        "title": contents.map.title,
        "language": contents.map.language,
        "tables": {sheet.table: _table(sheet) for sheet in sheets},
        "choices": {name: [list(pair) for pair in found.items()] for name, found in choices(contents).items()},
        "cells": [
            [c.row, c.down, c.step, c.table, c.record, c.field, _plain(c.shown), clean(c.head), clean(c.tail)]
            for c in cells
        ],
        "other": sorted({zlib.crc32(text.strip().encode()) for text in other}),
    }


def _table(sheet: Sheet) -> Mapping[str, Any]:
    return {
        "sheet": sheet.title,
        "columns": [[column.key, clean(column.name)] for column in sheet.columns],
        "rows": [[_plain(value) for value in entry.values] for entry in sheet.entries],
        "computed": sheet.is_computed,
    }


def _plain(value: Value) -> str | int | float | bool | None:
    """A value as its cell holds it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = clean(value)
        return (text if len(text) <= CELL_LIMIT else pieces(text)[0]) or None
    if isinstance(value, date):
        return value.isoformat()
    return value if abs(value) <= LARGEST else None


def write_origin(workbook: Any, form: Form) -> None:
    """A hidden sheet with the form, packed: it is for machines, and nobody should find the map's words there."""
    sheet = workbook.create_sheet(SHEET)
    packed = base64.b64encode(zlib.compress(json.dumps(form, separators=(",", ":")).encode(), 6)).decode()
    sheet.append([MARK, _VERSION])
    for start in range(0, len(packed), _CHUNK):
        sheet.append([packed[start : start + _CHUNK]])
    sheet.sheet_state = "veryHidden"
