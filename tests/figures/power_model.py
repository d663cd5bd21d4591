"""What a disk may hold after a power cut: everything that was synced, and of the rest whatever the file system liked.

The weakest that POSIX allows. A write that was not synced may be there, be missing, read as zeros or be torn at any
place; the length of the file may be there before what is in it. A name that was made, moved or removed since the last
sync of its folder may still be what it was at any moment since: of each name by itself (``reordered``), or of the
folder up to some moment, as file systems with a journal have it.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from journeydesigner.files.disk import Disk
from tests.figures.faulty_disk import watched

Node = int
Choice = Literal["dropped", "kept", "zeroed", "torn", "any"]
CHOICES: tuple[Choice, ...] = ("dropped", "kept", "zeroed", "torn", "any")


@dataclass(frozen=True)
class Done:
    """One operation of the log that leaves a trace on the disk; ``acknowledged`` is how many saves had ended before."""

    name: str
    arguments: tuple[Any, ...]
    acknowledged: int


@dataclass
class Log:
    """The operations in their order, and what stood in ``folder`` before the first of them."""

    folder: Path
    before: dict[Path, bytes]
    done: list[Done] = field(default_factory=list[Done])
    acknowledged: int = 0

    def disk(self, *, deaf_to: Sequence[str] = ()) -> Disk:
        """The real disk; what it does is logged. Operations of the names ``deaf_to`` are done, and forgotten here."""
        paths: dict[int, Path] = {}

        def hear(name: str, arguments: tuple[Any, ...], real: Callable[..., Any]) -> Any:
            answer = real(*arguments)
            if name in deaf_to:
                return answer
            match name:
                case "create":
                    paths[answer] = arguments[0]
                    self._add("create", arguments[0])
                case "write":
                    self._add("write", paths[arguments[0]], bytes(arguments[1][:answer]))
                case "sync":
                    self._add("sync", paths[arguments[0]])
                case "link" | "replace" | "remove" | "sync_folder":
                    self._add(name, *arguments)
                case _:
                    pass  # leaves nothing that could be lost
            return answer

        return watched(hear)

    def _add(self, name: str, *arguments: Any) -> None:
        self.done.append(Done(name, arguments, self.acknowledged))


@dataclass
class _Content:
    """A file's bytes: those that are sure, and the writes that were not synced yet."""

    sure: bytes = b""
    writes: list[bytes] = field(default_factory=list[bytes])


class _State:
    """The log replayed up to a moment, as the system has it in memory: what is sure, and what may yet be lost."""

    def __init__(self, before: dict[Path, bytes]) -> None:
        self.contents: list[_Content] = []
        self.now: dict[Path, Node | None] = {}
        self.sure: dict[Path, Node | None] = {}
        self.pending: list[tuple[tuple[Path, Node | None], ...]] = []
        for path, data in before.items():
            self.now[path] = self.sure[path] = self._new(data)

    def _new(self, data: bytes = b"") -> Node:
        self.contents.append(_Content(data))
        return len(self.contents) - 1

    def _content(self, path: Path) -> _Content:
        node = self.now[path]
        assert node is not None
        return self.contents[node]

    def do(self, done: Done) -> None:
        match done.name, done.arguments:
            case "create", (path,):
                self._set((path, self._new()))
            case "write", (path, data):
                self._content(path).writes.append(data)
            case "sync", (path,):
                content = self._content(path)
                content.sure, content.writes = content.sure + b"".join(content.writes), []
            case "link", (source, path):
                self._set((path, self.now[source]))
            case "replace", (source, path):
                if self.now.get(source) == self.now.get(path):
                    return  # two names of one file: POSIX does nothing
                self._set((path, self.now[source]), (source, None))
            case "remove", (path,):
                self._set((path, None))
            case "sync_folder", (folder,):
                self._sync(folder)
            case other:
                raise ValueError(f"unknown operation {other}")

    def _set(self, *entries: tuple[Path, Node | None]) -> None:
        self.pending.append(entries)
        self.now.update(entries)

    def _sync(self, folder: Path) -> None:
        left: list[tuple[tuple[Path, Node | None], ...]] = []
        for entries in self.pending:
            if entries[0][0].parent == folder:
                self.sure.update(entries)
            else:
                left.append(entries)
        self.pending = left

    def after_a_cut(
        self, names: Choice, inside: Choice, is_reordered: bool, chance: random.Random
    ) -> dict[Path, bytes]:
        """One of the disks that may be found: what became of names, and of what is ``inside`` of files."""
        entries = dict(self.sure)
        if is_reordered:
            histories: dict[Path, list[Node | None]] = {}
            for path, node in (entry for change in self.pending for entry in change):
                histories.setdefault(path, [self.sure.get(path)]).append(node)
            for path, history in histories.items():
                entries[path] = history[_some(names, len(history) - 1, chance)]
        else:
            for change in self.pending[: _some(names, len(self.pending), chance)]:
                entries.update(change)
        there = {node for node in entries.values() if node is not None}
        found = {node: self._after(self.contents[node], inside, chance) for node in sorted(there)}
        return {path: found[node] for path, node in entries.items() if node is not None}

    def _after(self, content: _Content, wanted: Choice, chance: random.Random) -> bytes:
        data = content.sure
        for written in content.writes:
            choice = chance.choice(CHOICES[:4]) if wanted == "any" else wanted
            match choice:
                case "kept":
                    data += written
                case "zeroed":
                    data += bytes(len(written))
                case "torn":
                    place = chance.randint(0, len(written))
                    data += written[:place] + (bytes(len(written) - place) if chance.random() < 0.5 else b"")
                case _:
                    break
        return data


def _some(names: Choice, most: int, chance: random.Random) -> int:
    match names:
        case "dropped":
            return 0
        case "kept":
            return most
        case _:
            return chance.randint(0, most)


@dataclass(frozen=True)
class Found:
    """A disk after a cut: what is on it, at which operation, and how many saves had been called saved by then."""

    folder: Path
    files: dict[Path, bytes]
    at: int
    acknowledged: int


_Wanted = tuple[Choice, Choice, bool]
_ALL_OR_NOTHING: tuple[Choice, Choice] = ("dropped", "kept")


def _by_chance(number: int) -> _Wanted:
    return "any", "any", number % 2 == 0


def cuts(log: Log, count: int, seed: int = 1) -> list[Found]:
    """About ``count`` disks, each another one, some of each moment of the log: first all or nothing of what was not
    synced, then what chance makes of it."""
    chance = random.Random(seed)
    sure: list[_Wanted] = [
        (names, inside, mode) for names in _ALL_OR_NOTHING for inside in CHOICES[:4] for mode in (False, True)
    ]
    rest = max(0, -(-count // (len(log.done) + 1)) - len(sure))
    found: list[Found] = []
    state = _State(log.before)
    for place in range(len(log.done) + 1):
        if place:
            state.do(log.done[place - 1])
        acknowledged = log.done[place].acknowledged if place < len(log.done) else log.acknowledged
        wanted = [*sure, *(_by_chance(number) for number in range(rest))]
        seen: set[int] = set()
        for names, inside, is_reordered in wanted:
            files = state.after_a_cut(names, inside, is_reordered, chance)
            known = hash(frozenset(files.items()))
            if known not in seen:
                seen.add(known)
                found.append(Found(log.folder, files, place, acknowledged))
    return found
