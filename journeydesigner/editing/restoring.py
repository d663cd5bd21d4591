"""A document brought back to an earlier state, whole or in part, as one change that can be undone."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import cast

from journeydesigner.document.changes import DELETED
from journeydesigner.document.document import Document
from journeydesigner.document.draft import Draft
from journeydesigner.document.journey_rules import contents
from journeydesigner.document.liveness import deletion
from journeydesigner.document.registers import ABSENT, Fields, Value
from journeydesigner.document.schema import Schema, fields_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import check_restored_maps
from journeydesigner.model.ids import MapId, new_id
from journeydesigner.model.records import ELEMENT_FIELDS, PARENTS, TABLES, Card, CardLink, Record, Vote

Records = frozenset[tuple[str, str]]
"""Table and id of each."""
BESIDE = frozenset({"settlements", "kept_states"})
"""Tables that are no part of a state: what was decided about conflicts, and the states that are kept themselves."""
_ROUNDS = 4
"""What is revived may show again what had been hidden with it, and what is deleted may uncover a stage's first step:
nothing was seen to need more than two."""
_POINTS_AT = {"maps": ("persona",), "cards": ("channel", "metric"), "emotions": ("persona",)}
"""Fields that name a record without which theirs says less than it did."""
_IMAGES = {"organizations": "logo", "personas": "photo", "cards": "image"}


def restore(document: Document, wanted: Snapshot, label: str, only: Records | None = None) -> int:
    """Bring the document to the state ``wanted``: what was added since is deleted, what was deleted is back under its
    own ids, what was changed says what it said. How many records that wrote.

    ``only``: no more than these records (see ``part_of``). Tables, fields and records that this version does not
    understand stay. Raises StructureLockedError where the structure of a locked map would become another.
    """
    document.assets.update(dict(images_of(wanted, document.assets, only)))
    before = document.snapshot
    touched: set[tuple[str, str]] = set()
    with document.change(label) as draft:
        restoring = _Restoring(document, draft, wanted, only)
        for _round in range(_ROUNDS):
            written = restoring.write_back() | restoring.delete_what_came()
            if not written:
                break
            touched |= written
        check_restored_maps(before, draft.snapshot, touched)
    return len(touched)


def part_of(now: Snapshot, wanted: Snapshot, table: str, record: str) -> Records:
    """What has to be restored for one map, stage, step, lane or card to be what it was: all that stands in it now or
    stood in it then, and of what holds it what is gone."""
    found = {(table, record)}
    for snapshot in (now, wanted):
        if record in snapshot.table(table):
            found |= set(contents(snapshot, table, record))
            if table == "maps":
                found |= set(_beside_the_grid(snapshot, MapId(record)))
    cards = {name for kind, name in found if kind == "cards"}
    for snapshot in (now, wanted):
        links = cast("Iterable[CardLink]", snapshot.table("card_links").values())
        found |= {("card_links", link.id) for link in links if link.source in cards or link.target in cards}
    return frozenset(found | _missing_ground(now, wanted, found))


def _beside_the_grid(snapshot: Snapshot, map_id: MapId) -> Iterator[tuple[str, str]]:
    for table in ("comments", "saved_views", "vote_rounds", "agenda", "event_rules", "movements", "forecasts"):
        yield from ((table, found.id) for found in snapshot.children(table, map_id))
    rounds = {found.id for found in snapshot.vote_rounds_of(map_id)}
    votes = cast("Iterable[Vote]", snapshot.table("votes").values())
    yield from (("votes", vote.id) for vote in votes if vote.round in rounds)


def _missing_ground(now: Snapshot, wanted: Snapshot, found: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """What the wanted records stand on, belong to or point at, as far as it is gone by now."""
    missing: set[tuple[str, str]] = set()
    waiting = list(found)
    while waiting:
        table, name = waiting.pop()
        record = wanted.table(table).get(name)
        for key in _needed(table, record) if record is not None else ():
            if key not in missing and key[1] not in now.table(key[0]) and key[1] in wanted.table(key[0]):
                missing.add(key)
                waiting.append(key)
    return missing


def _needed(table: str, record: Record) -> Iterator[tuple[str, str]]:
    for name, parent in PARENTS.get(table, {}).items():
        yield parent, getattr(record, name)
    if isinstance(record, Card) and record.place is not None:
        yield "lanes", record.place.lane
        yield "steps", record.place.first
        yield "steps", record.place.last
    for name in _POINTS_AT.get(table, ()):
        if isinstance(value := getattr(record, name, None), str):
            yield f"{name}s", value


def images_of(wanted: Snapshot, held: Container[str], only: Records | None = None) -> Iterator[tuple[str, bytes]]:
    """The pictures that the wanted records show and that are not ``held``, by their hash."""
    if all(name in held for name in wanted.assets):
        return
    for table, field in _IMAGES.items():
        for record in wanted.table(table).values():
            name = getattr(record, field)
            if name in wanted.assets and name not in held and (only is None or (table, record.id) in only):
                yield name, wanted.assets[name]


def _is_same(one: Record, other: Record) -> bool:
    """Whether they say the same: ``==``, in half the time."""
    return one is other or (one.__dict__ == other.__dict__ and one.model_extra == other.model_extra)


class _Restoring:
    """One restoring under way: written in rounds until nothing is left to write."""

    def __init__(self, document: Document, draft: Draft, wanted: Snapshot, only: Records | None) -> None:
        self._document, self._draft, self._wanted, self._only = document, draft, wanted, only
        self._by = new_id("deletion")
        self._known = {table: _known_fields(table, document.schema) for table in TABLES}

    def write_back(self) -> set[tuple[str, str]]:
        """Let the wanted records say what they said; those that were written."""
        now, written = self._draft.snapshot, set[tuple[str, str]]()
        for table, rows in self._wanted.tables.items():
            held = now.table(table)
            for name, record in rows.items():
                found = held.get(name)
                if (found is not None and _is_same(found, record)) or not self._is_meant(table, name):
                    continue
                if self._write(table, name, self._values(table, record)):
                    written.add((table, name))
        return written

    def delete_what_came(self) -> set[tuple[str, str]]:
        """Take out what was not there, all under one deletion; after what is wanted is back in its place, so that
        nothing goes with what only holds it now."""
        now, written = self._draft.snapshot, set[tuple[str, str]]()
        for table, rows in now.tables.items():
            wanted = self._wanted.table(table)
            for name in rows.keys() - wanted.keys():
                row = self._document.registers.row(table, name)
                if row and self._is_meant(table, name):
                    self._draft.write(table, name, {DELETED: deletion(self._by, row)})
                    written.add((table, name))
        return written

    def _is_meant(self, table: str, name: str) -> bool:
        return table not in BESIDE and (self._only is None or (table, name) in self._only)

    def _write(self, table: str, name: str, values: Mapping[str, Value]) -> bool:
        """Whether that changed anything."""
        row = self._document.registers.row(table, name)
        self._draft.write(table, name, values)
        return self._document.registers.row(table, name) is not row

    def _values(self, table: str, record: Record) -> dict[str, Value]:
        row = self._document.registers.row(table, record.id)
        said = fields_of(table, record)
        return {**self._unsaid(table, row, said), **said, DELETED: None}

    def _unsaid(self, table: str, row: Fields, said: Collection[str]) -> dict[str, Value]:
        """What empties the fields that were empty; those that this version does not know are not known to have been."""
        gone: dict[str, Value] = {}
        for name, register in row.items():
            head, slash, _element = name.partition("/")
            if name in said or register.value is ABSENT or head not in self._known[table]:
                continue
            gone[name] = False if slash and head in ELEMENT_FIELDS.get(table, ()) else ABSENT
        return gone


def _known_fields(table: str, schema: Schema) -> frozenset[str]:
    own = frozenset(TABLES[table].model_fields)
    if table != "cards":
        return own
    return own.union(*(kind.model_fields for kind in schema.card_values.values()))
