"""The lanes of one stage as rows of a slide: cards side by side where a step is wide, in groups by lane."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Line, Primitive
from journeydesigner.exporters.pptx.curve_shapes import joined
from journeydesigner.exporters.pptx.marks import flat_tile
from journeydesigner.exporters.pptx.slide import Group, Part, moved
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import ColumnSpan, RowFacts
from journeydesigner.lanes.kinds import CardLane, LaneKind, RowDrawing, RowLane, kind, read_text
from journeydesigner.lanes.metrics import tile_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.as_is import as_is_of
from journeydesigner.layout.free_notes import NOTE_WIDTH, note_face
from journeydesigner.layout.grid import Slot
from journeydesigner.model.ids import StepId
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _

LABEL = 164.0
_PAD = 5.0
_GAP = 6.0
_INSET = 6.0
_CARD = 190.0
"""Cards stand side by side in a step that leaves each so much."""
_ICON = 16.0
_LABEL_X = 24.0
LEAST_CURVE = 88.0
_CURVE_SHARE = 0.5
_WIDEST_TILE = 300.0
_WIDEST_IMAGE = 210.0
_LONG_NOTE = 300
"""Free notes look like such up to so many letters; on a narrow sheet more would be taller than a slide."""
_QUOTE = 300.0
"""A quote may be so wide, even where its step is narrower."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some steps of a stage side by side, ``first`` .. of the map's. ``left`` is where the labels stand."""

    left: float
    board: float
    right: float
    first: int
    spans: tuple[ColumnSpan, ...]
    before: StepId | None
    after: StepId | None

    def box(self, first: int, last: int) -> tuple[float, float]:
        """Left edge and width of a card over some of the columns."""
        start, end = self.spans[first], self.spans[last]
        return start.x + _INSET, end.x + end.w - _INSET - start.x - _INSET


@dataclass(frozen=True, slots=True)
class Piece:
    """A card, or a part of one whose text is too long for a slide, over some columns."""

    card: Card
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LaneOnSlide:
    """A lane, or those of its cards that a slide has room for, ``height`` tall. Its parts stand from 0 down."""

    lane: Lane
    height: float
    label: Node
    parts: tuple[Part, ...]
    ground: tuple[Node, ...] = ()
    is_divider: bool = False
    pieces: tuple[Piece, ...] = ()

    def at(self, y: float, more: float) -> Group:
        """The row at a height, ``more`` taller than it asks for."""
        title = self.lane.title or kind(self.lane.kind).label
        inner = tuple(_moved(part, y + more / 2) for part in self.parts)
        ground = tuple(moved(node, 0, y + more / 2) for node in self.ground)
        return Group(title, self.label.label, (*ground, moved(self.label, 0, y + more / 2), *inner))


def _moved(part: Part, dy: float) -> Part:
    if isinstance(part, Node):
        return moved(part, 0, dy)
    return replace(part, parts=tuple(_moved(each, dy) for each in part.parts))


def pieces_of(slots: Sequence[Slot], columns: Columns) -> tuple[Piece, ...]:
    """The cards that stand in some columns, from the left; spans over more are cut to them."""
    last = columns.first + len(columns.spans) - 1
    found = [
        Piece(slot.card, max(slot.first, columns.first) - columns.first, min(slot.last, last) - columns.first)
        for slot in slots
        if slot.first <= last and slot.last >= columns.first
    ]
    return tuple(found)


def lane_on_slide(
    story: Story, lane: Lane, pieces: Sequence[Piece], columns: Columns, pen: Pen, curve: float = LEAST_CURVE
) -> LaneOnSlide:
    """One row; ``curve`` is the least height of one with a curve."""
    found = kind(lane.kind)
    if isinstance(found, RowLane):
        return _drawn_row(story, lane, found, columns, pen, curve)
    label = _label(lane, found, columns, pen)
    nodes, bottom = _packed(story, found, pieces, columns, pen)
    height = max(bottom, label.h) + 2 * _PAD
    shift = (height - 2 * _PAD - bottom) / 2 if len(pieces) == 1 and found.is_chip else 0.0
    return LaneOnSlide(
        lane, height, moved(label, 0, _PAD), tuple(moved(node, 0, _PAD + shift) for node in nodes), pieces=tuple(pieces)
    )


