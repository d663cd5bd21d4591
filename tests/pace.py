"""How fast this machine is just now: what a test asks of a piece of work is told in that, and holds on a slower one."""

from collections.abc import Callable

from tests.benchmarks.timing import side_by_side


def times_plain_python(work: Callable[[], object], runs: int = 3) -> float:
    """How many times as much CPU time ``work`` takes as a fixed piece of plain Python: the fastest run of each."""
    ours, plain = side_by_side(work, _plain_python, runs)
    return ours / plain


def _plain_python() -> object:
    """Numbers, texts, a dictionary and a sort: some 60 ms where the bounds of the tests were found."""
    return sorted({f"{n:x}": n * n for n in range(60_000)}.items(), key=lambda pair: pair[1] % 977)
