"""The journey at a glance: the curve over its stages, and what stands out in each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Line, Path, Primitive
from journeydesigner.lanes.facts import ColumnSpan, RowFacts
from journeydesigner.lanes.kinds import Pill, RowLane, kind
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.metric_tile import draw_tile
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.headers import chevron_outline
from journeydesigner.layout.reading import Part, Reading, Tag, curve_in_words
from journeydesigner.layout.report.flow import Block, Flow, stacked, words
from journeydesigner.layout.report.styles import HEADING, LEAD, MICRO_STRONG, SMALL, TITLE
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.layout.standing_out import StandingOut
from journeydesigner.layout.title_block import PILL_GAP, PILL_HEIGHT, context_line, persona_of, pill_parts
from journeydesigner.model.records import Card, Emotion, Lane
from journeydesigner.wording import _

_LEAST_COLUMN = 150.0
_GAP = 12.0
_CURVE, _MOST_CURVE = 140.0, 236.0
_TITLE = 260.0
"""So much is left for the title beside the pills."""

Drawn = tuple[str, tuple[Primitive, ...], float, str]
"""What a column of a row holds: key, primitives, height, and what it says."""


@dataclass(frozen=True)
class Overview:
    """Of one map. ``pills`` are what it adds up to."""

    flow: Flow
    told: StandingOut
    pills: tuple[Pill, ...]
    path: Part

    def put(self) -> None:
        spans = self.told.grid.stages
        most = max(int(self.flow.form.room / _LEAST_COLUMN), 1)
        parts = ceil(len(spans) / most) if spans else 1
        for number in range(parts):
            group = spans[len(spans) * number // parts : len(spans) * (number + 1) // parts]
            self._page(group, number)

    def _page(self, spans: Sequence[StageSpan], number: int) -> None:
        flow = self.flow
        title = _("Overview")
        flow.begin_page(title)
        flow.chapter(self.path)
        area = (flow.form.left, flow.form.room)
        if not number:
            key = f"{self.path.key}/title"
            flow.add(*words(flow.pen, key, title, TITLE, Colour("text"), area, tag=Tag.TITLE))
            pills = self._pills()
            has_room = pills.nodes and pills.nodes[0].x > flow.form.left + _TITLE
            if has_room:
                flow.at(pills, flow.form.top + 2)
            flow.add(*self._context())
            if not has_room and pills.nodes:
                flow.add(pills)
        if not spans:
            said = _("This map has no stages yet.")
            flow.add(*words(flow.pen, f"{self.path.key}/none", said, LEAD, Colour("text3"), area, gap=24))
            return
        chevrons = self._chevrons(spans)
        rows = [self._row(spans, heading, f"{name}:{number}", draw) for heading, name, draw in self._rows()]
        taken = sum(row.height + row.gap for row in rows[:2] if row is not None)
        curve = self._curve(spans, number, flow.left_over - chevrons.height - taken - 20.0)
        flow.add(*([curve] if curve else []), replace(chevrons, gap=16.0 if curve is None else 4.0))
        flow.repeat(replace(chevrons, readings=()))
        for row in rows[:2]:
            if row is not None:
                flow.add(row)
        if rows[2] is not None and rows[2].height + rows[2].gap <= flow.left_over:  # the stages' pages have them all
            flow.add(rows[2])
        flow.repeat(None)

    def _context(self) -> list[Block]:
        flow, journey = self.flow, self.told.grid.map
        said = context_line(journey, persona_of(self.told.snapshot, journey), flow.pen.language)
        area, key = (flow.form.left, flow.form.room), f"{self.path.key}/context"
        return words(flow.pen, key, said, LEAD, Colour("text2"), area, gap=4)

    def _pills(self) -> Block:
        """At the right, beside the title; where they are too wide for that, from the left."""
        drawn = [pill_parts(self.flow.pen, pill) for pill in self.pills]
        x = self.flow.form.right - sum(wide + PILL_GAP for _parts, wide in drawn) + PILL_GAP
        x, y = (x, 0.0) if x > self.flow.form.left + _TITLE else (self.flow.form.left, 0.0)
        nodes: list[Node] = []
        for number, (pill, (parts, wide)) in enumerate(zip(self.pills, drawn, strict=True)):
            if nodes and x + wide > self.flow.form.right + 1:
                x, y = self.flow.form.left, y + PILL_HEIGHT + PILL_GAP
            key = f"{self.path.key}/pill:{number}"
            nodes.append(Node(key, Role.PILL, "", x, y, wide, PILL_HEIGHT, parts, pill.text))
            x += wide + PILL_GAP
        readings = tuple(Reading(node.key, (Part(Tag.PARAGRAPH, node.key),)) for node in nodes)
        return Block(tuple(nodes), y + PILL_HEIGHT, readings, 14.0)

    # Columns

    def _columns(self, spans: Sequence[StageSpan]) -> list[tuple[StageSpan, float, float]]:
        """The stages with left edge and width: all are as wide."""
        wide = self.flow.form.room / max(len(spans), 1)
        return [(span, self.flow.form.left + number * wide, wide) for number, span in enumerate(spans)]

    def _curve(self, spans: Sequence[StageSpan], number: int, most: float) -> Block | None:
        """Where quotes ask for more than the height ``most``, only the best and the worst: the stages have them all."""
        lane = self._curve_lane()
        if lane is None:
            return None
        found = kind(lane.kind)
        assert isinstance(found, RowLane)
        snapshot, grid, form = self.told.snapshot, self.told.grid, self.flow.form
        columns: list[ColumnSpan] = []
        for span, x, wide in self._columns(spans):
            steps = grid.steps[span.first : span.last + 1]
            share = wide / len(steps)
            columns += [
                ColumnSpan(step.id, x + place * share, share, step.title or span.stage.title)
                for place, step in enumerate(steps)
            ]
        first, last = spans[0].first, spans[-1].last
        personas = {persona.id: persona for persona in snapshot.personas_of(grid.map.organization)}
        facts = RowFacts(
            pen=self.flow.pen, lane=lane.model_copy(update={"height": None, "shows_as_is": False}),
            columns=tuple(columns), left=form.left, right=form.right, label_x=form.left, height=_CURVE,
            emotions=self._own(lane), persona=grid.map.persona, personas=personas,
            before=grid.steps[first - 1].id if first else None,
            after=grid.steps[last + 1].id if last + 1 < len(grid.steps) else None,
        )  # fmt: skip
        drawing = next(
            made
            for emotions, high in (
                (facts.emotions, _CURVE),
                (_only_extremes(facts.emotions), _CURVE),
                (_without_quotes(facts.emotions), min(max(most, _CURVE), _MOST_CURVE)),
            )
            if (made := found.row(replace(facts, emotions=emotions, height=high))).height <= most
            or not _quotes(emotions)
        )
        lines = tuple(Line(x - form.left, 0, x - form.left, drawing.height, Colour("line2"), 1.0, (1.4, 2.6))
                      for _span, x, _wide in self._columns(spans)[1:])  # fmt: skip
        borders = Node(
            f"{self.path.key}/borders:{number}", Role.GROUND, "", form.left, 0, form.room, drawing.height, lines
        )
        band = Band("curve", BandKind.LANE, 0.0, drawing.height, (), (), drawing.nodes)
        figure = Part(Tag.FIGURE, f"{self.path.key}/curve:{number}", alt=curve_in_words(band))
        renamed = tuple(replace(node, key=f"{self.path.key}/{node.key}", record="") for node in drawing.nodes)
        readings = tuple(
            Reading(node.key, (Part(Tag.PARAGRAPH, node.key),) if node.role is Role.QUOTE else (figure,))
            for node in renamed
        )
        return Block((*drawing.ground, borders, *renamed), drawing.height, readings, 14.0, keeps=True)

    def _curve_lane(self) -> Lane | None:
        """The first judged curve with points, else the first with any."""
        snapshot = self.told.snapshot
        lanes = [row.lane for row in self.told.grid.rows if kind(row.lane.kind).is_curve]
        filled = [lane for lane in lanes if snapshot.emotions_of(lane.id)]
        return next((lane for lane in filled if kind(lane.kind).is_judged), filled[0] if filled else None)

    def _own(self, lane: Lane) -> tuple[Emotion, ...]:
        """The map's own persona's points; where they have none, all."""
        found = self.told.snapshot.emotions_of(lane.id)
        own = tuple(each for each in found if each.persona in (None, self.told.grid.map.persona))
        return own or found

    def _chevrons(self, spans: Sequence[StageSpan]) -> Block:
        pen, count = self.flow.pen, len(self.told.grid.stages)
        places = {span.stage.id: place for place, span in enumerate(self.told.grid.stages)}
        grounds: list[Colour] = []
        set_texts: list[tuple[Primitive, ...]] = []
        high = 52.0
        for span, _x, wide in self._columns(spans):
            place = places[span.stage.id]
            pad, ground = 33.0 if place else 19.0, Colour(span.stage.colour or f"stage:{place}/{count}")
            grounds.append(ground)
            ink = ink_on(ground)
            title = pen.block(span.stage.title, HEADING, ink, pad, 9, wide - pad - 14)
            parts: list[Primitive] = [title.text]
            y = 9 + title.height
            if span.stage.question.strip():
                question = pen.block(span.stage.question, SMALL, ink, pad, y + 3, wide - pad - 14)
                parts.append(question.text)
                y += 3 + question.height
            set_texts.append(tuple(parts))
            high = max(high, y + 10)
        nodes: list[Node] = []
        for (span, x, wide), colour, texts in zip(self._columns(spans), grounds, set_texts, strict=True):
            place, stage = places[span.stage.id], span.stage
            outline = chevron_outline(wide, high, has_notch=place > 0, has_tip=place < count - 1)
            key = f"{self.path.key}/chevron:{stage.id}"
            nodes.append(
                Node(
                    key, Role.STAGE, "", x, 0, wide, high, (Path(outline, colour), *texts), stage.title, f"#{stage.id}"
                )
            )
        readings = tuple(Reading(node.key, (Part(Tag.PARAGRAPH, node.key),)) for node in nodes)
        return Block(tuple(nodes), high, readings)

    # Rows

    def _rows(self) -> Iterator[tuple[str, str, Callable[[StageSpan, float], Drawn | None]]]:
        yield _("Worst pain"), "pain", self._pain
        yield _("Key metric"), "metric", self._metric
        yield _("What we could do"), "idea", self._idea

    def _row(
        self, spans: Sequence[StageSpan], heading: str, name: str, draw: Callable[[StageSpan, float], Drawn | None]
    ) -> Block | None:  # fmt: skip
        nodes: list[Node] = []
        for number, (span, x, wide) in enumerate(self._columns(spans)):
            left = x if not number else x + _GAP / 2
            width = wide - (_GAP / 2 if number in (0, len(spans) - 1) else _GAP)
            found = draw(span, width if len(spans) > 1 else min(width, 360.0))
            if found is not None:
                key, parts, high, said = found
                node = Node(f"{self.path.key}/{name}/{key}", Role.CARD, "", left, 0, width, high, parts, said)
                nodes.append(node)
        if not nodes:
            return None
        area = (self.flow.form.left, self.flow.form.room)
        head = words(
            self.flow.pen, f"{self.path.key}/{name}", heading, MICRO_STRONG, Colour("text3"), area, tag=Tag.HEADING
        )
        readings = tuple(Reading(node.key, (Part(Tag.PARAGRAPH, node.key),)) for node in nodes)
        row = Block(tuple(nodes), max(node.h for node in nodes), readings, 6.0)
        return stacked([*head, row], gap=14.0)

    def _pain(self, span: StageSpan, width: float) -> Drawn | None:
        found = self.told.worst_pain(span)
        return None if found is None else self._card(*found, width)

    def _idea(self, span: StageSpan, width: float) -> Drawn | None:
        found = self.told.best_idea(span)
        return None if found is None else self._card(*found, width)

    def _card(self, lane: Lane, card: Card, width: float) -> Drawn:
        face = self.told.face(lane, card, width)
        return card.id, face.primitives, face.height, face.label

    def _metric(self, span: StageSpan, width: float) -> Drawn | None:
        found = self.told.key_tile(span)
        if found is None:
            return None
        parts, high = draw_tile(found.tile, width, self.flow.pen)
        return found.key, parts, high, spoken(found.tile, self.flow.pen.language)


def _quotes(emotions: Sequence[Emotion]) -> list[Emotion]:
    return sorted((each for each in emotions if each.quote.strip()), key=lambda each: each.value)


def _only_extremes(emotions: Sequence[Emotion]) -> tuple[Emotion, ...]:
    """With what was said where it is worst, and where it is best."""
    told = _quotes(emotions)
    kept = {each.id for each in (*told[:1], *told[-1:])}
    return tuple(each if each.id in kept else each.model_copy(update={"quote": ""}) for each in emotions)


def _without_quotes(emotions: Sequence[Emotion]) -> tuple[Emotion, ...]:
    return tuple(each.model_copy(update={"quote": ""}) for each in emotions)
