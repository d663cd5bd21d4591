"""A copy of a journey for a client: what happens and what it measures, without who said so and without the inside.

Taken out: names of persons and owners (also where texts mention them), authors, quotes, comments, votes, agenda, what
lies in the inbox, internal lanes and cards, rules with the names of events, sources, versions and dates of review,
links that lead to no public page, what cameras wrote into images, and whatever only a newer version understands. What
this was is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from pydantic import BaseModel

from journeydesigner.document.from_records import snapshot_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common import parts
from journeydesigner.exporters.common.named_people import Mentioned, mentioned_in
from journeydesigner.exporters.common.names import GAP, Names
from journeydesigner.exporters.common.public_links import public_link, without_private_links
from journeydesigner.files.clean_images import cleaned_images
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.process import is_unseen
from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import (
    Card,
    CardLink,
    Channel,
    Emotion,
    Evidence,
    JourneyMap,
    Lane,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from journeydesigner.wording import _, in_words_of, n_

_BESIDE = ("comments", "saved_views", "vote_rounds", "votes", "agenda", "settlements", "event_rules")
"""Tables of work on a map that is nobody else's business."""
_TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Persona: ("role", "goals", "needs", "frustrations"),
    JourneyMap: ("title", "scenario", "research"),
    Stage: ("title", "question"),
    Step: ("title",),
    Lane: ("title", "description", "scale"),
    Card: ("text", "tags"),
    Metric: ("name", "formula"),
    CardLink: ("label",),
}
"""Where people write freely."""
_EMPTIED: Mapping[type[Record], Mapping[str, Any]] = {
    Persona: {"quote": "", "photo": None},
    JourneyMap: {"owner": "", "author": "", "version": "", "version_date": None, "review_date": None},
    Card: {"owner": "", "came_from": None, "merged": (), "inbox_order": ""},
    Emotion: {"quote": ""},
    Lane: {"owner": ""},
    Channel: {"unit_cost": None},
    Metric: {"owner": "", "source": "", "review_date": None},
    Movements: {"source": ""},
    Forecast: {"author": ""},
}


def redacted(snapshot: Snapshot, map_id: MapId) -> tuple[Snapshot, tuple[str, ...]]:
    """The copy, and in sentences what was taken out. Of the organisations only the map's is left."""
    records = parts.all_records(snapshot)
    for other in snapshot.organizations:
        if other.id != snapshot.map(map_id).organization:
            del records[other.id]
    notes = [*_inside(snapshot, records), *_work(snapshot, records)]
    whole = snapshot_of(parts.without_the_loose(records), snapshot.assets)
    left = list(parts.all_records(whole).values())
    texts = list(_texts_of(left))
    with in_words_of(snapshot.map(map_id).language):
        mentioned = mentioned_in(snapshot, whole, texts)
    names = Names(mentioned.becomes)

    def clean(text: str) -> str:
        return names.out_of(without_private_links(text, GAP))

    fresh = [_stripped(record, whole, mentioned, clean) for record in left]
    images, assets = cleaned_images(fresh, snapshot.assets)
    notes += _told(left, fresh, mentioned, sum(clean(text) != text for text in texts), len(assets))
    return snapshot_of(images, assets), tuple(notes)


# Which records


def _inside(snapshot: Snapshot, records: parts.Records) -> Iterator[str]:
    """Take out what tells of the inside of the organisation."""
    gone: list[Lane] = []
    for found in snapshot.maps:
        internal = [lane for lane in snapshot.lanes_of(found.id) if lane.id in records and kind(lane.kind).is_internal]
        for lane in internal:
            parts.take_out_lane(snapshot, lane, records)
        if internal:
            parts.take_out_lines(snapshot, found.id, records)
        gone += internal
    unseen = [record for record in records.values() if isinstance(record, Card) and is_unseen(record)]
    for card in unseen:
        del records[card.id]
    if gone:
        said = n_("Took out {count} internal lane: {names}.", "Took out {count} internal lanes: {names}.", len(gone))
        titles = dict.fromkeys(f"“{lane.title or kind(lane.kind).label}”" for lane in gone)
        yield said.format(count=len(gone), names=", ".join(titles))
    if count := len(unseen):
        said = n_("Took out {count} card of the backstage.", "Took out {count} cards of the backstage.", count)
        yield said.format(count=count)


