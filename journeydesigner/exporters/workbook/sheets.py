"""The sheets of a workbook while they are made: they share looks, names, lists to choose from and long texts."""

from typing import Any

from journeydesigner.exporters.workbook.cell_text import pieces
from journeydesigner.exporters.workbook.cells import CellWriter, LongTexts
from journeydesigner.exporters.workbook.choices import Choices
from journeydesigner.exporters.workbook.guidance import LISTS, guide, notes, write_lists
from journeydesigner.exporters.workbook.looks import FONT, LookBook
from journeydesigner.exporters.workbook.palette import Palette, text_on
from journeydesigner.exporters.workbook.sheet_names import safe
from journeydesigner.exporters.workbook.tables import Column, Entry, TableInk, write_table
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.wording import _


class Sheets:
    """``first`` is the sheet that the workbook begins with; ``made`` are the tidy ones with their names in it."""

    def __init__(self, palette: Palette, first: str) -> None:
        from openpyxl import Workbook

        self.workbook: Any = Workbook()
        self.palette = palette
        self.long_texts = LongTexts()
        self.taken: set[str] = set()
        self.made: list[tuple[Sheet, str]] = []
        self.first = self.workbook.active
        self.first.title = safe(first, self.taken)
        _set_default_font(self.workbook)
        self._scratch = self.workbook.create_sheet()
        self.looks = LookBook(self._scratch.cell(1, 1))
        header = palette.stage(0, 1, None)
        self.ink = TableInk(
            header=header, header_text=text_on(header), text=palette["text"],
            line=palette["line"], link=palette["accent"],
        )  # fmt: skip

    def cells(self, sheet: Any) -> CellWriter:
        return CellWriter(sheet, self.looks, self.long_texts)

    def add(self, title: str, place: int | None = None) -> Any:
        """An empty sheet; another one's title gets a number."""
        return self.workbook.create_sheet(safe(title, self.taken), place)

    def offer(self, choices: Choices) -> None:
        """What can be chosen in the tables that follow."""
        self._notes = notes()
        self._lists = write_lists(self.cells(self.workbook.create_sheet(LISTS)), choices)

    def table(self, sheet: Sheet, made: Any = None) -> Any:
        """A tidy sheet, on a sheet of its own or on the given one."""
        if made is None:
            made = self.add(sheet.title)
        write_table(self.cells(made), sheet.table, sheet.columns, sheet.entries, self.ink, sheet.keys)
        guide(made, sheet, self._lists, self._notes)
        self.made.append((sheet, made.title))
        if not sheet.entries and made is not self.first:
            made.sheet_state = "hidden"  # there to be filled and read again, not to be looked at
        return made

    def finish(self) -> None:
        """Write the texts that no cell can hold, each going on from cell to cell; what is for machines comes last."""
        if self.long_texts.found:
            columns = (
                Column("text", _("Text"), 60, is_right=True),
                Column("part", _("Part"), 60, is_right=True),
                Column("words", _("Words"), 700, wraps=True),
            )
            entries = [
                Entry((number, part + 1, piece))
                for number, text in enumerate(self.long_texts.found, 1)
                for part, piece in enumerate(pieces(text))
            ]
            self.table(Sheet(_("Long texts"), "LongTexts", columns, tuple(entries)))
        self.workbook.remove(self._scratch)
        self.workbook.move_sheet(LISTS, len(self.workbook.worksheets))

    def select(self, sheet: Any) -> None:
        """The one that is seen first; of several that are selected all would be edited at once."""
        self.workbook.active = self.workbook.worksheets.index(sheet)
        for each in self.workbook.worksheets:
            each.sheet_view.tabSelected = each is sheet


def _set_default_font(workbook: Any) -> None:
    """The font that column widths are measured in, and that a person's own cells get."""
    from openpyxl.styles import Font

    font = Font(name=FONT, size=10)
    workbook._fonts[0] = font
    workbook._named_styles["Normal"].font = font
