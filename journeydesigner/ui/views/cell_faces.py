"""What is drawn in a cell of the table: its cards as flat blocks, one under the other, with all of their text.

The same primitives, pen and painter as on the map, so that both break lines and choose letters alike.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Disc, Icon, Path, Picture, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.curve_words import feeling_text, level_of, sign_of
from journeydesigner.lanes.emotion import quoted
from journeydesigner.lanes.face import edge, ink, star_outline
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.metrics import tile_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.metrics.numbers import delta_text, target_text, value_text
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Card, Emotion, Lane
from journeydesigner.ui.views.table_cells import Cell, MapTable
from journeydesigner.wording import _

PAD = 6.0
"""Round a cell's blocks."""
GAP = 4.0
LEAST = 40.0
"""The height of a row with nothing in it."""
BLOCK_X, BLOCK_Y = 10.0, 5.0
"""From a block's corner to its text."""
_STAR_ROOM = 18.0
_IMAGE = 64.0
_ICON = 14.0


@dataclass(frozen=True, slots=True)
class Block:
    """A card, a point or a card that reaches over, in a cell: from ``y`` on, ``height`` tall.

    ``text_x`` and ``text_y`` are where its text begins, within the block.
    """

    record: RecordId
    y: float
    height: float
    primitives: tuple[Primitive, ...]
    text_x: float = BLOCK_X
    text_y: float = BLOCK_Y
    family: str = ""
    is_passing: bool = False


@dataclass(frozen=True, slots=True)
class CellFace:
    blocks: tuple[Block, ...]
    height: float


