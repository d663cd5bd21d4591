"""A part of a journey, or a client-safe copy of it, as a journey file: a document of its own, without any history."""

from collections.abc import Iterable
from dataclasses import dataclass

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.registry import Exporter, ExportRequest, Form
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _


@dataclass(frozen=True)
class JourneyExporter(Exporter):
    """Writes ``.journey``: one map, or all of the file, under ids of its own, so that it never merges with what it
    came from."""

    name: str = "journey"
    suffix: str = ".journey"

    @property
    def label(self) -> str:
        return _("Journey file")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("map", _("The map")), Form("book", _("All maps")))

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"maps"})

    def export(self, request: ExportRequest) -> None:
        from journeydesigner.files.journey_file import save_journey
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.preview import document_preview

        ensure_gui()
        every = request.maps or tuple(found.id for found in request.snapshot.maps)
        maps = every if request.form == "book" else (request.map_id,)
        request.progress(0.0, _("Copying"))
        document = fresh_copy(request.snapshot, maps)
        request.progress(0.3, _("Painting"))
        preview = document_preview(document)
        request.progress(0.7, _("Saving"))
        save_journey(document, request.out, preview)
        request.progress(1.0, _("Done"))


def fresh_copy(snapshot: Snapshot, maps: Iterable[MapId]) -> Document:
    """These maps with what belongs to them as a document of its own, with nothing to undo."""
    from journeydesigner.document.from_records import registers_of
    from journeydesigner.editing.new_document import new_document
    from journeydesigner.exporters.common.parts import records_of
    from journeydesigner.files.fresh_copies import copy_of, fresh_start

    whole = new_document(registers=registers_of(records_of(snapshot, maps)), assets=snapshot.assets)
    copy = copy_of(whole)
    named = {str(getattr(r, name, "")) for rows in copy.snapshot.tables.values() for r in rows.values()
             for name in ("image", "photo", "logo")}  # fmt: skip
    copy.assets = {name: content for name, content in copy.assets.items() if name in named}
    return fresh_start(copy)


EXPORTER = JourneyExporter()
