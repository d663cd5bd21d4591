"""The metrics of maps: a table of what they are now, and how each developed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Primitive
from journeydesigner.lanes.metric_tile import sparkline
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.chapters import begin_chapter
from journeydesigner.layout.report.flow import Block, Flow, words
from journeydesigner.layout.report.styles import BODY, FIGURES, HEADING, SMALL, STRONG
from journeydesigner.layout.report.tables import Cell, Column, Table
from journeydesigner.layout.report.trend_chart import chart
from journeydesigner.layout.standing_out import TileAt
from journeydesigner.metrics.formulas import sample_size
from journeydesigner.metrics.intervals import interval_of, interval_text
from journeydesigner.metrics.numbers import delta_text, grouped, period_text, value_text
from journeydesigner.wording import _

_COLUMNS, _GAP = 3, 20.0
_SPARK = 62.0


@dataclass(frozen=True)
class MetricPages:
    """``found`` are the KPIs of each map under the map's title ("" where there is only one)."""

    flow: Flow
    path: Part
    found: Sequence[tuple[str, Sequence[TileAt]]]

    def put(self) -> None:
        if not any(tiles for _title, tiles in self.found):
            return
        changes = (each.tile.trend.delta for _title, tiles in self.found for each in tiles)
        is_told = any(delta is not None for delta in changes)
        said = _("Changes are from the first to the last of the values shown.") if is_told else ""
        begin_chapter(self.flow, self.path, _("Metrics"), said)
        for number, (title, tiles) in enumerate(self.found):
            if tiles:
                self._table(title, tiles, f"{self.path.key}/{number}")
        for number, (title, tiles) in enumerate(self.found):
            self._charts(
                title, [each for each in tiles if len(each.tile.trend.points) > 1], f"{self.path.key}/{number}"
            )

    def _table(self, title: str, tiles: Sequence[TileAt], key: str) -> None:
        flow = self.flow
        area = (flow.form.left, flow.form.room)
        if title:
            head = words(
                flow.pen, f"{key}/name", title, HEADING, Colour("text"), area, tag=Tag.HEADING, gap=26, keeps=True
            )
            flow.add(*(replace(block, keeps=False) for block in head))
        columns = (
            Column(_("Metric"), 2.6), Column(_("Where"), 2.1), Column(_("Value"), 1.2, "end"),
            Column(_("95 % interval"), 1.9, "end"), Column(_("n"), 0.9, "end"), Column(_("Change"), 1.2, "end"),
            Column(_("Target"), 1.2, "end"), Column(_("On target"), 1.9), Column(_("Period"), 1.4),
            Column(_("Trend"), 1.3),
        )  # fmt: skip
        rows = [(each.key, self._cells(each)) for each in tiles]
        told = [any(cells[place].text or cells[place].parts for _key, cells in rows) for place in range(len(columns))]
        table = Table(flow.pen, f"{key}/table", tuple(compress(columns, told)), flow.form.left, flow.form.room + 16)
        table.put(flow, [(row, tuple(compress(cells, told))) for row, cells in rows], gap=14.0)

    def _cells(self, found: TileAt) -> tuple[Cell, ...]:
        tile, metric, language = found.tile, found.tile.metric, self.flow.pen.language
        assert metric is not None
        points, delta = tile.trend.points, tile.trend.delta
        change = delta_text(metric, points[0].value, points[-1].value, language) if delta is not None else ""
        target = value_text(metric, metric.target, language) if metric.target is not None else ""
        latest = found.facts.series[-1] if found.facts.series else None
        n = sample_size(tile.result) if tile.result is not None else None
        sure = interval_text(metric, interval_of(metric, tile.result) if tile.result is not None else None, language)
        stale = tile.stale(self.flow.pen.today)
        met = {True: _("met"), False: _("missed"), None: ""}[tile.is_met]
        icon = {True: "circle-check", False: "triangle-alert", None: ""}[tile.is_met]
        tint = Colour("pos" if tile.is_met else "neg")
        where = " · ".join(part for part in (found.stage, found.step) if part.strip()) or _("The whole map")
        period = period_text(points[-1].period) if points else period_text(latest.period) if latest else ""
        has_value = tile.value is not None
        value_style = FIGURES if has_value else BODY
        return (
            Cell(tile.name, STRONG),
            Cell(where, SMALL, Colour("text2")),
            Cell(value_text(metric, tile.value, language), value_style, Colour("text" if has_value else "text3")),
            Cell(sure, SMALL, Colour("text2")),
            Cell(grouped(n, language) if n is not None else "", FIGURES, Colour("text2")),
            Cell(change, FIGURES, tile.tone),
            Cell(target, FIGURES, Colour("text2")),
            Cell(met, BODY, tint, icon, tint),
            Cell("\n".join(filter(None, (period, stale))), SMALL, Colour("yellow.edge" if stale else "text2")),
            self._spark(found),
        )

    def _spark(self, found: TileAt) -> Cell:
        tile, metric = found.tile, found.tile.metric
        if len(tile.trend.points) < 2 or metric is None:
            return Cell()
        parts: tuple[Primitive, ...] = sparkline(tile, 0, 0, _SPARK)
        language = self.flow.pen.language
        said = ", ".join(value_text(metric, point.value, language) for point in tile.trend.points)
        return Cell(parts=parts, size=(_SPARK, 24.0), label=_("Trend: {values}").format(values=said))

    def _charts(self, title: str, tiles: Sequence[TileAt], key: str) -> None:
        """Three in a row, under a heading that stays with the first."""
        if not tiles:
            return
        flow = self.flow
        area = (flow.form.left, flow.form.room)
        said = title or _("How the metrics developed")
        if title:
            said = _("How the metrics developed: {map}").format(map=title)
        head = words(
            flow.pen, f"{key}/charts", said, HEADING, Colour("text"), area, tag=Tag.HEADING, gap=32, keeps=True
        )
        wide = (flow.form.room - (_COLUMNS - 1) * _GAP) / _COLUMNS
        for start in range(0, len(tiles), _COLUMNS):
            nodes = [
                replace(
                    chart(found, wide, flow.pen, f"{key}/chart:{found.key}"), x=flow.form.left + number * (wide + _GAP)
                )
                for number, found in enumerate(tiles[start : start + _COLUMNS])
            ]
            readings = tuple(Reading(node.key, (Part(Tag.FIGURE, node.key, alt=node.label),)) for node in nodes)
            row = Block(tuple(nodes), max(node.h for node in nodes), readings, 14.0 if not start else _GAP)
            flow.add(*(head if not start else ()), row)
