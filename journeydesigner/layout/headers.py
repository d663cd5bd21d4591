"""The bands above the lanes: stage chevrons and the step row."""

from dataclasses import replace

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Icon, Path, Primitive
from journeydesigner.lanes.pen import Block
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.loop import LOOP_HEIGHT, is_loop, loop_node, stage_colour
from journeydesigner.layout.outlines import chevron
from journeydesigner.wording import _, n_

STAGE_HEIGHT = 60.0
STEP_HEIGHT = 40.0
_TIP_BACK = -7.37
_NOTCH_OUT = -4.63
_DEPTH = 20.0
_NOTCH_IN = _NOTCH_OUT + _DEPTH
"""A chevron's corners, from the border between two stages: the tip reaches into the next stage's notch."""
_PAD_FIRST = 19.0
_PAD = 33.0
_PAD_RIGHT = 16.0
_STEP_PAD = 12.0
_TITLE_TOP = 7.0
_QUESTION_GAP = 4.0
_FOOT = 10.0
_SIGN = 16.0
_FOLDED_PAD = 4.0


def stage_nodes(frame: Frame) -> tuple[tuple[Node, ...], float]:
    """A chevron for each stage, over those of a life cycle the way back; and their common height."""
    heights = [_stage_texts(frame, span, _TITLE_TOP)[1] for span in frame.stages]
    height = max([STAGE_HEIGHT, *heights])
    chevrons = tuple(_chevron(frame, span, height) for span in frame.stages)
    if not is_loop(frame):
        return chevrons, height
    lower = tuple(replace(node, y=LOOP_HEIGHT) for node in chevrons)
    return (*lower, loop_node(frame, *frame.ends)), height + LOOP_HEIGHT


def _comes_from(frame: Frame, span: StageSpan) -> bool:
    """Whether a stage leads to this one, on this sheet or another."""
    return span.first > 0 or frame.before is not None or is_loop(frame)


def _goes_on(frame: Frame, span: StageSpan) -> bool:
    return span.last < len(frame.columns) - 1 or frame.after is not None or is_loop(frame)


def _extent(frame: Frame, span: StageSpan) -> tuple[float, float]:
    last = frame.columns[span.last]
    return frame.columns[span.first].x, last.x + last.w


def _stage_texts(frame: Frame, span: StageSpan, y: float) -> tuple[tuple[Primitive, ...], float]:
    if frame.columns[span.first].is_folded:
        return _folded_texts(frame, span, y)
    pen = frame.pen
    left, right = _extent(frame, span)
    pad = _PAD if _comes_from(frame, span) else _PAD_FIRST
    room = max(right - left - pad - _PAD_RIGHT, 1.0)
    ink = ink_on(stage_colour(frame, span))
    title = pen.block(span.stage.title, pen.type.stage, ink, pad, y, room)
    parts: list[Primitive] = [title.text]
    y += title.height
    if span.stage.question.strip():
        question = pen.block(span.stage.question, pen.type.question, ink, pad, y + _QUESTION_GAP, room)
        parts.append(question.text)
        y += _QUESTION_GAP + question.height
    return tuple(parts), y + _FOOT


def _folded_texts(frame: Frame, span: StageSpan, y: float) -> tuple[tuple[Primitive, ...], float]:
    """Of a collapsed stage its number, and the sign that it can be drawn out; its title is in the label."""
    pen, ink = frame.pen, ink_on(stage_colour(frame, span))
    left, right = _extent(frame, span)
    middle = (right - left + (_NOTCH_IN + _TIP_BACK if _comes_from(frame, span) else 0.0)) / 2
    number = pen.word(str(frame.stage_places[span.stage.id] + 1), pen.type.stage, ink, middle, y, align="middle")
    y += number.height + _QUESTION_GAP
    sign = Icon("move-horizontal", middle - _SIGN / 2, y, _SIGN, ink)
    return (number.text, sign), y + _SIGN + _FOOT


def _chevron(frame: Frame, span: StageSpan, height: float) -> Node:
    left, right = _extent(frame, span)
    fill, wide = stage_colour(frame, span), right - left
    outline = chevron_outline(wide, height, has_notch=_comes_from(frame, span), has_tip=_goes_on(frame, span))
    has_question = bool(span.stage.question.strip()) and not frame.columns[span.first].is_folded
    top = _TITLE_TOP if has_question else (height - _stage_texts(frame, span, 0.0)[1] + _FOOT) / 2
    texts, _ = _stage_texts(frame, span, top)
    said = _said(frame, span)
    return Node(
        f"stage:{span.stage.id}", Role.STAGE, span.stage.id, left, 0, wide, height,
        (Path(outline, fill), *texts), said,
    )  # fmt: skip


def _said(frame: Frame, span: StageSpan) -> str:
    stage = span.stage
    said = f"{stage.title}. {stage.question}" if stage.question else stage.title
    return _("{stage} (collapsed)").format(stage=said) if frame.columns[span.first].is_folded else said


def chevron_outline(wide: float, height: float, *, has_notch: bool, has_tip: bool) -> tuple[Command, ...]:
    """A tip into the next stage, a notch for the one before: also where that stands on another sheet."""
    start, end = _NOTCH_OUT if has_notch else 0.0, wide + _TIP_BACK if has_tip else wide
    return chevron(start, end, height, _DEPTH, has_notch=has_notch, has_tip=has_tip)


def step_nodes(frame: Frame) -> tuple[tuple[Node, ...], float]:
    """The steps' names and their common height: 0 where no step of the map has a name."""
    if not any(step.title.strip() for step in frame.steps):
        return (), 0.0
    heights = [_step_text(frame, index, 0.0).height for index in range(len(frame.columns))]
    height = max([frame.options.step_height, *(tall + 16 for tall in heights)])
    nodes: list[Node] = []
    for index, (step, column, tall) in enumerate(zip(frame.steps, frame.columns, heights, strict=True)):
        text = _step_text(frame, index, (height - tall) / 2).text
        parts = (text,) if text.source.strip() else ()
        nodes.append(Node(f"step:{step.id}", Role.STEP, step.id, column.x, 0, column.w, height, parts, text.source))
    return tuple(nodes), height


def _step_text(frame: Frame, index: int, y: float) -> Block:
    """The name of a step; of a collapsed stage how many steps it has."""
    pen, column = frame.pen, frame.columns[index]
    style, count = pen.type.step, len(column.folded)
    if count:
        said = n_("{count} step", "{count} steps", count).format(count=count)
        return pen.block(said, style, Colour("text3"), _FOLDED_PAD, y, column.w - 2 * _FOLDED_PAD, align="middle")
    return pen.block(frame.steps[index].title, style, Colour("text2"), _STEP_PAD, y, max(column.w - 2 * _STEP_PAD, 1.0))
