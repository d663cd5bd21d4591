"""The system's own calls of a save failed and killed one by one, by ``strace``: nothing goes past the seam.

Linux with strace, and leave to trace one's own processes; the other figures need neither.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from journeydesigner.files.disk import RealDisk
from journeydesigner.files.errors import UnconfirmedError
from tests.figures.saves import Place

DEFAULT = 1_000_000
"""All that there are."""

CALLS = (
    "open", "openat", "write", "pwrite64", "fsync", "fdatasync", "close", "rename", "renameat", "renameat2", "link",
    "linkat", "unlink", "unlinkat", "chmod", "fchmod", "fchmodat", "chown", "fchown", "utimensat", "mkdir",
    "getdents64", "stat", "newfstatat", "fstat", "statx", "access", "faccessat", "faccessat2", "read", "pread64",
    "ftruncate",
    "copy_file_range", "sendfile",
)  # fmt: skip
ERRORS = ("ENOSPC", "EIO", "EACCES")
SAVED, UNCONFIRMED, NOT_SAVED = 0, 1, 2


def figure(count: int) -> str:
    if shutil.which("strace") is None:
        raise SystemExit("syscalls: strace is not installed here")
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="journeydesigner-syscalls-") as folder:
        place = Place(Path(folder) / "place")
        log = Path(folder) / "log"
        calls = _calls_of(place, log)
        faults = list(_faults(calls))
        for fault in faults[:: max(1, len(faults) // count)]:
            _try(place, fault, log)
            tried["kill" if "KILL" in fault else "fail"] += 1
    names = ", ".join(f"{calls[name]} {name}" for name in sorted(calls))
    return (
        f"syscalls: {sum(calls.values())} system calls in a save ({names}); {tried['fail']} failed, {tried['kill']} "
        f"killed: 0 documents lost, 0 false “saved”"
    )


def _calls_of(place: Place, log: Path) -> Counter[str]:
    place.afresh()
    assert _traced(place, log, ()) == SAVED
    found = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
    return Counter(name for name in found if name in CALLS)


def _faults(calls: Counter[str]) -> Iterator[str]:
    for name, times in sorted(calls.items()):
        for nth in range(1, times + 1):
            for error in ERRORS:
                yield f"inject={name}:error={error}:when={nth}"
                yield f"inject={name}:error={error}:when={nth}+"
            yield f"inject={name}:signal=KILL:when={nth}"


def _try(place: Place, fault: str, log: Path) -> None:
    place.afresh()
    ended = _traced(place, log, ("-e", fault))
    now = place.path.read_bytes() if place.path.exists() else None
    match ended:
        case 0 | 1:
            assert now == place.new, f"{fault}: called saved, and is not"
        case 2:
            assert now == place.old, f"{fault}: called not saved, and the file is another"
        case -9:
            assert now in (place.old, place.new), f"{fault}: neither the old document nor the new one"
        case _:
            raise AssertionError(f"{fault}: ended with {ended}")
    assert all(kept.read_bytes() == place.new for kept in place.path.parent.glob("map (*).journey"))


def _traced(place: Place, log: Path, more: tuple[str, ...]) -> int:
    """How a child that saves while it is traced ends: one of the numbers above, negative for a signal."""
    child = os.fork()
    if child == 0:
        _save_and_end(place)
    os.waitpid(child, os.WUNTRACED)
    trace = ["strace", "-p", str(child), "-o", str(log), "-e", f"trace={','.join(CALLS)}", *more]
    with subprocess.Popen(trace, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        assert "attached" in tracer.stderr.readline()
        os.kill(child, signal.SIGCONT)
        _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _save_and_end(place: Place) -> None:
    ended = 99
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        error = place.save(RealDisk()).error
        ended = SAVED if error is None else UNCONFIRMED if isinstance(error, UnconfirmedError) else NOT_SAVED
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(ended)
