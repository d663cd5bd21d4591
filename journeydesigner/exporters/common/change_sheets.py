"""The change sheet in each format that has one. It is of two versions, so no menu of formats lists it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.written import TextExporter
from journeydesigner.exporters.registry import Exporter, ExportRequest, Form, UnknownFormatError
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.layout.report.change_sheet import TwoVersions


def change_sheet_as(suffix: str, two: "TwoVersions") -> Exporter:
    """What writes the change sheet of two versions into files of a suffix. Raises UnknownFormatError."""
    makers = _makers()
    if suffix.lower() not in makers:
        said = _("A change sheet cannot be written as “{suffix}”: choose one of {known}.")
        raise UnknownFormatError(said.format(suffix=suffix, known=", ".join(makers)))
    return makers[suffix.lower()](two)


def change_sheet_for(path: Path, two: "TwoVersions") -> Exporter:
    """The same for a file's name."""
    return change_sheet_as(path.suffix, two)


def change_sheet_suffixes() -> tuple[str, ...]:
    """The formats there are, the usual one first."""
    return tuple(_makers())


def _makers() -> "dict[str, Callable[[TwoVersions], Exporter]]":
    return {".pdf": _pdf, ".xlsx": _Workbook, ".md": _Markdown}


def _pdf(two: "TwoVersions") -> Exporter:
    from journeydesigner.exporters.pdf.change_sheet import ChangeSheetPdf

    return ChangeSheetPdf(two=two)


@dataclass(frozen=True)
class _Workbook(Exporter):
    two: "TwoVersions"
    name: str = "xlsx"
    suffix: str = ".xlsx"

    @property
    def label(self) -> str:
        return _("Excel workbook")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("changes", _("What changed")),)

    @property
    def choices(self) -> frozenset[str]:
        return frozenset()

    def export(self, request: ExportRequest) -> None:
        from journeydesigner.exporters.workbook.change_book import made_changes
        from journeydesigner.exporters.workbook.package import save

        workbook = made_changes(request, self.two)
        request.progress(0.7, _("Writing the workbook"))
        with atomic_output(request.out) as beside:
            save(workbook, beside)
        request.progress(1.0, _("Done"))


class _Markdown(TextExporter):
    name = "markdown"
    suffix = ".md"

    def __init__(self, two: "TwoVersions") -> None:
        self._two = two

    @property
    def label(self) -> str:
        return _("Markdown outline")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("changes", _("What changed")),)

    def text(self, request: ExportRequest) -> str:
        return "\n".join(_lines(self._two)) + "\n"


def _lines(two: "TwoVersions") -> Iterator[str]:
    from journeydesigner.editing.revisions import headline
    from journeydesigner.editing.revisions.told import before_and_after, by_place

    changes = two.changes()
    yield "# " + _("What changed")
    yield ""
    yield "- " + _plain(_("Before: {version}").format(version=two.before.said()))
    yield "- " + _plain(_("After: {version}").format(version=two.after.said()))
    yield ""
    yield headline(changes, 99)
    for of_map in by_place(changes):
        yield ""
        yield f"## {_plain(of_map.title)}"
        for group in of_map.groups:
            yield ""
            yield f"### {_plain(group.title or _('As a whole'))}"
            yield ""
            yield f"| {_('What')} | | {_('Before')} | {_('After')} |"
            yield "| --- | --- | --- | --- |"
            for change in group.changes:
                said = _("{what} “{name}”").format(what=change.noun, name=change.name) if change.name else change.noun
                for number, row in enumerate(before_and_after(change)):
                    yield "| " + " | ".join(_plain(text) for text in ("" if number else said, *row)) + " |"


def _plain(text: str) -> str:
    """As a cell of a table: in one line, with what Markdown would take for marks written so that it does not."""
    said = " ".join(text.split()).replace("\\", "\\\\")
    for mark in "|*_`<>[]#":
        said = said.replace(mark, "\\" + mark)
    return said
