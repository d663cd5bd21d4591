"""A slide for each stage, with everything that the map says there; more slides rather than text under 9 pt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Line, Primitive
from journeydesigner.exporters.pptx.connectors import Connector, cards_of, connectors, labels, not_drawn
from journeydesigner.exporters.pptx.insights import insights
from journeydesigner.exporters.pptx.marks import chevron, stage_colour
from journeydesigner.exporters.pptx.slide import Area, Desk, Group, Part, Slide, nodes_of
from journeydesigner.exporters.pptx.stage_rows import (
    LABEL,
    LEAST_CURVE,
    Columns,
    LaneOnSlide,
    Piece,
    lane_on_slide,
    pieces_of,
)
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.lanes.facts import ColumnSpan
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.grid import StageSpan
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _, in_words_of_reader

_LEAST_STEP = 150.0
_BAND = 30.0
_MINI = 15.0
_GAP = 6.0
_MOST_MINIS = 10
_MOST_AIR = 20.0
_ROOMY, _USUAL, _DENSE = 11.0, 10.0, 9.0
_WORTH = 24.0
_MOST_STEEPER = 90.0
_LINE = 34.0
"""Kept free for a line that comes over from the slide before."""
_PART = 900
"""Letters of a text that is told in parts, where it alone is taller than a slide."""


def stage_slides(story: Story, desk: Desk) -> Iterator[Slide]:
    """The slides of all stages, in order."""
    for index, span in enumerate(story.stages):
        yield from _Stage(story, desk, span, index).slides()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands on one slide."""

    columns: Columns
    pen: Pen
    rows: tuple[LaneOnSlide, ...]


