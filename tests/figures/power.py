"""Power cuts in the midst of saves: at each moment of the log of operations, whatever was not synced lost or torn."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from journeydesigner.files.captured import Captured
from journeydesigner.files.disk import Disk
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, write_journey
from journeydesigner.files.keeping.backups import earlier_versions, told_by
from journeydesigner.files.keeping.rotation import Rotation
from tests.figures.faulty_disk import without_links
from tests.figures.power_model import Found, Log, cuts
from tests.figures.saves import Shape, series

DEFAULT = 60_000
"""Tried; disks that are alike are counted once."""

SAVES = 8
_OPENED_EVERY = 50


def figure(count: int) -> str:
    tried = opened = operations = 0
    shapes: tuple[Shape, ...] = (_as_it_is, without_links)
    for shape in shapes:
        log, captured = recorded(shape=shape)
        found = cuts(log, count // len(shapes))
        check(found, captured)
        operations += len(log.done)
        tried += len(found)
        opened += open_some(found, captured)
    return (
        f"power: {tried} different disks after a cut in {operations} operations of {SAVES * len(shapes)} saves, "
        f"{opened} of them opened and saved to: 0 neither old nor new, 0 confirmed saves lost"
    )


def _as_it_is(disk: Disk) -> Disk:
    return disk


def recorded(*, deaf_to: Sequence[str] = (), shape: Shape = _as_it_is) -> tuple[Log, list[Captured]]:
    """The log of a series of saves, with their earlier versions, and what was saved: first what stood there before."""
    captured, contents = series(SAVES + 1)
    with tempfile.TemporaryDirectory(prefix="journeydesigner-power-") as folder:
        path = Path(folder) / "map.journey"
        state = write_journey(captured[0], path)
        log = Log(Path(folder), {path: contents[0]})
        disk = shape(log.disk(deaf_to=deaf_to))
        rotation = Rotation(Path(folder) / "state", disk)
        warnings: list[str] = []
        for number, each in enumerate(captured[1:], start=1):
            state = write_journey(each, path, expected=state, disk=disk, rotation=rotation, warn=warnings.append)
            log.acknowledged = number
        assert not warnings
        assert path.read_bytes() == contents[-1]
    return log, captured


def check(found: Sequence[Found], captured: Sequence[Captured]) -> None:
    """After each cut the last save that was called saved is there, or the one that was under way. AssertionError."""
    number_of = {data: number for number, data in enumerate(map(journey_bytes, captured))}
    assert not any(read_journey(data).notes for data in number_of)
    for one in found:
        where = f"after {one.at} operations and {one.acknowledged} saves"
        assert any(path.name == "map.journey" for path in one.files), f"{where}: the file is gone"
        for path, data in one.files.items():
            if path.name == "map.journey":
                number = number_of.get(data)
                assert number is not None, f"{where}: neither the old nor the new one"
                assert number in (one.acknowledged, one.acknowledged + 1), f"{where}: a save that was confirmed is lost"
            elif path.name == "map.journey.backup" or told_by(path.name):
                assert data in number_of, f"{where}: {path.name} is not whole"


def open_some(found: Sequence[Found], captured: Sequence[Captured]) -> int:
    """Put some of these disks on the real one: what is there opens, what is listed opens, and can be saved to."""
    some = found[::_OPENED_EVERY]
    for one in some:
        with tempfile.TemporaryDirectory(prefix="journeydesigner-power-") as folder:
            for path, data in one.files.items():
                there = Path(folder) / path.relative_to(one.folder)
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(data)
            path, state = Path(folder) / "map.journey", Path(folder) / "state"
            opened = open_journey(path)
            assert not opened.notes
            for version in earlier_versions(path, state):
                assert not open_journey(version.path).notes
            write_journey(captured[-1], path, expected=opened.state, rotation=Rotation(state))
            assert path.read_bytes() == journey_bytes(captured[-1])
            shutil.rmtree(state, ignore_errors=True)
    return len(some)
