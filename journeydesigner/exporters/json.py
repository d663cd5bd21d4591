"""One map as JSON: the documented public form, with nothing but this map and what it refers to."""

from journeydesigner.exporters.common.written import TextExporter
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.wording import _


class JsonExporter(TextExporter):
    """Writes ``.json`` as ``show --json`` prints it."""

    name = "json"
    suffix = ".json"

    @property
    def label(self) -> str:
        return _("JSON data")

    def not_in_it(self, request: ExportRequest) -> tuple[str, ...]:
        return (
            (_("Images are named by their hashes; they themselves are in the journey file."),) if request.assets else ()
        )

    def text(self, request: ExportRequest) -> str:
        from journeydesigner.document.from_records import registers_of
        from journeydesigner.editing.new_document import new_document
        from journeydesigner.exporters.common.parts import records_of
        from journeydesigner.files.json_text import encode_form
        from journeydesigner.files.public_form import public_form
        from journeydesigner.model.ids import derived_id

        registers = registers_of(records_of(request.snapshot, (request.map_id,)))
        document = new_document(document_id=derived_id("doc", request.map_id), registers=registers)
        return encode_form(public_form(document)).decode("utf-8")


EXPORTER = JsonExporter()
