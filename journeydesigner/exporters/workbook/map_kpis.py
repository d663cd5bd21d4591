"""The lane of KPIs: a tile of four rows, each value a number in its own format."""

from collections.abc import Mapping, Sequence

from journeydesigner.exporters.workbook import number_formats, text_fit
from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.card_words import written
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.contents import Contents, Series
from journeydesigner.exporters.workbook.looks import Edge, Look
from journeydesigner.exporters.workbook.map_cells import MapCell
from journeydesigner.exporters.workbook.map_lanes import (
    CARD_GAP,
    begin_lane,
    card_look,
    end_lane,
    tell_card,
    tracks_of,
    write_ids,
)
from journeydesigner.layout.grid import Row, Slot
from journeydesigner.metrics.numbers import value_text
from journeydesigner.metrics.time_units import told_in
from journeydesigner.metrics.trends import is_good, is_met
from journeydesigner.model.ids import MetricId, RecordId
from journeydesigner.wording import _

_SHORT = 11
"""Characters of a value that fit into a tile in the large size."""
Rows = tuple[int, int]
Place = tuple[MetricId, RecordId]
"""A metric and the record at which it is measured."""


def write_kpis(board: Board, row: Row, contents: Contents, links: Mapping[Place, str], fallback: str) -> None:
    """Take the lane's rows. ``links``: (metric, anchor) -> where it stands on the Metrics sheet."""
    begin_lane(board, row.lane.id)
    first = board.row + 1
    for place, slots in enumerate(tracks_of(row)):
        if place:
            board.take(CARD_GAP + 2)
        _write_track(board, row, slots, contents, links)
    end_lane(board, row.lane, first, fallback)


def _write_track(board: Board, row: Row, slots: Sequence[Slot], contents: Contents, links: Mapping[Place, str]) -> None:
    tiles = [(slot, contents.tile(slot.card)) for slot in slots]
    names = {slot.card.id: _name(board, slot, tile) for slot, tile in tiles}
    tallest = max((text_fit.height((names[s.card.id],), board.width(s.first, s.last)) for s, _tile in tiles), default=0)
    name_rows = board.take(max(19.0, tallest + 7))
    lines = (name_rows, board.take(26), board.take(15), board.take(18))
    write_ids(board, name_rows[0], slots)
    for slot, tile in tiles:
        if tile is None:
            _write_words(board, row, slot, contents, lines)
        else:
            _write_tile(board, slot, tile, names[slot.card.id], lines, links.get((tile.metric.id, tile.anchor), ""))


def _name(board: Board, slot: Slot, tile: Series | None) -> Run:
    text = clean(slot.card.text) or (clean(tile.metric.name) if tile else _("no metric"))
    return Run(text, 9, True, ink=board.palette["text2"])


def _write_words(board: Board, row: Row, slot: Slot, contents: Contents, lines: Sequence[Rows]) -> None:
    """A card that names no metric: its text over the tile's rows."""
    writing = written(board, contents, row.lane, slot)
    columns = (board.main(slot.first), board.main(slot.last))
    board.put((lines[0][0], lines[-1][1]), columns, writing.runs, card_look(board, writing.family))
    tell_card(board, slot, writing)


def _write_tile(board: Board, slot: Slot, tile: Series, name: Run, lines: Sequence[Rows], link: str) -> None:
    palette = board.palette
    side: Edge = ("thin", palette["line2"])
    columns = (board.main(slot.first), board.main(slot.last))
    look = Look(indent=1, left=side, right=side)
    name_rows, value_rows, delta_rows, target_rows = lines
    board.put(name_rows, columns, (name,), look.but(top=side, wrap=True, ink=name.ink))
    step = board.grid.steps[slot.first].id
    board.told.append(MapCell(slot.card.id, 0, step, "cards", slot.card.id, "text", name.text))
    value, value_look = _value(tile, look.but(size=18, bold=True, ink=palette["text"]), palette["text3"])
    board.put(value_rows, columns, value, value_look)
    if link:
        board.cells.link(board.cells.sheet.cell(value_rows[0], columns[0]), location=link)
    delta, delta_look = _delta(tile, look.but(size=9, bold=True), palette["pos"], palette["neg"], palette["neu"])
    board.put(delta_rows, columns, delta, delta_look)
    target, target_look = _target(tile, look.but(size=9, bottom=side), palette["pos"], palette["text2"])
    board.put(target_rows, columns, target, target_look)


def _value(tile: Series, look: Look, pale: str) -> tuple[float | str, Look]:
    latest = tile.trend.latest
    if latest is None:
        return _("no data"), look.but(size=10, bold=False, ink=pale)
    metric, factor = told_in(tile.metric, latest.value)
    value = latest.value * factor
    number_format = number_formats.value_format(metric, value, is_short=True)
    # A number that is wider than its cell would show as ####.
    length = len(value_text(tile.metric, latest.value))
    size = 18 if length <= _SHORT else 12 if length <= 2 * _SHORT else 8
    return value, look.but(number_format=number_format, size=size)


def change(tile: Series) -> tuple[float, str] | None:
    """The change over the shown values, as it is shown, and its format."""
    found = tile.trend.change
    if found is None:
        return None
    return (found.amount / 100 if found.unit == "%" else found.amount), number_formats.delta_format(found)


def _delta(tile: Series, look: Look, good: str, bad: str, same: str) -> tuple[float | None, Look]:
    found = change(tile)
    if found is None:
        return None, look
    delta, number_format = found
    ink = {True: good, False: bad, None: same}[is_good(tile.metric, delta)]
    return delta, look.but(number_format=number_format, ink=ink)


def _target(tile: Series, look: Look, good: str, plain: str) -> tuple[float | None, Look]:
    metric, latest = tile.metric, tile.trend.latest
    if metric.target is None:
        return None, look
    is_reached = bool(latest and is_met(metric, latest.value))
    word = ("✓ " if is_reached else "") + _("Target")
    told, factor = told_in(metric, metric.target)
    value = metric.target * factor
    number_format = number_formats.target_format(told, word, value)
    return value, look.but(number_format=number_format, ink=good if is_reached else plain, bold=is_reached)
