"""Logs of events: reading and every number, against the same SQL run bare in DuckDB; and the memory that it takes.

The log is made anew, the same for the same size: customers who come back, go on, turn back and give up, ten events each
on average. A million events and ten (quick: a hundred thousand; ``JOURNEY_DESIGNER_EVENTS`` names other sizes, apart by
commas), as CSV and as Parquet. Each measurement is of a process of its own that does nothing else.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from journeydesigner.events.report import read_log
from journeydesigner.events.rules import Columns, Rules
from journeydesigner.events.store import MEMORY, SETTINGS, Store
from tests.benchmarks.results import Result

_STAGES = ("notice", "compare", "order", "pay", "use")
_SIZES = "1000000,10000000"
_BOUND_MB = 1024
_RUNS = 3
"""Of small logs; of large ones one is steady enough."""
_LARGE = 5_000_000


def events(is_quick: bool) -> Iterator[Result]:
    sizes = "100000" if is_quick else os.environ.get("JOURNEY_DESIGNER_EVENTS", _SIZES)
    with tempfile.TemporaryDirectory(prefix="benchmark-log-") as folder:
        for size in map(int, sizes.split(",")):
            for kind in ("csv", "parquet"):
                path = Path(folder) / f"log.{kind}"
                make_log(path, size)
                runs = 1 if size >= _LARGE else _RUNS
                ours = [_measured("ours", path) for _ in range(runs)]
                bare = [_measured("bare", path) for _ in range(runs)]
                yield Result(f"events, {kind}", size, min(cpu for cpu, _mb in ours), min(cpu for cpu, _mb in bare), 1.3)
                yield Result(f"events, {kind}, RSS (MB)", size, max(mb for _cpu, mb in ours), _BOUND_MB, 1)
                path.unlink()


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

    def query_progress(self) -> float:
        return -1.0


def ours(path: Path) -> None:
    """What is measured: everything from the file to the numbers."""
    read_log(path, rules())


def recorded(path: Path) -> list[tuple[str, Sequence[object]]]:
    """Everything that is asked of the database for ``path``, but for what it is set to."""
    from unittest.mock import patch

    said: list[tuple[str, Sequence[object]]] = []
    made = Store.__init__

    def begun(store: Store, *more: Any) -> None:
        made(store, *more)
        store.con = _Recorded(store.con, said)  # pyright: ignore[reportAttributeAccessIssue]

    with patch.object(Store, "__init__", begun):
        read_log(path, rules())
    return said


def bare(said: Sequence[tuple[str, Sequence[object]]]) -> None:
    """The same SQL in DuckDB alone, with the same memory."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="benchmark-spill-") as folder:
        con = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": folder})
        for setting in SETTINGS:  # what would be printed of its progress is no measurement
            con.execute(f"set {setting}")
        for sql, parameters in said:
            con.execute(sql, list(parameters)).fetchall()
        con.close()


_MEASURE = """
import json, resource, sys, time
from pathlib import Path
import duckdb
from tests.benchmarks import event_speed
path = Path(sys.argv[2])
if sys.argv[1] == "ours":
    import journeydesigner.events.report
    work = lambda: event_speed.ours(path)
elif sys.argv[1] == "record":
    work = lambda: print(json.dumps(event_speed.recorded(path)))
else:
    said = json.loads(sys.stdin.read())
    work = lambda: event_speed.bare(said)
before = time.process_time()
work()
cpu = (time.process_time() - before) * 1000
unit = 2**20 if sys.platform == "darwin" else 2**10
print(json.dumps([cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit]))
"""


def _measured(what: str, path: Path) -> tuple[float, float]:
    """CPU time in milliseconds and the most memory in megabytes of a process that does it."""
    told = ""
    if what == "bare":  # of a small log of the same kind: the same is asked whatever the size
        small = path.with_name(f"small-{path.name}")
        make_log(small, 1000)
        told = _child("record", small).splitlines()[0].replace(str(small), str(path))
        small.unlink()
    cpu, mb = json.loads(_child(what, path, told).splitlines()[-1])
    return cpu, mb


def _child(what: str, path: Path, told: str = "") -> str:
    ended = subprocess.run(
        [sys.executable, "-c", _MEASURE, what, str(path)], check=True, input=told, stdout=subprocess.PIPE, text=True
    )
    return ended.stdout
