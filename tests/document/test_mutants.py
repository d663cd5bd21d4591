"""A test of the tests: mistakes planted in the registers and clock, each of which the property suite must catch."""

from collections.abc import Callable, Iterable
from typing import cast

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from journeydesigner.document import conflicts, registers
from journeydesigner.document.clock import Clock, Moment, Stamp, Version
from journeydesigner.document.draft import Draft
from journeydesigner.document.liveness import is_deleted
from journeydesigner.document.replica import RecordKey
from tests.document import test_replicas
from tests.document.replicas_machine import ReplicasMachine

Plant = Callable[[pytest.MonkeyPatch], None]

_FEW = settings(
    test_replicas.TestReplicas.settings,
    max_examples=150,  # most are found by the first few
    phases=[Phase.generate],
    report_multiple_bugs=False,
    derandomize=True,
    database=None,
)


def tie_break_dropped(patch: pytest.MonkeyPatch) -> None:
    def latest(stamps: Iterable[Stamp]) -> Stamp:
        return max(stamps, key=lambda stamp: stamp.moment)

    patch.setattr(registers, "latest", latest)


def clock_not_advanced_on_receive(patch: pytest.MonkeyPatch) -> None:
    def receive(self: Clock, moment: Moment) -> None: ...

    patch.setattr(Clock, "receive", receive)


def version_vector_off_by_one(patch: pytest.MonkeyPatch) -> None:
    def covers(version: Version, stamp: Stamp) -> bool:
        seen = version.get(stamp.peer)
        return seen is not None and seen > stamp.moment

    patch.setattr(registers, "covers", covers)
    patch.setattr(conflicts, "covers", covers)


def last_received_wins(patch: pytest.MonkeyPatch) -> None:
    def latest(stamps: Iterable[Stamp]) -> Stamp:
        return list(stamps)[-1]

    patch.setattr(registers, "latest", latest)


def losing_values_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(registers.Registers, "_set_losers", lambda *_: None)


def what_comes_and_goes_in_one_change_not_known_as_born(patch: pytest.MonkeyPatch) -> None:
    born = cast(property, Draft.born)

    def only_what_stays(self: Draft) -> frozenset[RecordKey]:
        return frozenset(key for key in born.__get__(self) if not is_deleted(self._replica.row(*key)))  # pyright: ignore[reportPrivateUsage]

    patch.setattr(Draft, "born", property(only_what_stays))


@pytest.mark.parametrize(
    "plant",
    [
        tie_break_dropped,
        clock_not_advanced_on_receive,
        version_vector_off_by_one,
        last_received_wins,
        losing_values_not_kept,
        what_comes_and_goes_in_one_change_not_known_as_born,
    ],
)
def test_the_property_suite_catches_a_planted_mistake(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(ReplicasMachine, settings=_FEW)
