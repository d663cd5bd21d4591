"""The overview slide, a layout of its own: the curve over its stages, and the worst pain and key metric of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Line, Primitive
from journeydesigner.exporters.pptx.curve_shapes import joined
from journeydesigner.exporters.pptx.marks import chevron, key_tile, stage_colour, words
from journeydesigner.exporters.pptx.slide import Area, Desk, Group, Part, Slide, moved
from journeydesigner.exporters.pptx.stage_rows import for_quotes
from journeydesigner.exporters.pptx.story import Felt, Story, in_words
from journeydesigner.exporters.pptx.stretching import grown
from journeydesigner.lanes.facts import ColumnSpan, RowFacts
from journeydesigner.lanes.kinds import CardLane, RowDrawing, RowLane, kind
from journeydesigner.lanes.pain_points import severity_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.title_block import context_line
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.records import Card, Emotion, Lane
from journeydesigner.wording import _, in_words_of_reader, n_

SMALLEST_PT = 10.0
_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)
_MOST_COLUMNS = 7
_LEAST_COLUMN = 150.0
_GAP = 14.0
_LEAST_CURVE = 130.0
_MOST_CURVE = 250.0
_SUBTITLE = 26.0
_LABEL_GAP = 6.0
_ROW_GAP = 16.0
_FOOT = 26.0
_QUOTE = 280.0
_LONG = 220
"""A pain of more letters stands on the stage's slide only."""