class _Stage:
    """One stage, parted by steps where they are many, then by lanes where these are tall."""

    def __init__(self, story: Story, desk: Desk, span: StageSpan, index: int) -> None:
        self.story, self.desk, self.span, self.index = story, desk, span, index
        self.room = desk.form.room

    def slides(self) -> Iterator[Slide]:
        sheets = [sheet for columns in self._runs() for sheet in self._sheets(columns)]
        count = len(sheets)
        drawn = [self._with_arrows(self._parts(sheet), sheet.pen) for sheet in sheets]
        notes = self._notes(sheets[0].pen, drawn)
        told = ()
        if count > 1:
            with in_words_of_reader():
                said = _("The stage “{stage}” takes {count} slides, so that all of its text can be read.")
            told = (said.format(stage=self.span.stage.title, count=count),)
        for number, (parts, arrows) in enumerate(drawn):
            title = self.span.stage.title.strip() or _("Stage {number}").format(number=self.index + 1)
            if count > 1:
                title = _("{title} ({part} of {parts})").format(title=title, part=number + 1, parts=count)
            key = f"stage:{self.span.stage.id}" if not number else f"stage:{self.span.stage.id}:{number}"
            yield Slide(key, "content", title, parts, notes=notes if not number else "",
                        told=told if not number else (), connectors=arrows)  # fmt: skip

    def _with_arrows(self, parts: tuple[Part, ...], pen: Pen) -> tuple[tuple[Part, ...], tuple[Connector, ...]]:
        """The parts with the words on the arrows between cards, and the arrows."""
        nodes = [node for node in nodes_of(parts) if node.role is not Role.GROUND]
        found = connectors(self.story, cards_of(nodes), self.room.right)
        return (*parts, *labels(self.story, found, nodes, pen)), found

    def _notes(self, pen: Pen, drawn: Sequence[tuple[tuple[Part, ...], tuple[Connector, ...]]]) -> str:
        """What the stage tells, and which of its arrows lead elsewhere."""
        shown = [arrow.link for _parts, arrows in drawn for arrow in arrows]
        keys = [node.key for parts, _arrows in drawn for node in nodes_of(parts)]
        worded = [key.removeprefix("label:") for key in keys if key.startswith("label:")]
        lines = list(not_drawn(self.story, self.span, shown, worded))
        told = "\n".join((_("Arrows"), *lines)) if lines else ""
        return "\n\n".join(part for part in (insights(self.story, self.span, pen), told) if part)

    # Parting

    def _runs(self) -> Iterator[Columns]:
        """The steps, as many side by side as are not too narrow."""
        board = self.room.x + LABEL
        wide = self.room.right - board
        most = max(int(wide // _LEAST_STEP), 1)
        steps = self.story.grid.steps
        total = self.span.last - self.span.first + 1
        runs = ceil(total / most)
        for run in range(runs):
            first = self.span.first + total * run // runs
            last = self.span.first + total * (run + 1) // runs - 1
            own = steps[first : last + 1]
            each = wide / len(own)
            spans = tuple(
                ColumnSpan(step.id, board + n * each, each, step.title or self.span.stage.title)
                for n, step in enumerate(own)
            )
            yield Columns(
                self.room.x, board, self.room.right, first, spans,
                steps[first - 1].id if first else None, steps[last + 1].id if last + 1 < len(steps) else None,
            )  # fmt: skip

    def _sheets(self, columns: Columns) -> list[_Sheet]:
        """One with the largest type that fits; where none does, several, evenly filled."""
        usual, tall = self._rows(columns, _USUAL), self._tall(columns, _USUAL)
        if _height(usual) <= 1.4 * tall:
            for size in (_ROOMY, _USUAL, _DENSE):
                rows = usual if size == _USUAL else self._rows(columns, size)
                if _height(rows) <= self._tall(columns, size):
                    return [self._sheet(columns, size, rows)]
        parts = [part for row in usual for part in self._fitting(row, columns, tall)]
        groups = _even(parts, tall)
        roomy = [self._again(columns, _ROOMY, group) for group in groups]
        if all(_height(rows) <= self._tall(columns, _ROOMY) for rows in roomy):
            return [self._sheet(columns, _ROOMY, rows) for rows in roomy]
        return [self._sheet(columns, _USUAL, rows) for rows in groups]

    def _sheet(self, columns: Columns, size: float, rows: Sequence[LaneOnSlide]) -> _Sheet:
        """What room is left makes the curves steeper."""
        spare = self._tall(columns, size) - _height(rows)
        curves = sum(kind(row.lane.kind).is_curve for row in rows)
        if curves and spare > _WORTH:
            steeper = self._again(columns, size, rows, LEAST_CURVE + min(spare * 0.6 / curves, _MOST_STEEPER))
            if _height(steeper) <= self._tall(columns, size):
                rows = steeper
        return _Sheet(columns, self.desk.pen(size), tuple(rows))

    def _again(
        self, columns: Columns, size: float, rows: Sequence[LaneOnSlide], curve: float = LEAST_CURVE
    ) -> list[LaneOnSlide]:
        pen = self.desk.pen(size)
        return [lane_on_slide(self.story, row.lane, row.pieces, columns, pen, curve) for row in rows]

    def _rows(self, columns: Columns, size: float) -> list[LaneOnSlide]:
        """Lanes that say nothing here are left out: their names stand on the slides where they do."""
        pen = self.desk.pen(size)
        made: list[LaneOnSlide] = []
        for row in self.story.grid.rows:
            found = kind(row.lane.kind)
            pieces = pieces_of(row.slots, columns)
            if isinstance(found, CardLane) and not pieces:
                continue
            if not isinstance(found, CardLane) and found.is_curve and not self._is_felt(row.lane, columns):
                continue
            made.append(lane_on_slide(self.story, row.lane, pieces, columns, pen))
        while made and made[-1].is_divider:
            made.pop()
        return made

    def _is_felt(self, lane: Lane, columns: Columns) -> bool:
        steps = {column.step for column in columns.spans}
        return any(emotion.step in steps for emotion in self.story.snapshot.emotions_of(lane.id))

    def _tall(self, columns: Columns, size: float) -> float:
        return self.room.h - self._head(columns, self.desk.pen(size))[1]

    def _fitting(self, row: LaneOnSlide, columns: Columns, tall: float) -> Iterator[LaneOnSlide]:
        """A lane in parts none taller than a slide: fewer cards each, and long texts in pieces."""
        if row.height <= tall or not row.pieces:
            yield row
            return
        pen = self.desk.pen(_USUAL)
        if lane_on_slide(self.story, row.lane, (), columns, pen).height > 0.7 * tall:
            yield row  # the lane's own name is that long: parting its cards gains nothing
            return
        held: list[Piece] = []
        pieces = [part for piece in row.pieces for part in self._cut(row.lane, piece, columns, tall)]
        laid = None
        for piece in pieces:
            tried = lane_on_slide(self.story, row.lane, (*held, piece), columns, pen)
            if held and tried.height > tall:
                if laid is not None:
                    yield laid
                held = [piece]
                laid = lane_on_slide(self.story, row.lane, held, columns, pen)
            else:
                held.append(piece)
                laid = tried
        if laid is not None:
            yield laid

    def _cut(self, lane: Lane, piece: Piece, columns: Columns, tall: float) -> Iterator[Piece]:
        pen = self.desk.pen(_USUAL)
        if lane_on_slide(self.story, lane, (piece,), columns, pen).height <= tall:
            yield piece
            return
        letters = _PART
        while True:
            texts = _parts_of(piece.card.text, letters)
            made = [Piece(self._said(piece, text, n), piece.first, piece.last) for n, text in enumerate(texts)]
            tallest = max(lane_on_slide(self.story, lane, (each,), columns, pen).height for each in made)
            if tallest <= tall or letters <= 60:
                break
            letters = letters * 2 // 3
        yield from made

    def _said(self, piece: Piece, text: str, number: int) -> Card:
        more = {} if not number else {"image": None, "is_moment_of_truth": False}
        return piece.card.model_copy(update={"text": text, **more})

    # Drawing

    def _head(self, columns: Columns, pen: Pen) -> tuple[tuple[Part, ...], float]:
        """The stage's arrow with its question, under it the names of its steps; and how tall that is."""
        stage, room = self.span.stage, self.room
        ground = stage_colour(stage, self.index, len(self.story.stages))
        ink = ink_on(ground)
        said = stage.question.strip() or stage.title
        wide = columns.right - columns.board
        has_notch, has_tip = self.index > 0, self.index < len(self.story.stages) - 1
        pad = 26.0 if has_notch else 14.0
        block = pen.block(said, pen.type.step, ink, pad, 0, wide - pad - 24, balanced=False)
        height = max(_BAND, block.height + 12)
        block = pen.block(said, pen.type.step, ink, pad, (height - block.height) / 2, wide - pad - 24, balanced=False)
        arrow = chevron(
            Area(columns.board, room.y, wide - (12 if has_tip else 0), height),
            ground, (block.text,), key=f"head:{stage.id}",
            label=f"{stage.title}. {stage.question}".strip(), link="", has_notch=has_notch, has_tip=has_tip, tip=12.0,
        )  # fmt: skip
        parts: list[Part] = [self._minis(height), arrow]
        steps = self.story.grid.steps[columns.first : columns.first + len(columns.spans)]
        if not any(step.title.strip() for step in steps):
            return tuple(parts), height + _GAP
        blocks = [
            pen.block(step.title, pen.type.step, Colour("text2"), 8, 4, max(span.w - 16, 1))
            for step, span in zip(steps, columns.spans, strict=True)
        ]
        tall = max(each.height for each in blocks) + 8
        for step, span, each in zip(steps, columns.spans, blocks, strict=True):
            if step.title.strip():
                node = Node(
                    f"step:{step.id}",
                    Role.STEP,
                    step.id,
                    span.x,
                    room.y + height,
                    span.w,
                    tall,
                    (each.text,),
                    step.title,
                )
                parts.append(node)
        return tuple(parts), height + tall

    def _minis(self, height: float) -> Part:
        """Where on the journey this is: small arrows, each a way to its stage."""
        stages, room = self.story.stages, self.room
        if len(stages) > _MOST_MINIS:
            pen = self.desk.pen(_USUAL)
            said = _("{number} of {count}").format(number=self.index + 1, count=len(stages))
            word = pen.word(said, pen.type.step, Colour("text3"), 0, (height - pen.type.step.leading) / 2)
            return Node("where", Role.TITLE, "", room.x, room.y, word.width, height, (word.text,), said)
        wide = (LABEL - 18) / max(len(stages), 1)
        nodes: list[Part] = []
        for index, span in enumerate(stages):
            colour = stage_colour(span.stage, index, len(stages)) if index == self.index else Colour("line")
            area = Area(room.x + index * wide, room.y + (height - _MINI) / 2, wide, _MINI)
            nodes.append(
                chevron(
                    area, colour, (), key=f"mini:{span.stage.id}", label=span.stage.title,
                    link="" if index == self.index else f"slide:stage:{span.stage.id}", has_notch=index > 0,
                    has_tip=index < len(stages) - 1, tip=min(6.0, wide / 3),
                )
            )  # fmt: skip
        where = _("Stage {number} of {count}").format(number=self.index + 1, count=len(stages))
        return Group(where, where, tuple(nodes))

    def _parts(self, sheet: _Sheet) -> tuple[Part, ...]:
        head, tall = self._head(sheet.columns, sheet.pen)
        rows = sheet.rows
        spare = self.room.h - tall - _height(rows)
        air = min(max(spare, 0.0) / max(len(rows), 1), _MOST_AIR)
        parts: list[Part] = []
        lines: list[Primitive] = []
        y = self.room.y + tall
        top = y
        for number, row in enumerate(rows):
            if number and not row.is_divider and not rows[number - 1].is_divider:
                lines.append(Line(0, y, self.room.w, y, Colour("line"), 1.0))
            parts.append(row.at(y, air))
            y += row.height + air
        for column in sheet.columns.spans[1:]:
            lines.append(Line(column.x - self.room.x, top, column.x - self.room.x, y, Colour("line2"), 1.0, (1.4, 2.6)))
        lines.append(Line(LABEL - 6, top, LABEL - 6, y, Colour("line"), 1.0))
        ground = Node("board", Role.GROUND, "", self.room.x, 0, self.room.w, self.room.bottom, tuple(lines))
        return (*head, ground, *parts)


def _height(rows: Sequence[LaneOnSlide]) -> float:
    return sum(row.height for row in rows)


def _even(rows: Sequence[LaneOnSlide], tall: float) -> list[list[LaneOnSlide]]:
    """Rows on as few slides as they take, evenly filled."""
    groups = _filled(rows, tall)
    for share in range(40, 100, 5):
        evener = _filled(rows, tall * share / 100)
        if len(evener) == len(groups):
            return evener
    return groups


def _filled(rows: Sequence[LaneOnSlide], tall: float) -> list[list[LaneOnSlide]]:
    """As many together as fit; a line between lanes goes with what is under it."""
    groups: list[list[LaneOnSlide]] = []
    used = 0.0
    for row in rows:
        if groups and used + row.height <= tall:
            groups[-1].append(row)
            used += row.height
        else:
            groups.append([row])
            used = row.height + _LINE
    for group, following in pairwise(groups):
        while len(group) > 1 and group[-1].is_divider:
            following.insert(0, group.pop())
    return groups or [[]]


def _parts_of(text: str, letters: int) -> list[str]:
    """``text`` in parts of about so many letters, parted at spaces where there are some."""
    parts: list[str] = []
    while len(text) > letters:
        end = max(text.rfind(" ", letters // 2, letters), text.rfind("\n", letters // 2, letters))
        end = letters if end < 0 else end + 1
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]
