"""The living document: the one way to change a journey, and the one thing that tells of changes."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from journeydesigner.document.authors import fit_name
from journeydesigner.document.changes import DELETED, Beforehand, ChangeSet, Origin, Write, change_set, writes_of
from journeydesigner.document.clock import Clock, Version
from journeydesigner.document.collector import collector_paused
from journeydesigner.document.conflicts import Conflict, conflicts_in, parent_of, records_of
from journeydesigner.document.draft import Draft, WriteNotAllowedError
from journeydesigner.document.history import History, Reversal
from journeydesigner.document.liveness import deletion_of, lacking
from journeydesigner.document.read_only import ReadOnlyError
from journeydesigner.document.registers import Delta, Key, Registers
from journeydesigner.document.replica import RecordKey, Replica
from journeydesigner.document.reversing import before_taking_back, beforehand, open_conflicts, write_back
from journeydesigner.document.schema import Schema
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import new_id
from journeydesigner.wording import _

Listener = Callable[[ChangeSet], None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: how many registers it wrote (0: nothing was left to take back).

    ``overwritten`` registers were left as others wrote them meanwhile, or in what others deleted.
    """

    label: str
    written: int
    overwritten: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought: registers written, the conflicts that arose by it, stamps more than a day ahead of ours."""

    written: int
    conflicts: tuple[Conflict, ...]
    far_ahead: tuple[Key, ...] = ()


class Document:
    """Registers, clock, history and snapshot of one journey file. Lives on one thread."""

    def __init__(
        self,
        schema: Schema | None = None,
        *,
        document_id: str | None = None,
        clock: Clock | None = None,
        registers: Registers | None = None,
        assets: Mapping[str, bytes] | None = None,
    ) -> None:
        self.id = document_id or new_id("doc")
        self.schema = schema or Schema()
        self.clock = clock or Clock()
        self.registers = registers or Registers()
        self.assets: dict[str, bytes] = dict(assets or {})
        for moment in self.registers.seen.values():
            self.clock.receive(moment)
        self._replica = Replica(self.registers, self.schema, self.assets)
        self._history = History()
        self._listeners: list[Listener] = []
        self._draft: Draft | None = None
        self._is_telling = False
        self._author = ""
        self._why_read_only: Callable[[], str] | None = None

    # Reading

    @property
    def snapshot(self) -> Snapshot:
        return self._replica.snapshot

    @property
    def undo_label(self) -> str | None:
        return None if self.is_read_only else self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        return None if self.is_read_only else self._history.redo_label

    @property
    def is_read_only(self) -> bool:
        return self._why_read_only is not None

    @property
    def why_read_only(self) -> str:
        """The sentence with which every change is refused; "" while it may be changed."""
        return self._why_read_only() if self._why_read_only is not None else ""

    def keep_as_it_is(self, why: Callable[[], str] | None) -> None:
        """Refuse every change from now on, with the sentence that ``why`` gives; with None, take them again. What comes
        from others (``apply``) is let in all the same."""
        self._why_read_only = why

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What people wrote apart from each other and nobody has settled yet, by table and record."""
        return open_conflicts(self.registers, self.snapshot)

    def subscribe(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Have ``listener`` told of every change, before all others if ``first``; calling the result ends that."""
        self._listeners.insert(0 if first else len(self._listeners), listener)

        def forget() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return forget

    # Writing

    @property
    def author(self) -> str:
        """The name that stands beside what is written from now on; "" for nobody's."""
        return self._author

    @author.setter
    def author(self, name: str) -> None:
        name = fit_name(name)
        if name != self._author and self.clock.peer in self.registers.seen:
            self.clock.go_on_as_another()  # what was written under the other name stays under it
        self._author = name

    def sign(self, name: str) -> None:
        """Also what was written here so far stands under this name: somebody took it in just now."""
        self._author = fit_name(name)
        if self._author and self.clock.peer in self.registers.seen:
            self.registers.authors[self.clock.peer] = self._author

    @contextmanager
    def change(self, label: str) -> Generator[Draft]:
        """One transaction; inside another it is part of that one. An exception takes all of it back.

        Raises ReadOnlyError where it may not be changed, InvalidRecordError at its end where something written is not
        what its table asks for.
        """
        self._forbid_looked_at()
        if self._draft is not None:
            with self._draft.part():
                yield self._draft
            return
        with collector_paused():
            with self._transaction(label) as draft:
                yield draft
                draft.check()
            self._end(draft, Origin.LOCAL, self._history.record)

    def undo(self) -> Undone | None:
        """Take the last change of this person back; None where there is none."""
        self._forbid_inside("undo")
        if self.undo_label is None:
            return None
        with collector_paused():
            return self._reverse(self._history.undo(self.registers.get), self._history.undone)

    def redo(self) -> Undone | None:
        self._forbid_inside("redo")
        if self.redo_label is None:
            return None
        with collector_paused():
            return self._reverse(self._history.redo(self.registers.get), self._history.redone)

    def take_up_history(self, changes: Iterable[ChangeSet]) -> None:
        """Let what was done to this document elsewhere be undone here, as after a crash: all that was told of it, the
        oldest first. What it wrote has been applied already."""
        self._forbid_inside("take up")
        self._history.take_up(changes)

    def add_asset(self, content: bytes) -> str:
        """Keep an image; its name is its content's SHA-256."""
        name = hashlib.sha256(content).hexdigest()
        self.assets[name] = content
        return name

    # Others

    def version(self) -> Version:
        return self.registers.version()

    def diff(self, since: Version) -> Delta:
        return self.registers.diff(since)

    def apply(self, delta: Delta, label: str = "", *, is_own: bool = False) -> Merged:
        """Join what another replica wrote. Invalid records are quarantined, not lost; conflicts are listed.

        ``is_own``: the person merges, and can take it back by ``undo``: as a change, like any other. Raises
        ReadOnlyError then where it may not be changed.
        """
        self._forbid_inside(label)
        if is_own:
            self._forbid_looked_at()
        for moment in delta.version.values():
            self.clock.receive(moment)
        for put in delta.puts:
            self.clock.receive(put.stamp.moment)
        far_ahead = tuple(put.key for put in delta.puts if self.clock.is_far_ahead(put.stamp))
        ours = self.version()
        named = {put.key[:2] for put in (*delta.puts, *delta.losers)} if is_own else set[RecordKey]()
        before = beforehand(self.registers, self.snapshot, named) if is_own else None
        born = {record for record in named if not self._is_known(*record)}
        applied = self.registers.apply(delta)
        self._replica.touch(key[:2] for key in (*applied.before, *applied.contested))
        if applied.before or applied.contested:
            writes = writes_of(applied.before, self.registers.get)
            changes = change_set(writes, Origin.REMOTE, label, applied.contested, born, before)
            if is_own:
                self._history.record(changes)
            self._tell(changes)
        found = conflicts_in(self.registers, self.snapshot, self._concerned(delta))
        news = tuple(conflict for conflict in found if conflict.is_news(ours, delta.version))
        return Merged(len(applied.before), news, far_ahead)

    def merge(self, other: "Document", label: str = "", *, is_own: bool = False) -> Merged:
        """Join another replica of this document in, see ``apply``. Raises ValueError where it is another document."""
        if other.id != self.id:
            raise ValueError(_("two different documents have nothing to merge; put their maps side by side"))
        self._forbid_inside(label)
        if is_own:
            self._forbid_looked_at()
        self.assets |= other.assets
        delta = other.registers.diff(self.version(), lacking(self.registers))
        return self.apply(delta, label, is_own=is_own)

    # Inside

    def _is_known(self, table: str, record: str) -> bool:
        return bool(self.registers.row(table, record)) or record in self.snapshot.table(table)

    def _forbid_inside(self, label: str) -> None:
        if self._is_telling:
            raise WriteNotAllowedError(f"“{label}” was written from a listener")
        if self._draft is not None:
            raise WriteNotAllowedError(f"“{label}” inside of the change “{self._draft.label}”")

    def _forbid_looked_at(self) -> None:
        if self._why_read_only is not None:
            raise ReadOnlyError(self._why_read_only())

    @contextmanager
    def _transaction(self, label: str) -> Generator[Draft]:
        self._forbid_inside(label)
        draft = self._draft = Draft(self._replica, label, self.clock.tick())
        try:
            yield draft
        except BaseException:
            draft.take_back()
            raise
        finally:
            self._draft = None

    def _end(
        self, draft: Draft, origin: Origin, remember: Callable[[ChangeSet], None], before: Beforehand | None = None
    ) -> int:
        """Let a finished draft be seen; how many registers it wrote."""
        writes = draft.close()
        if writes:
            self.registers.see(draft.stamp)
            if self._author:
                self.registers.authors[draft.stamp.peer] = self._author
            if origin is Origin.LOCAL:  # to take back what one did decides on nothing that others did
                self._settle_losers(writes)
            changes = change_set(writes, origin, draft.label, born=draft.born, beforehand=before, rescued=draft.rescued)
            remember(changes)
            self._tell(changes)
        return len(writes)

    def _settle_losers(self, writes: tuple[Write, ...]) -> None:
        """Whoever overwrites a value overwrites with it what lost to it by saying the same; who deletes a record, or
        works on a deleted one, decides on all deletions of it."""
        if not self.registers.losers:
            return
        for write in writes:
            is_decision = write.key.field == DELETED
            self.registers.drop_losers(write.key, lambda v, w=write, decides=is_decision: decides or v == w.before)

    def _reverse(self, reversal: Reversal, settle: Callable[[ChangeSet | None], None]) -> Undone:
        now = before_taking_back(self.registers, self.snapshot, reversal)
        with self._transaction(reversal.label) as draft:
            left_alone = write_back(draft, self.registers, reversal, self.clock.peers)
        written = self._end(draft, Origin.UNDO, settle, now)
        if not written:
            settle(None)
        return Undone(reversal.label, written, reversal.overwritten + left_alone)

    def _concerned(self, delta: Delta) -> set[RecordKey]:
        """The records that a delta may have set at odds: those it names, and what stands in those."""
        named: set[RecordKey] = {put.key[:2] for put in (*delta.puts, *delta.losers)}
        deleted = {record for record in named if deletion_of(self.registers.row(*record))}
        if not deleted:
            return named
        return named | {r for r in records_of(self.registers) if parent_of(self.registers, *r) in deleted}

    def _tell(self, changes: ChangeSet) -> None:
        """Every listener hears of it, even if one fails; the first failure is raised when all have heard."""
        failures: list[Exception] = []
        self._is_telling = True
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(changes)
                except Exception as failure:
                    failures.append(failure)
        finally:
            self._is_telling = False
        if failures:
            raise failures[0]
