"""The files that were open last: a picture, whose they are, when they were changed. One that is gone says so."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journeydesigner.metrics.numbers import NBSP
from journeydesigner.ui.controls.labels import WholeLabel, as_tip, label, set_tone
from journeydesigner.ui.controls.laid_out import widgets_of
from journeydesigner.ui.look import Look
from journeydesigner.ui.recent_text import folder_text, title_text, when_text
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.glances import Glance, Unreadable
from journeydesigner.ui.start.picture import Picture
from journeydesigner.ui.start.tile import Tile, ring
from journeydesigner.wording import _, n_

_PICTURE = QSize(140, 88)
_ROW = 108


class RecentFiles(QWidget):
    """``opened(path)`` tells which file is wanted; ``lost(path)`` that the wanted one is not there any more."""

    opened = Signal(str)
    lost = Signal(str)

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self._rows: dict[str, RecentRow] = {}
        self._nothing = label(_("Files that you open or save appear here."), tone="second", wraps=True)
        self._nothing.setContentsMargins(12, 6, 12, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._nothing)
        for path in settings.remembered:
            self._add(path)
        self._nothing.setVisible(not self._rows)

    @property
    def paths(self) -> list[Path]:
        return [Path(path) for path in self._rows]

    def show_glance(self, path: str, glance: Glance) -> None:
        if path in self._rows:
            self._rows[path].show_glance(glance)

    def show_trouble(self, path: str, trouble: Unreadable) -> None:
        if path in self._rows:
            self._rows[path].show_trouble(trouble)

    def remove(self, path: str) -> None:
        """Take a file out of the list; the file itself stays."""
        row = self._rows.pop(path, None)
        if row is None:
            return
        self._settings.forget(Path(path))
        if self.window().focusWidget() is row:
            self._focus_beside(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._nothing.setVisible(not self._rows)

    def _focus_beside(self, row: "RecentRow") -> None:
        place, shown = self._column.indexOf(row), widgets_of(self._column)
        for index in (place + 1, place - 1):
            beside = shown.get(index)
            if isinstance(beside, RecentRow):
                beside.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        row.focusNextChild()

    def _add(self, path: Path) -> None:
        row = self._rows[str(path)] = RecentRow(self._look, path)
        row.chosen.connect(self._chosen)
        row.removed.connect(self.remove)
        row.menu_wanted.connect(self._show_menu)
        self._column.addWidget(row)

    def _chosen(self, path: str) -> None:
        (self.lost if self._rows[path].is_missing else self.opened).emit(path)

    def _show_menu(self, path: str, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu_of = path
        if not self._rows[path].is_missing:
            menu.addAction(_("Open"), self._open)
        menu.addAction(_("Show in folder"), self._show_folder)
        menu.addAction(_("Copy the path"), self._copy_path)
        menu.addSeparator()
        menu.addAction(_("Remove from the list"), self._remove)
        menu.popup(point)

    def _open(self) -> None:
        self._chosen(self._menu_of)

    def _show_folder(self) -> None:
        folder = next(found for found in Path(self._menu_of).parents if found.is_dir())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self._menu_of)

    def _remove(self) -> None:
        self.remove(self._menu_of)


class RecentRow(Tile):
    """One file."""

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__(look, str(path), title_text(path))
        self._path = path
        self.is_missing = False
        self.setMinimumHeight(_ROW)
        self.setToolTip(as_tip(folder_text(path)))
        self._picture = Picture(look, _PICTURE, radius=8)
        self._name, self._whose = WholeLabel(size="head"), WholeLabel(tone="second")
        self._when = label("", tone="third", size="small")
        self._name.set_whole(title_text(path))
        self._whose.set_whole(folder_text(path.parent))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        for each in (self._name, self._whose, self._when):
            words.addWidget(each)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 4, 4, 4)
        line.setSpacing(10)
        line.addWidget(self._picture)
        line.addLayout(words, 1)
        self._tell_when()

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()  # type: ignore[union-attr]

    def show_glance(self, glance: Glance) -> None:
        count = len(glance.maps)
        maps = n_("{count} map", "{count} maps", count).format(count=count).replace(" ", NBSP)  # breaks at the dot
        self._whose.set_whole(f"{glance.organization} · {maps}" if glance.organization else maps)
        if glance.maps:
            self._picture.show_glimpse(glance.maps[0].glimpse)
        self._tell_name()

    def show_trouble(self, trouble: Unreadable) -> None:
        self.is_missing = trouble.is_missing
        self._picture.show_icon("search-x" if trouble.is_missing else "triangle-alert")
        set_tone(self._name, "second" if trouble.is_missing else "")
        set_tone(self._whose, "warning")
        self._whose.set_whole(trouble.why)
        self._when.setText(folder_text(self._path.parent) if trouble.is_missing else self._when.text())
        self._tell_name()

    def draw(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        if self.hasFocus() or self.is_hot():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("selected" if self.hasFocus() else "soft"))
            painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            ring(painter, self._look, box.adjusted(5, 5, -5, -5), 6)

    def _tell_when(self) -> None:
        try:
            changed = datetime.fromtimestamp(self._path.stat().st_mtime)
        except (OSError, ValueError, OverflowError):
            return
        self._when.setText(when_text(changed, datetime.now()))

    def _tell_name(self) -> None:
        """What a screen reader says of the row as a whole."""
        parts = (self._name.accessibleName(), self._whose.accessibleName(), self._when.text())
        self.setAccessibleName(", ".join(part.replace(NBSP, " ") for part in parts if part))
