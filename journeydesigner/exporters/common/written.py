"""Formats that are plain text: nothing is laid out, no font is needed, the paper does not matter."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.registry import Exporter, ExportRequest, form_of
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _, in_words_of

if TYPE_CHECKING:
    from journeydesigner.layout.sheet import Page


class TextExporter(Exporter):
    """Writes UTF-8 of what ``text`` gives, with the words and numbers of the map's language."""

    encoding = "utf-8"

    @property
    def choices(self) -> frozenset[str]:
        return frozenset()

    @abstractmethod
    def text(self, request: ExportRequest) -> str:
        """The whole file. Raises KeyError for a map that is not there."""

    def not_in_it(self, request: ExportRequest) -> tuple[str, ...]:
        """Sentences: what of a map this format does not hold."""
        return ()

    def export(self, request: ExportRequest) -> None:
        form_of(self, request.form)
        request.progress(0.0, _("Writing"))
        with in_words_of(request.snapshot.map(request.map_id).language):
            content = self.text(request).encode(self.encoding, "replace")
        request.progress(0.8, _("Saving"))
        with atomic_output(request.out) as beside:
            beside.write_bytes(content)
        request.progress(1.0, _("Done"))

    def preflight(self, request: ExportRequest, pages: "tuple[Page, ...]" = ()) -> tuple[Finding, ...]:
        beyond = [Finding(Gravity.NOTE, sentence) for sentence in self.not_in_it(request)]
        return (*super().preflight(request, pages), *beyond)
