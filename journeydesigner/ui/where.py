"""Where something stands, in words: «Interest › Learn · Actions»."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import RecordId, StepId
from journeydesigner.model.records import Card, Comment, JourneyMap, Lane, Place, Record, Stage, Step
from journeydesigner.wording import _

_LONGEST = 80


def where_text(snapshot: Snapshot, table: str, record: RecordId, *, with_map: bool = False) -> str:
    """Of a card, stage, step, lane or comment that is part of the journey; "" for anything else."""
    found = snapshot.table(table).get(record)
    if found is None:
        return ""
    parts = [_own_place(snapshot, found)]
    journey = _map_of(snapshot, found)
    if with_map and journey is not None:
        parts.append(journey.title)
    return " · ".join(part for part in parts if part)


def about_text(snapshot: Snapshot, record: RecordId) -> str:
    """What a thing is called, shortly: a card by its text, a header by its title; "" for what is gone."""
    found = snapshot.find(record)
    said = getattr(found, "text", "") or getattr(found, "title", "") or getattr(found, "name", "")
    words = " ".join(str(said).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def step_text(snapshot: Snapshot, step: StepId) -> str:
    """«Interest › Learn»; only the stage where it has but one step."""
    found = snapshot.step(step)
    return " › ".join(filter(None, (snapshot.stage(found.stage).title, found.title)))


def place_text(snapshot: Snapshot, place: Place) -> str:
    """«Interest › Learn · Actions»; what is gone of it is left out."""
    step = step_text(snapshot, place.first) if place.first in snapshot.table("steps") else ""
    lane = snapshot.lane(place.lane).title if place.lane in snapshot.table("lanes") else ""
    return " · ".join(filter(None, (step, lane)))


def _own_place(snapshot: Snapshot, found: Record) -> str:
    match found:
        case Card(place=None):
            return _("Inbox")
        case Card(place=Place() as place):
            return place_text(snapshot, place)
        case Step(stage=stage):
            return snapshot.stage(stage).title
        case Stage():
            return _("Stage")
        case Lane():
            return _("Lane")
        case Comment(anchor=anchor):
            about = next((where for table in ("cards", "steps") if (where := where_text(snapshot, table, anchor))), "")
            return " · ".join(filter(None, (_("Comment"), about)))
        case _:
            return ""


def _map_of(snapshot: Snapshot, found: Record) -> JourneyMap | None:
    if isinstance(found, Step):
        found = snapshot.stage(found.stage)
    journey = snapshot.table("maps").get(getattr(found, "map", ""))
    return journey if isinstance(journey, JourneyMap) else None
