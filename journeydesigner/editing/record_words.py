"""What a record is called and where it stands, as a person says it. In the language of the moment."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import kind
from journeydesigner.metrics.numbers import date_text, period_text
from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import (
    Card,
    CardLink,
    Comment,
    Emotion,
    Lane,
    Measurement,
    Record,
    Stage,
    Step,
    Vote,
    table_of,
)
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class Where:
    """The ids of the map, stage, step and lane in which a record stands, "" for each that it stands in none of.

    ``words``: the same as a person says it, without the map: «Pain points, Order › Confirm».
    """

    map: str = ""
    stage: str = ""
    step: str = ""
    lane: str = ""
    words: str = ""


NOWHERE = Where()


def table_word(table: str) -> str:
    """What one record of a table is called."""
    return {
        "organizations": _("Organisation"), "channels": _("Channel"), "personas": _("Persona"), "maps": _("Map"),
        "stages": _("Stage"), "steps": _("Step"), "lanes": _("Lane"), "cards": _("Card"), "emotions": _("Feeling"),
        "metrics": _("Metric"), "measurements": _("Measurement"), "card_links": _("Arrow"), "comments": _("Comment"),
        "saved_views": _("Saved view"), "vote_rounds": _("Vote"), "votes": _("Dots"), "agenda": _("Agenda item"),
        "event_rules": _("Event rules"), "movements": _("Count of events"), "forecasts": _("Forecast"),
    }.get(table, table)  # fmt: skip


def noun_of(snapshot: Snapshot, record: Record) -> str:
    """What such a record is called; a card as its lane's kind calls one."""
    if isinstance(record, Card):
        lane = snapshot.table("lanes").get(record.place.lane) if record.place else None
        return kind(lane.kind).one if isinstance(lane, Lane) else table_word("cards")
    return table_word(table_of(record))


def name_of(snapshot: Snapshot, record: Record) -> str:
    """What a record says or is called, in one line; "" where it says nothing."""
    match record:
        case Card():
            other = snapshot.table("metrics").get(str(record.extras.get("metric") or ""))
            other = other or snapshot.table("channels").get(record.channel or "")
            said = record.text if record.text.strip() else str(getattr(other, "name", ""))
        case Lane():
            said = record.title or kind(record.kind).label
        case Step():
            said = record.title or str(getattr(snapshot.table("stages").get(record.stage), "title", ""))
        case Emotion():
            said = str(getattr(snapshot.table("personas").get(record.persona or ""), "name", ""))
        case Measurement():
            said = str(getattr(snapshot.table("metrics").get(record.metric), "name", ""))
        case CardLink():
            ends = (snapshot.table("cards").get(end) for end in (record.source, record.target))
            said = " → ".join(name_of(snapshot, end) if end is not None else "?" for end in ends)
        case Forecast():
            said = ", ".join(filter(None, (date_text(record.made[:10]), record.author)))
        case Movements():
            rules = str(getattr(snapshot.table("event_rules").get(record.rules), "title", ""))
            said = ", ".join(filter(None, (rules or record.source, period_text(record.period))))
        case Vote():
            card = snapshot.table("cards").get(record.card)
            said = ": ".join(filter(None, (record.voter, name_of(snapshot, card) if card is not None else "")))
        case _:
            said = next((str(said) for field in ("name", "title", "text") if (said := getattr(record, field, ""))), "")
    return " ".join(said.split())


def where_of(snapshot: Snapshot, record: Record) -> Where:
    """Where a record of the snapshot stands. What it stands on and is not there is left out."""
    match record:
        case Card():
            return _of_card(snapshot, record)
        case Stage():
            return Where(record.map, record.id)
        case Step():
            return _at(snapshot, record.id)
        case Lane():
            return Where(record.map, lane=record.id)
        case Emotion():
            return _at(snapshot, record.step, record.lane)
        case Measurement() | Comment():
            anchor = snapshot.find(record.anchor)
            found = where_of(snapshot, anchor) if anchor is not None else NOWHERE
            words = found.words or (name_of(snapshot, anchor) if anchor is not None else "")
            of_map = found.map or str(getattr(record, "map", ""))
            return Where(of_map, found.stage, found.step, found.lane, words)
        case CardLink() | Vote():
            card = snapshot.table("cards").get(record.source if isinstance(record, CardLink) else record.card)
            of_map = record.map if isinstance(record, CardLink) else _map_of_vote(snapshot, record)
            return where_of(snapshot, card) if card is not None else Where(of_map)
        case _:
            own = record.id if table_of(record) == "maps" else str(getattr(record, "map", ""))
            return Where(own)


def step_words(snapshot: Snapshot, step: str, beside: str = "") -> str:
    """«Order › Confirm»; a step without a title is called as its stage. In the stage ``beside``: «Confirm»."""
    found = snapshot.table("steps").get(step)
    if not isinstance(found, Step):
        return ""
    if found.stage == beside and found.title.strip():
        return " ".join(found.title.split())
    stage = snapshot.table("stages").get(found.stage)
    parts = (" ".join(part.split()) for part in (str(getattr(stage, "title", "")), found.title))
    return " › ".join(filter(None, parts))


def _map_of_vote(snapshot: Snapshot, vote: Vote) -> str:
    return str(getattr(snapshot.table("vote_rounds").get(vote.round), "map", ""))


def _of_card(snapshot: Snapshot, card: Card) -> Where:
    place = card.place
    if place is None:
        return Where(card.map, words=_("Inbox"))
    found = _at(snapshot, place.first, place.lane)
    words = found.words
    if place.last != place.first and (last := step_words(snapshot, place.last, beside=found.stage)):
        words = _("{first} to {last}").format(first=words, last=last)
    if place.is_free:
        words = _("{place}, as a free note").format(place=words)
    return Where(card.map, found.stage, found.step, found.lane, words)


def _at(snapshot: Snapshot, step: str, lane: str = "") -> Where:
    steps, stages, lanes = (snapshot.table(name) for name in ("steps", "stages", "lanes"))
    stage = str(getattr(steps.get(step), "stage", ""))
    row = lanes.get(lane)
    of_map = str(getattr(row if row is not None else stages.get(stage), "map", ""))
    named = name_of(snapshot, row) if row is not None else ""
    words = ", ".join(filter(None, (named, step_words(snapshot, step))))
    return Where(of_map, stage, step if step in steps else "", row.id if row is not None else "", words)
