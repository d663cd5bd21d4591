"""From the public form and the clock part to registers, what was edited by hand told apart and written anew."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Stamp
from journeydesigner.document.liveness import deletion, is_deleted
from journeydesigner.document.registers import ABSENT, Fields, Register, Registers, Value
from journeydesigner.files.errors import DamagedFileError
from journeydesigner.files.public_form import FORMAT, OTHER_PARTS
from journeydesigner.files.record_forms import (
    PLACE_FIELDS,
    RESULT_FIELDS,
    Json,
    Shown,
    defaults,
    elements,
    frozen,
    how_shown,
    place_value,
    register_value,
)
from journeydesigner.files.stamps import Clockwork, StampedRecord, checks_of
from journeydesigner.model.ids import StageId, first_step_id
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES
from journeydesigner.wording import _

FIRST_STEP_ORDER = "V"
_new_register = cast("Callable[[tuple[Value, Stamp]], Register]", partial(tuple.__new__, Register))  # pyright: ignore[reportUnknownMemberType]
"""``Register(*pair)``, at half the cost."""


@dataclass
class ReadBack:
    """The registers of a file, and what was found edited by hand: one line for each record."""

    registers: Registers = field(default_factory=Registers)
    edits: list[str] = field(default_factory=list[str])
    losses: list[str] = field(default_factory=list[str])
    """What a torn form lacks, or tells otherwise than it was stamped."""


def registers_of(
    form: Json, clock: Clockwork, *, trusted: bool, stamp: Callable[[], Stamp], is_torn: bool = False
) -> ReadBack:
    """The registers that a form and a clock part hold together.

    ``trusted``: the form is byte for byte what was written with the clock. Otherwise each field is compared with
    its check, and what differs is entered as written now, at ``stamp()``. Raises DamagedFileError.

    ``is_torn``: the form is damaged. What it lacks is lost, not deleted, and what it tells otherwise counts as older
    than anything; nothing was seen of anybody, so that a merge with another copy brings all of it back.
    """
    out = ReadBack()
    out.registers.seen = dict(clock.version)
    out.registers.authors = dict(clock.authors)
    out.registers.losers = {key: dict(lost) for key, lost in clock.losers.items()}
    is_torn = is_torn and bool(clock.tables)
    now = Stamp(*_BEFORE_ALL, stamp().peer) if is_torn else None if trusted else stamp()
    reading = _Reading(clock, out, now, is_torn=is_torn)
    for table in (*TABLES, *sorted(_further_tables(form))):
        reading.table(table, _records(form, table))
    for table in clock.tables.keys() - out.registers.tables.keys():
        reading.table(table, [] if table != OTHER_PARTS else _other_parts(form))
    if not trusted:
        reading.first_steps()
    if OTHER_PARTS not in clock.tables and (parts := _other_parts(form)):
        reading.table(OTHER_PARTS, parts)
    if is_torn:
        out.losses, out.edits = [_("Damaged: {what}.").format(what=what) for what in out.edits], []
        if out.losses and now is not None:
            out.registers.seen = {now.peer: now.moment}
    return out


_BEFORE_ALL = (1, 0)
"""A moment that every other write is later than."""


def registers_told(form: Json, stamp: Stamp) -> Registers:
    """Registers that say what a form tells and no more, all of it written at ``stamp``. Raises DamagedFileError."""
    out = ReadBack()
    reading = _Reading(Clockwork({}, {}), out, stamp)
    for table in (*TABLES, *sorted(_further_tables(form))):
        reading.table(table, _records(form, table))
    return out.registers


def _is_record_list(value: object) -> bool:
    return isinstance(value, list) and all(
        type(item) is dict and type(cast(Json, item).get("id")) is str for item in cast(list[object], value)
    )


def _further_tables(form: Json) -> set[str]:
    """Those that this version does not know."""
    return {name for name, value in form.items() if name not in _HEAD and name not in TABLES and _is_record_list(value)}


def _other_parts(form: Json) -> list[Json]:
    return [
        {"id": name, "value": value}
        for name, value in form.items()
        if name not in _HEAD and name not in TABLES and not _is_record_list(value)
    ]


_HEAD = ("format", "version", "document")


def _records(form: Json, table: str) -> list[Json]:
    """The records of a table. Raises DamagedFileError where it is no list of objects with ids of their own."""
    found: Any = form.get(table, [])
    if not _is_record_list(found):
        raise DamagedFileError(_("“{table}” is not a list of records that each have an id.").format(table=table))
    records = cast(list[Json], found)
    ids = {record["id"] for record in records}
    if len(ids) != len(records):
        seen: set[str] = set()
        twice = next(r["id"] for r in records if r["id"] in seen or seen.add(r["id"]))
        raise DamagedFileError(_("“{table}” lists {id} twice.").format(table=table, id=twice))
    return records


def tells_as_stamped(form: Json, clock: Clockwork) -> bool:
    """Whether the form lists just the records that the clock part says it does. Raises DamagedFileError."""
    return all(
        {record["id"] for record in _records(form, table)}
        == {record for record, stamped in clock.tables.get(table, {}).items() if stamped.is_told}
        for table in {*TABLES, *_further_tables(form), *clock.tables} - {OTHER_PARTS}
    )


def check_head(form: Any) -> Json:
    """``form``, if it is a public form of any version. Raises DamagedFileError."""
    if not isinstance(form, dict) or cast(Json, form).get("format") != FORMAT:
        raise DamagedFileError(_("Its journey.json is no journey."))
    head = cast(Json, form)
    if not isinstance(head.get("document"), str) or not head["document"]:
        raise DamagedFileError(_("Its journey.json names no document."))
    if type(head.get("version")) is not int or head["version"] < 1:
        raise DamagedFileError(_("Its journey.json names no version."))
    return head


class _Reading:
    """One pass over the tables; ``now`` stamps what was edited by hand, and is None for a trusted form."""

    def __init__(self, clock: Clockwork, out: ReadBack, now: Stamp | None, *, is_torn: bool = False) -> None:
        self.clock, self.out, self.now, self.is_torn = clock, out, now, is_torn

    def table(self, table: str, records: list[Json]) -> None:
        known = self.clock.tables.get(table, {})
        rows: dict[str, Fields] = {}
        shown = _shown_of(table, known)
        for record in records:
            stamped = known.get(record["id"])
            if stamped is None:
                rows[record["id"]] = self._added(table, record)
                continue
            row = _row(shown[stamped.names], stamped, record)
            rows[record["id"]] = row if self.now is None else self._edited(table, record, stamped, row)
        for record, stamped in known.items():
            if record not in rows and (row := self._apart(table, record, stamped)):
                rows[record] = row
        if rows:
            self.out.registers.tables[table] = rows

    def first_steps(self) -> None:
        """Give every stage that was added by hand the step that all stages are born with."""
        tables = self.out.registers.tables
        for stage, row in tables.get("stages", {}).items():
            step = first_step_id(StageId(stage))
            if self.now is not None and step not in tables.get("steps", {}) and not is_deleted(row):
                values: dict[str, Value] = {"stage": stage, "order": FIRST_STEP_ORDER, DELETED: None}
                born = {name: Register(value, self.now) for name, value in values.items()}
                self.out.registers.set_row("steps", step, born)
                self._see()

    def _apart(self, table: str, record: str, stamped: StampedRecord) -> Fields:
        """A record that the form does not tell: deleted long ago, or just now by hand."""
        pairs = zip(stamped.names, stamped.stamps, strict=True)
        row = {name: Register(stamped.kept.get(name, ABSENT), stamp) for name, stamp in pairs}
        if len(stamped.checks) == 0 and set(stamped.kept) == set(stamped.names):
            return row
        if self.is_torn:
            self._note(_("{table}: {id} is gone").format(table=table, id=record))
            return {}
        self._note(_("{table}: {id} was taken out").format(table=table, id=record))
        if self.now is None:
            return row
        self._see()
        return {**row, DELETED: Register(deletion(self.now.peer, row), self.now)}

    def _added(self, table: str, record: Json) -> dict[str, Register]:
        if self.now is None:
            raise DamagedFileError(_("clock.json does not know {id}.").format(id=record["id"]))
        self._see()
        odd = "".join(_(", {field} is no list").format(field=name) for name in _odd_sets(table, record))
        self._note(_("{table}: {id} was added").format(table=table, id=record["id"]) + odd)
        values = {
            name: value for name, value in self._told(table, record).items() if not _is_default(table, name, value)
        }
        return {name: Register(value, self.now) for name, value in {**values, DELETED: None}.items()}

    def _edited(self, table: str, record: Json, stamped: StampedRecord, row: dict[str, Register]) -> Fields:
        """``row`` with what differs from its checks written now."""
        assert self.now is not None
        checks = iter(checks_of(table, stamped.names, record))
        before = iter(array("I", stamped.checks))
        changed: dict[str, Value] = {}
        for name in stamped.names:
            shown = how_shown(table, name)
            if shown is Shown.ELEMENT:
                value = register_value(shown, name, record)
                if (row[name].value is True) != value:
                    changed[name] = value
            elif shown is not Shown.HIDDEN and next(checks) != next(before):
                changed[name] = register_value(shown, name, record)
        more = _further_result(row.get("result")) if table == "measurements" else {}
        told_more = {name: frozen(record[name]) for name in more if name in record and name not in row}
        if "result" in changed or told_more != {name: value for name, value in more.items() if name not in row}:
            told = cast(Json, changed.get("result", register_value(Shown.RESULT, "result", record)))
            changed["result"] = {**told, **told_more}
        for name, value in self._told(table, record).items():
            if name not in row and name not in more and not _is_default(table, name, value):
                changed[name] = value
        odd = [_("{field} is no list").format(field=name) for name in _odd_sets(table, record)]
        if changed or odd:
            fields = ", ".join([*odd, *sorted(changed)])
            self._note(_("{table}: {id}, {fields}").format(table=table, id=record["id"], fields=fields))
        if not changed:
            return row
        self._see()
        return {**row, **{name: Register(value, self.now) for name, value in changed.items()}}

    def _told(self, table: str, record: Json) -> dict[str, Value]:
        """All registers that a public record tells of."""
        values: dict[str, Value] = {}
        sets = ELEMENT_FIELDS.get(table, ())
        for name in record:
            if name in sets:
                values |= {f"{name}/{element}": True for element in elements(record, name)}
            elif how_shown(table, name) is Shown.PLAIN:
                values[name] = register_value(Shown.PLAIN, name, record)
        if table == "cards" and any(name in record for name in PLACE_FIELDS):
            values["place"] = register_value(Shown.PLACE, "place", record)
        if table == "measurements" and any(name in record for name in RESULT_FIELDS):
            values["result"] = register_value(Shown.RESULT, "result", record)
        return values

    def _see(self) -> None:
        if self.now is not None:
            self.out.registers.seen[self.now.peer] = self.now.moment

    def _note(self, text: str) -> None:
        self.out.edits.append(text)


def _further_result(result: Register | None) -> Json:
    """What a measurement's result holds that only a newer version knows."""
    value = result.value if result is not None else None
    held = cast(Json, value) if isinstance(value, dict) else {}
    return {name: more for name, more in held.items() if name not in RESULT_FIELDS}


