"""Whose points stand where on a curve's lane."""

from dataclasses import dataclass

from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.model.ids import PersonaId, StepId
from journeydesigner.model.records import Emotion


@dataclass(frozen=True, slots=True)
class Spot:
    """An emotion at its place in the band; ``column`` counts the steps shown."""

    emotion: Emotion
    column: int
    x: float
    y: float


def is_shown(facts: RowFacts, spot: Spot) -> bool:
    """Whether it stands in a column, and not in a neighbour of those shown."""
    return 0 <= spot.column < len(facts.columns)


def spots_by_persona(facts: RowFacts, axis: Axis) -> dict[PersonaId | None, tuple[Spot, ...]]:
    """The points of each persona that the lane shows, from left to right; those said of no persona belong to the map's.

    With those in the columns next to the ones shown; a persona of whom none is shown is left out. The map's persona,
    where it is among them, comes first, then as the lane names them.
    """
    columns, wanted = _columns(facts), facts.lane.personas
    found: dict[PersonaId | None, dict[int, Spot]] = {}
    for emotion in sorted(facts.emotions, key=lambda e: (e.persona is None, e.persona or "", e.id)):
        who = emotion.persona or facts.persona
        if emotion.step in columns and (not wanted or who in wanted):
            index, middle = columns[emotion.step]
            found.setdefault(who, {}).setdefault(index, Spot(emotion, index, middle, axis.y(emotion.value)))
    places = {who: place for place, who in enumerate(wanted)}
    ordered = sorted(found, key=lambda who: (who != facts.persona, places.get(who, 0) if who else 0, who or ""))
    curves = {who: tuple(found[who][index] for index in sorted(found[who])) for who in ordered}
    return {who: spots for who, spots in curves.items() if any(is_shown(facts, spot) for spot in spots)}


def as_is_spots(facts: RowFacts, axis: Axis) -> tuple[Spot, ...]:
    """What the map's persona felt on the as-is map, at this lane's heights, from left to right."""
    if not facts.as_is:
        return ()
    columns = _columns(facts)
    before = Axis(facts.as_is_scale or axis.scale, axis.top, axis.bottom)
    found: dict[int, Spot] = {}
    for emotion in sorted(facts.as_is, key=lambda e: (e.persona is None, e.id)):
        if emotion.step in columns:
            index, middle = columns[emotion.step]
            found.setdefault(index, Spot(emotion, index, middle, before.y(emotion.value)))
    spots = tuple(found[index] for index in sorted(found))
    return spots if any(is_shown(facts, spot) for spot in spots) else ()


def _columns(facts: RowFacts) -> dict[StepId, tuple[int, float]]:
    """Step -> its number and the middle of its column: those shown and their neighbours on either side."""
    columns = {column.step: (index, column.middle) for index, column in enumerate(facts.columns)}
    if facts.columns and facts.before:
        columns[facts.before] = (-1, facts.columns[0].middle - facts.columns[0].w)
    if facts.columns and facts.after:
        columns[facts.after] = (len(facts.columns), facts.columns[-1].middle + facts.columns[-1].w)
    return columns
