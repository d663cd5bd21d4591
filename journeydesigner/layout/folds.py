"""What is drawn of collapsed lanes and stages: a low row, a narrow column, and how many cards they hold."""

from collections.abc import Mapping, Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.lanes.face import border, fill, ink
from journeydesigner.lanes.kinds import LaneKind
from journeydesigner.layout.frame import Frame
from journeydesigner.model.records import Lane
from journeydesigner.wording import _, n_

ROW_HEIGHT = 36.0
COUNT_HEIGHT = 24.0
_COUNT_WIDTH = 36.0
_BEHIND = 3.0
_LOW_COUNT = 20.0
_FACE = 20.0
_ICON = 16.0
_ICON_X = 21.0
_TEXT_X = 48.0
_TEXT_RIGHT = 12.0
_GAP = 8.0


def card_count(count: int) -> str:
    return n_("{count} card", "{count} cards", count).format(count=count)


def point_count(count: int) -> str:
    return n_("{count} point", "{count} points", count).format(count=count)


def folded_label(frame: Frame, lane: Lane, kind: LaneKind, holds: str) -> tuple[Node, float]:
    """Icon and name of a collapsed lane and what it holds, in one line where that fits; and the row's height."""
    pen = frame.pen
    room = max(frame.options.label_width - _TEXT_X - _TEXT_RIGHT, 1.0)
    name = lane.title or kind.label
    title = pen.block(name, pen.type.lane, Colour("text2"), 0, 0, room)
    told = pen.block(holds, pen.type.description, Colour("text3"), 0, 0, room)
    is_one_line = title.width + _GAP + told.width <= room
    height = max(ROW_HEIGHT, (title.height if is_one_line else title.height + told.height) + 12)
    top = (height - (title.height if is_one_line else title.height + told.height)) / 2
    title = pen.block(name, pen.type.lane, Colour("text2"), _TEXT_X, top, room)
    if is_one_line:
        x, y = _TEXT_X + room - told.width, top + title.height - told.height
    else:
        x, y = _TEXT_X, top + title.height
    told = pen.block(holds, pen.type.description, Colour("text3"), x, y, told.width + 0.01)
    icon_y = top + (pen.type.lane.leading - _ICON) / 2
    parts = (Icon(lane.icon or kind.icon, _ICON_X, icon_y, _ICON, Colour("text3")), title.text, told.text)
    said = _("{lane}, collapsed: {contents}").format(lane=name, contents=holds)
    width = frame.board - frame.left
    return Node(f"lane:{lane.id}", Role.LANE, lane.id, frame.left, 0, width, height, parts, said), height


def low_counts(frame: Frame, lane: Lane, kind: LaneKind, counts: Mapping[int, int], height: float) -> tuple[Node, ...]:
    """How many cards of a collapsed lane begin in each column."""
    pen, style = frame.pen, frame.pen.type.tag
    nodes: list[Node] = []
    for index in sorted(counts):
        column, said = frame.columns[index], str(counts[index])
        tall = max(_LOW_COUNT, style.leading + 6)
        wide = max(pen.word(said, style, ink(kind.family), 0, 0).width + 16, 28.0)
        number = pen.word(said, style, ink(kind.family), wide / 2, (tall - style.leading) / 2, align="middle")
        pill = Box(0.5, 0.5, wide - 1, tall - 1, fill(kind.family), border(kind.family), radius=(tall - 1) / 2)
        x = column.x + (column.w - wide) / 2
        key = f"count:{lane.id}:{column.step}"
        label = card_count(counts[index])
        nodes.append(Node(key, Role.COUNT, "", x, (height - tall) / 2, wide, tall, (pill, number.text), label))
    return tuple(nodes)


def low_points(lane: Lane, drawn: Sequence[Node], height: float) -> tuple[Node, ...]:
    """The faces of a collapsed curve, all at one height."""
    nodes: list[Node] = []
    for node in drawn:
        icon = next((part for part in node.primitives if isinstance(part, Icon)), None)
        if node.role is Role.EMOTION and icon is not None:
            x = node.x + (node.w - _FACE) / 2
            face: Primitive = Icon(icon.name, 0, 0, _FACE, icon.colour)
            key = f"low:{lane.id}:{node.key}"
            nodes.append(Node(key, Role.COUNT, "", x, (height - _FACE) / 2, _FACE, _FACE, (face,), node.label))
    return tuple(nodes)


def stage_count(frame: Frame, lane: Lane, kind: LaneKind, column: int, count: int, top: float) -> Node:
    """How many cards of a lane lie in a collapsed stage, on a small pile."""
    pen, style, where = frame.pen, frame.pen.type.tag, frame.columns[column]
    tall = max(COUNT_HEIGHT, style.leading + 8)
    number = pen.word(str(count), style, ink(kind.family), _COUNT_WIDTH / 2, (tall - style.leading) / 2, align="middle")
    hue, rim = fill(kind.family), border(kind.family)
    parts = (
        Box(_BEHIND + 0.5, _BEHIND + 0.5, _COUNT_WIDTH - 1, tall - 1, hue, rim, radius=6),
        Box(0.5, 0.5, _COUNT_WIDTH - 1, tall - 1, hue, rim, radius=6),
        number.text,
    )
    wide, high = _COUNT_WIDTH + _BEHIND, tall + _BEHIND
    x = where.x + (where.w - wide) / 2
    return Node(f"count:{lane.id}:{where.step}", Role.COUNT, "", x, top, wide, high, parts, card_count(count))