def _odd_sets(table: str, record: Json) -> list[str]:
    """The set fields that hold something else than a list."""
    return [name for name in ELEMENT_FIELDS.get(table, ()) if not isinstance(record.get(name, []), list)]


def _is_default(table: str, name: str, value: Value) -> bool:
    if name == "place":
        return value is None
    return name in defaults(table) and defaults(table)[name] == value and value is not True


def _shown_of(table: str, known: Mapping[str, StampedRecord]) -> dict[tuple[str, ...], tuple[Shown, ...]]:
    shapes = {stamped.names for stamped in known.values()}
    return {names: tuple(how_shown(table, name) for name in names) for names in shapes}


_PLAIN, _PLACE, _ELEMENT, _HIDDEN = Shown.PLAIN, Shown.PLACE, Shown.ELEMENT, Shown.HIDDEN


_WHOLES = (list, dict)


def _row(shown: tuple[Shown, ...], stamped: StampedRecord, record: Json) -> dict[str, Register]:
    """The registers of a record as the form and the clock part tell it together."""
    row: dict[str, Register] = {}
    names, stamps, _checks, kept, _is_told = stamped
    get = record.get
    for name, how, stamp in zip(names, shown, stamps, strict=True):
        if how is _PLAIN:
            value = get(name, ABSENT)
            if type(value) in _WHOLES:
                value = frozen(value)
        elif how is _PLACE:
            value = place_value(record)
        elif how is _HIDDEN:
            value = None
        elif how is _ELEMENT:
            value = True
        else:
            value = register_value(how, name, record)
        row[name] = _new_register((value, stamp))
    for name, value in kept.items():
        if name in row:
            row[name] = Register(value, row[name].stamp)
    return row
