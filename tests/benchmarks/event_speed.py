"""Logs of events: reading and every number, against the same SQL run bare in DuckDB; and the memory that it takes.

The log is made anew, the same for the same size: customers who come back, go on, turn back and give up, ten events each
on average. ``JOURNEY_DESIGNER_EVENTS`` says how many events (a million; quick: a hundred thousand).
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from journeydesigner.events.report import read_log
from journeydesigner.events.rules import Columns, Rules
from journeydesigner.events.store import MEMORY, Store
from tests.benchmarks.results import Result
from tests.benchmarks.timing import cpu_ms

_STAGES = ("notice", "compare", "order", "pay", "use")
_BOUND_MB = 1024


def events(is_quick: bool) -> Iterator[Result]:
    size = 100_000 if is_quick else int(os.environ.get("JOURNEY_DESIGNER_EVENTS", "1000000"))
    with tempfile.TemporaryDirectory(prefix="journey-events-") as folder:
        for kind in ("csv", "parquet"):
            path = Path(folder) / f"log.{kind}"
            make_log(path, size)
            said: list[tuple[str, Sequence[object]]] = []
            ours = cpu_ms(lambda path=path: read_log(path, rules()), 1)
            _record(path, said)
            yield Result(f"events, {kind}", size, ours, cpu_ms(lambda said=said: _bare(said), 1), 1.3)
            yield Result(f"events, {kind}, RSS (MB)", size, _memory_mb(path), _BOUND_MB, 1)


def rules() -> Rules:
    exact = {f"{stage} {page}": index for index, stage in enumerate(_STAGES) for page in range(8)}
    columns = Columns("customer", "event", "at", "channel")
    return Rules(_STAGES, columns, goal=len(_STAGES) - 1, window_s=30 * 86400.0, exact=exact)


def make_log(path: Path, size: int) -> None:
    """A log of ``size`` events at ``path``, CSV or Parquet by its suffix; the same each time."""
    import duckdb

    kind = "(format parquet)" if path.suffix == ".parquet" else "(format csv, header)"
    stages = ", ".join(f"'{stage}'" for stage in _STAGES)
    duckdb.connect().execute(
        f"""copy (
              with drawn as (
                select i, hash(i) as a, hash(i * 7 + 1) as b, hash(i * 13 + 5) as c from range({size}) t(i))
              select concat('cust-', lpad(cast(a % {max(size // 10, 1)} as varchar), 9, '0')) as customer,
                concat([{stages}][1 + cast(least(b % 5, c % 7, 4) as integer)], ' ', c % 9) as event,
                timestamp '2026-01-01' + to_seconds(cast(b % 7776000 as integer)) as at,
                ['web', 'app', 'shop', 'phone'][1 + cast((a // 5 + c % 8 // 7) % 4 as integer)] as channel
              from drawn) to '{path}' {kind}"""
    )


class _Recorded:
    """A connection that notes down what is asked of it."""

    def __init__(self, con: Any, said: list[tuple[str, Sequence[object]]]) -> None:
        self._con, self._said = con, said

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        self._said.append((sql, parameters))
        return self._con.execute(sql, parameters)

    def close(self) -> None:
        self._con.close()


def _record(path: Path, said: list[tuple[str, Sequence[object]]]) -> None:
    """Everything that is asked of the database for ``path``."""
    from unittest.mock import patch

    made = Store.__init__

    def recorded(store: Store) -> None:
        made(store)
        said.clear()
        store.con = _Recorded(store.con, said)  # pyright: ignore[reportAttributeAccessIssue]

    with patch.object(Store, "__init__", recorded):
        read_log(path, rules())


def _bare(said: Sequence[tuple[str, Sequence[object]]]) -> None:
    import duckdb

    with tempfile.TemporaryDirectory(prefix="journey-events-") as folder:
        con = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": folder})
        con.execute("set TimeZone = 'UTC'")
        for sql, parameters in said:
            con.execute(sql, parameters).fetchall()
        con.close()


_MEASURE = """
import resource, sys
from pathlib import Path
from journeydesigner.events.report import read_log
from tests.benchmarks.event_speed import rules
read_log(Path(sys.argv[1]), rules())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
"""


def _memory_mb(path: Path) -> float:
    """The most that a process of its own held, in megabytes."""
    ended = subprocess.run([sys.executable, "-c", _MEASURE, str(path)], check=True, stdout=subprocess.PIPE, text=True)
    return float(ended.stdout)
