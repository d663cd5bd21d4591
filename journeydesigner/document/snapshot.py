"""A frozen view of the document: the living records, indexed as they are drawn. Refreshed incrementally.

Records that nothing touched keep their identity from one snapshot to the next, and so do the tuples of cells
in which nothing changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar, cast

from journeydesigner.document.liveness import is_deleted, was_written_unseen
from journeydesigner.document.registers import Registers
from journeydesigner.document.schema import InvalidRecordError, Schema
from journeydesigner.model.ids import (
    CardId,
    ChannelId,
    LaneId,
    MapId,
    MetricId,
    OrganizationId,
    PersonaId,
    RecordId,
    StageId,
    StepId,
)
from journeydesigner.model.records import (
    PARENTS,
    Card,
    Channel,
    Emotion,
    JourneyMap,
    Lane,
    Measurement,
    Metric,
    Organization,
    Persona,
    Place,
    Record,
    Stage,
    Step,
)

R = TypeVar("R", bound=Record)
Touched = Mapping[str, Iterable[str]]
_STRUCTURE = ("organizations", "maps", "stages", "steps", "lanes")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _by_order(record: Record) -> tuple[str, str]:
    return (cast(str, getattr(record, "order", "")), record.id)


def _by_place(card: Card) -> tuple[str, str]:
    return (card.place.order if card.place else "", card.id)


@dataclass(frozen=True)
class Quarantined:
    """A record that could not be read: kept in the document, shown as such, not drawn."""

    table: str
    record: RecordId
    why: str


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The journey as of one moment. All lookups by id raise KeyError for what is not part of it."""

    tables: Mapping[str, Mapping[str, Record]] = field(default_factory=dict[str, Mapping[str, Record]])
    quarantine: Mapping[tuple[str, str], Quarantined] = field(default_factory=dict[tuple[str, str], Quarantined])
    _known: Mapping[str, Mapping[str, Record]] = field(default_factory=dict[str, Mapping[str, Record]])
    _children: Mapping[str, tuple[Record, ...]] = field(default_factory=dict[str, tuple[Record, ...]])
    _cards_in: Mapping[str, tuple[Card, ...]] = field(default_factory=dict[str, tuple[Card, ...]])
    _series: Mapping[tuple[str, str], tuple[Measurement, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Measurement, ...]]
    )
    _steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict[str, tuple[Step, ...]])
    _step_places: Mapping[str, tuple[str, tuple[str, str, str, str]]] = field(
        default_factory=dict[str, tuple[str, tuple[str, str, str, str]]]
    )

    # Tables

    def table(self, name: str) -> Mapping[str, Record]:
        return self.tables.get(name, _NOTHING)

    def find(self, record: RecordId) -> Record | None:
        """The living record of this id, whatever its table."""
        for rows in self.tables.values():
            if record in rows:
                return rows[record]
        return None

    def organization(self, record: OrganizationId) -> Organization:
        return cast(Organization, self.table("organizations")[record])

    def persona(self, record: PersonaId) -> Persona:
        return cast(Persona, self.table("personas")[record])

    def channel(self, record: ChannelId) -> Channel:
        return cast(Channel, self.table("channels")[record])

    def map(self, record: MapId) -> JourneyMap:
        return cast(JourneyMap, self.table("maps")[record])

    def stage(self, record: StageId) -> Stage:
        return cast(Stage, self.table("stages")[record])

    def step(self, record: StepId) -> Step:
        return cast(Step, self.table("steps")[record])

    def lane(self, record: LaneId) -> Lane:
        return cast(Lane, self.table("lanes")[record])

    def card(self, record: CardId) -> Card:
        return cast(Card, self.table("cards")[record])

    def metric(self, record: MetricId) -> Metric:
        return cast(Metric, self.table("metrics")[record])

    # What belongs to what, in the order that a person sees

    @property
    def organizations(self) -> tuple[Organization, ...]:
        return tuple(sorted(cast(Iterable[Organization], self.table("organizations").values()), key=_by_order))

    @property
    def maps(self) -> tuple[JourneyMap, ...]:
        return tuple(m for o in self.organizations for m in self.maps_of(o.id))

    def maps_of(self, organization: OrganizationId) -> tuple[JourneyMap, ...]:
        return self._of("maps", organization, JourneyMap)

    def personas_of(self, organization: OrganizationId) -> tuple[Persona, ...]:
        return self._of("personas", organization, Persona)

    def channels_of(self, organization: OrganizationId) -> tuple[Channel, ...]:
        return self._of("channels", organization, Channel)

    def metrics_of(self, organization: OrganizationId) -> tuple[Metric, ...]:
        return self._of("metrics", organization, Metric)

    def stages_of(self, map_id: MapId) -> tuple[Stage, ...]:
        return self._of("stages", map_id, Stage)

    def lanes_of(self, map_id: MapId) -> tuple[Lane, ...]:
        return self._of("lanes", map_id, Lane)

    def steps_of(self, stage: StageId) -> tuple[Step, ...]:
        """At least one: a stage whose steps were all deleted apart from each other keeps its first."""
        return self._of("steps", stage, Step)

    def steps_in(self, map_id: MapId) -> tuple[Step, ...]:
        """All steps of a map, left to right."""
        return self._steps.get(map_id, ())

    def map_of_step(self, step: StepId) -> MapId:
        return self.stage(self.step(step).stage).map

    def cards_in(self, lane: LaneId) -> tuple[Card, ...]:
        """The cards placed in a lane, by order key; where their steps are is in their place."""
        return self._cards_in.get(lane, ())

    def cards_at(self, lane: LaneId, step: StepId) -> tuple[Card, ...]:
        """The cards of a lane that begin at a step, top to bottom."""
        return tuple(c for c in self.cards_in(lane) if c.place and c.place.first == step)

    def inbox(self, map_id: MapId) -> tuple[Card, ...]:
        """Cards of a map without a place: unsorted notes, and what lost its home."""
        return self._cards_in.get(map_id, ())

    def emotions_of(self, lane: LaneId) -> tuple[Emotion, ...]:
        return self._of("emotions", lane, Emotion)

    def measurements_of(self, metric: MetricId, anchor: RecordId) -> tuple[Measurement, ...]:
        """The history of a metric at an anchor, oldest first."""
        return self._series.get((metric, anchor), ())

    def children(self, table: str, parent: str) -> tuple[Record, ...]:
        """The records of ``table`` that belong to ``parent``, in order."""
        return self._of(table, parent, Record)

    def cards_of(self, map_id: str) -> Iterator[Card]:
        """All cards of a map, lane by lane, then its inbox."""
        for lane in self._of("lanes", map_id, Lane):
            yield from self._cards_in.get(lane.id, ())
        yield from self._cards_in.get(map_id, ())

    def cards_in_lane(self, lane: str) -> tuple[Card, ...]:
        return self._cards_in.get(lane, ())

    def _of(self, table: str, parent: str, _kind: type[R]) -> tuple[R, ...]:
        return cast("tuple[R, ...]", self._children.get(f"{table}/{parent}", ()))


