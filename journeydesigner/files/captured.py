"""A document as of one moment, taken in a blink on its own thread, so that another can write it to disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from journeydesigner.document.clock import Peer, Stamp, Version
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Fields, Key, Registers, Value
from journeydesigner.document.snapshot import Snapshot

Remembered = dict[str, object]
"""Record -> what the last save made of it."""


@dataclass
class Memory:
    """What saves of one document remember, by table. ``pending`` fills it when the first one asks."""

    tables: dict[str, Remembered] = field(default_factory=dict[str, Remembered])
    pending: Callable[[], None] | None = None
    clock_parts: Mapping[str, Value] = field(default_factory=dict[str, Value])
    """What stood in the file's ``clock.json`` and is not known to this version."""

    def recalled(self) -> dict[str, Remembered]:
        if self.pending is not None:
            pending, self.pending = self.pending, None
            pending()
        return self.tables


_memories: WeakKeyDictionary[Document, Memory] = WeakKeyDictionary()


@dataclass(frozen=True)
class Captured:
    """All that a file holds. Rows are shared with the document: they are replaced there, never changed."""

    document_id: str
    tables: Mapping[str, Mapping[str, Fields]]
    seen: Version
    losers: Mapping[Key, Mapping[Stamp, Value]]
    assets: Mapping[str, bytes]
    snapshot: Snapshot
    authors: Mapping[Peer, str] = field(default_factory=dict[Peer, str])
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)


def capture(document: Document) -> Captured:
    """What a save writes. Takes well under a millisecond for 10,000 cards."""
    registers = document.registers
    return Captured(
        document_id=document.id,
        tables={name: dict(rows) for name, rows in registers.tables.items()},
        seen=dict(registers.seen),
        losers={key: dict(lost) for key, lost in registers.losers.items()},
        assets=dict(document.assets),
        snapshot=document.snapshot,
        authors=dict(registers.authors),
        memory=_memory_of(document),
    )


def copy_of(captured: Captured) -> Document:
    """A document of its own on the same rows, which are replaced when they change, never mutated."""
    from journeydesigner.editing.new_document import new_document

    registers = Registers()
    registers.tables = {table: dict(rows) for table, rows in captured.tables.items()}
    registers.losers = {key: dict(lost) for key, lost in captured.losers.items()}
    registers.seen = dict(captured.seen)
    registers.authors = dict(captured.authors)
    return new_document(document_id=captured.document_id, registers=registers, assets=captured.assets)


def keep_clock_parts(document: Document, parts: Mapping[str, Value]) -> None:
    """Let saves of this document write back what its file's ``clock.json`` holds beyond what we know."""
    _memory_of(document).clock_parts = parts


def _memory_of(document: Document) -> Memory:
    return _memories.setdefault(document, Memory())
