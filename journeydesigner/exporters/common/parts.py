"""The records of a part of a journey: of some stages, of some lanes, of one owner. Nothing is said of it here."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.from_records import snapshot_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.departments import names_of, owner_of, same_name
from journeydesigner.lanes.follow_up import effect_metric_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Card, Comment, JourneyMap, Lane, Measurement, Metric, Record, Stage

Records = dict[str, Record]
"""By id. What belongs to records that are gone goes with them when a snapshot is made of the rest."""


def all_records(snapshot: Snapshot) -> Records:
    """But the states that are kept: they hold what was, and no hand-out is to hold that."""
    tables = (rows for table, rows in snapshot.tables.items() if table != "kept_states")
    return {record.id: record for rows in tables for record in rows.values()}


def records_of(snapshot: Snapshot, maps: Iterable[MapId]) -> list[Record]:
    """All that belongs to some of the maps, and to their organisations; nothing refers to what is not among it."""
    kept = set(maps)
    homes = {found.organization for found in snapshot.maps if found.id in kept}
    gone = {found.id for found in snapshot.maps} - kept | {o.id for o in snapshot.organizations} - homes
    records = {key: record for key, record in all_records(snapshot).items() if key not in gone}
    left = without_the_loose(all_records(snapshot_of(records.values(), {})))
    return [_alone(record, kept) for record in left]


def _alone(record: Record, kept: set[MapId]) -> Record:
    """A record that names nothing of maps that are not there."""
    if isinstance(record, JourneyMap):
        return record if record.as_is in kept else record.model_copy(update={"as_is": None})
    return record if getattr(record, "twin_of", None) is None else record.model_copy(update={"twin_of": None})


def keep_stages(snapshot: Snapshot, map_id: MapId, wanted: Iterable[StageId], records: Records) -> tuple[Stage, ...]:
    """Take all other stages of the map out; which these were. Cards that reach into what is left end there."""
    kept = set(wanted)
    steps = snapshot.steps_in(map_id)
    left = [step.id for step in steps if step.stage in kept]
    positions = {step.id: place for place, step in enumerate(steps)}
    gone = tuple(stage for stage in snapshot.stages_of(map_id) if stage.id not in kept)
    for record in (*gone, *(step for step in steps if step.stage not in kept)):
        records.pop(record.id, None)
    for card in snapshot.cards_of(map_id):
        cut = _on_steps(card, left, positions)
        if cut is None:
            records.pop(card.id, None)
        else:
            records[card.id] = cut
    return gone


def _on_steps(card: Card, left: list[StepId], positions: Mapping[StepId, int]) -> Card | None:
    """A card as it stands on the steps that are left; None for one that does not reach them, or has no place."""
    place = card.place
    if place is None:
        return None
    first, last = positions[place.first], positions[place.last]
    within = [step for step in left if first <= positions[step] <= last]
    if not within or (place.is_free and within[0] != place.first):
        return None
    if (within[0], within[-1]) == (place.first, place.last):
        return card
    return card.model_copy(update={"place": place.model_copy(update={"first": within[0], "last": within[-1]})})


def keep_lanes(snapshot: Snapshot, map_id: MapId, wanted: Iterable[LaneId], records: Records) -> tuple[Lane, ...]:
    """Take all other lanes of the map out, and what lies in its inbox; which lanes these were."""
    kept = set(wanted)
    gone = tuple(lane for lane in snapshot.lanes_of(map_id) if lane.id not in kept)
    for lane in gone:
        take_out_lane(snapshot, lane, records)
    for card in snapshot.inbox(map_id):
        records.pop(card.id, None)
    return gone


def take_out_lane(snapshot: Snapshot, lane: Lane, records: Records) -> None:
    records.pop(lane.id, None)
    for card in snapshot.cards_in(lane.id):
        records.pop(card.id, None)


def keep_owned(snapshot: Snapshot, owner: str, records: Records) -> int:
    """Take out all cards and metrics that are not ``owner``'s, and lanes with nothing left; how many cards these were.

    Stages and curves stay, so that one sees where it is.
    """
    wanted, cards = same_name(owner), snapshot.table("cards")
    gone = [record for record in _owned(snapshot) if same_name(owner_of(snapshot, record)) != wanted]
    count = sum(record.id in records and record.id in cards for record in gone)
    for record in gone:
        records.pop(record.id, None)
    _keep_effects(snapshot, records)
    for found in snapshot.maps:
        take_out_empty(snapshot, found.id, records)
    return count


def _keep_effects(snapshot: Snapshot, records: Records) -> None:
    """Metrics that the cards that are left are to change stay: an effect has its unit from them."""
    metrics = snapshot.table("metrics")
    for card in [record for record in records.values() if isinstance(record, Card)]:
        metric = effect_metric_of(card)
        if metric is not None and metric in metrics:
            records.setdefault(metric, metrics[metric])


def take_out_empty(snapshot: Snapshot, map_id: MapId, records: Records) -> None:
    """Take out the lanes of a map with nothing left in them, and the lines that no longer part two lanes."""
    for lane in snapshot.lanes_of(map_id):
        if lane.id in records and not _has_something(snapshot, lane, records):
            take_out_lane(snapshot, lane, records)
    take_out_lines(snapshot, map_id, records)


def take_out_lines(snapshot: Snapshot, map_id: MapId, records: Records) -> None:
    """Take out the lines that no longer part two lanes."""
    is_under_one, lines = False, list[Lane]()
    for lane in (lane for lane in snapshot.lanes_of(map_id) if lane.id in records):
        if not kind(lane.kind).is_divider:
            is_under_one, lines = True, []
        elif is_under_one:
            lines.append(lane)
        else:
            del records[lane.id]
    for lane in lines:
        del records[lane.id]


def _has_something(snapshot: Snapshot, lane: Lane, records: Mapping[str, Record]) -> bool:
    found = kind(lane.kind)
    if found.is_curve:
        return bool(snapshot.emotions_of(lane.id))
    return found.is_divider or any(card.id in records for card in snapshot.cards_in(lane.id))


def owners_in(snapshot: Snapshot) -> tuple[str, ...]:
    """The names of all who own a card, a lane or a metric or play a role, each once, by alphabet."""
    lanes = snapshot.table("lanes").values()
    return names_of(owner_of(snapshot, record) for record in (*_owned(snapshot), *lanes))


def _owned(snapshot: Snapshot) -> tuple[Record, ...]:
    return (*snapshot.table("cards").values(), *snapshot.table("metrics").values())


def without_the_loose(records: Records) -> list[Record]:
    """The records, but for what hung on those that are gone: measurements and comments; and for metrics of which
    nothing left speaks."""
    left = [r for r in records.values() if not (isinstance(r, (Measurement, Comment)) and r.anchor not in records)]
    named = {value for r in left if isinstance(r, Card) for value in r.extras.values() if isinstance(value, str)}
    named |= {r.metric for r in left if isinstance(r, Measurement)}
    return [record for record in left if not (isinstance(record, Metric) and record.id not in named)]
