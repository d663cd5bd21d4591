"""What of a journey goes into a hand-out: some stages, some lanes, what one owner has to do, in which language, for
whose eyes. It is another snapshot: exporters write it like any other and need not know."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from journeydesigner.document.from_records import snapshot_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common import parts
from journeydesigner.exporters.common.redacting import redacted
from journeydesigner.exporters.registry import ExportError
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import LaneId, MapId, StageId
from journeydesigner.model.records import JourneyMap, Lane, Record
from journeydesigner.wording import _, n_

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class Portion:
    """What of a journey is taken. ``stages`` and ``lanes`` are those of one map (None: all).

    ``owner``: the cards, metrics and roles of one department or person, however the name is written; stages and curves
    stay, and the titles of the maps say whose part it is. ``language`` is a code (``es``) for the printed words and
    numbers of all maps. ``is_redacted`` takes out what a client must not see, see ``redacting``.
    """

    stages: tuple[StageId, ...] | None = None
    lanes: tuple[LaneId, ...] | None = None
    owner: str | None = None
    language: str | None = None
    is_redacted: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """``snapshot`` has its images in its ``assets``. ``notes`` are sentences for a person: what was taken out."""

    snapshot: Snapshot
    notes: tuple[str, ...] = ()


def portion_of(snapshot: Snapshot, map_id: MapId, portion: Portion) -> Cut:
    """The part of a journey. Other maps stay whole, but for owner, language and redaction.

    Raises ExportError where the map has no such stage or lane, or nothing is that owner's: it names those there are.
    """
    notes: list[str] = []
    cut = snapshot
    if portion.stages is not None or portion.lanes is not None or portion.owner is not None:
        cut = snapshot_of(_part(snapshot, map_id, portion, notes), snapshot.assets)
    if portion.owner is not None:
        same = parts.same_name(portion.owner)
        name = next(each for each in parts.owners_in(snapshot) if parts.same_name(each) == same)
        cut = _with_maps(cut, lambda found: {"title": _titled(found.title, name)})
    if portion.is_redacted:
        cut, taken_out = redacted(cut, map_id)
        notes += taken_out
    if portion.language is not None:
        cut = _with_maps(cut, lambda _map: {"language": portion.language})
    return Cut(cut, tuple(notes))


def stages_named(snapshot: Snapshot, map_id: MapId, names: Iterable[str]) -> tuple[StageId, ...]:
    """The stages of a map with these titles or ids, whatever their case, left to right. Raises ExportError."""
    called = {stage.id: (stage.title, stage.id) for stage in snapshot.stages_of(map_id)}
    return _named(called, names, _no_stage())


def lanes_named(snapshot: Snapshot, map_id: MapId, names: Iterable[str]) -> tuple[LaneId, ...]:
    """The lanes of a map with these titles, kinds or ids, whatever their case, top to bottom. Raises ExportError."""
    called = {lane.id: (_title(lane), lane.id, lane.kind, kind(lane.kind).label) for lane in snapshot.lanes_of(map_id)}
    return _named(called, names, _no_lane())


def _named(called: Mapping[Id, tuple[str, ...]], names: Iterable[str], unknown: str) -> tuple[Id, ...]:
    """The ids of what bears one of the names; the first of each one's is what a person reads."""
    found: set[Id] = set()
    for name in names:
        same = parts.same_name(name)
        suits = {key for key, its in called.items() if same in map(parts.same_name, its)}
        if not suits:
            raise ExportError(unknown.format(name=name.strip(), known=_quoted(its[0] for its in called.values())))
        found |= suits
    return tuple(key for key in called if key in found)


def _part(snapshot: Snapshot, map_id: MapId, portion: Portion, notes: list[str]) -> list[Record]:
    records = parts.all_records(snapshot)
    if portion.stages is not None:
        _named({stage.id: (stage.title, stage.id) for stage in snapshot.stages_of(map_id)}, portion.stages, _no_stage())
        if gone := parts.keep_stages(snapshot, map_id, portion.stages, records):
            said = n_("Left out {count} stage: {names}.", "Left out {count} stages: {names}.", len(gone))
            notes.append(said.format(count=len(gone), names=_quoted(stage.title for stage in gone)))
    if portion.lanes is not None:
        _named({lane.id: (_title(lane), lane.id) for lane in snapshot.lanes_of(map_id)}, portion.lanes, _no_lane())
        parts.keep_lanes(snapshot, map_id, portion.lanes, records)
    if portion.owner is not None:
        _keep_owned(snapshot, portion.owner, records, notes)
    if lanes := [lane for lane in snapshot.lanes_of(map_id) if lane.id not in records]:
        notes.append(lanes_left_out(lanes))
    return parts.without_the_loose(records)


def _keep_owned(snapshot: Snapshot, owner: str, records: parts.Records, notes: list[str]) -> None:
    known = parts.owners_in(snapshot)
    if parts.same_name(owner) not in map(parts.same_name, known):
        if not known:
            raise ExportError(_("Nothing in the file has an owner."))
        said = _("Nothing in the file is of “{name}”; choose of {known}.")
        raise ExportError(said.format(name=owner.strip(), known=_quoted(known)))
    if count := parts.keep_owned(snapshot, owner, records):
        said = n_(
            "Left out {count} card of others than “{owner}”.",
            "Left out {count} cards of others than “{owner}”.",
            count,
        )
        notes.append(said.format(count=count, owner=owner.strip()))


def _titled(title: str, owner: str) -> str:
    return _("{title} – {department}").format(title=title, department=owner) if title.strip() else owner


def _with_maps(snapshot: Snapshot, changed: Callable[[JourneyMap], Mapping[str, object]]) -> Snapshot:
    """All maps with other fields; everything else is the same objects."""
    rows = cast("Mapping[str, JourneyMap]", snapshot.table("maps"))
    maps = {key: found.model_copy(update=dict(changed(found))) for key, found in rows.items()}
    groups = snapshot.index.children.get("maps", {})
    fresh = {parent: tuple(maps[found.id] for found in group) for parent, group in groups.items()}
    index = replace(snapshot.index, children={**snapshot.index.children, "maps": fresh})
    return replace(snapshot, tables={**snapshot.tables, "maps": maps}, index=index)


def lanes_left_out(lanes: Iterable[Lane]) -> str:
    names = [_title(lane) for lane in lanes]
    said = n_("Left out {count} lane: {names}.", "Left out {count} lanes: {names}.", len(names))
    return said.format(count=len(names), names=_quoted(names))


def _title(lane: Lane) -> str:
    return lane.title or kind(lane.kind).label


def _no_stage() -> str:
    return _("The map has no stage “{name}”; choose of {known}.")


def _no_lane() -> str:
    return _("The map has no lane “{name}”; choose of {known}.")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
