"""Whatever fails, kills or cuts off a save: the old file or the new one, whole; success is only said of the new one."""

import subprocess
import sys
from pathlib import Path

import pytest

from journeydesigner.files import journey_file
from journeydesigner.files.disk import RealDisk
from tests.figures.operations import PLACES, all_faults, operations_of
from tests.figures.saves import Place

ROOT = Path(__file__).parents[2]


def figure(name: str, count: int) -> str:
    """What the figure prints, in a process of its own."""
    asked = [sys.executable, "-m", "tests.figures", name, "--count", str(count)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_operation_of_a_save_may_fail_be_cut_short_or_be_killed() -> None:
    said = figure("operations", 150)
    assert said.endswith("0 documents lost, 0 false “saved”\n")


def test_the_faults_tried_are_of_every_operation_that_a_save_does(tmp_path: Path) -> None:
    names = operations_of(Place(tmp_path))
    assert {
        "stat", "is_writable", "names", "read", "create", "write", "sync", "close", "link", "replace", "sync_folder",
        "remove",
    } <= set(names)  # fmt: skip
    assert {fault.nth for fault in all_faults(names)} == set(range(len(names)))
    assert len(PLACES) == 3


def test_a_save_that_writes_in_place_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(path: Path, data: bytes, **_rest: object) -> None:
        path.write_bytes(data[: len(data) // 2])
        raise journey_file.CannotWriteError("The disk is full.")

    place = Place(tmp_path)
    place.afresh()
    monkeypatch.setattr(journey_file, "write_file", in_place)
    with pytest.raises(AssertionError, match="the file is another"):
        place.check(place.save(RealDisk()))
