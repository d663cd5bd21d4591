"""A clean copy of a file: the map that one sees, and nothing else.

It is a new document, with ids of its own, all of it written by nobody at no time: so it never merges with the copies
that others have, which would bring back what was taken out. With its history kept it stays the same document.
"""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from random import SystemRandom
from typing import cast

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deleted
from journeydesigner.document.registers import ABSENT, Fields, Register, Registers, Value
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.voting import ROOM
from journeydesigner.files.fresh_copies import copied_rows
from journeydesigner.files.kept_states import contents_gone, contents_in
from journeydesigner.files.mending.carried import IMAGES, NOBODY, images_of, known_field
from journeydesigner.files.mending.what import What
from journeydesigner.model.image_metadata import without_metadata
from journeydesigner.model.image_size import image_size
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES, EmotionScale, Evidence, Place
from journeydesigner.wording import _

_TABLES_OF: Mapping[What, tuple[str, ...]] = {
    What.HISTORY: ("settlements",),
    What.VERSIONS: ("kept_states",),
    What.COMMENTS: ("comments",),
}
_FIELDS_OF: Mapping[What, Mapping[str, tuple[str, ...]]] = {
    What.HISTORY: {"cards": ("merged", "came_from"), "forecasts": ("author",)},
    What.SOURCES: {"metrics": ("source",), "movements": ("source",), "event_rules": ("columns", "matches")},
}
WITH_HISTORY = frozenset({What.DELETED, What.VERSIONS})
"""What is kept only together with the history: it is told by ids and stamps of the same document."""


class CannotKeepError(ValueError):
    """What is to be kept cannot be; the text says why."""


def clean_copy(document: Document, keep: Collection[What] = ()) -> Document:
    """The document without what it carries besides the map, but for what is to be kept. Raises CannotKeepError."""
    if What.HISTORY not in keep and WITH_HISTORY & set(keep):
        raise CannotKeepError(_("Deleted records and named snapshots are kept only together with the history."))
    return _Cleaning(document, frozenset(keep)).copy()


class _Cleaning:
    """One copy under way."""

    def __init__(self, document: Document, keep: frozenset[What]) -> None:
        self.document, self.keep = document, keep
        self._emptied = {
            (table, name)
            for what, tables in _FIELDS_OF.items()
            for table, names in tables.items()
            for name in names
            if what not in keep
        }
        self._voters = self._nameless()
        self._images: dict[str, str | None] = {}
        self._assets: dict[str, bytes] = {}

    def copy(self) -> Document:
        rows = {table: dict(self._rows(table)) for table in self._tables()}
        assets = {**self._assets, **dict(self._further_assets())}
        if What.HISTORY in self.keep:
            return self._as_it_was(rows, assets)
        return copied_rows(rows, assets, Clock(NOBODY, now=_at_no_time))

    def _as_it_was(self, rows: Mapping[str, Mapping[str, Fields]], assets: Mapping[str, bytes]) -> Document:
        """The same document, with its stamps and authors."""
        before, registers = self.document.registers, Registers()
        for table, held in rows.items():
            for record, row in held.items():
                registers.set_row(table, record, row)
        registers.seen, registers.authors = dict(before.seen), dict(before.authors)
        if What.DELETED in self.keep:
            registers.losers = {key: dict(lost) for key, lost in before.losers.items()}
        return new_document(document_id=self.document.id, registers=registers, assets=assets)

    def _tables(self) -> Iterator[str]:
        left_out = {table for what, tables in _TABLES_OF.items() if what not in self.keep for table in tables}
        for table in self.document.registers.tables:
            if table not in left_out and (table in TABLES or What.UNKNOWN in self.keep):
                yield table

    def _rows(self, table: str) -> Iterator[tuple[str, Fields]]:
        """The records of a table that stay, with what of them stays."""
        shown = set(self.document.snapshot.table(table)) if table in TABLES else set[str]()
        for record, row in self.document.registers.tables[table].items():
            if record in shown or (What.DELETED if is_deleted(row) else What.UNKNOWN) in self.keep:
                yield record, self._row(table, row) if table in TABLES else row

    def _row(self, table: str, row: Fields) -> Fields:
        return {
            name: Register(self._value(table, name, register.value), register.stamp)
            for name, register in row.items()
            if self._stays(table, name, register.value)
        }

    def _stays(self, table: str, name: str, value: Value) -> bool:
        if (table, name) in self._emptied:
            return False
        if What.UNKNOWN not in self.keep and not known_field(self.document, table, name):
            return False
        is_trace = value is ABSENT or (value is False and name.partition("/")[0] in ELEMENT_FIELDS.get(table, ()))
        return not is_trace or What.DELETED in self.keep

    def _value(self, table: str, name: str, value: Value) -> Value:
        if isinstance(value, str) and name == IMAGES.get(table):
            return self._image(value)
        if isinstance(value, str) and (table, name) == ("votes", "voter"):
            return self._voters.get(value, value)
        if isinstance(value, dict):
            return self._part(table, name, cast("dict[str, Value]", value))
        return value

    def _part(self, table: str, name: str, value: dict[str, Value]) -> Value:
        """What is one register of several values: without sources, and what only a newer version knows."""
        known = _PARTS.get((table, name))
        left_out = {"source"} if name == "evidence" and What.SOURCES not in self.keep else set[str]()
        return {
            key: said
            for key, said in value.items()
            if key not in left_out and (known is None or key in known or What.UNKNOWN in self.keep)
        }

    def _nameless(self) -> Mapping[str, str]:
        """A number for each voter, in no order that tells who."""
        if What.VOTES in self.keep:
            return {}
        found = self.document.snapshot.table("votes").values()
        voters = list({str(getattr(vote, "voter", ROOM)) for vote in found} - {ROOM})
        SystemRandom().shuffle(voters)
        return {voter: _("Voter {number}").format(number=number) for number, voter in enumerate(voters, start=1)}

    def _image(self, name: str) -> str | None:
        """The name of an image without what was written beside it. One that cannot be cleaned is left out."""
        if name not in self._images:
            content = self.document.assets.get(name, b"")
            cleaned = content if What.IMAGES in self.keep else without_metadata(content)
            self._images[name] = sha256(cleaned).hexdigest() if cleaned else None
            if cleaned:
                self._assets[sha256(cleaned).hexdigest()] = cleaned
        return self._images[name]

    def _further_assets(self) -> Iterator[tuple[str, bytes]]:
        """What is no image that is shown."""
        tables, shown = self.document.registers.tables, images_of(self.document)
        states = contents_in(tables) - contents_gone(tables)
        for name, content in self.document.assets.items():
            if name in shown:
                continue
            what = What.VERSIONS if name in states else What.UNKNOWN if image_size(content) is None else What.IMAGES
            if what in self.keep:
                yield name, content


_PARTS: Mapping[tuple[str, str], Collection[str]] = {
    ("cards", "evidence"): frozenset(Evidence.model_fields),
    ("cards", "place"): frozenset(Place.model_fields),
    ("lanes", "scale"): frozenset(EmotionScale.model_fields),
    ("measurements", "result"): frozenset(Result.model_fields),
}


def _at_no_time() -> int:
    return 1
