"""Measuring CPU time, of this process and of others: what else the machine does counts less than on the wall clock."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector out of the way; what is measured must not depend on what was measured before."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def cpu_ms(work: Callable[[], object], runs: int) -> float:
    """Median CPU time of ``work`` in milliseconds, of all threads of this process."""
    times: list[float] = []
    for _ in range(runs):
        with undisturbed():
            before = time.process_time()
            work()
            times.append((time.process_time() - before) * 1000)
    return statistics.median(times)


def side_by_side(ours: Callable[[], object], bare: Callable[[], object], runs: int) -> tuple[float, float]:
    """The least CPU times of both, by turns: what more they take at times is the doing of a busy host."""
    pairs = [(cpu_ms(ours, 1), cpu_ms(bare, 1)) for _ in range(runs)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def told_ms(arguments: list[str]) -> float:
    """The CPU time in milliseconds that a Python process prints on its last line. Raises where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ended = subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE, env=environment, text=True)
    return float(ended.stdout.splitlines()[-1])
