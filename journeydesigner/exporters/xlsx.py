"""One map as an Excel workbook: a sheet that looks like the map, tidy tables beside it, native charts."""

from dataclasses import dataclass

from journeydesigner.exporters.registry import ACTIONS, Exporter, ExportRequest, Form, form_of
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
    def forms(self) -> tuple[Form, ...]:
        return (Form("map", _("The map")), Form(ACTIONS, _("What to do, by owner")))

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"form", "paper"})

    def export(self, request: ExportRequest) -> None:
        """Write the workbook of one map. Raises KeyError for an unknown map, OSError, or what progress raises."""
        from journeydesigner.exporters.workbook.action_book import made_actions
        from journeydesigner.exporters.workbook.book import made
        from journeydesigner.exporters.workbook.package import save

        workbook = (made_actions if form_of(self, request.form).name == ACTIONS else made)(request)
        request.progress(0.7, _("Writing the workbook"))
        with atomic_output(request.out) as beside:
            save(workbook, beside)
        request.progress(1.0, _("Done"))


EXPORTER = _Workbook()
