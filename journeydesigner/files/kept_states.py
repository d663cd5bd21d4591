"""The states that a file keeps under a name: made of a document, read when somebody looks at one.

A state is the public form of the journey, compressed, as an asset by its hash; the record ``KeptState`` names it. What
it shows of images are assets of the file like all others.
"""

import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deleted
from journeydesigner.document.registers import Fields, Registers
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.restoring import BESIDE
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.container import MAX_JSON
from journeydesigner.files.errors import DamagedFileError
from journeydesigner.files.json_text import decode_known, encode_form, fit_to_keep
from journeydesigner.files.migrations import migrate
from journeydesigner.files.public_form import form_of
from journeydesigner.files.reading_back import check_head, registers_told
from journeydesigner.model.ids import KeptStateId, new_id
from journeydesigner.model.kept_state import KeptState
from journeydesigner.wording import _

Tables = Mapping[str, Mapping[str, Fields]]
_STAMP = Stamp(1, 0, "kept")


def content_of(captured: Captured) -> bytes:
    """The journey as it is kept: without the states that are kept of it, and what was settled. Any thread may."""
    return zlib.compress(encode_form(form_of(captured, without=BESIDE)), 6)


def keep_state(
    document: Document, title: str, made: datetime, *, note: str = "", author: str = "", content: bytes = b""
) -> KeptStateId:
    """Keep the document as it is under a name, or what was made of an earlier version of it by ``content_of``."""
    record = KeptStateId(new_id("state"))
    asset = document.add_asset(content or content_of(capture(document)))
    when = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with document.change(_("Keep a snapshot")) as draft:
        draft.put(KeptState(id=record, title=title, note=note, made=when, author=author, content=asset))
    return record


def read_state(content: bytes, document_id: str, assets: Mapping[str, bytes]) -> Snapshot:
    """The journey that was kept, with the images of ``assets``. Any thread may. Raises JourneyFileError: one sentence
    on what is wrong."""
    return SnapshotBuilder(registers_kept(content, document_id), new_document().schema, assets).everything()


def registers_kept(content: bytes, document_id: str) -> Registers:
    """The registers of a journey that was kept: written long before all others. Raises JourneyFileError."""
    form = migrate(check_head(_form(content)))
    if form["document"] != document_id:
        raise DamagedFileError(_("This snapshot is of another journey."))
    registers = registers_told(form, _STAMP)
    registers.see(_STAMP)
    return registers


def _form(content: bytes) -> object:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(content, MAX_JSON)
    except zlib.error:
        raise DamagedFileError(_("This snapshot is damaged.")) from None
    if not unpacker.eof or not data:
        raise DamagedFileError(_("This snapshot is damaged."))
    return fit_to_keep(data, decode_known(data, _("This snapshot"), encode_form)[0])


def contents_in(tables: Tables) -> frozenset[str]:
    """The assets that hold states, kept and deleted ones."""
    return frozenset(_contents(tables, is_gone=False)) | frozenset(_contents(tables, is_gone=True))


def contents_gone(tables: Tables) -> frozenset[str]:
    """The assets that held only states which were deleted: a file has no need of them."""
    return frozenset(_contents(tables, is_gone=True)) - frozenset(_contents(tables, is_gone=False))


def _contents(tables: Tables, *, is_gone: bool) -> Iterator[str]:
    for row in tables.get("kept_states", {}).values():
        register = row.get("content")
        if register is not None and isinstance(register.value, str) and is_deleted(row) == is_gone:
            yield register.value
