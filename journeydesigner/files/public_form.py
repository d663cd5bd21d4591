"""The documented public form of a journey: what ``show --json`` prints and ``journey.json`` holds.

Lists of records by table, each in the order in which a person sees them. Only what is part of the journey is in
it; deleted records, and those that cannot be read, are kept beside the stamps. ``resources/schema`` documents it.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Any, cast

from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deleted
from journeydesigner.document.registers import Fields
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.record_forms import Json, form, public_record
from journeydesigner.model.ids import MapId, OrganizationId
from journeydesigner.model.periods import period_key
from journeydesigner.model.records import (
    TABLES,
    Card,
    CardLink,
    Comment,
    Emotion,
    Lane,
    Measurement,
    Record,
    Settlement,
)

FORMAT = "journey"
VERSION = 1
RARE_TABLES = frozenset({"kept_states", "event_rules", "movements", "forecasts"})
"""Tables that a form has only where the file ever had something in them."""
OTHER_PARTS = "other_parts"
"""The table in which parts of a form live that this version does not know and that are no lists of records."""


def public_form(document: Document) -> Json:
    """The document as plain JSON-like values."""
    return form_of(capture(document))


def form_of(captured: Captured, without: Container[str] = ()) -> Json:
    """The public form of a captured document, ``without`` some tables; any thread may."""
    form = head(captured)
    for table in tables(captured):
        if table != OTHER_PARTS and table not in without:
            rows = captured.tables.get(table, {})
            form[table] = [_public(table, record, rows[record], seen) for record, seen in living(captured, table)]
    return form | other_parts(captured)


def head(captured: Captured) -> Json:
    return {"format": FORMAT, "version": VERSION, "document": captured.document_id}


def tables(captured: Captured) -> tuple[str, ...]:
    """Every table of a form: ours, mostly also where they are empty, then those that only a newer version knows."""
    ours = (table for table in TABLES if table not in RARE_TABLES or table in captured.tables)
    return (*ours, *sorted(captured.tables.keys() - TABLES.keys()))


def other_parts(captured: Captured) -> Json:
    """What stands in a form beside its tables and is not known to this version."""
    rows = captured.tables.get(OTHER_PARTS, {})
    return {name: row["value"].value for name, row in sorted(rows.items()) if not is_deleted(row) and "value" in row}


def living(captured: Captured, table: str) -> list[tuple[str, Record | None]]:
    """The living records of a table with their ids, in the order that a person sees; None: of an unknown table."""
    rows = captured.tables.get(table, {})
    if table not in TABLES:
        return [(record, None) for record, row in sorted(rows.items()) if not is_deleted(row)]
    return [(record.id, record) for record in _seen_order(captured.snapshot, table) if record.id in rows]


def _public(table: str, record: str, row: Fields, seen: Record | None) -> Json:
    return public_record(form(table, tuple(row)), record, row, seen, {})


def _seen_order(snapshot: Snapshot, table: str) -> Iterable[Record]:
    organizations = [organization.id for organization in snapshot.organizations]
    maps = [found.id for found in snapshot.maps]
    match table:
        case "organizations":
            return snapshot.organizations
        case "channels" | "personas" | "maps" | "metrics":
            return (child for parent in organizations for child in snapshot.children(table, parent))
        case "stages" | "lanes":
            return (child for parent in maps for child in snapshot.children(table, parent))
        case "steps":
            return (step for parent in maps for step in snapshot.steps_in(parent))
        case "cards":
            return _cards(snapshot)
        case "emotions":
            return _emotions(snapshot)
        case "measurements":
            return _measurements(snapshot, organizations)
        case "card_links":
            return (link for found in snapshot.maps for link in _links(snapshot, found.id))
        case "comments":
            return (c for found in snapshot.maps for c in sorted(snapshot.comments_of(found.id), key=_by_time))
        case "saved_views" | "vote_rounds" | "agenda" | "event_rules":
            return (child for parent in maps for child in snapshot.children(table, parent))
        case "forecasts":
            return (found for parent in maps for found in snapshot.forecasts_of(parent))
        case "movements":
            return (found for parent in maps for found in snapshot.movements_of(parent))
        case "votes":
            rounds = (each for found in snapshot.maps for each in snapshot.vote_rounds_of(found.id))
            return (v for each in rounds for v in sorted(snapshot.votes_of(each.id), key=lambda v: (v.voter, v.id)))
        case "kept_states":
            return reversed(snapshot.kept_states)
        case _:
            return cast(Iterable[Settlement], sorted(snapshot.table(table).values(), key=lambda record: record.id))


def _positions(snapshot: Snapshot, map_id: Any) -> dict[str, int]:
    return {step.id: position for position, step in enumerate(snapshot.steps_in(map_id))}


def _cards(snapshot: Snapshot) -> Iterator[Card]:
    """Map by map, lane by lane, column by column; then the map's inbox; last those that no map shows."""
    unseen = {card.id: card for card in snapshot.homeless}
    for found in snapshot.maps:
        position = _positions(snapshot, found.id)
        for lane in snapshot.lanes_of(found.id):
            yield from sorted(snapshot.cards_in(lane.id), key=lambda card: position[card.place.first])  # type: ignore[union-attr]
        for card in snapshot.inbox(found.id):
            unseen.pop(card.id, None)
            yield card
    yield from unseen.values()


def _emotions(snapshot: Snapshot) -> Iterator[Emotion]:
    for found in snapshot.maps:
        position = _positions(snapshot, found.id)
        for lane in cast(Iterable[Lane], snapshot.children("lanes", found.id)):
            emotions = snapshot.emotions_of(lane.id)
            yield from sorted(emotions, key=lambda e: (position.get(e.step, 0), e.persona or "", e.id))


def _links(snapshot: Snapshot, map_id: MapId) -> list[CardLink]:
    """By the cards that they begin and end at."""
    position = {card.id: index for index, card in enumerate(snapshot.cards_of(map_id))}
    last = len(position)
    links = snapshot.links_of(map_id)
    return sorted(links, key=lambda link: (position.get(link.source, last), position.get(link.target, last), link.id))


def _by_time(comment: Comment) -> tuple[str, str]:
    return (comment.made, comment.id)


def _measurements(snapshot: Snapshot, organizations: list[OrganizationId]) -> Iterable[Measurement]:
    """Metric by metric, anchor by anchor, oldest first."""
    metrics = [metric.id for organization in organizations for metric in snapshot.metrics_of(organization)]
    position = {metric: place for place, metric in enumerate(metrics)}
    found = cast(Iterable[Measurement], snapshot.table("measurements").values())
    return sorted(found, key=lambda m: (position[m.metric], m.anchor, period_key(m.period), m.id))
