"""Lines between lanes (service blueprint): a dashed line with an icon and its name in small capitals."""

from collections.abc import Callable
from dataclasses import replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Line
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import Headings, RowDrawing, RowLane, Words

_HEIGHT = 36.0
_ICON = 16.0
_ICON_LEFT = 20.0
_TEXT_LEFT = 44.0
_DASH = (7.5, 6.0)


def divider(
    name: str, words: Callable[[], Words], icon: str, *, headings: Headings | None = None, is_internal: bool = False
) -> RowLane:
    """A kind of line, named in the label column."""

    def row(facts: RowFacts) -> RowDrawing:
        return _draw(facts, icon, words().label)

    return RowLane(name, words, icon, "slate", row, is_divider=True, headings=headings, is_internal=is_internal)


def _draw(facts: RowFacts, icon: str, label: str) -> RowDrawing:
    lane, pen = facts.lane, facts.pen
    title = lane.title or label
    room = facts.left - facts.label_x - _TEXT_LEFT - 12
    block = pen.block(title.upper(), pen.type.divider, Colour("text3"), _TEXT_LEFT, 0, max(room, 1))
    height = max(_HEIGHT, block.height + 20)
    block = pen.block(title.upper(), pen.type.divider, Colour("text3"), _TEXT_LEFT, (height - block.height) / 2, room)
    sign = Icon(lane.icon or icon, _ICON_LEFT, (height - _ICON) / 2, _ICON, Colour("text3"))
    name = Node(
        f"lane:{lane.id}", Role.LANE, lane.id, facts.label_x, 0, facts.left - facts.label_x, height,
        (sign, replace(block.text, source=title)), title,
    )  # fmt: skip
    middle = height / 2
    line = Line(0, middle, facts.right - facts.left - 20, middle, Colour("text3"), 1.5, _DASH)
    node = Node(
        f"divider:{lane.id}", Role.DIVIDER, "", facts.left, 0, facts.right - facts.left, height, (line,), title
    )  # fmt: skip
    return RowDrawing(height, (node,), (name,))
