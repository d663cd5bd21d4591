"""What an as-is map tells a to-be map's curve: the points of the lane that it was copied from, at this map's steps."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import scale_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Emotion, EmotionScale, JourneyMap, Lane, Step


@dataclass(frozen=True, slots=True)
class AsIs:
    """The lane before, and what was felt on it. All that is drawn of it depends on these."""

    lane: Lane
    journey: JourneyMap
    emotions: tuple[Emotion, ...]

    @property
    def scale(self) -> EmotionScale:
        return scale_of(self.lane)

    def at(self, steps: tuple[Step, ...]) -> tuple[Emotion, ...]:
        """The points of the map's persona where ``steps`` were copied from theirs."""
        twins = {step.twin_of: step.id for step in reversed(steps) if step.twin_of}
        own = (None, self.journey.persona)
        return tuple(
            emotion.model_copy(update={"step": twins[emotion.step]})
            for emotion in self.emotions
            if emotion.step in twins and emotion.persona in own
        )


def as_is_of(snapshot: Snapshot, lane: Lane) -> AsIs | None:
    """The as-is lane behind a to-be map's: the one it was copied from, else the as-is map's first of its kind. None
    where the lane shows none, or there is none any more."""
    if not lane.shows_as_is:
        return None
    found = snapshot.table("lanes").get(lane.twin_of or "") or _of_its_kind(snapshot, lane)
    if not isinstance(found, Lane):
        return None
    return AsIs(found, snapshot.map(found.map), snapshot.emotions_of(found.id))


def _of_its_kind(snapshot: Snapshot, lane: Lane) -> Lane | None:
    as_is = snapshot.map(lane.map).as_is
    return next((each for each in snapshot.lanes_of(MapId(as_is or "")) if each.kind == lane.kind), None)
