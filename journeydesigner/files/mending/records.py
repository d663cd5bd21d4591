"""Records that are not what they should be, made right where that can be told: each by itself, all as one change."""

from collections.abc import Callable, Iterator
from typing import cast

from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.draft import Draft
from journeydesigner.document.liveness import is_deleted
from journeydesigner.document.registers import ABSENT, Fields, Register, Value
from journeydesigner.document.schema import InvalidRecordError, plain
from journeydesigner.files.mending.faults import Fault, left, mended
from journeydesigner.files.record_forms import Json
from journeydesigner.files.sound import REFERENCES, complaints
from journeydesigner.model.records import PARENTS, TABLES, Card, Record
from journeydesigner.wording import _

_MOST_TRIES = 24
_LONGEST = 60
"""Characters of a value that is told."""


def mend_records(document: Document) -> list[Fault]:
    """Mend what can be mended, as one change, and tell all of it, with what could not."""
    faults: list[Fault] = []
    with document.change(_("Repair")) as draft:
        for (table, record), bad in dict(document.snapshot.quarantine).items():
            faults.append(_mend_fields(document, draft, table, record, bad.why))
        faults += list(_mend_references(document, draft))
        faults += list(_mend_places(document, draft))
        faults += list(_mend_values(document, draft))
    known = {fault.where for fault in faults}
    faults += [left("", said) for said in complaints(document) if not any(where in said for where in known if where)]
    return faults


def _mend_fields(document: Document, draft: Draft, table: str, record: str, why: str) -> Fault:
    """A record that cannot be read, with what is wrong in it as if it had never been written."""
    row = document.registers.row(table, record)
    changed = _valid_fields(row, lambda trial: document.schema.assemble(table, record, trial), _default_of(table))
    where = f"{table}: {record}"
    if changed is None:
        said = _("{where} cannot be read ({why}); it is kept, but not shown.")
        return left(where, said.format(where=where, why=why))
    before = ", ".join(f"{name} {_told(row[name].value) if name in row else '–'}" for name in changed)
    draft.write(table, record, changed)
    said = _("{where} cannot be read ({why}); emptied in a repaired copy: {fields}.")
    return mended(where, said.format(where=where, why=why, fields=before))


def _valid_fields(
    row: Fields, assemble: Callable[[Fields], object], default: Callable[[str, Value], Value]
) -> dict[str, Value] | None:
    """What to write into ``row`` for ``assemble`` to take it; None where that cannot be told."""
    changed: dict[str, Value] = {}
    for _try in range(_MOST_TRIES):
        trial = {**row, **{name: Register(value, _NO_STAMP) for name, value in changed.items()}}
        try:
            assemble(trial)
        except InvalidRecordError as error:
            if not error.field or error.field in changed:
                return None
            value = row[error.field].value if error.field in row else ABSENT
            fresh = default(error.field, value)
            if fresh is _NONE:
                return None
            changed[error.field] = fresh
        else:
            return changed
    return None


_NO_STAMP = Stamp(0, 0, "")
_NONE = object()
"""No value that anybody could tell."""


def _default_of(table: str) -> Callable[[str, Value], Value]:
    fields = TABLES[table].model_fields

    def default(name: str, value: Value) -> Value:
        if name not in fields:
            return ABSENT
        info = fields[name]
        if not info.is_required():
            return plain(info.get_default(call_default_factory=True))
        if info.annotation is str and name not in PARENTS.get(table, {}):
            return str(value) if isinstance(value, (int, float)) else ""
        return _NONE

    return default


def _mend_references(document: Document, draft: Draft) -> Iterator[Fault]:
    """References to records that are not there, which leave the record itself standing. One to an image stays: another
    copy of the file may bring it back."""
    tables, snapshot = document.registers.tables, document.snapshot
    for table, fields in REFERENCES.items():
        for record in list(snapshot.table(table).values()):
            for name, target in fields.items():
                value = getattr(record, name)
                if value is not None and value not in tables.get(target, {}):
                    yield _without(draft, table, record, name, str(value))


def _without(draft: Draft, table: str, record: Record, name: str, value: str) -> Fault:
    draft.patch(table, record.id, **{name: None})
    where = f"{table}: {record.id}"
    said = _("{where} names the {field} {value}, which is not there; in a repaired copy it names none.")
    return mended(where, said.format(where=where, field=name, value=value))


def _mend_places(document: Document, draft: Draft) -> Iterator[Fault]:
    """Cards whose lane never was: they lie in the inbox, and say so."""
    lanes = document.registers.tables.get("lanes", {})
    for card in list(cast("dict[str, Card]", document.snapshot.table("cards")).values()):
        register = document.registers.row("cards", card.id).get("place")
        place = register.value if register is not None else None
        lane = cast(Json, place).get("lane") if isinstance(place, dict) else None
        if card.place is None and lane is not None and lane not in lanes:
            draft.patch("cards", card.id, place=None)
            where = f"cards: {card.id}"
            said = _("{where} stands in the lane {lane}, which is not there; it lies in the inbox.")
            yield mended(where, said.format(where=where, lane=lane))


def _mend_values(document: Document, draft: Draft) -> Iterator[Fault]:
    """Cards whose own fields do not suit their lane: those fields are taken out."""
    snapshot = document.snapshot
    for card in list(cast("dict[str, Card]", snapshot.table("cards")).values()):
        if card.place is None or card.place.is_free or not card.extras:
            continue
        kind, row = snapshot.lane(card.place.lane).kind, document.registers.row("cards", card.id)
        if is_deleted(row) or document.schema.suits(kind, card):
            continue

        def check(trial: Fields, kind: str = kind, record: str = card.id) -> None:
            document.schema.check_values(kind, document.schema.assemble("cards", record, trial))

        changed = _valid_fields(row, check, lambda _name, _value: ABSENT)
        where = f"cards: {card.id}"
        if changed is None:
            yield left(where, _("{where} does not suit its lane.").format(where=where))
            continue
        told = ", ".join(f"{name} {_told(row[name].value)}" for name in changed if name in row)
        draft.write("cards", card.id, changed)
        said = _("{where} does not suit its lane; emptied in a repaired copy: {fields}.")
        yield mended(where, said.format(where=where, fields=told))


def _told(value: Value) -> str:
    said = " ".join(repr(value).split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
