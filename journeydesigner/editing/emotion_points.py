"""Whose point of an emotion curve is meant: one said of nobody belongs to the map's persona."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import LaneId, PersonaId, StepId
from journeydesigner.model.records import Emotion


def persona_of_lane(snapshot: Snapshot, lane: LaneId) -> PersonaId | None:
    """Whose curve a lane shows by itself: the map's persona, if it has one that is there."""
    persona = snapshot.map(snapshot.lane(lane).map).persona
    return persona if persona is not None and persona in snapshot.table("personas") else None


def point_of(snapshot: Snapshot, lane: LaneId, step: StepId, persona: PersonaId | None) -> Emotion | None:
    """The persona's (None: the map's) point at a step, as it is drawn: their own before one said of nobody."""
    own = persona_of_lane(snapshot, lane)
    wanted = persona or own
    points = {emotion.persona: emotion for emotion in snapshot.emotions_of(lane) if emotion.step == step}
    found = points.get(wanted)
    return found if found is not None or wanted != own else points.get(None)