def _label(lane: Lane, found: LaneKind, columns: Columns, pen: Pen) -> Node:
    """Icon, name and description, as at the left of the map."""
    room = columns.board - columns.left - _LABEL_X - 10
    title = lane.title or found.label
    name = pen.block(title, pen.type.lane, Colour("text"), _LABEL_X, 0, room)
    icon = Icon(lane.icon or found.icon, 0, (pen.type.lane.leading - _ICON) / 2, _ICON, Colour("accent"))
    parts: list[Primitive] = [icon, name.text]
    bottom = name.height
    if lane.description.strip():
        about = pen.block(
            lane.description, pen.type.description, Colour("text3"), _LABEL_X, bottom, room, balanced=False
        )
        parts.append(about.text)
        bottom += about.height
    said = f"{title}. {lane.description}" if lane.description.strip() else title
    return Node(f"lane:{lane.id}", Role.LANE, lane.id, columns.left, 0, LABEL, max(bottom, _ICON), tuple(parts), said)


# Cards


def _packed(
    story: Story, found: CardLane, pieces: Sequence[Piece], columns: Columns, pen: Pen
) -> tuple[list[Node], float]:
    """Each card under what is there already, where that ends highest; and where the last one ends."""
    if found.is_chip:
        return _flowing(story, found, pieces, columns, pen)
    shares = [_shares(index, pieces, columns) for index in range(len(columns.spans))]
    ends = [[0.0] * share for share in shares]
    nodes: list[Node] = []
    bottom = 0.0
    for piece in pieces:
        x, width = columns.box(piece.first, piece.last)
        is_image = bool(piece.card.image) or found.is_of_images
        widest = _WIDEST_TILE if found.is_tile else _WIDEST_IMAGE if is_image else width
        if piece.first == piece.last:
            share, column = shares[piece.first], ends[piece.first]
            place = min(range(share), key=lambda n: (column[n], n))
            width = min((width - (share - 1) * _GAP) / share, widest)
            x += place * (width + _GAP)
            y = column[place]
            face = _face(story, found, piece.card, width, pen)
            column[place] = y + face.height + _GAP
        else:
            y = max(end for column in ends[piece.first : piece.last + 1] for end in column)
            face = _face(story, found, piece.card, min(width, widest) if is_image else width, pen)
            for column in ends[piece.first : piece.last + 1]:
                column[:] = [y + face.height + _GAP] * len(column)
        nodes.append(_node(piece.card, face, x, y))
        bottom = max(bottom, y + face.height)
    return nodes, bottom