def overview_slides(story: Story, desk: Desk, *, has_links: bool = True) -> tuple[Slide, ...]:
    """One slide, or several where the map has more stages than fit side by side. ``has_links``: to the stages'."""
    spans = story.stages
    most = max(min(_MOST_COLUMNS, int(desk.form.room.w // _LEAST_COLUMN)), 1)
    parts = ceil(len(spans) / most) if spans else 1
    while True:
        groups = [tuple(spans[len(spans) * n // parts : len(spans) * (n + 1) // parts]) for n in range(parts)]
        made = [_Overview(story, desk, group, has_links=has_links) for group in groups]
        if all(each.fits for each in made) or parts >= max(len(spans), 1):
            break
        parts += 1
    told = ()
    if parts > 1:
        with in_words_of_reader():
            said = _("The overview takes {count} slides: {stages} stages do not fit side by side.")
        told = (said.format(count=parts, stages=len(spans)),)
    return tuple(each.slide(number, parts, told if not number else ()) for number, each in enumerate(made))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of cards under the stages: its heading, and the cards with the stages that they belong to."""

    heading: str
    key: str
    nodes: tuple[Node, ...]

    @property
    def height(self) -> float:
        return max((node.h for node in self.nodes), default=0.0)


class _Overview:
    """The overview of some neighbouring stages, laid out with the largest type that fits."""

    def __init__(self, story: Story, desk: Desk, spans: Sequence[StageSpan], *, has_links: bool) -> None:
        self.story, self.desk, self.spans, self.has_links = story, desk, spans, has_links
        room = desk.form.room
        self.column = room.w / max(len(spans), 1)
        pen = desk.pen(12.0)
        named = [story.title] if story.headline() != story.title else []  # else the slide is called so
        self.line = in_words([*named, context_line(story.map, story.main_persona, story.map.language)])
        sub = pen.block(self.line, pen.type.context, Colour("text2"), 0, 0, room.w, balanced=False)
        self.top = room.y + max(_SUBTITLE, sub.height + 6) + 4
        self.bottom = room.bottom - _FOOT
        felt = tuple(each.emotion for each in story.felt)
        ways = [(size, emotions) for emotions in _quoted(felt, story) for size in _SIZES]
        for size, emotions in ways:
            self._lay_out(size, emotions)
            if self.fits:
                break

    def _lay_out(self, size: float, emotions: tuple[Emotion, ...]) -> None:
        self.pen = self._pen(size)
        self.chevrons = self._chevrons()
        self.rows = [row for row in (self._pains(), self._opportunities(), self._metrics()) if row.nodes]
        if len(self.rows) > 2:
            self.rows.pop(1)
        fixed = max((node.h for node in self.chevrons), default=0.0)
        label = self.pen.type.step.leading + _LABEL_GAP
        fixed += sum(row.height + label + _ROW_GAP for row in self.rows)
        self.left_over = self.bottom - self.top - fixed - 8
        self.curve = self._curve(min(self.left_over, _MOST_CURVE), emotions)
        self.fits = self.left_over >= (self.curve.height if self.curve else 0.0)

    def _pen(self, size: float) -> Pen:
        """Larger headings than on a stage's slide, and nothing under 10 pt."""
        pen = self.desk.pen(size)
        least = SMALLEST_PT * 96 / 72
        styles = {
            name: style if style.size >= least else replace(style, size=least, leading=round(2 * least * 1.22) / 2)
            for name, style in vars(pen.type).items()
        }
        for name, points in (("tile_number", size * 1.75), ("stage", size * 1.25)):
            large = round(2 * points) / 2 * 96 / 72
            styles[name] = replace(styles[name], size=large, leading=round(2 * large * 1.22) / 2)
        return Pen(pen.measurer, type(pen.type)(**styles), pen.language, pen.today)

    # Rows

    def _area(self, index: int) -> tuple[float, float]:
        """Left edge and width of a stage's cards."""
        x = self.desk.form.room.x + index * self.column
        return x + (0 if not index else _GAP / 2), self.column - (_GAP if 0 < index < len(self.spans) - 1 else _GAP / 2)

    def _chevrons(self) -> tuple[Node, ...]:
        places = {span.stage.id: index for index, span in enumerate(self.story.stages)}
        pen, grounds = self.pen, [stage_colour(span.stage, places[span.stage.id], len(places)) for span in self.spans]
        texts: list[tuple[Primitive, ...]] = []
        height = 44.0
        for span, ground in zip(self.spans, grounds, strict=True):
            pad, ink = 22.0 if places[span.stage.id] else 14.0, ink_on(ground)
            title = pen.block(span.stage.title, pen.type.stage, ink, pad, 9, self.column - pad - 16, balanced=False)
            parts: list[Primitive] = [title.text]
            y = 9 + title.height
            if span.stage.question.strip():
                question = pen.block(span.stage.question, pen.type.question, ink, pad, y + 3, self.column - pad - 16)
                parts.append(question.text)
                y += 3 + question.height
            texts.append(tuple(parts))
            height = max(height, y + 10)
        nodes: list[Node] = []
        for index, (span, ground, said_here) in enumerate(zip(self.spans, grounds, texts, strict=True)):
            place, count = places[span.stage.id], len(places)
            area = Area(self.desk.form.room.x + index * self.column, 0, self.column, height)
            said = f"{span.stage.title}. {span.stage.question}" if span.stage.question else span.stage.title
            nodes.append(
                chevron(
                    area, ground, said_here, key=f"stage:{span.stage.id}", label=said,
                    link=f"slide:stage:{span.stage.id}" if self.has_links else "", has_notch=place > 0,
                    has_tip=place < count - 1 and index < len(self.spans) - 1,
                )
            )  # fmt: skip
        return tuple(nodes)

    def _pains(self) -> _Row:
        nodes: list[Node] = []
        for index, span in enumerate(self.spans):
            found = self.story.worst_pain(span)
            if found:
                nodes.append(self._card(index, *found, count=len(self.story.within(span, found[0].kind))))
        return _Row(_("Worst pain"), "pains", tuple(nodes))

    def _opportunities(self) -> _Row:
        nodes: list[Node] = []
        for index, span in enumerate(self.spans):
            found = [(lane, slot.card) for lane, slot in self.story.within(span, "opportunities")]
            if found and found[0][1].text.strip():
                nodes.append(self._card(index, *found[0], count=len(found)))
        return _Row(_("Opportunity"), "opportunities", tuple(nodes))

    def _card(self, index: int, lane: Lane, card: Card, count: int) -> Node:
        x, width = self._area(index)
        found = kind(lane.kind)
        assert isinstance(found, CardLane)
        shown = card.model_copy(update={"image": None})
        if len(card.text) > _LONG:
            said = n_("{count} card, told on the stage's slide", "{count} cards, told on the stage's slide", count)
            shown = shown.model_copy(update={"text": said.format(count=count)})
        face = found.face(shown, width, self.story.facts(shown, self.pen))
        parts = face.primitives
        if severity_of(card) == "critical":
            parts = tuple(
                replace(each, stroke=Colour("rose.edge"), width=2.0)
                if isinstance(each, Box) and each.fill is None and each.stroke is not None and each.w > width / 2
                else each
                for each in parts
            )
        return Node(f"overview:{card.id}", Role.CARD, card.id, x, 0, face.width, face.height, parts, face.label)

    def _metrics(self) -> _Row:
        nodes: list[Node] = []
        for index, span in enumerate(self.spans):
            tile = self.story.key_metric(span, self.pen)
            if tile is not None:
                x, width = self._area(index)
                node = key_tile(tile, width, self.pen, f"metric:{span.stage.id}", self.pen.type.step)
                nodes.append(replace(node, x=x))
        return _Row(_("Key metric"), "metrics", tuple(nodes))

    # The curve

    def _curve(self, height: float, emotions: tuple[Emotion, ...]) -> RowDrawing | None:
        """As tall as there is room, flatter where its quotes need that."""
        if not emotions or self.story.curve_lane is None:
            return None
        drawn = None
        for share in (0.62, 0.5, 0.4):
            drawn = self._drawn(self.story.curve_lane, emotions, max(height, _LEAST_CURVE), share)
            if drawn.height <= max(self.left_over, _LEAST_CURVE):
                break
        return drawn

    def _drawn(self, lane: Lane, emotions: tuple[Emotion, ...], height: float, share: float) -> RowDrawing:
        room, steps = self.desk.form.room, self.story.grid.steps
        columns: list[ColumnSpan] = []
        for index, span in enumerate(self.spans):
            own = steps[span.first : span.last + 1]
            wide = self.column / max(len(own), 1)
            titles = [step.title or span.stage.title for step in own]
            x = room.x + index * self.column
            columns += [ColumnSpan(s.id, x + n * wide, wide, titles[n]) for n, s in enumerate(own)]
        first, last = self.spans[0].first, self.spans[-1].last
        found = kind(lane.kind)
        assert isinstance(found, RowLane)
        facts = RowFacts(
            pen=self.pen, lane=lane.model_copy(update={"height": None, "personas": ()}),
            columns=for_quotes(columns, _QUOTE), left=room.x, right=room.right, label_x=room.x, height=height,
            emotions=emotions, persona=self.story.map.persona,
            personas=self.story.snapshot.table("personas"),  # type: ignore[arg-type]
            before=steps[first - 1].id if first else None, after=steps[last + 1].id if last + 1 < len(steps) else None,
            extent=height * share,
        )  # fmt: skip
        return found.row(facts)

    # Put together

    def slide(self, number: int, count: int, told: tuple[str, ...]) -> Slide:
        room, pen = self.desk.form.room, self.pen
        story = self.story
        parts: list[Part] = []
        under = Area(room.x, room.y + 2, room.w, 20)
        parts.append(words(pen, self.line, pen.type.context, Colour("text2"), under, key="sub"))
        y = self.top
        spare = max(self.left_over - (self.curve.height if self.curve else 0.0), 0.0)
        air = min(spare / (len(self.rows) + 2), 18.0)
        if self.curve is not None:
            parts.append(self._curve_group(y))
            y += self.curve.height + 8 + air
        parts.append(Group(_("Stages"), _("The stages of the journey"), tuple(moved(n, 0, y) for n in self.chevrons)))
        y += max((node.h for node in self.chevrons), default=0.0) + _ROW_GAP + air
        for row in self.rows:
            heading = words(pen, row.heading, pen.type.step, Colour("text2"), Area(room.x, y, 400, 20), key=row.key)
            y += heading.h + _LABEL_GAP
            cards = tuple(moved(_stretched(node, row.height), 0, y) for node in row.nodes)
            parts.append(Group(row.heading, row.heading, (heading, *cards)))
            y += row.height + _ROW_GAP + air
        parts += self._foot()
        title = story.headline()
        if count > 1:
            title = _("{title} ({part} of {parts})").format(title=title, part=number + 1, parts=count)
        return Slide(f"overview:{number}", "content", title, tuple(parts), told=told)

    def _curve_group(self, y: float) -> Group:
        assert self.curve is not None
        room = self.desk.form.room
        said = _("How it feels from stage to stage")
        neutral = [
            moved(replace(n, primitives=tuple(p for p in n.primitives if isinstance(p, Line) and not p.dash)), 0, y)
            for n in self.curve.ground
        ]
        borders = tuple(
            Node(
                f"border:{index}", Role.GROUND, "", room.x + index * self.column, y, 1, self.curve.height + 6,
                (Line(0, 0, 0, self.curve.height + 6, Colour("line2"), 1.0, (3.0, 3.0)),),
            )
            for index in range(1, len(self.spans))
        )  # fmt: skip
        nodes = tuple(moved(node, 0, y) for node in joined(self.curve.nodes, said))
        kept = tuple(_within(node, room) for node in nodes)
        lane = self.story.curve_lane
        return Group(lane.title if lane and lane.title else said, said, (*neutral, *borders, *kept))

    def _foot(self) -> list[Node]:
        """What the map rests on and how its KPIs stand; at the right its date."""
        room, pen, story = self.desk.form.room, self.pen, self.story
        style = pen.type.tile_target
        tiles = [tile for span in story.stages for tile in story.tiles(span, pen)]
        judged = [tile for tile in tiles if tile.is_met is not None]
        missed = sum(tile.is_met is False for tile in judged)
        said: list[str] = []
        if judged:
            text = n_("{missed} of {count} KPI is off target.", "{missed} of {count} KPIs are off target.", len(judged))
            said.append(text.format(missed=missed, count=len(judged)))
        if any(tile.trend.delta is not None for tile in tiles):
            said.append(_("Changes are those since the first value of the series."))
        day = date_text(story.map.version_date) if story.map.version_date else ""
        nodes: list[Node] = []
        wide = pen.measurer.width(day, style) if day else 0.0
        if said:
            area = Area(room.x, room.bottom - style.leading, max(room.w - wide - 24, 100), style.leading)
            nodes.append(words(pen, " ".join(said), style, Colour("text2"), area, key="source"))
        if day:
            text = pen.word(day, style, Colour("text2"), 0, 0)
            x = room.right - text.width
            nodes.append(
                Node("date", Role.LEGEND, "", x, room.bottom - style.leading, wide, style.leading, (text.text,), day)
            )
        return nodes


def _quoted(felt: tuple[Emotion, ...], story: Story) -> Iterator[tuple[Emotion, ...]]:
    """With all quotes, else with those of the best and the worst point, else with none."""
    if not felt:
        yield ()
        return
    ends = {min(story.felt, key=_mood).emotion.id, max(story.felt, key=_mood).emotion.id}
    yield felt
    yield tuple(e if e.id in ends else e.model_copy(update={"quote": ""}) for e in felt)
    yield tuple(e.model_copy(update={"quote": ""}) for e in felt)


def _mood(felt: Felt) -> float:
    return felt.mood


def _stretched(node: Node, height: float) -> Node:
    """A card as tall as its row: its ground grows."""
    if node.h >= height:
        return node
    more = height - node.h
    return replace(node, h=height, primitives=grown(node.primitives, node.h, more))


def _within(node: Node, room: Area) -> Node:
    """A quote that reaches beyond the room is moved into it."""
    if node.role is not Role.QUOTE:
        return node
    x = min(max(node.x, room.x), max(room.right - node.w, room.x))
    return replace(node, x=x)
