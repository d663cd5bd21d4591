"""Free notes: cards that float over the map as sticky notes, at an offset from their cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Path, Picture, Primitive, Shadow
from journeydesigner.lanes.face import border, fill, ink, star
from journeydesigner.lanes.kinds import read_text
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.scene import Band
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card
from journeydesigner.wording import _

NOTE_WIDTH = 168.0
_LEAST_HEIGHT = 56.0
_PAD = 12.0
_FOLD = 14.0
"""The turned up corner."""
_IMAGE = 110.0
_AWAY = 4.0
"""From the board's sides."""

Face = tuple[float, tuple[Primitive, ...]]


@dataclass
class FreeNotes:
    """The notes of one map from one layout to the next."""

    nodes: tuple[Node, ...] = ()
    _faces: dict[CardId, tuple[Card, Pen, Face]] = field(default_factory=dict[CardId, tuple[Card, Pen, Face]])

    def place(self, frame: Frame, cards: Sequence[Card], lanes: Mapping[str, Band]) -> tuple[Node, ...]:
        """The notes whose cell is shown, in scene coordinates, the topmost last; ``lanes`` are the bands by lane.

        A note is held over the lanes, where these have room for it.
        """
        if not cards and not self.nodes:
            return ()
        old = {node.record: node for node in self.nodes}
        faces = {card.id: self._face(frame.pen, card) for card in cards}
        self._faces = {card.id: (card, frame.pen, faces[card.id]) for card in cards}
        nodes: list[Node] = []
        for card in sorted(cards, key=lambda card: card.sort_key):
            made = _node(frame, card, faces[card.id], lanes)
            if made is not None:
                before = old.get(card.id)
                nodes.append(before if before is not None and before == made else made)
        if len(nodes) != len(self.nodes) or any(a is not b for a, b in zip(nodes, self.nodes, strict=True)):
            self.nodes = tuple(nodes)
        return self.nodes

    def _face(self, pen: Pen, card: Card) -> Face:
        known = self._faces.get(card.id)
        if known is not None and known[0] is card and known[1] is pen:
            return known[2]
        return note_face(card, pen)


def note_face(card: Card, pen: Pen) -> Face:
    """The height of a note ``NOTE_WIDTH`` wide, and what is drawn of it."""
    family = family_of(card, "yellow")
    room, y = NOTE_WIDTH - 2 * _PAD, _PAD
    inside: list[Primitive] = []
    if card.image:
        inside.append(Picture(card.image, _PAD, y, room, _IMAGE, 3, card.text))
        y += _IMAGE + 8
    block = pen.block(card.text, pen.type.card, ink(family), _PAD, y, room, balanced=False)
    inside.append(block.text)
    height = max(y + block.height + _PAD, _LEAST_HEIGHT)
    crown = star(NOTE_WIDTH) if card.is_moment_of_truth else ()
    return height, (*_sheet(family, height), *inside, *crown)


def _sheet(family: str, height: float) -> tuple[Primitive, ...]:
    """A square sheet with its lower right corner turned up."""
    wide, fold = NOTE_WIDTH, _FOLD
    body: tuple[Command, ...] = (
        ("M", 0.5, 0.5), ("L", wide - 0.5, 0.5), ("L", wide - 0.5, height - fold), ("L", wide - fold, height - 0.5),
        ("L", 0.5, height - 0.5), ("Z",),
    )  # fmt: skip
    corner: tuple[Command, ...] = (
        ("M", wide - 0.5, height - fold), ("L", wide - fold, height - fold), ("L", wide - fold, height - 0.5), ("Z",),
    )  # fmt: skip
    hue = fill(family).mixed(f"{family}.edge", 0.02)
    rim = border(family, 0.34)
    return (
        Shadow(0, 1, wide - 4, height - 3, 2, 1),
        Path(body, hue, rim, 1.0),
        Path(corner, border(family, 0.2), rim, 1.0),
    )


def _node(frame: Frame, card: Card, face: Face, lanes: Mapping[str, Band]) -> Node | None:
    place = card.place
    if place is None or place.offset is None:
        return None
    band, column = lanes.get(place.lane), frame.column_of.get(place.first)
    if band is None or column is None:
        return None
    height, primitives = face
    shown = lanes.values()
    top, bottom = min(b.y for b in shown), max(b.y + b.height for b in shown)
    x = _held(frame.columns[column].x + place.offset[0], frame.board + _AWAY, frame.right - NOTE_WIDTH - _AWAY)
    y = _held(band.y + place.offset[1], top + _AWAY, bottom - height - _AWAY)
    said = read_text(_("Free note"), card)
    link = card.links[0] if card.links else ""
    return Node(f"card:{card.id}", Role.NOTE, card.id, x, y, NOTE_WIDTH, height, primitives, said, link)


def _held(value: float, least: float, most: float) -> float:
    return max(min(value, most), least)
