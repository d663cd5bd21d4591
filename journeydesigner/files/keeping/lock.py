"""Who has a journey file open: a small file beside it, so that others on a shared drive see it too.

It hinders nobody: who finds one opens the file to read. One that was left behind (its program ended, or nobody on
another machine renewed it for long) is taken over. Where none can be written, as in a read-only folder, there is none.
"""

import errno
import json
import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.keeping.processes import birth_of, host_name, machine

RENEW_EVERY_S = 60
FORGOTTEN_AFTER_S = 10 * 60
"""So long after its last renewal a lock of another machine counts as left behind."""
_TAKING_OVER_S = 20
"""Taking a lock over takes milliseconds: after so long whoever was at it is gone."""
_LONGEST = 4096
_LONGEST_NAME = 80
_PATIENCE_S = 1.0


@dataclass(frozen=True)
class Holder:
    """Who has a file open, since when. ``who`` and ``host`` may be ""; ``is_here``: on this machine, by ``pid``."""

    who: str
    host: str
    pid: int
    since: datetime
    nonce: str
    is_here: bool
    birth: str = ""


@dataclass(frozen=True)
class Lock:
    """That a file is ours. ``is_written``: others can see it; where the folder is read-only they cannot."""

    file: Path
    mine: Holder
    is_written: bool = True

    def renew(self) -> bool:
        """Say that it still is; whether nobody took it over meanwhile. One that was cleared away is written again."""
        if not self.is_written:
            return True
        there = _read(self.file)
        if there is None:
            with suppress(OSError):
                return _enter(self.file, self.mine)
            return True
        if there.nonce != self.mine.nonce:
            return False
        with suppress(OSError):
            os.utime(self.file)
        return True

    def release(self) -> None:
        """Leave: the file beside goes, if it still is ours."""
        there = _read(self.file) if self.is_written else None
        if there is not None and there.nonce == self.mine.nonce:
            with suppress(OSError):
                self.file.unlink()


@dataclass(frozen=True)
class Taken:
    """What came of wanting a file: its ``lock``, or the ``holder`` who has it. ``left_behind`` is whose lock was found
    and taken over."""

    lock: Lock | None
    holder: Holder | None = None
    left_behind: Holder | None = None

    @property
    def lock_is_written(self) -> bool:
        return self.lock is not None and self.lock.is_written


def lock_file(path: Path) -> Path:
    """Where the lock of a file stands: beside the file itself, where ``path`` is a link to it."""
    target = real_target(path)
    return target.with_name(f".{target.name}.lock")


def take(path: Path, who: str) -> Taken:
    """Lock a file for ``who``, unless somebody else has it open. Never raises for what the disk does."""
    file = lock_file(path)
    mine = _me(who)
    try:
        return _take(file, mine)
    except OSError:
        return Taken(Lock(file, mine, is_written=False))


def holder_of(path: Path) -> Holder | None:
    """Who has a file open by its lock; None for nobody, and for one that was left behind."""
    file = lock_file(path)
    found = _read(file)
    return None if found is None or _is_left_behind(file, found) else found


