"""The emotion curve: one point per step and persona on the lane's own scale, its face, and what was said."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Disc, Icon, Primitive, Shadow
from journeydesigner.lanes.curve_marks import RING, quoted
from journeydesigner.lanes.curve_row import CurveLook, draw_curves
from journeydesigner.lanes.emotion_axis import Axis, axis_of, face_icon, tone
from journeydesigner.lanes.emotion_curve import feeling_node
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import Headings, RowDrawing, RowLane, Words
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.records import EmotionScale
from journeydesigner.wording import _

__all__ = ["KIND", "Axis", "axis_of", "face_icon", "quoted"]

_FACE = 22.0


def _words() -> Words:
    return Words(_("Emotion"), _("Emotion"), "", _("How does it feel here?"))


def _scale() -> EmotionScale:
    return EmotionScale(low=-2, high=2, labels=(_("Frustrated"), _("Neutral"), _("Delighted")))


def _face(axis: Axis, value: float, _pen: Pen) -> tuple[Primitive, ...]:
    mood = axis.mood(value)
    colour, size = tone(mood), 2 * RING
    return (
        Shadow(1, 1, size - 2, size - 2, RING - 1, 1),
        Disc(RING, RING, RING - 1.1, Colour("surface"), colour, 2.2),
        Icon(face_icon(mood), RING - _FACE / 2, RING - _FACE / 2, _FACE, colour),
    )


_LOOK = CurveLook(feeling_node, _face, has_neutral=True)


def _row(facts: RowFacts) -> RowDrawing:
    return draw_curves(facts, facts.lane.scale or _scale(), _LOOK)


KIND = RowLane(
    "emotion", _words, "smile", "slate", _row, is_curve=True, scale=_scale, falls_back="thoughts",
    headings=Headings(50, (
        "emotion", "feeling", "mood", "satisfaction", "sentiment", "emotional", "gefuhl", "stimmung", "zufriedenheit",
        "emocion", "sentimiento", "animo", "ressenti", "humeur", "感情", "気持ち", "満足",
    )),
)  # fmt: skip
