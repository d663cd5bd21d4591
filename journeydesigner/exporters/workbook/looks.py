"""How cells look, by value: each look is made into a style of the workbook once and then shared by all its cells."""

from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Literal

FONT = "Arial"
"""On every Windows and Mac; Liberation Sans has the same widths elsewhere. The bundled font is on nobody's machine."""

Edge = tuple[Literal["thin", "medium", "thick", "dashed", "dotted", "hair", "mediumDashed"], str]
"""Line style and colour RRGGBB."""


@dataclass(frozen=True, slots=True)
class Look:
    """Font size in points, colours as RRGGBB ("" for none), ``indent`` in steps of about three spaces."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    ink: str = "17202E"
    fill: str = ""
    left: Edge | None = None
    right: Edge | None = None
    top: Edge | None = None
    bottom: Edge | None = None
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = False
    indent: int = 0
    number_format: str = "General"

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A look as openpyxl's style arrays: for any value, and for text that might be taken for a formula."""

    plain: Any
    quoted: Any


class LookBook:
    """The styles of one workbook, by look."""

    def __init__(self, scratch: Any) -> None:
        """``scratch``: a cell of the workbook, free to be styled."""
        self._scratch = scratch
        self._styles: dict[Look, Style] = {}
        self._fonts: dict[tuple[Any, ...], Any] = {}

    def style(self, look: Look) -> Style:
        """The style of a look. Cells may share it: nothing changes it afterwards."""
        found = self._styles.get(look)
        if found is None:
            found = self._styles[look] = Style(self._make(look, is_quoted=False), self._make(look, is_quoted=True))
        return found

    def font(self, size: float, bold: bool, italic: bool, ink: str) -> Any:
        """The font of a run inside a cell."""
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles import Color

        key = (size, bold, italic, ink)
        found = self._fonts.get(key)
        if found is None:
            found = InlineFont(rFont=FONT, sz=size, b=bold or None, i=italic or None, color=Color("FF" + ink))
            self._fonts[key] = found
        return found

    def _make(self, look: Look, *, is_quoted: bool) -> Any:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        def side(edge: Edge | None) -> Side:
            return Side(style=edge[0], color="FF" + edge[1]) if edge else Side()

        cell = self._scratch
        cell.font = Font(
            name=FONT, size=look.size, bold=look.bold, italic=look.italic, color="FF" + look.ink,
            underline="single" if look.underline else None,
        )  # fmt: skip
        cell.fill = PatternFill("solid", fgColor="FF" + look.fill) if look.fill else PatternFill()
        cell.border = Border(left=side(look.left), right=side(look.right), top=side(look.top), bottom=side(look.bottom))
        cell.alignment = Alignment(
            horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap or None, indent=look.indent
        )
        cell.number_format = look.number_format
        cell._style.quotePrefix = int(is_quoted)
        return copy(cell._style)
