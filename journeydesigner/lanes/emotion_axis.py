"""Where the values of a curve's lane stand, and which face and colour a feeling has."""

from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour
from journeydesigner.metrics.numbers import decimal_mark
from journeydesigner.model.records import EmotionScale

_NORMAL_HEIGHT = 272.0
_HALF_SPAN = 70.0
"""Half the extent of the scale in a lane of normal height, or of one that only grew for its quotes."""
_NEUTRAL = 0.26
"""Up to this share of half the scale a feeling counts as neutral."""
_STRONG = 0.8
_BLEND = 11.5
"""The curve's colour changes within so many pixels above and below the neutral line."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values of a scale stand in the lane: ``top`` and ``bottom`` are the heights of its best and worst."""

    scale: EmotionScale
    top: float
    bottom: float

    @property
    def neutral(self) -> float:
        return (self.top + self.bottom) / 2

    def y(self, value: float) -> float:
        """The height of a value; one beyond the scale (an import) is drawn at its end."""
        return self.neutral - self.mood(value) * (self.bottom - self.top) / 2

    def mood(self, value: float) -> float:
        """-1 (the worst) .. 1 (the best), whichever way the scale runs."""
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        mood = min(max(share, 0.0), 1.0) * 2 - 1
        return mood if self.scale.direction == "up" else -mood

    def value(self, y: float) -> float:
        """The value at a height, for a point that is dragged; within the scale."""
        return self.value_of(min(max((self.neutral - y) / ((self.bottom - self.top) / 2), -1.0), 1.0))

    def value_of(self, mood: float) -> float:
        """The value for a mood of -1 .. 1: what a feeling told on another scale is on this one."""
        share = (mood if self.scale.direction == "up" else -mood) / 2 + 0.5
        return self.scale.low + share * (self.scale.high - self.scale.low)

    def levels(self) -> tuple[tuple[str, float], ...]:
        """The names of the scale's levels, each with its height; its ends and middle as numbers where it has none."""
        labels = self.scale.labels or tuple(number(v) for v in (self.scale.low, self.scale.middle, self.scale.high))
        extent = self.scale.high - self.scale.low
        shares = [index / (len(labels) - 1) if len(labels) > 1 else 0.5 for index in range(len(labels))]
        return tuple(
            (label, self.y(self.scale.low + extent * share)) for label, share in zip(labels, shares, strict=True)
        )

    def level_of(self, value: float) -> str:
        """The name of the level next to a value; the value itself where levels have no names."""
        labels = self.scale.labels
        if not labels:
            return number(value)
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return labels[round(min(max(share, 0.0), 1.0) * (len(labels) - 1))]


def axis_of(scale: EmotionScale | None, height: float, wanted: float | None = None) -> Axis:
    """The axis of a lane ``height`` tall: neutral is its middle. ``wanted`` is the height that a person gave it: the
    curve is then as much taller."""
    half = _HALF_SPAN * max(min(height / _NORMAL_HEIGHT, 1.0), min(wanted or 0.0, height) / _NORMAL_HEIGHT)
    return Axis(scale or EmotionScale(), height / 2 - half, height / 2 + half)


def number(value: float) -> str:
    """0.5, −2: as short as it is exact, to two places."""
    return f"{round(value, 2) + 0.0:.12g}".replace("-", "−").replace(".", decimal_mark(""))


def face_icon(mood: float) -> str:
    """The face for a mood of -1 .. 1."""
    for least, icon in ((_STRONG, "laugh"), (_NEUTRAL, "smile"), (-_NEUTRAL, "meh"), (-_STRONG, "frown")):
        if mood >= least:
            return icon
    return "annoyed"


def tone(mood: float) -> Colour:
    """Teal for good, burnt orange for bad, grey in between."""
    return Colour("pos" if mood >= _NEUTRAL else "neg" if mood <= -_NEUTRAL else "neu")


def shade(above: float) -> Colour:
    """The colour of the curve ``above`` pixels over the neutral line (below: negative)."""
    name = "pos" if above > 0 else "neg"
    share = 1 - min(abs(above) / _BLEND, 1.0)
    return Colour(name).mixed("neu", round(share, 3)) if share else Colour(name)


def blend_levels(axis: Axis) -> tuple[float, ...]:
    """The heights between which the curve is drawn in one colour each, from the top down."""
    count = 8
    return tuple(axis.neutral - _BLEND + 2 * _BLEND * index / (2 * count) for index in range(2 * count + 1))
