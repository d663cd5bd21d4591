"""Each file operation of a save failed, cut short and killed, once and for ever; what stands there afterwards."""

import os
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.figures.faulty_disk import CODES, Fault, counting, faulty, without_links
from tests.figures.saves import Place

DEFAULT = 1_000_000
"""All that there are."""

PLACES = ("saved before", "new", "no hard links")


def figure(count: int) -> str:
    """At most ``count`` of the faults of each place, spread over all of them."""
    tried: Counter[str] = Counter()
    operations = 0
    with tempfile.TemporaryDirectory(prefix="journeydesigner-operations-") as folder:
        for name in PLACES:
            place = _place(name, Path(folder) / name)
            names = operations_of(place)
            operations += len(names)
            faults = list(all_faults(names))
            for fault in faults[:: max(1, len(faults) // count)]:
                try_fault(place, fault)
                tried[fault.kind.split()[0]] += 1
    return (
        f"operations: {operations} file operations in {len(PLACES)} kinds of saves; {tried['fail']} failed, "
        f"{tried['shorten'] + tried['nothing']} cut short, {tried['kill']} killed: 0 documents lost, 0 false “saved”"
    )


def _place(name: str, folder: Path) -> Place:
    return Place(folder, is_new=name == "new", shape=without_links if name == "no hard links" else lambda disk: disk)


def operations_of(place: Place) -> list[str]:
    """What a save that goes well does, in its order."""
    names: list[str] = []
    place.afresh()
    outcome = place.save(counting(names))
    assert outcome.error is None and not outcome.warnings
    place.check(outcome)
    return names


def all_faults(names: list[str]) -> Iterator[Fault]:
    for nth, name in enumerate(names):
        for code in CODES:
            for lasts in ("once", "that operation", "all"):
                yield Fault(nth, "fail", code, lasts)
        if name in ("write", "read"):
            for lasts in ("once", "that operation"):
                yield Fault(nth, "shorten", lasts=lasts)
                yield Fault(nth, "nothing", lasts=lasts)
        yield Fault(nth, "kill before")
        yield Fault(nth, "kill after")


def try_fault(place: Place, fault: Fault) -> None:
    place.afresh()
    try:
        if fault.kind.startswith("kill"):
            _killed(place, fault)
            place.check(None)
        else:
            place.check(place.save(faulty(fault)))
    except AssertionError as error:
        raise AssertionError(f"{fault}: {error}") from error


def _killed(place: Place, fault: Fault) -> None:
    """Save in a child process, which dies of it."""
    child = os.fork()
    if child == 0:
        try:
            place.save(faulty(fault))
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, "it was not killed"
