"""Whether a journey is sound: records that cannot be read or shown, references that lead nowhere."""

from collections.abc import Iterator
from typing import cast

from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deleted, says_anything
from journeydesigner.document.registers import Fields
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.record_forms import Json
from journeydesigner.model.records import PARENTS, TABLES, Card, Record
from journeydesigner.wording import _

REFERENCES: dict[str, dict[str, str]] = {
    "maps": {"persona": "personas", "as_is": "maps"},
    "cards": {"channel": "channels"},
    "emotions": {"persona": "personas"},
}
"""Field -> table of records that may be gone without taking this one with them: deleted ones count as none."""
_WITH = frozenset({
    "card_links", "votes", "comments", "saved_views", "vote_rounds", "agenda", "event_rules", "movements",
    "forecasts",
})  # fmt: skip
"""Tables of records that show only as long as what they are about, and come back with it."""


def complaints(document: Document, form: Json | None = None, *, thoroughly: bool = True) -> list[str]:
    """One sentence for each thing that is wrong. ``form`` is what the file told: what it lists and is not shown.

    Not ``thoroughly``: only what the snapshot knows by itself, which costs nothing.
    """
    snapshot = document.snapshot
    found = [
        _("{table}: {id} cannot be read ({why}); it is kept, but not shown.").format(
            table=bad.table, id=bad.record, why=bad.why
        )
        for bad in snapshot.quarantine.values()
    ]
    if thoroughly:
        found += [*_not_shown(document, form), *_lost_ends(document), *_unsuitable(document), *_assets(document)]
    return found


def _not_shown(document: Document, form: Json | None) -> Iterator[str]:
    """Records neither deleted nor seen: what they hang on is gone."""
    snapshot = document.snapshot
    listed = {table: {record["id"] for record in form.get(table, [])} for table in TABLES} if form else {}
    for table in TABLES:
        living = snapshot.table(table)
        for record, row in document.registers.tables.get(table, {}).items():
            if record in living or is_deleted(row) or not says_anything(row) or (table, record) in snapshot.quarantine:
                continue
            if table in _WITH and not _missing(document, table, row):
                continue
            if form is None or record in listed[table]:
                parents = ", ".join(
                    f"{name} {row[name].value}"
                    for name, parent in PARENTS.get(table, {}).items()
                    if name in row and row[name].value not in snapshot.table(parent)
                )
                yield _("{table}: {id} is kept, but not shown: there is no {parents}.").format(
                    table=table, id=record, parents=parents or "?"
                )


def _missing(document: Document, table: str, row: Fields) -> list[str]:
    """The parents that never were."""
    known = document.registers.tables
    return [
        name for name, parent in PARENTS[table].items() if name in row and row[name].value not in known.get(parent, {})
    ]


def _lost_ends(document: Document) -> Iterator[str]:
    """References to records that are not there, nor ever were, which leave the record itself standing."""
    snapshot = document.snapshot
    known = {record for rows in document.registers.tables.values() for record in rows}
    for table, fields in REFERENCES.items():
        for record in snapshot.table(table).values():
            for name, target in fields.items():
                value = getattr(record, name)
                if value is not None and value not in document.registers.tables.get(target, {}):
                    yield _("{table}: {id} names the {field} {value}, which is not there.").format(
                        table=table, id=record.id, field=name, value=value
                    )
    lanes = document.registers.tables.get("lanes", {})
    for card in cast("dict[str, Card]", snapshot.table("cards")).values():
        register = document.registers.row("cards", card.id).get("place")
        place = register.value if register is not None else None
        lane = cast(Json, place).get("lane") if isinstance(place, dict) else None
        if card.place is None and lane is not None and lane not in lanes:
            yield _("cards: {id} names the lane {lane}, which is not there; it lies in the inbox.").format(
                id=card.id, lane=lane
            )
    for table in ("measurements", "comments"):
        for record in snapshot.table(table).values():
            anchor = getattr(record, "anchor", None)
            if anchor is not None and anchor not in known:
                yield _("{table}: {id} is anchored at {anchor}, which is not there.").format(
                    table=table, id=record.id, anchor=anchor
                )


def _unsuitable(document: Document) -> Iterator[str]:
    """Cards whose own fields do not suit their lane."""
    snapshot = document.snapshot
    for card in cast("dict[str, Card]", snapshot.table("cards")).values():
        if card.place is None or card.place.is_free or not card.extras:
            continue
        try:
            document.schema.check_values(snapshot.lane(card.place.lane).kind, card)
        except InvalidRecordError as error:
            yield _("cards: {id} does not suit its lane ({why}).").format(id=card.id, why=error.why)


def _assets(document: Document) -> Iterator[str]:
    snapshot: Snapshot = document.snapshot
    for table, name in (("organizations", "logo"), ("personas", "photo"), ("cards", "image")):
        for record in cast("dict[str, Record]", snapshot.table(table)).values():
            image = getattr(record, name)
            if image is not None and image not in document.assets:
                yield _("{table}: {id} shows an image that is not in the file.").format(table=table, id=record.id)
    for kept in snapshot.kept_states:
        if kept.content not in document.assets:
            yield _("The snapshot “{title}” ({id}) is lost: what it held is not in the file.").format(
                title=kept.title, id=kept.id
            )
