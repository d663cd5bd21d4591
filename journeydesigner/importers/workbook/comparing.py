"""What the planning of every sheet shares: the map, what is found, and the test of a cell against both sides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.origin import PASSING, Origin, Plain
from journeydesigner.importers.workbook.plan import Addition, Edit, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import JourneyMap
from journeydesigner.wording import _

Shown = Callable[[Any], str]
"""A cell's value as a person reads it."""
Parse = Callable[[Any], Any]
"""What a cell's value means. Raises BadCellError."""


@dataclass
class Work:
    """One planning under way. ``now``: what a workbook of the map would say today."""

    snapshot: Snapshot
    map: JourneyMap
    origin: Origin
    now: Origin
    additions: list[Addition] = field(default_factory=list[Addition])
    edits: list[Edit] = field(default_factory=list[Edit])
    removals: list[Removal] = field(default_factory=list[Removal])
    notes: list[str] = field(default_factory=list[str])
    _count: int = 0

    @property
    def map_id(self) -> MapId:
        return self.map.id

    def new_id(self, table: str) -> str:
        """An id for a record that the plan adds: no record of a document has one like it."""
        self._count += 1
        return f"+{table}-{self._count}"

    def note(self, where: str, clause: object) -> None:
        """Tell what is not taken over, and where it stands."""
        said = _("{where}: {what}; it was left out.").format(where=where, what=str(clause).rstrip("."))
        if said not in self.notes:
            self.notes.append(said)

    def is_gone(self, read: Read, row: Row) -> bool:
        """Whether the map no longer has a row's record: told, if the row was changed."""
        if row.record in self.now.tables[read.table.name].rows:
            return False
        changed = [key for key in row.cells if row.is_changed(key)]
        if changed:
            self.note(row.at(changed[0]), _("this was deleted from the map since the export"))
        return True

    def now_of(self, read: Read, row: Row) -> dict[str, Plain]:
        return dict(self.now.tables[read.table.name].rows.get(row.record, {}))

    def edit(
        self, read: Read, row: Row, keys: str | Sequence[str], of: tuple[str, str, str], about: str, value: Any,
        after: str | None = None, shown: Shown = typed.text, parse: Parse | None = None,
    ) -> None:  # fmt: skip
        """Add what was typed into a cell (or several, that are one field) unless the map says so already.

        ``of`` is table, record and field. ``after``: what it says then, if it is not what was typed. ``parse`` tells
        what another cell of the column means: where the map's means the same, there is nothing to change.
        """
        keys = (keys,) if isinstance(keys, str) else keys
        origin, now = row.origin or {}, self.now_of(read, row)
        if all(typed.is_same(row.value(key), now.get(key)) for key in keys if key in row.cells):
            return
        if parse is not None and _means(parse, now.get(keys[0])) == value:
            return
        changed = [key for key in keys if row.is_changed(key)]
        is_stale = any(not typed.is_same(now.get(key), origin.get(key)) for key in keys)
        before = _together(shown(origin.get(key)) for key in keys)
        theirs = _together(shown(now.get(key)) for key in keys)
        said = after if after is not None else _together(shown(row.value(key)) for key in keys)
        label = read.table.headings[changed[0]] if len(keys) == 1 and changed else _("Place")
        where = row.at(changed[0] if changed else keys[0])
        table, record, name = of
        self.edits.append(
            Edit(table, record, name, about, label, before, said, value, where, theirs if is_stale else None)
        )

    def has_changed_since(self, read: Read, record: str) -> bool:
        """Whether the map says something else of a record than when the workbook was made."""
        origin, now = read.table.rows[record], self.now.tables[read.table.name].rows.get(record, {})
        return any(not typed.is_same(now.get(key), value) for key, value in origin.items() if key not in PASSING)

    def derived(self, read: Read, row: Row, keys: Sequence[str], instead: str) -> None:
        """Tell of changed cells that are computed: ``instead`` says where their source is changed."""
        for key in keys:
            if row.is_changed(key) and (row.origin is not None):
                heading = read.table.headings[key]
                self.note(row.at(key), _("“{column}” is computed: {instead}").format(column=heading, instead=instead))


_NO_MEANING = object()


def _means(parse: Parse, value: Plain) -> Any:
    try:
        return parse(value)
    except typed.BadCellError:
        return _NO_MEANING


def _together(texts: Iterable[str]) -> str:
    """The parts of a place; a step without a title of its own is called as its stage is."""
    return " · ".join(dict.fromkeys(text for text in texts if text))


def quoted(kind: str, name: str) -> str:
    """«Card “Calculator”»: a record for a person, its name on one line and not too long."""
    line = " ".join(name.split())
    return f"{kind} “{line if len(line) <= 60 else line[:59] + '…'}”" if line else kind
