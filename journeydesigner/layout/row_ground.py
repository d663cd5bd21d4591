"""What lies under a row's contents, and its name at the left."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Line, Path, Primitive
from journeydesigner.lanes.kinds import LaneKind
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.outlines import box_outline
from journeydesigner.model.records import Lane

SHEET_RADIUS = 16.0
SHEET_FOOT = 8.0
"""The sheet reaches so far below its last row."""
_LABEL_X = 48.0
_LABEL_Y = 16.0
_LABEL_RIGHT = 12.0
_ICON_Y = 17.0
_ICON = 18.0
_ICON_X = 20.0
_LABEL_FOOT = 12.0
_DOTS = (1.4, 2.6)


def ground(
    frame: Frame,
    key: str,
    height: float,
    colour: str,
    *,
    is_first: bool,
    is_last: bool,
    has_rule: bool,
    inset: float = 0.0,
) -> Node:
    """A row's background with the borders of its columns: solid between stages, dotted between steps.

    ``has_rule``: a line at its top; ``inset``: dotted borders begin so far down. The last row's reaches out of its
    band, down to the foot of the sheet.
    """
    wide = frame.right - frame.left
    top, bottom = SHEET_RADIUS * is_first, SHEET_RADIUS * is_last
    tall = height + SHEET_FOOT * is_last
    parts: list[Primitive] = [Path(box_outline(0, 0, wide, tall, top, bottom), Colour(colour))]
    if has_rule:
        parts.append(Line(0, 0.5, wide, 0.5, Colour("line")))
    board = frame.board - frame.left
    parts.append(Line(board + 0.5, 0, board + 0.5, tall, Colour("line2")))
    starts = {span.first for span in frame.stages}
    for index, column in enumerate(frame.columns[1:], start=1):
        x = column.x - frame.left + 0.5
        if index in starts:
            parts.append(Line(x, 0, x, height, Colour("line2")))
        else:
            parts.append(Line(x, inset, x, height, Colour("line2"), 1.0, _DOTS))
    return Node(f"ground:{key}", Role.GROUND, "", frame.left, 0, wide, tall, tuple(parts))


def lane_label(frame: Frame, lane: Lane, kind: LaneKind) -> tuple[Node, float]:
    """The lane's icon, name and description; and the height that they ask for. The node's height is that."""
    name, about = lane.title or kind.label, lane.description if lane.description.strip() else ""
    parts, height = label_parts(frame, lane.icon or kind.icon, name, about if frame.options.has_descriptions else "")
    said = f"{name}. {about}" if about else name
    node = Node(f"lane:{lane.id}", Role.LANE, lane.id, frame.left, 0, frame.board - frame.left, height, parts, said)
    return node, height


def label_parts(frame: Frame, icon: str, name: str, about: str) -> tuple[tuple[Primitive, ...], float]:
    """What stands in the label column before a row, and the height that it asks for."""
    pen = frame.pen
    room = max(frame.options.label_width - _LABEL_X - _LABEL_RIGHT, 1.0)
    title = pen.block(name, pen.type.lane, Colour("text"), _LABEL_X, _LABEL_Y, room)
    parts: list[Primitive] = [
        Icon(icon, _ICON_X, _ICON_Y + (pen.type.lane.leading - _ICON) / 2, _ICON, Colour("accent")),
        title.text,
    ]
    bottom = _LABEL_Y + title.height
    if about:
        said = pen.block(about, pen.type.description, Colour("text3"), _LABEL_X, bottom + 2, room, balanced=False)
        parts.append(said.text)
        bottom += 2 + said.height
    return tuple(parts), bottom + _LABEL_FOOT
