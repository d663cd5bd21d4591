"""The dramatic arc: how intense each step is, 1 to 5. Rhythm, which is neither good nor bad: one neutral colour."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Disc, Primitive, Shadow
from journeydesigner.lanes.curve_marks import RING
from journeydesigner.lanes.curve_row import CurveLook, draw_curves
from journeydesigner.lanes.emotion_axis import Axis, number
from journeydesigner.lanes.emotion_curve import even_node
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import Headings, RowDrawing, RowLane, Words
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.records import EmotionScale
from journeydesigner.wording import _

_DOT = 14.0


def _words() -> Words:
    return Words(_("Dramatic arc"), _("Intensity"), _("How intense it is"), _("How intense is it here?"))


def _scale() -> EmotionScale:
    labels = (_("Calm"), _("Mild"), _("Lively"), _("Intense"), _("Climax"))
    return EmotionScale(low=1, high=5, labels=labels)


def _digit(_axis: Axis, value: float, pen: Pen) -> tuple[Primitive, ...]:
    style = pen.type.step
    digit = pen.word(number(round(value, 1)), style, Colour("surface"), RING, RING - style.leading / 2, align="middle")
    edge = RING - _DOT
    return (
        Shadow(edge, edge, 2 * _DOT, 2 * _DOT, _DOT, 1),
        Disc(RING, RING, _DOT - 1, Colour("neu"), Colour("surface"), 2.0),
        digit.text,
    )


_LOOK = CurveLook(even_node, _digit, has_neutral=False)


def _row(facts: RowFacts) -> RowDrawing:
    return draw_curves(facts, facts.lane.scale or _scale(), _LOOK)


KIND = RowLane(
    "dramatic_arc", _words, "audio-waveform", "slate", _row, is_curve=True, scale=_scale, is_judged=False,
    falls_back="thoughts",
    headings=Headings(45, (
        "dramatic arc", "dramaturg", "intensity", "drama", "engagement", "intensitat", "spannungsbogen",
        "arco dramatico", "intensidad", "arc dramatique", "intensite", "ドラマ",
    )),
)  # fmt: skip