def _shares(index: int, pieces: Sequence[Piece], columns: Columns) -> int:
    """How many cards stand side by side in a column."""
    count = sum(piece.first == piece.last == index for piece in pieces)
    room = columns.box(index, index)[1]
    return max(min(count, int((room + _GAP) // (_CARD + _GAP))), 1)


def _flowing(
    story: Story, found: CardLane, pieces: Sequence[Piece], columns: Columns, pen: Pen
) -> tuple[list[Node], float]:
    """Chips side by side, in as many lines as their column takes."""
    ends: dict[int, tuple[float, float, float]] = {}
    nodes: list[Node] = []
    bottom = 0.0
    for piece in pieces:
        left, width = columns.box(piece.first, piece.last)
        face = _face(story, found, piece.card, width, pen)
        over = range(piece.first, piece.last + 1)
        if piece.first == piece.last:
            x, y, low = ends.get(piece.first, (left, 0.0, 0.0))
            if x > left and x + face.width > left + width:
                x, y = left, low + _GAP
        else:
            x = left
            y = max((low + _GAP for column in over if (low := ends.get(column, (0, 0, -_GAP))[2]) > 0), default=0.0)
        low = max(ends.get(piece.first, (0.0, 0.0, 0.0))[2], y + face.height)
        for column in over:
            end = x + face.width + _GAP if piece.first == piece.last else columns.box(column, column)[0] + 10_000
            ends[column] = (end, y, low)
        nodes.append(_node(piece.card, face, x, y))
        bottom = max(bottom, low)
    return nodes, bottom


def _face(story: Story, found: CardLane, card: Card, width: float, pen: Pen) -> Face:
    if card.place is not None and card.place.is_free and width >= NOTE_WIDTH and len(card.text) <= _LONG_NOTE:
        height, primitives = note_face(card, pen)
        return Face(NOTE_WIDTH, height, primitives, read_text(_("Free note"), card))
    facts = story.facts(card, pen)
    if found.is_tile:
        return flat_tile(tile_of(card, facts), width, pen, has_star=card.is_moment_of_truth)
    return found.face(card, width, facts)


def _node(card: Card, face: Face, x: float, y: float) -> Node:
    link = card.links[0] if card.links else ""
    return Node(f"card:{card.id}", Role.CARD, card.id, x, y, face.width, face.height, face.primitives, face.label, link)


# Rows that draw themselves


def _drawn_row(story: Story, lane: Lane, found: RowLane, columns: Columns, pen: Pen, curve: float) -> LaneOnSlide:
    label = _label(lane, found, columns, pen)
    before = as_is_of(story.snapshot, lane) if found.is_curve else None
    facts = RowFacts(
        pen=pen, lane=lane.model_copy(update={"height": None}), columns=for_quotes(columns.spans, _QUOTE),
        left=columns.board, right=columns.right, label_x=columns.left - _LABEL_X, height=curve, label_height=0.0,
        emotions=story.snapshot.emotions_of(lane.id), persona=story.map.persona,
        personas=story.snapshot.table("personas"),  # type: ignore[arg-type]
        before=columns.before, after=columns.after, as_is=before.at(story.grid.steps) if before else (),
        as_is_scale=before.scale if before else None, extent=curve * _CURVE_SHARE,
    )  # fmt: skip
    if found.is_divider:
        return _divider(lane, columns, pen)
    drawn = found.row(facts)
    said = label.label
    nodes = joined(drawn.nodes, said)
    levels = tuple(replace(node, x=node.x) for node in drawn.labels)
    top, foot = _extent(drawn)
    height = max(foot - top, label.h + 2 * _PAD)
    shift = (height - foot + top) / 2 - top
    is_told = any(text for node in levels for text in node.primitives)
    name = _label(lane.model_copy(update={"description": ""}), found, columns, pen) if is_told else label
    inner = tuple(moved(_inside(node, columns), 0, shift) for node in (*levels, *nodes))
    ground = tuple(moved(node, 0, shift) for node in drawn.ground)
    free = min((node.y + shift for node in _texts_at(levels)), default=height)
    if is_told and free < name.h + _PAD:
        inner = inner[len(levels) :]
        name = label
    return LaneOnSlide(lane, height, moved(name, 0, _PAD if is_told else (height - name.h) / 2), inner, ground)


def _extent(drawn: RowDrawing) -> tuple[float, float]:
    """Top and foot of what a curve's row shows: it grows alike for quotes above and below, of which one may be bare."""
    boxes = [(n.y, n.y + n.h) for n in drawn.nodes if n.role in (Role.EMOTION, Role.QUOTE)]
    boxes += [(node.y, node.y + node.primitives[0].style.leading) for node in _texts_at(drawn.labels)]  # type: ignore[union-attr]
    if not boxes:
        return 0.0, drawn.height
    return min(top for top, _foot in boxes) - _PAD, max(foot for _top, foot in boxes) + _PAD


def for_quotes(spans: Sequence[ColumnSpan], least: float) -> tuple[ColumnSpan, ...]:
    """Columns round the same middles, so wide that quotes take few lines: they stand clear of each other anyway."""
    return tuple(
        ColumnSpan(span.step, span.middle - max(span.w, least) / 2, max(span.w, least), span.title) for span in spans
    )


def _texts_at(nodes: Sequence[Node]) -> list[Node]:
    from journeydesigner.exporters.pptx.body import top_of
    from journeydesigner.exporters.pptx.slide import texts_of

    return [
        replace(node, y=node.y + top_of(text), primitives=(text,))
        for node in nodes
        for text in texts_of(node.primitives)
        if text.lines
    ]


def _inside(node: Node, columns: Columns) -> Node:
    """A quote that reaches beyond the board is moved into it."""
    if node.role is not Role.QUOTE:
        return node
    return replace(node, x=min(max(node.x, columns.board + 2), max(columns.right - node.w, columns.board + 2)))


def _divider(lane: Lane, columns: Columns, pen: Pen) -> LaneOnSlide:
    """A dashed line after its name in small capitals."""
    found = kind(lane.kind)
    title = lane.title or found.label
    room = columns.board - columns.left - _LABEL_X - 10
    block = pen.block(title.upper(), pen.type.divider, Colour("text3"), _LABEL_X, 0, room)
    height = max(block.height, 14.0) + 2 * 3
    top = (height - block.height) / 2
    block = pen.block(title.upper(), pen.type.divider, Colour("text3"), _LABEL_X, top, room)
    icon = Icon(lane.icon or found.icon, 0, (height - _ICON) / 2, _ICON, Colour("text3"))
    text = replace(block.text, source=title)
    name = Node(f"lane:{lane.id}", Role.LANE, lane.id, columns.left, 0, LABEL, height, (icon, text), title)
    wide = columns.right - columns.board
    line = Line(0, height / 2, wide, height / 2, Colour("text3"), 1.5, (7.5, 6.0))
    node = Node(f"divider:{lane.id}", Role.DIVIDER, "", columns.board, 0, wide, height, (line,), title)
    return LaneOnSlide(lane, height, name, (node,), is_divider=True)
