"""A rectangular table as a map: which way round it is, what its rows are, and which cells hold several cards."""

import re
from collections.abc import Mapping, Sequence

from journeydesigner.importers.drafts import DraftLane, DraftMap
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.lane_words import (
    is_stage_label,
    is_stage_name,
    is_step_label,
    lane_kind,
    without_number,
)

Rows = Sequence[Sequence[str]]
Spans = Sequence[tuple[int, int, int]]
"""(row, column, how many columns) of cells that are wider than one."""

_BULLET = re.compile(r"^\s*(?:[-*+•‣·]|\d{1,2}[.)])\s+")
_NOTHING = re.compile(r"[\s\-–—−_]*")


def is_journey(rows: Rows) -> bool:
    """Whether a table looks like a map at all: more than pairs of a key and a value."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2:
        return False
    return width > 2 or (_lanes_in(rows[0][1:]) > 0 and not _lanes_in(_first_column(rows)))


def stages_are_down(rows: Rows) -> bool:
    """Whether stages stand below each other in the first column, and not beside each other in the heading."""
    across = _lanes_in(_first_column(rows)) + _stages_in(rows[0][1:])
    down = _lanes_in(rows[0][1:]) + _stages_in(_first_column(rows))
    if across == down and rows[0] and is_stage_label(rows[0][0]):
        return len(rows) > len(rows[0])
    return down > across


def turned(rows: Rows) -> list[list[str]]:
    """Rows as columns; what is missing is empty."""
    width = max(len(row) for row in rows)
    return [[row[column] if column < len(row) else "" for row in rows] for column in range(width)]


def read_table(rows: Rows, into: DraftMap, spans: Spans = ()) -> None:
    """Add a table to a map: to its stages where they are the same, else it must be empty still. Under stages that are
    wider than one column a row without a label names their steps. Of a table that is turned nothing reaches further."""
    if stages_are_down(rows):
        rows, spans = turned(rows), ()
    width = max(len(row) for row in rows)
    heading = [*rows[0], *[""] * (width - len(rows[0]))]
    if not into.stages:
        _add_columns(heading[1:], into)
    for number, row in enumerate(rows[1:], 1):
        if number == 1 and _names_steps(row, into):
            _name_steps(row[1:], into)
            continue
        _add_row(row, into, {column - 1: wide for at, column, wide in spans if at == number and column})


def has_stages(rows: Rows, wanted: DraftMap) -> bool:
    """Whether a table tells of the same stages as a map."""
    probe = DraftMap()
    heading = turned(rows)[0] if stages_are_down(rows) else rows[0]
    _add_columns(heading[1:], probe)
    return probe.stages == wanted.stages and len(probe.columns) == len(wanted.columns)


def cards_in(cell: str, *, is_list: bool = False) -> list[str]:
    """The texts of a cell, each a card: by line, bullet or semicolon; ``is_list``: by comma as well."""
    found: list[str] = []
    for line in cell.split("\n"):
        for part in _parts(line):
            pieces = re.split(r"[,、，]\s*", part) if is_list else [part]
            found += [_BULLET.sub("", piece).strip() for piece in pieces]
    return [text for text in found if not _NOTHING.fullmatch(text)]


def _parts(line: str) -> list[str]:
    """A line at its semicolons and bullets."""
    return [part for part in re.split(r"[;；](?:\s+|$)|；|\s[•‣·]\s", line) if part.strip()]


def _first_column(rows: Rows) -> list[str]:
    return [row[0] if row else "" for row in rows[1:]]


def _lanes_in(texts: Sequence[str]) -> int:
    return sum(lane_kind(text) is not None for text in texts)


def _stages_in(texts: Sequence[str]) -> int:
    return sum(is_stage_name(text) for text in texts)


def _add_columns(heading: Sequence[str], into: DraftMap) -> None:
    """A stage for each new title; an empty or repeated one is a further step of the stage before."""
    before = None
    for index, text in enumerate(heading):
        title = without_number(" ".join(text.split()))
        if index > 0 and (not title or title == before):
            into.add_step("")
        else:
            into.add_stage(title)
        before = title or before


def _names_steps(row: Sequence[str], into: DraftMap) -> bool:
    """Whether a row right under the stages names their steps, without being called so."""
    has_room = len(into.columns) > len(into.stages) and not any(column.title for column in into.columns)
    return has_room and any(row[1:]) and not row[0].strip()


def _name_steps(cells: Sequence[str], into: DraftMap) -> None:
    for column, text in zip(into.columns, cells, strict=False):
        column.title = " ".join(text.split())


def _add_row(row: Sequence[str], into: DraftMap, widths: Mapping[int, int]) -> None:
    label = " ".join(row[0].split()) if row else ""
    cells = list(row[1:])
    if is_step_label(label) and len(into.columns) > len(into.stages):
        _name_steps(cells, into)
        return
    name = lane_kind(label) or "text"
    found = kind(name)
    if found.is_divider and not any(cards_in(cell) for cell in cells):
        into.lanes.append(DraftLane(label, name))
        return
    if not label and not any(cells):
        return
    lane = into.lane(label, "text" if found.is_divider else name)
    for column, cell in enumerate(cells):
        while column >= len(into.columns):
            into.add_stage("")
        texts = cards_in(cell, is_list=found.is_chip)
        if texts:
            lane.cells.setdefault(column, []).extend(texts)
            if widths.get(column, 1) > 1:
                lane.ends[column] = column + widths[column] - 1