def _take(file: Path, mine: Holder) -> Taken:
    """Raises OSError where no lock can be written."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        if _enter(file, mine):
            return Taken(Lock(file, mine))
        found = _read(file)
        if found is not None:  # else it was released this very moment
            if not _is_left_behind(file, found):
                return Taken(None, found)
            if _take_over(file, found, mine):
                return Taken(Lock(file, mine), None, found)
        if time.monotonic() > end:
            return Taken(None, found or _unknown(file))
        time.sleep(0.01)


def _enter(file: Path, mine: Holder) -> bool:
    """Write a lock where there is none, with all that it says at once; whether there was none. Raises OSError."""
    beside = file.with_name(f"{file.name}.{mine.nonce}")
    _write_new(beside, mine)
    try:
        os.link(beside, file)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL):
            raise
        return _enter_plainly(file, mine)  # a file system without second names
    finally:
        with suppress(OSError):
            beside.unlink()
    return True


def _enter_plainly(file: Path, mine: Holder) -> bool:
    try:
        _write_new(file, mine)
    except FileExistsError:
        return False
    return True


def _write_new(file: Path, mine: Holder) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        os.write(handle, _form_of(mine))
    finally:
        os.close(handle)


def _take_over(file: Path, found: Holder, mine: Holder) -> bool:
    """Put our lock in the place of one left behind. One at a time: a guard beside it keeps others from removing what
    was just entered."""
    guard = file.with_name(f"{file.name}.taking")
    if not _guarded(guard, mine):
        return False
    try:
        there = _read(file)
        if there is not None:
            if there.nonce != found.nonce:
                return False
            file.unlink(missing_ok=True)
        return _enter(file, mine)
    finally:
        with suppress(OSError):
            guard.unlink()


def _guarded(guard: Path, mine: Holder) -> bool:
    try:
        _write_new(guard, mine)
    except FileExistsError:
        age = _age_s(guard)
        if age is not None and age > _TAKING_OVER_S:
            with suppress(OSError):
                guard.unlink()
        return False
    return True


def _is_left_behind(file: Path, found: Holder) -> bool:
    if found.is_here:
        birth = birth_of(found.pid)
        return birth is None or bool(birth and found.birth and birth != found.birth)
    age = _age_s(file)
    return age is not None and age > FORGOTTEN_AFTER_S


def _age_s(file: Path) -> float | None:
    """How long ago a file was written, by the clock of the disk that it is on: ours may go wrong. None: not known."""
    probe = file.with_name(f"{file.name}.{secrets.token_hex(8)}.now")
    try:
        written = file.stat().st_mtime
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            return probe.stat().st_mtime - written
        finally:
            probe.unlink(missing_ok=True)
    except OSError:
        return None


def _me(who: str) -> Holder:
    now = datetime.now(UTC).replace(microsecond=0)
    pid = os.getpid()
    return Holder(_plain(who), host_name(), pid, now, secrets.token_hex(16), True, birth_of(pid) or "")


def _form_of(holder: Holder) -> bytes:
    form = {
        "who": holder.who,
        "host": holder.host,
        "machine": machine(),
        "pid": holder.pid,
        "birth": holder.birth,
        "since": holder.since.isoformat(),
        "nonce": holder.nonce,
    }
    return (json.dumps(form, ensure_ascii=False) + "\n").encode()


def _read(file: Path) -> Holder | None:
    """What a lock says; None where there is none. Whatever else stands there is a lock of somebody unknown."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError:
        return _unknown(file)
    try:
        said: object = json.loads(os.read(handle, _LONGEST))
    except (OSError, ValueError, RecursionError):
        return _unknown(file)
    finally:
        os.close(handle)
    return _holder_in(cast(dict[str, Any], said)) if isinstance(said, dict) else _unknown(file)


def _holder_in(form: dict[str, Any]) -> Holder:
    pid = form.get("pid")
    return Holder(
        who=_plain(form.get("who")),
        host=_plain(form.get("host")),
        pid=pid if type(pid) is int and 0 < pid < 2**31 else 0,
        since=_moment(form.get("since")),
        nonce=_plain(form.get("nonce")),
        is_here=form.get("machine") == machine() and type(pid) is int,
        birth=_plain(form.get("birth")),
    )


def _unknown(file: Path) -> Holder:
    try:
        since = datetime.fromtimestamp(file.lstat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        since = datetime.now(UTC)
    return Holder("", "", 0, since, "", is_here=False)


def _moment(said: object) -> datetime:
    try:
        moment = datetime.fromisoformat(said) if isinstance(said, str) else datetime.now(UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def _plain(said: object) -> str:
    """A short text in one line: what stands in a lock was perhaps written by no friend."""
    text = said if isinstance(said, str) else ""
    return "".join(character for character in text if character.isprintable())[:_LONGEST_NAME]
