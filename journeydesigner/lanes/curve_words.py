"""A point of a curve outside of its curve: its number, the level it is next to, and the sign that stands before it."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.lanes.emotion import axis_of, face_icon
from journeydesigner.lanes.emotion_axis import tone
from journeydesigner.lanes.kinds import kind, scale_of
from journeydesigner.metrics.numbers import MINUS, decimal_mark
from journeydesigner.model.records import Lane

_HEIGHT = 272.0


def feeling_text(value: float, language: str) -> str:
    """A value as a number: «−1.5», «2»."""
    return f"{round(value, 2) + 0.0:g}".replace(".", decimal_mark(language)).replace("-", MINUS)


def level_of(lane: Lane, value: float) -> str:
    """The name of the level next to a value, on the lane's own scale."""
    return axis_of(scale_of(lane), _HEIGHT).level_of(value)


def mood_of(lane: Lane, value: float) -> float:
    """-1 (the worst) .. 1 (the best), whichever way the lane's scale runs."""
    return axis_of(scale_of(lane), _HEIGHT).mood(value)


def sign_of(lane: Lane, value: float) -> tuple[str, Colour]:
    """An icon and its colour: a face where values are good or bad, else the lane's own sign."""
    found = kind(lane.kind)
    if not found.is_judged:
        return lane.icon or found.icon, Colour("neu")
    mood = mood_of(lane, value)
    return face_icon(mood), tone(mood)
