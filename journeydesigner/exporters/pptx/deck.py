"""Which slides a hand-out has, and how they look before they are written."""

from collections.abc import Callable, Iterator

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Line, Path, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.exporters.pptx.action_slides import ToDo, action_slides
from journeydesigner.exporters.pptx.column_charts import column_node
from journeydesigner.exporters.pptx.connectors import likeness
from journeydesigner.exporters.pptx.metric_slides import metric_slides
from journeydesigner.exporters.pptx.movement_slides import movement_slides
from journeydesigner.exporters.pptx.other_slides import cover, persona_slides
from journeydesigner.exporters.pptx.overview import overview_slides
from journeydesigner.exporters.pptx.slide import PX_PER_MM, Chart, ColumnChart, Desk, Heading, Slide, Table, nodes_of
from journeydesigner.exporters.pptx.stage_slides import stage_slides
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.exporters.registry import ACTIONS
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.layout.sheet import Page

OVERVIEW = "overview"
LEAST_TITLE_PT = 14.0
_POINTS_PER_PX = 0.75


def slides_of(
    story: Story, desk: Desk, form: str, todo: ToDo, done: Callable[[float], None]
) -> tuple[Slide, ...]:  # fmt: skip
    """The slides of a form, in order. ``done`` is told the share laid out."""
    if form == ACTIONS:
        return tuple(action_slides(story, desk, todo))
    if form == OVERVIEW:
        return overview_slides(story, desk, has_links=False)
    return tuple(_deck(story, desk, todo, done))


def _deck(story: Story, desk: Desk, todo: ToDo, done: Callable[[float], None]) -> Iterator[Slide]:
    yield cover(story, desk)
    yield from overview_slides(story, desk)
    count, seen = max(len(story.stages), 1), 0
    for slide in stage_slides(story, desk):
        if slide.notes:
            seen += 1
            done(min(seen / count, 1.0))
        yield slide
    yield from metric_slides(story, desk)
    yield from movement_slides(story, desk)
    yield from persona_slides(story, desk)
    if todo.is_agreed:
        yield from action_slides(story, desk, todo)


def title_size(pen: Pen, title: str, heading: Heading) -> float:
    """The points at which a title fits its place: those of its layout, or fewer."""
    if heading.area is None:
        return heading.size
    wide = heading.area.w - 2 * heading.inset[0] - 2
    tall = heading.area.h - 2 * heading.inset[1]
    size = heading.size
    while size > LEAST_TITLE_PT:
        style = _style(size, 700 if heading.is_bold else 400)
        if len(pen.measurer.break_lines(title, style, wide)) * style.leading <= tall + 2:
            break
        size -= 1
    return size


def _style(points: float, weight: int = 400) -> TextStyle:
    size = points / _POINTS_PER_PX
    return TextStyle(size, size * 1.2, weight)


# Previews


def page_of(slide: Slide, desk: Desk, map_id: str) -> Page:
    """A slide as a page to be painted: the parts as they are, title, tables and charts in their likeness."""
    form = desk.form
    ground = Node(
        "slide",
        Role.GROUND,
        "",
        0,
        0,
        form.width,
        form.height,
        (Box(0, 0, form.width, form.height, Colour("surface")),),
    )
    nodes = [*_titles(slide, desk), *map(likeness, slide.connectors), *nodes_of(slide.parts)]
    nodes += [node for table in slide.tables for node in _table(table, desk.pen(table.size))]
    nodes += [
        column_node(chart, desk.pen(chart.size))
        if isinstance(chart, ColumnChart)
        else _chart(chart, desk.pen(chart.size))
        for chart in slide.charts
    ]
    band = Band("slide", BandKind.LANE, 0.0, form.height, (), (), tuple(nodes))
    scene = Scene(map_id, form.width, form.height, 0.0, (), (ground,), (band,))  # type: ignore[arg-type]
    return Page(scene, form.width / PX_PER_MM, form.height / PX_PER_MM, _POINTS_PER_PX, slide.title, slide.told)


def _titles(slide: Slide, desk: Desk) -> Iterator[Node]:
    form = desk.form
    heading = form.cover_heading if slide.layout == "cover" else form.heading
    pen = desk.pen(12.0)
    if heading.area is not None and slide.title:
        style = _style(title_size(pen, slide.title, heading), 700 if heading.is_bold else 400)
        area = heading.area
        wide = area.w - 2 * heading.inset[0]
        tall = pen.block(slide.title, style, Colour("text"), 0, 0, wide, balanced=False).height
        top = max(area.h - heading.inset[1] - tall, 0.0)
        block = pen.block(slide.title, style, Colour("text"), heading.inset[0], top, wide, balanced=False)
        yield Node("title", Role.TITLE, "", area.x, area.y, area.w, area.h, (block.text,), slide.title)
    if slide.subtitle and form.cover_subtitle.area is not None:
        area = form.cover_subtitle.area
        style = _style(title_size(pen, slide.subtitle, form.cover_subtitle))
        block = pen.block(slide.subtitle, style, Colour("text2"), 0, 0, area.w, balanced=False)
        yield Node("subtitle", Role.TITLE, "", area.x, area.y, area.w, area.h, (block.text,), slide.subtitle)


def _table(table: Table, pen: Pen) -> Iterator[Node]:
    y = table.area.y
    for number, (cells, height) in enumerate(zip((table.header, *table.rows), table.heights, strict=True)):
        parts: list[Primitive] = [Line(0, height, table.area.w, height, Colour("line2" if not number else "line"), 1.0)]
        x = 0.0
        for cell, width in zip(cells, table.columns, strict=True):
            style = pen.type.step if cell.is_bold else pen.type.card
            colour = Colour("text2" if not number else cell.colour)
            align = "end" if cell.is_right else "start"
            block = pen.block(cell.text, style, colour, x + 8, 5, width - 16, align=align, balanced=False)
            if cell.text.strip():
                parts.append(block.text)
            x += width
        yield Node(f"row:{number}", Role.CARD, "", table.area.x, y, table.area.w, height, tuple(parts), cells[0].text)
        y += height


def _chart(chart: Chart, pen: Pen) -> Node:
    area = chart.area
    title = pen.block(chart.name, pen.type.lane, Colour("text"), 8, 4, area.w - 16, balanced=False)
    top, foot, left, right = title.height + 16, area.h - 34, 48.0, area.w - 16

    def at(value: float) -> float:
        return foot - (value - chart.low) / ((chart.high - chart.low) or 1) * (foot - top)

    step = (right - left) / max(len(chart.values) - 1, 1)
    points = [(left + n * step, at(value)) for n, value in enumerate(chart.values)]
    colour = Colour(chart.colour)
    parts: list[Primitive] = [title.text, Line(left, foot, right, foot, Colour("line2"), 1.0)]
    if chart.target is not None:
        parts.append(Line(left, at(chart.target), right, at(chart.target), Colour("text3"), 1.5, (5.0, 4.0)))
    parts.append(Path((("M", *points[0]), *(("L", *point) for point in points[1:])), None, colour, 2.5))
    parts += [Disc(x, y, 3.5, colour) for x, y in points]
    style = pen.type.tag
    for place, period in ((0, chart.periods[0]), (-1, chart.periods[-1])):
        align = "start" if not place else "end"
        parts.append(pen.word(period, style, Colour("text3"), left if not place else right, foot + 6, align=align).text)
    return Node(f"chart:{chart.name}", Role.CARD, "", area.x, area.y, area.w, area.h, tuple(parts), chart.label)