class SnapshotBuilder:
    """Makes the next snapshot from the last one and the records that were touched since."""

    def __init__(self, registers: Registers, schema: Schema) -> None:
        self._registers = registers
        self._schema = schema

    def everything(self) -> Snapshot:
        touched = {table: set(rows) for table, rows in self._registers.tables.items()}
        return self.refresh(Snapshot(), touched)

    def refresh(self, old: Snapshot, touched: Touched) -> Snapshot:
        """``old`` with the touched records read again."""
        known = dict(old._known)  # pyright: ignore[reportPrivateUsage]  one module, two halves
        quarantine = dict(old.quarantine)
        changed: dict[str, set[str]] = {}
        for table, ids in touched.items():
            if table not in self._schema.tables:
                continue
            rows = dict(known.get(table, {}))
            changed[table] = {r for r in ids if self._read(table, r, rows, quarantine)}
            known[table] = rows
        return _Indexing(self._registers, old, known, quarantine, changed).snapshot()

    def _read(
        self,
        table: str,
        record: str,
        rows: dict[str, Record],
        quarantine: dict[tuple[str, str], Quarantined],
    ) -> bool:
        """Read one record again into ``rows``; whether it may differ from before."""
        row = self._registers.row(table, record)
        quarantine.pop((table, record), None)
        before = rows.get(record)
        if not row:
            rows.pop(record, None)
            return before is not None
        try:
            now = self._schema.assemble(table, record, row)
        except InvalidRecordError as error:
            rows.pop(record, None)
            if not is_deleted(row):
                quarantine[(table, record)] = Quarantined(table, record, error.why)
            return True
        if now != before:
            rows[record] = now
        return True


