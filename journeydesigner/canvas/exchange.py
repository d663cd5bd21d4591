"""What one canvas gives to other programs and takes from them, by clipboard and by drops.

All that reads foreign texts and tables is loaded when it is first wanted: a window opens without it.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journeydesigner.canvas.selection import TABLES, SelectionKind

if TYPE_CHECKING:
    from journeydesigner.canvas.clips import Clips
    from journeydesigner.canvas.dropping import Load
    from journeydesigner.canvas.drops import Drops
    from journeydesigner.canvas.map_canvas import MapCanvas


class Exchange:
    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    @cached_property
    def clips(self) -> "Clips":
        from journeydesigner.canvas.clips import Clips

        return Clips(self._canvas)

    @cached_property
    def drops(self) -> "Drops":
        from journeydesigner.canvas.drops import Drops

        return Drops(self._canvas)

    def can_copy(self) -> bool:
        kinds = (SelectionKind.CARDS, *TABLES)
        return self._canvas.has_map and self._canvas.selection.kind in kinds

    def copy(self) -> bool:
        return self.clips.copy()

    def cut(self) -> None:
        self.clips.cut()

    def paste(self) -> None:
        self.clips.paste()

    def paste_text(self) -> None:
        self.clips.paste_text()

    def paste_style(self) -> None:
        self.clips.paste_style()

    def drop(self, load: "Load", at: QPointF) -> None:
        self.drops.drop(load, at)
