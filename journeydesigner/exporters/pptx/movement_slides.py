"""How customers move: a native chart and table of the funnel and of the cohorts, tables of the rest, and forecasts,
which say on each slide what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box
from journeydesigner.editing import number_tables
from journeydesigner.editing.forecast_tables import forecast_tables
from journeydesigner.editing.funnels import Funnel
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.number_tables import Row, cell_text, held_words, is_held, is_words
from journeydesigner.editing.planned_table import commonest
from journeydesigner.exporters.pptx.slide import Area, ColumnChart, Columns, Desk, Slide, TableCell
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.exporters.pptx.table_slides import TableForm, titled
from journeydesigner.layout.charts.flow_chart import flow_chart
from journeydesigner.layout.charts.ribbon import even_stretches
from journeydesigner.metrics.numbers import share_text
from journeydesigner.wording import _

_SIZE, _SMALL, _CAPTION = 11.0, 10.0, 11.0
_SMALL_FROM = 9
_UNDER_TITLE, _GAP, _LEAST_CHART, _MOST_CHART = 4.0, 12.0, 170.0, 300.0
_MOST_OF_A_KIND, _MOST_STAGES = 2, 9
_REMARKS = ("worst", "used", "finding", "from previous", "lost")


def movement_slides(story: Story, desk: Desk) -> Iterator[Slide]:
    """None where nothing is known of how customers move, and nothing was forecast."""
    found = MovementTables(story.snapshot, story.map.id, is_latest=True)
    for table in found.all():
        if table.name == "Transitions":  # a matrix says the same on one slide
            table = found.matrix(found.movements[0])
        elif table.name == "Planned":
            table = commonest(table, _MOST_OF_A_KIND)
        title = _headline(story, found.funnels[0]) if table.name == "Funnel" else table.about or table.title
        flows = _flows(story, desk, found) if table.name == "Matrix" else None
        yield from _of_table(story, desk, table, f"moves:{table.name}", title, flows)
    for number, table in enumerate(forecast_tables(story.snapshot, story.map.id)):
        yield from _of_table(
            story, desk, table, f"forecast:{number}", _("Forecast: what is expected if something changes")
        )


def _headline(story: Story, funnel: Funnel) -> str:
    """Where most are lost, as a sentence."""
    worst = next((stage for stage in funnel.stages if stage.stage == funnel.worst), None)
    if worst is None or worst.conversion is None:
        return _("How many customers come how far")
    title = " ".join(story.snapshot.stage(worst.stage).title.split())
    share = share_text(1 - worst.conversion, story.map.language)
    return _("Most is lost on the way to {stage}: {share}").format(stage=title, share=share)


def _flows(story: Story, desk: Desk, found: MovementTables) -> Node | None:
    """Where people go, drawn as shapes."""
    stages, room, pen = story.snapshot.stages_of(story.map.id), desk.form.room, desk.pen(_SMALL)
    if not 1 < len(stages) <= _MOST_STAGES:
        return None
    drawn = flow_chart(found.movements[0].flows, stages, even_stretches(stages, room.w), pen)
    return Node("flows", Role.CURVE, "", room.x, 0, room.w, drawn.height, drawn.primitives, _("Where people go"))


def _of_table(
    story: Story, desk: Desk, table: number_tables.Table, key: str, title: str, drawn: Node | None = None
) -> Iterator[Slide]:
    """The chart over the table, where both have room on a slide; else the chart first. ``drawn`` stands over the table
    where there is room for it."""
    room, caption = desk.form.room, _caption(desk, table, key)
    top = caption.h + _GAP
    places = table.shown()
    size = _SMALL if len(places) >= _SMALL_FROM else _SIZE
    shares = [table.columns[place].share for place in places]
    form = TableForm(
        room, tuple(share / sum(shares) for share in shares), _header(table, places), desk.pen(size), size, table.title,
        _UNDER_TITLE + top,
    )  # fmt: skip
    rows = [made for row in table.rows for made in form.rows(row.key, _cells(table, row, places, story.map.language))]
    chart = _chart(table, Area(room.x, room.y + top, room.w, 0.0), story.map.language)
    notes = "\n".join((*table.said, *held_words(table)))
    if chart is not None:
        tall = sum(row.height for row in rows) + 60
        left = room.h - top - tall - 2 * _GAP
        if left >= _LEAST_CHART:
            high = min(left, _MOST_CHART)
            placed = replace(chart, area=replace(chart.area, h=high))
            under = replace(form, above=_UNDER_TITLE + top + high + _GAP)
            tables = tuple(made for made, _page in under.dealt(rows))
            if len(tables) == 1:
                yield Slide(key, "content", title, (caption,), notes=notes, tables=tables, charts=(placed,))
                return
        whole = replace(chart, area=replace(chart.area, h=room.h - top - _GAP))
        yield Slide(f"{key}:chart", "content", title, (caption,), notes=notes, charts=(whole,))
    dealt = form.dealt(rows)
    if drawn is not None and len(dealt) == 1 and top + drawn.h + dealt[0][0].area.h + 2 * _GAP <= room.h:
        under = replace(form, above=_UNDER_TITLE + top + drawn.h + _GAP).dealt(rows)[0][0]
        over = replace(drawn, y=room.y + top)
        yield Slide(key, "content", title, (caption, over), notes=notes, tables=(under,))
        return
    for number, (made, _page) in enumerate(dealt):
        name = key if not number and chart is None else f"{key}:{number}"
        head = replace(caption, key=f"{caption.key}:{number}")
        yield Slide(name, "content", titled(title, number, len(dealt)), (head,), notes=notes, tables=(made,))


def _caption(desk: Desk, table: number_tables.Table, key: str) -> Node:
    """How it was counted, under the title; of a forecast, in a box, that it is one."""
    room, pen = desk.form.room, desk.pen(_CAPTION)
    pad = 8.0 if table.is_forecast else 0.0
    ink = Colour("yellow.ink" if table.is_forecast else "text2")
    said = "\n".join(table.said)
    block = pen.block(said, pen.type.card, ink, pad, pad, room.w - 2 * pad, balanced=False)
    high = block.height + 2 * pad
    box = Box(0.5, 0.5, room.w - 1, high - 1, Colour("yellow.fill"), Colour("yellow.edge"), 1.5, 6.0, (5.0, 4.0))
    parts = (box, block.text) if table.is_forecast else (block.text,)
    return Node(f"{key}:said", Role.TEXT, "", room.x, room.y, room.w, high, parts, said)


def _header(table: number_tables.Table, places: Sequence[int]) -> tuple[TableCell, ...]:
    columns = [table.columns[place] for place in places]
    return tuple(TableCell(column.name, is_bold=True, is_right=not is_words(column)) for column in columns)


def _cells(table: number_tables.Table, row: Row, places: Sequence[int], language: str) -> tuple[TableCell, ...]:
    made: list[TableCell] = []
    for number, place in enumerate(places):
        column, cell = table.columns[place], row.cells[place]
        is_bad = row.tone == "bad" and column.key in _REMARKS
        colour = "neg" if is_bad else "text2" if is_held(cell) or row.tone == "pale" else "text"
        said = cell_text(row, column, cell, language)
        made.append(TableCell(said, is_bold=not number, is_right=not is_words(column), colour=colour))
    return tuple(made)


# The charts


def _chart(table: number_tables.Table, area: Area, language: str) -> ColumnChart | None:
    """Of those tables that have one, and at least two numbers to draw."""
    made = {"Funnel": _funnel, "Cohorts": _cohorts, "Forecast": _forecast}.get(table.name)
    chart = made(table, area, language) if made else None
    if chart is None or sum(value is not None for value in chart.series[-1].values) < 2:
        return None
    return chart


def _funnel(table: number_tables.Table, area: Area, language: str) -> ColumnChart:
    marked = frozenset(number for number, row in enumerate(table.rows) if row.tone == "bad")
    series = Columns(_("Customers"), _values(table, table.rows, "n"), "blue.edge", marked=marked)
    return _columns(table, table.rows, "stage", (series,), area, language)


def _cohorts(table: number_tables.Table, area: Area, language: str) -> ColumnChart:
    still = frozenset(number for number, row in enumerate(table.rows) if row.tone == "pale")
    begun = Columns(_("Customers"), _values(table, table.rows, "begun"), "slate.edge", open=still)
    reached = Columns(_("Reached the goal"), _values(table, table.rows, "converted"), "teal.edge", open=still)
    return _columns(table, table.rows, "month", (begun, reached), area, language)


def _forecast(table: number_tables.Table, area: Area, language: str) -> ColumnChart:
    rows = [row for row in table.rows if row.form == "count"]
    measured = Columns(_("Measured"), _values(table, rows, "measured"), "blue.edge")
    expected = Columns(_("Forecast value"), _values(table, rows, "expected"), "yellow.edge", is_forecast=True)
    return _columns(table, rows, "stage", (measured, expected), area, language)


def _columns(
    table: number_tables.Table, rows: Sequence[Row], names: str, series: tuple[Columns, ...], area: Area, language: str
) -> ColumnChart:
    place = table.place(names)
    named = tuple(cell_text(row, table.columns[place], row.cells[place], language) for row in rows)
    said = "; ".join((table.about or table.title, *table.said))
    return ColumnChart(area, table.title, said, named, series, "#,##0", _SIZE)


def _values(table: number_tables.Table, rows: Sequence[Row], key: str) -> tuple[float | None, ...]:
    place = table.place(key)
    cells = (row.cells[place] for row in rows)
    return tuple(float(cell) if isinstance(cell, (int, float)) else None for cell in cells)
