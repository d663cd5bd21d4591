"""Which texts of a node stand inside its shape, as the shape's own paragraphs, and which beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Path, Primitive, Text
from journeydesigner.exporters.pptx.geometry import Rect, rect_of
from journeydesigner.exporters.pptx.words import Paragraph, Run
from journeydesigner.lanes.pen import is_right_to_left

NBSP = "\u00a0"
_LEAST_SHARE = 0.5
"""A shape that fills so much of a node is its ground."""
_SAME = 2.0
_RIGHT_PAD = 4.0
_TALLEST_TAG = 60.0
_ROUND_INSET = 0.29289

Ground = Box | Disc | Path


@dataclass(frozen=True, slots=True)
class Body:
    """A shape's text: its paragraphs, the insets (left, top, right, bottom) and whether it is centred upright."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[float, float, float, float]
    is_centred: bool
    wraps: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """A node taken apart: its ``ground`` with its ``body``; ``rest`` is drawn over it, texts of its own among it."""

    ground: Ground | None
    border: tuple[Colour, float, tuple[float, ...]] | None
    body: Body | None
    rest: tuple[Primitive, ...]


def top_of(text: Text) -> float:
    style = text.style
    return text.lines[0].baseline - style.leading / 2 - style.size * 0.36


def text_rect(text: Text) -> Rect:
    """The box round a text's lines."""
    left = min(line.x for line in text.lines)
    right = max(line.x + line.width for line in text.lines)
    return (left, top_of(text), right - left, len(text.lines) * text.style.leading)


def ground_of(node: Node) -> Ground | None:
    for each in node.primitives:
        if isinstance(each, Box | Disc | Path) and each.fill is not None:
            _x, _y, w, h = rect_of(each)
            return each if w * h >= _LEAST_SHARE * node.w * node.h else None
    return None


def _column(node: Node, texts: Sequence[Text]) -> Box | None:
    """Texts under each other, all from one left side, share a box that is not seen."""
    rects = [text_rect(text) for text in texts]
    left, top = rects[0][0], min(rect[1] for rect in rects)
    if any(abs(rect[0] - left) > 1 or text.lines[0].text == "" for rect, text in zip(rects, texts, strict=True)):
        return None
    if sum(rect[3] for rect in rects) > max(rect[1] + rect[3] for rect in rects) - top + 2 * len(rects):
        return None
    right = max(node.w, max(rect[0] + rect[2] for rect in rects) + 2)
    return Box(left, top, right - left, max(rect[1] + rect[3] for rect in rects) - top)


def split(node: Node) -> Split:
    """Take a node apart."""
    texts = [each for each in node.primitives if isinstance(each, Text) and each.source.strip()]
    ground = ground_of(node) if node.role is not Role.CURVE else None
    if ground is None and len(texts) > 1 and node.role is Role.LANE:
        ground = _column(node, texts)
    if ground is None:
        rest = tuple(each for each in node.primitives if not isinstance(each, Text) or each.source.strip())
        return Split(None, None, None, rest)
    frame = rect_of(ground)
    marks = _marks(node.primitives, ground, texts)
    inside = [text for text in texts if _holds(frame, text_rect(text), _SAME)]
    inside.sort(key=lambda text: (round(top_of(text)), text_rect(text)[0]))
    paragraphs, taken = _paragraphs(inside, marks, frame, may_centre=node.role is not Role.CARD)
    border = next((e for e in node.primitives if e is not ground and _is_rim(e, frame)), None)
    dropped: set[int] = {id(ground), *(id(text) for text in taken), *(id(border) for _ in "1" if border)}
    dropped |= {id(box) for text, box in marks.values() if any(text is each for each in taken)}
    rest = tuple(
        each
        for each in node.primitives
        if id(each) not in dropped and not (isinstance(each, Text) and not each.source.strip())
    )
    rim = (border.stroke, border.width, border.dash) if isinstance(border, Box) and border.stroke else None
    return Split(ground, rim, _body(paragraphs, taken, ground, node), rest)


def _holds(outer: Rect, inner: Rect, slack: float) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[0] + inner[2] <= outer[0] + outer[2] + slack
        and inner[1] + inner[3] <= outer[1] + outer[3] + slack
    )


def _is_rim(each: Primitive, frame: Rect) -> bool:
    """Whether it is the ground's border, drawn by itself."""
    if not isinstance(each, Box) or each.fill is not None or each.stroke is None:
        return False
    return all(abs(a - b) <= _SAME for a, b in zip(rect_of(each), frame, strict=True))


