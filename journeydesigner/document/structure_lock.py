"""A locked map keeps its stages, steps and lanes: which there are, in what order, of what kind.

Whatever a change does, it is checked here, once, before it is let through. How stages and lanes are called and how
large they are drawn stays free, and so do the cards; a map may be deleted whole.
"""

from collections.abc import Iterable, Iterator

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.model.records import JourneyMap, Lane, Record, Stage, Step
from journeydesigner.wording import _

_GROUND = frozenset({"stages", "steps", "lanes"})


class StructureLockedError(ValueError):
    """A map whose structure is locked would have got other stages, steps or lanes."""

    def __init__(self, title: str) -> None:
        said = " ".join(title.split()) or _("Untitled map")
        super().__init__(
            _("The structure of “{map}” is locked; unlock it to change its stages, steps and lanes.").format(map=said)
        )


def check_locked_maps(before: Snapshot, now: Snapshot, touched: Iterable[tuple[str, str]]) -> None:
    """Raises StructureLockedError where ``touched`` records (table, id) changed a map that was locked and still is."""
    for locked in _rebuilt(before, now, touched):
        if now.map(locked.id).is_locked:
            raise StructureLockedError(locked.title)


def check_restored_maps(before: Snapshot, now: Snapshot, touched: Iterable[tuple[str, str]]) -> None:
    """The same of a change that brought back what was, which may be that a map was not locked: the lock of today
    counts."""
    for locked in _rebuilt(before, now, touched):
        raise StructureLockedError(locked.title)


def _rebuilt(before: Snapshot, now: Snapshot, touched: Iterable[tuple[str, str]]) -> Iterator[JourneyMap]:
    """The maps that were locked, are still there, and have other stages, steps or lanes."""
    for table, record in touched:
        if table not in _GROUND:
            continue
        old, new = before.table(table).get(record), now.table(table).get(record)
        if _standing(old) == _standing(new):
            continue
        for snapshot, found in ((before, old), (now, new)):
            home = _map_of(snapshot, found)
            if home in before.table("maps") and home in now.table("maps") and before.map(home).is_locked:
                yield before.map(home)


def is_locked(snapshot: Snapshot, map_id: MapId) -> bool:
    found = snapshot.table("maps").get(map_id)
    return isinstance(found, JourneyMap) and found.is_locked


def _standing(record: Record | None) -> tuple[str, ...] | None:
    """What of a record is structure."""
    match record:
        case Stage(map=home, order=order) | Step(stage=home, order=order):
            return (home, order)
        case Lane(map=home, order=order, kind=kind):
            return (home, order, kind)
        case _:
            return None


def _map_of(snapshot: Snapshot, record: Record | None) -> MapId:
    match record:
        case Stage(map=home) | Lane(map=home):
            return home
        case Step(stage=stage) if stage in snapshot.table("stages"):
            return snapshot.stage(StageId(stage)).map
        case _:
            return MapId("")