class CellFaces:
    """Draws cells ``width`` wide, and keeps what it drew while a cell and its width are the same."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self._kept: dict[tuple[str, str], tuple[object, float, CellFace]] = {}

    def knows(self, table: MapTable, lane: Lane, column: int) -> bool:
        """Whether a cell was drawn before, if perhaps with other cards in it."""
        return (lane.id, table.steps[column].id) in self._kept

    def face(self, table: MapTable, lane: Lane, column: int, cell: Cell, width: float) -> CellFace:
        key = (lane.id, table.steps[column].id)
        known = self._kept.get(key)
        made_of = (cell, lane, *self._referred(table, cell))
        if known is not None and known[1] == width and known[0] == made_of:
            return known[2]
        made = self._draw(table, lane, cell, width)
        self._kept[key] = (made_of, width, made)
        return made

    def _referred(self, table: MapTable, cell: Cell) -> tuple[object, ...]:
        """What cards of a cell show of other records."""
        found: list[object] = []
        for card in cell.cards:
            if card.channel or card.extras.get("metric"):
                facts = table.facts(card, self.pen)
                found += [facts.channel, facts.metric, facts.series]
        return tuple(found)

    def _draw(self, table: MapTable, lane: Lane, cell: Cell, width: float) -> CellFace:
        room = max(width - 2 * PAD, 40.0)
        makers: list[Callable[[], Block]] = []
        if cell.point is not None:
            point = cell.point
            makers.append(lambda: self._point(lane, point, room))
        elif way_of(lane) is Way.CARDS:
            makers += [lambda c=card: self._card(table, lane, c, room) for card in cell.cards]
            makers += [lambda c=card: self._passing(table, c, room) for card in cell.passing]
        blocks: list[Block] = []
        y = PAD
        for make in makers:
            block = replace(make(), y=y)
            blocks.append(block)
            y += block.height + GAP
        return CellFace(tuple(blocks), max(y - GAP + PAD, LEAST) if blocks else LEAST)

    # Blocks

    def _card(self, table: MapTable, lane: Lane, card: Card, width: float) -> Block:
        found = kind(lane.kind)
        facts = table.facts(card, self.pen)
        if not isinstance(found, CardLane):
            return Block(card.id, 0, 0, ())
        family = family_of(card, found.family)
        if found.is_tile:
            return self._tile(card, facts, family, width)
        x, y = BLOCK_X, BLOCK_Y
        parts: list[Primitive] = []
        room = width - x - 8 - (_STAR_ROOM if card.is_moment_of_truth else 0)
        if card.image:
            parts.append(Picture(card.image, x, y + 2, width - x - 8, _IMAGE, 4, card.text))
            y += _IMAGE + 6
        icon = facts.channel.icon if facts.channel is not None else ""
        style = self.pen.type.card
        if icon:
            parts.append(Icon(icon, x, y + (style.leading - _ICON) / 2, _ICON, edge(family)))
            x, room = x + 20, room - 20
        text_y = y
        text = card.text or (facts.channel.name if facts.channel is not None else "")
        block = self._text(text, style, ink(family), x, y, room)
        parts.append(block[0])
        y += block[1]
        tags = " · ".join(found.tags(card, self.pen.language))
        if tags:
            said = self._text(tags, self.pen.type.tag, Colour("text2"), x, y + 1, room)
            parts.append(said[0])
            y += said[1] + 1
        if card.is_moment_of_truth:
            parts.append(
                Path(star_outline(width - 14, BLOCK_Y + 9, 6.0), Colour("yellow.edge"), Colour("yellow.edge"), 0.75)
            )
        height = y + BLOCK_Y
        return Block(card.id, 0, height, (*_ground(family, width, height), *parts), x, text_y, family)

    def _tile(self, card: Card, facts: Facts, family: str, width: float) -> Block:
        tile, language, types = tile_of(card, facts), self.pen.language, self.pen.type
        room = width - BLOCK_X - 8
        name = self._text(tile.name, types.tile_label, Colour("text2"), BLOCK_X, BLOCK_Y, room)
        y = BLOCK_Y + name[1]
        parts: list[Primitive] = [name[0]]
        if tile.metric is not None:
            value = self.pen.word(value_text(tile.metric, tile.value, language), _VALUE, Colour("text"), BLOCK_X, y + 1)
            parts.append(value.text)
            points = tile.trend.points
            if len(points) > 1:
                said = delta_text(tile.metric, points[0].value, points[-1].value, language)
                x = BLOCK_X + value.width + 8
                if x + self.pen.measurer.width(said, types.tile_delta) <= width - 6:
                    parts.append(self.pen.word(said, types.tile_delta, tile.tone, x, y + 5).text)
            y += 24
            target = target_text(tile.metric, language)
            if target:
                drawn = self._text(target, types.tile_target, Colour("text2"), BLOCK_X, y, room)
                parts.append(drawn[0])
                y += drawn[1]
        height = y + BLOCK_Y
        return Block(card.id, 0, height, (*_ground(family, width, height), *parts), family=family)

    def _passing(self, table: MapTable, card: Card, width: float) -> Block:
        """A card from the left reaches over this cell: where it begins, its text is read."""
        said = _("from {step}").format(step=table.step_name(card.place.first) if card.place else "")
        sign = Icon("move-horizontal", BLOCK_X - 4, BLOCK_Y + 1, 13, Colour("text3"))
        text, height = self._text(said, _SMALL, Colour("text3"), BLOCK_X + 15, BLOCK_Y, width - BLOCK_X - 23)
        return Block(card.id, 0, height + 2 * BLOCK_Y, (sign, text), BLOCK_X + 15, is_passing=True)

    def _point(self, lane: Lane, point: Emotion, width: float) -> Block:
        """Face, number, level; the quote below."""
        (icon, colour), style = sign_of(lane, point.value), self.pen.type.lane
        number = self.pen.word(feeling_text(point.value, self.pen.language), style, Colour("text"), 36, BLOCK_Y + 2)
        level_x = 36 + max(number.width, 26.0) + 8
        level, high = self._text(
            level_of(lane, point.value), _SMALL, Colour("text2"), level_x, BLOCK_Y + 3, width - level_x - 4
        )
        y = BLOCK_Y + max(22.0, high + 3)
        parts: list[Primitive] = [
            Disc(18, BLOCK_Y + 11, 10.4, Colour("surface"), colour, 1.6),
            Icon(icon, 11.5, BLOCK_Y + 4.5, 13, colour),
            number.text,
            level,
        ]
        if point.quote.strip():
            said = self._text(quoted(point.quote), self.pen.type.quote, Colour("text2"), BLOCK_X, y + 3, width - 18)
            parts.append(said[0])
            y += said[1] + 3
        return Block(point.id, 0, y + BLOCK_Y, tuple(parts))

    def _text(
        self, text: str, style: TextStyle, colour: Colour, x: float, y: float, width: float
    ) -> tuple[Primitive, float]:
        block = self.pen.block(text, style, colour, x, y, max(width, 20.0), balanced=False)
        return block.text, block.height


_SMALL = TextStyle(12, 16, 400, False, 0.0, False)
_VALUE = TextStyle(17, 22, 700, False, 0.0, True)


def _ground(family: str, width: float, height: float) -> tuple[Primitive, ...]:
    """A tint and the family's edge: a card without its paper."""
    return (
        Box(0, 0, width, height, Colour(f"{family}.fill"), radius=5),
        Box(0, 3, 3, height - 6, Colour(f"{family}.edge"), radius=1.5),
    )


def without_text(block: Block) -> Block:
    """The ground alone, while its text stands in the editor."""
    kept = tuple(part for part in block.primitives if isinstance(part, Box | Icon | Picture | Path))
    return replace(block, primitives=kept)
