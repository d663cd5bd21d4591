"""One map as an Excel workbook: a sheet that looks like the map, tidy tables beside it, native charts."""

from dataclasses import dataclass

from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _


@dataclass(frozen=True)
class _Workbook(Exporter):
    name: str = "xlsx"
    suffix: str = ".xlsx"

    @property
    def label(self) -> str:
        return _("Excel workbook")

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"paper"})

    def export(self, request: ExportRequest) -> None:
        """Write the workbook of one map. Raises KeyError for an unknown map, OSError, or what progress raises."""
        from journeydesigner.exporters.workbook.book import made
        from journeydesigner.exporters.workbook.package import save

        workbook = made(request)
        request.progress(0.7, _("Writing the workbook"))
        with atomic_output(request.out) as beside:
            save(workbook, beside)
        request.progress(1.0, _("Done"))


EXPORTER = _Workbook()