class _Indexing:
    """One refresh: from all known records to the living ones and their indexes."""

    def __init__(
        self,
        registers: Registers,
        old: Snapshot,
        known: dict[str, Mapping[str, Record]],
        quarantine: dict[tuple[str, str], Quarantined],
        changed: dict[str, set[str]],
    ) -> None:
        self.registers, self.old, self.known = registers, old, known
        self.quarantine, self.changed = quarantine, changed
        self.tables = dict(old.tables)
        self.children = dict(old._children)  # pyright: ignore[reportPrivateUsage]
        self.cards_in = dict(old._cards_in)  # pyright: ignore[reportPrivateUsage]
        self.series = dict(old._series)  # pyright: ignore[reportPrivateUsage]
        self.steps = dict(old._steps)  # pyright: ignore[reportPrivateUsage]
        self.places = dict(old._step_places)  # pyright: ignore[reportPrivateUsage]

    def snapshot(self) -> Snapshot:
        structure = any(self.changed.get(table) for table in _STRUCTURE)
        for table in self.known:
            if table == "cards":
                continue
            ids = set(self.known[table]) | set(self.tables.get(table, {})) if structure else self.changed.get(table)
            if ids:
                self._settle(table, ids)
        if structure:
            self._number_steps()
            self._place_cards(set(self.known.get("cards", {})) | set(self.tables.get("cards", {})))
        elif self.changed.get("cards"):
            self._place_cards(self.changed["cards"])
        return Snapshot(
            self.tables, self.quarantine, self.known, self.children, self.cards_in, self.series, self.steps, self.places
        )

    # Who lives

    def _settle(self, table: str, ids: set[str]) -> None:
        """Enter the living among ``ids`` into their table and its indexes, and take the dead out."""
        old_rows = self.tables.get(table, {})
        rows = dict(old_rows)
        stale: set[str] = set()
        for record in ids:
            before = old_rows.get(record)
            now = self.known[table].get(record)
            if now is not None and not self._lives(table, now):
                now = None
            if now is before:
                continue
            if now is None:
                rows.pop(record, None)
            else:
                rows[record] = now
            stale.update(_index_keys(table, before))
            stale.update(_index_keys(table, now))
        if stale or table not in self.tables:
            self.tables[table] = rows
            self._reindex(table, stale, ids, old_rows, rows)

    def _lives(self, table: str, record: Record) -> bool:
        if is_deleted(self.registers.row(table, record.id)) and not self._is_last_step(table, record):
            return False
        return all(
            getattr(record, name) in self.tables.get(parent, {}) for name, parent in PARENTS.get(table, {}).items()
        )

    def _is_last_step(self, table: str, record: Record) -> bool:
        """Whether ``record`` is the first step of a stage all of whose steps were deleted."""
        if not isinstance(record, Step) or record.id != f"{record.stage}-first":
            return False
        return all(
            is_deleted(self.registers.row(table, other.id))
            for other in cast(Iterable[Step], self.known[table].values())
            if other.stage == record.stage
        )

    def _reindex(
        self,
        table: str,
        stale: set[str],
        ids: set[str],
        old_rows: Mapping[str, Record],
        rows: Mapping[str, Record],
    ) -> None:
        if table == "measurements":
            self._reindex_series(ids, old_rows, rows)
            return
        members: dict[str, list[Record]] = {key: [] for key in stale}
        for key in stale:
            members[key] = [r for r in self.children.get(key, ()) if r.id not in ids]
        for record in ids:
            now = rows.get(record)
            for key in _index_keys(table, now):
                if now is not None and key in members:
                    members[key].append(now)
        for key, records in members.items():
            self.children[key] = tuple(sorted(records, key=_by_order))

    def _reindex_series(self, ids: set[str], old_rows: Mapping[str, Record], rows: Mapping[str, Record]) -> None:
        stale: dict[tuple[str, str], list[Measurement]] = {}
        both = [r for record in ids for r in (old_rows.get(record), rows.get(record)) if r is not None]
        for record in cast(list[Measurement], both):
            key = (record.metric, record.anchor)
            if key not in stale:
                stale[key] = [m for m in self.series.get(key, ()) if m.id not in ids]
        for record in ids:
            now = cast(Measurement | None, rows.get(record))
            if now is not None:
                stale[(now.metric, now.anchor)].append(now)
        for key, found in stale.items():
            self.series[key] = tuple(sorted(found, key=lambda m: m.period))

    # Where cards are

    def _number_steps(self) -> None:
        """The order of all steps, dead ones too: the ends of a span may be gone, yet say where it was."""
        stages = cast(Mapping[str, Stage], self.known.get("stages", {}))
        self.places = {}
        for step in cast(Iterable[Step], self.known.get("steps", {}).values()):
            stage = stages.get(step.stage)
            if stage is not None:
                self.places[step.id] = (stage.map, (stage.order, stage.id, step.order, step.id))
        living: dict[str, list[Step]] = {}
        for step in cast(Iterable[Step], self.tables.get("steps", {}).values()):
            living.setdefault(self.places[step.id][0], []).append(step)
        fresh = {m: tuple(sorted(steps, key=lambda s: self.places[s.id][1])) for m, steps in living.items()}
        self.steps = {m: self.steps[m] if self.steps.get(m) == steps else steps for m, steps in fresh.items()}

    def _place_cards(self, ids: set[str]) -> None:
        old_rows = cast(Mapping[str, Card], self.tables.get("cards", {}))
        rows = dict(old_rows)
        stale: set[str] = set()
        for record in ids:
            before = old_rows.get(record)
            now = self._living_card(record)
            if now == before:
                continue
            if now is None:
                rows.pop(record, None)
            else:
                rows[record] = now
            stale.update(_home(card) for card in (before, now) if card is not None)
        self.tables["cards"] = rows
        members = {home: [c for c in self.cards_in.get(home, ()) if c.id not in ids] for home in stale}
        for record in ids:
            card = rows.get(record)
            if card is not None and _home(card) in members:
                members[_home(card)].append(card)
        for home, cards in members.items():
            self.cards_in[home] = tuple(sorted(cards, key=_by_place))

    def _living_card(self, record: str) -> Card | None:
        card = cast(Card | None, self.known.get("cards", {}).get(record))
        if card is None or card.map not in self.tables.get("maps", {}):
            return None
        row = self.registers.row("cards", record)
        if is_deleted(row):
            return card.model_copy(update={"place": None}) if was_written_unseen(row) else None
        place = self._standing(card)
        return card if place == card.place else card.model_copy(update={"place": place})

    def _standing(self, card: Card) -> Place | None:
        """The card's place with inverted or lost ends made right; None where nothing of it is left."""
        place = card.place
        if place is None or place.lane not in self.tables.get("lanes", {}):
            return None
        steps = self.tables.get("steps", {})
        first, last = self.places.get(place.first), self.places.get(place.last)
        ends = [end for end in (first, last) if end is not None and end[0] == card.map]
        if not ends:
            return None
        if place.first in steps and place.first == place.last:
            return place
        low, high = min(e[1] for e in ends), max(e[1] for e in ends)
        within = [s for s in self.steps.get(card.map, ()) if low <= self.places[s.id][1] <= high]
        if not within:
            return None
        if (within[0].id, within[-1].id) == (place.first, place.last):
            return place
        return place.model_copy(update={"first": within[0].id, "last": within[-1].id})


def _home(card: Card) -> str:
    return card.place.lane if card.place else card.map


def _index_keys(table: str, record: Record | None) -> tuple[str, ...]:
    """The child lists that a record stands in: an emotion in its lane's, a step in its stage's ..."""
    if record is None:
        return ()
    if table == "measurements":
        return (f"measurements/{record.id}",)
    parents = PARENTS.get(table)
    if not parents:
        return (table,)
    return (f"{table}/{getattr(record, next(iter(parents)))}",)