def _marks(primitives: Sequence[Primitive], ground: Ground, texts: Sequence[Text]) -> dict[int, tuple[Text, Box]]:
    """By the id of a tag's text: it, and the pill under it."""
    pills = [
        each for each in primitives if isinstance(each, Box) and each is not ground and isinstance(each.fill, Colour)
    ]
    found: dict[int, tuple[Text, Box]] = {}
    for text in texts:
        rect = text_rect(text)
        for pill in pills:
            if pill.h <= _TALLEST_TAG + rect[3] and _holds(rect_of(pill), rect, 1.5):
                found[id(text)] = (text, pill)
    return found


def _paragraphs(
    texts: Sequence[Text], marks: dict[int, tuple[Text, Box]], frame: Rect, *, may_centre: bool
) -> tuple[list[Paragraph], list[Text]]:
    """The paragraphs, and the texts that are in them: what stands right of another is left out, unless tags."""
    made: list[Paragraph] = []
    taken: list[Text] = []
    left = min((text_rect(text)[0] for text in texts), default=0.0)
    bottom, was_tag = frame[1], False
    for text in texts:
        rect, pill = text_rect(text), marks.get(id(text))
        mark = pill[1].fill if pill else None
        run = run_of(text, mark if isinstance(mark, Colour) else None)
        if made and rect[1] < bottom - 3:
            if not (was_tag and pill):
                continue
            gap = Run("  ", text.style, text.colour)
            made[-1] = Paragraph((*made[-1].runs, gap, run), made[-1].align, made[-1].before, made[-1].indent)
        else:
            indent = max(rect[0] - left, 0.0) if not pill else max(pill[1].x - left, 0.0)
            align = alignment(text, frame if may_centre else None)
            indent = 0.0 if align == "r" else indent
            made.append(Paragraph((run,), align, rect[1] - bottom if made else 0.0, indent))
        taken.append(text)
        bottom, was_tag = max(bottom, rect[1] + rect[3]), pill is not None
    return made, taken


def run_of(text: Text, mark: Colour | None = None) -> Run:
    drawn = " ".join(line.text for line in text.lines)
    is_capitals = drawn != text.source and drawn == text.source.upper()
    source = f"{NBSP}{text.source.strip()}{NBSP}" if mark else text.source
    return Run(source, text.style, text.colour, mark, is_capitals)


def alignment(text: Text, frame: Rect | None) -> str:
    """``l``, ``ctr`` or ``r``: as the lines stand to each other, one line as it stands in its frame, if it has one."""
    if not text.source.isascii() and is_right_to_left(text.source):
        return "r"
    starts = [line.x for line in text.lines]
    middles = [line.x + line.width / 2 for line in text.lines]
    if len(text.lines) > 1:
        if max(starts) - min(starts) < 1:
            return "l"
        return "ctr" if max(middles) - min(middles) < 1 else "r"
    if frame is None:
        return "l"
    is_middle = abs(middles[0] - frame[0] - frame[2] / 2) < 1 and starts[0] - frame[0] < 0.35 * frame[2]
    return "ctr" if is_middle and starts[0] - frame[0] > 0.5 else "l"


def _body(paragraphs: list[Paragraph], texts: list[Text], ground: Ground, node: Node) -> Body | None:
    if not paragraphs:
        return None
    frame = rect_of(ground)
    rects = [text_rect(text) for text in texts]
    left = min(rect[0] for rect in rects) - frame[0]
    top = min(rect[1] for rect in rects) - frame[1]
    right = frame[0] + frame[2] - max(rect[0] + rect[2] for rect in rects)
    foot = frame[1] + frame[3] - max(rect[1] + rect[3] for rect in rects)
    if paragraphs[0].align == "r":
        icons = [e for e in node.primitives if isinstance(e, Icon) and e.x < frame[0] + frame[2] / 2]
        left = min(left, max((icon.x + icon.size + 4 - frame[0] for icon in icons), default=8.0))
    elif paragraphs[0].align == "ctr" and all(each.align == "ctr" for each in paragraphs):
        left = right = min(left, right, _RIGHT_PAD)
    else:
        right = min(right, _RIGHT_PAD)
    is_centred = abs(top - foot) <= 4 and sum(len(text.lines) for text in texts) == 1
    inset = _own_inset(ground)
    is_tiny = isinstance(ground, Disc) and is_centred  # letters in a disc, whose own text area is narrower
    start, end = max(left - inset, 0.0), max(right - inset, 0.0)
    return Body(
        tuple(paragraphs), (start, 0.0 if is_centred else max(top - inset, 0.0), end, 0.0), is_centred, not is_tiny
    )


def _own_inset(ground: Ground) -> float:
    """How far the text area of a shape stands back from its sides by itself: for the roundness of its corners."""
    return _ROUND_INSET * min(ground.radius, ground.w / 2, ground.h / 2) if isinstance(ground, Box) else 0.0