def _work(snapshot: Snapshot, records: parts.Records) -> Iterator[str]:
    """Take out what people left on maps while they worked, and the notes that have no place yet."""
    for table in _BESIDE:
        for record in snapshot.table(table):
            records.pop(record, None)
    inbox = [record for record in records.values() if isinstance(record, Card) and record.place is None]
    for card in inbox:
        del records[card.id]
    if count := len(inbox):
        yield n_("Took out {count} note of the inbox.", "Took out {count} notes of the inbox.", count).format(
            count=count
        )
    if count := len(snapshot.table("event_rules")):
        said = n_(
            "Took out how the events of {count} log were matched.",
            "Took out how the events of {count} logs were matched.",
            count,
        )
        yield said.format(count=count)
    if count := len(snapshot.table("comments")):
        yield n_("Took out {count} comment.", "Took out {count} comments.", count).format(count=count)
    if count := len(snapshot.table("votes")):
        yield n_("Took out {count} vote.", "Took out {count} votes.", count).format(count=count)


# What of a record


def _texts_of(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for name in _TEXTS.get(type(record), ()):
            yield from _strings(getattr(record, name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from _strings(each)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))


def _stripped(record: Record, whole: Snapshot, mentioned: Mentioned, clean: Callable[[str], str]) -> Record:
    """The record with what it may say, and no field that is not known here."""
    kind_of = type(record)
    texts, emptied = _TEXTS.get(kind_of, ()), _EMPTIED.get(kind_of, {})
    values: dict[str, Any] = {}
    for name in kind_of.model_fields:
        value = emptied[name] if name in emptied else getattr(record, name)
        values[name] = _bare(value, clean if name in texts else str)
    match record:
        case Persona():
            values["name"], values["role"] = mentioned.becomes.get(record.name, ""), ""
        case Card():
            values["links"] = tuple(
                dict.fromkeys(link for link in map(public_link, record.links) if link and clean(link) == link)
            )
            values["evidence"] = _unsourced(record.evidence)
            values |= {name: _bare(value, clean) for name, value in _values_of(record, whole).items()}
        case _:
            pass
    return kind_of.model_validate(values)


def _bare(value: object, clean: Callable[[str], str]) -> Any:
    """A value as plain data, its texts cleaned, without fields of a newer version."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_bare(each, clean) for each in cast("tuple[object, ...]", value))
    if isinstance(value, BaseModel):
        return {name: _bare(getattr(value, name), clean) for name in type(value).model_fields}
    return value


def _unsourced(evidence: Evidence | None) -> dict[str, Any] | None:
    return None if evidence is None else {**_bare(evidence, str), "source": ""}


def _values_of(card: Card, whole: Snapshot) -> dict[str, Any]:
    """The card's own fields that its lane's kind knows."""
    if card.place is None:
        return {}
    known = kind(whole.lane(card.place.lane).kind).values.model_fields
    return {name: value for name, value in card.extras.items() if name in known}


# What is told


def _told(
    left: Iterable[Record], fresh: Iterable[Record], mentioned: Mentioned, changed: int, images: int
) -> Iterator[str]:
    """What was taken out of the records that are left."""
    quotes = sources = links = photos = 0
    for before, now in zip(left, fresh, strict=True):
        match before, now:
            case Persona(), Persona():
                quotes, photos = quotes + bool(before.quote), photos + bool(before.photo)
            case Emotion(), Emotion():
                quotes += bool(before.quote)
            case (Metric(), Metric()) | (Movements(), Movements()):
                sources += bool(before.source)
            case Card(), Card():
                sources += bool(before.evidence and before.evidence.source)
                links += len(before.links) - len(now.links)
            case _:
                pass
    if count := mentioned.count:
        yield n_("Took out {count} name.", "Took out {count} names.", count).format(count=count)
    if changed:
        said = n_("Changed {count} text that named somebody.", "Changed {count} texts that named somebody.", changed)
        yield said.format(count=changed)
    if quotes:
        yield n_("Took out {count} quote.", "Took out {count} quotes.", quotes).format(count=quotes)
    if sources:
        yield n_("Took out {count} source.", "Took out {count} sources.", sources).format(count=sources)
    if links:
        said = n_("Took out {count} link to no public page.", "Took out {count} links to no public page.", links)
        yield said.format(count=links)
    if photos:
        said = n_("Took out {count} photo of a persona.", "Took out {count} photos of personas.", photos)
        yield said.format(count=photos)
    if mentioned.still:
        names = ", ".join(f"“{name}”" for name in mentioned.still)
        yield _("Left in texts, as ordinary words: {names}.").format(names=names)
    if images:
        said = n_(
            "{count} image stays: look at it for faces and names.",
            "{count} images stay: look at them for faces and names.",
            images,
        )
        yield said.format(count=images)
