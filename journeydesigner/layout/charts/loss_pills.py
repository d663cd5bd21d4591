"""What is lost at each border between two stages, as pills in a row; the worst one is filled and says so in words."""

from collections.abc import Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.editing.funnels import FunnelStage
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.numbers import MINUS, grouped, share_text
from journeydesigner.model.ids import StageId
from journeydesigner.wording import _

PILL_HEIGHT = 28.0
_STYLE = TextStyle(13, 18, 600)
_PAD = 12.0
_GAP = 8.0
_ICON = 16.0
_APART = 6.0


def loss_pills(
    borders: Sequence[tuple[FunnelStage, float]], worst: StageId | None, ends: tuple[float, float], pen: Pen
) -> tuple[Primitive, ...]:
    """A pill centred on each border (x), moved within ``ends`` where it would stand out; a border of which nothing is
    told has none. Where they stand too close, each says less."""
    told = [(loss, x) for loss, x in borders if loss.lost is not None]
    parts: list[Primitive] = []
    for number, (loss, x) in enumerate(told):
        near = min((abs(x - other) for place, (_loss, other) in enumerate(told) if place != number), default=1e9)
        parts += _pill(loss, x, near - _APART, loss.stage == worst, ends, pen)
    return tuple(parts)


def lost_text(lost: int, language: str = "") -> str:
    """«−106»; what grew has a plus."""
    return f"+{grouped(-lost, language)}" if lost < 0 else f"{MINUS if lost else ''}{grouped(lost, language)}"


def _pill(
    loss: FunnelStage, x: float, room: float, is_worst: bool, ends: tuple[float, float], pen: Pen
) -> tuple[Primitive, ...]:
    assert loss.lost is not None
    words = [lost_text(loss.lost, pen.language)]
    if loss.conversion is not None:
        words.append(share_text(abs(1 - loss.conversion), pen.language))
    sign = _ICON + 6 if is_worst else 0.0
    if is_worst and _width([words[0], _("worst loss"), *words[1:]], pen) + sign <= room:
        words.insert(1, _("worst loss"))
    while len(words) > 1 and _width(words, pen) + sign > room:
        words.pop()
    wide = _width(words, pen) + sign
    left = min(max(x - wide / 2, ends[0]), max(ends[1] - wide, ends[0]))
    ink = Colour("surface") if is_worst else Colour("text2")
    fill, edge = (Colour("neg"), None) if is_worst else (Colour("surface"), Colour("line2"))
    parts: list[Primitive] = [Box(left + 0.5, 0.5, wide - 1, PILL_HEIGHT - 1, fill, edge, radius=(PILL_HEIGHT - 1) / 2)]
    at = left + _PAD
    if is_worst:
        parts.append(Icon("trending-down", at, (PILL_HEIGHT - _ICON) / 2, _ICON, ink))
        at += sign
    for word in words:
        made = pen.word(word, _STYLE, ink, at, (PILL_HEIGHT - _STYLE.leading) / 2)
        parts.append(made.text)
        at += made.width + _GAP
    return tuple(parts)


def _width(words: Sequence[str], pen: Pen) -> float:
    wide = sum(pen.measurer.width(word, _STYLE) for word in words)
    return wide + _GAP * (len(words) - 1) + 2 * _PAD
