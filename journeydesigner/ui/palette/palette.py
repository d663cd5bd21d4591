"""The palette: a line to type in over the window, and under it what answers. Not modal: a click elsewhere closes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from journeydesigner.ui.controls.focus_before import FocusBefore
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.palette.entry import Entry, best
from journeydesigner.ui.palette.results import ROW, ResultRow, Results
from journeydesigner.ui.palette.sources import Sources, called_as_kinds
from journeydesigner.wording import _

_WIDTH, _TOP, _MOST_ROWS = 640, 72, 11
_MOST_COMMANDS, _MOST_MAPS, _MOST_RECENT = 24, 6, 5
ONLY_COMMANDS = ">"


class Palette(QFrame):
    """Lies over ``window`` while it is open. Remembers what was chosen last."""

    def __init__(self, look: Look, sources: Sources, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(_("Search or do"))
        self._look, self._sources, self._window = look, sources, window
        self._commands: Sequence[Entry] = ()
        self._recent: list[str] = []
        self._before = FocusBefore()
        self._icon = QLabel()
        self._line = QLineEdit()
        self._line.setObjectName("bare")
        self._line.setPlaceholderText(_("Type a command, or a word on a map"))
        self._line.setAccessibleName(_("Search or do"))
        self._results = Results()
        self._list = QListView()
        self._list.setObjectName("bare")
        self._list.setModel(self._results)
        self._list.setItemDelegate(ResultRow(look, self._results))
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(_("Answers"))
        self._nothing = label(_("Nothing answers that."), tone="second")
        self._nothing.setContentsMargins(20, 12, 20, 16)
        self._lay_out()
        self._line.textChanged.connect(self._answer)
        self._line.installEventFilter(self)
        let_keys_through(self._line)
        self._list.clicked.connect(self._clicked)
        self._list.entered.connect(self._pointed)
        look.follow(self, self._draw)
        self._draw()
        window.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> list[Entry]:
        """What is listed, top to bottom."""
        rows = (self._results.entry(row) for row in range(self._results.rowCount()))
        return [entry for entry in rows if entry is not None]

    def open(self, text: str = "") -> None:
        """Open it, or close it where it is open."""
        if self.isVisible():
            self.leave()
            return
        self._before.remember(self._window.focusWidget())
        self._commands = self._sources.commands()
        self._line.setText(text)
        self._answer()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it; the keys go where they went before."""
        self.hide()
        self._before.give_back()

    def choose(self) -> None:
        """Do what is marked."""
        entry = self._results.entry(self._list.currentIndex().row())
        if entry is None:
            return
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:_MOST_RECENT]
        self.leave()
        entry.act()

    # Answering

    def _answer(self) -> None:
        query = self._line.text().strip()
        if query.startswith(ONLY_COMMANDS):
            entries = best(query[1:], self._commands, len(self._commands))
            query = query[1:].strip()
        elif query:
            commands, places = best(query, self._commands, _MOST_COMMANDS), self._sources.places(query)
            lanes = called_as_kinds(commands, places)
            entries = [*lanes, *commands, *best(query, self._sources.maps(), _MOST_MAPS)]
            entries += [place for place in places if place not in lanes]
        else:
            entries = self._offered()
        self._results.show(entries, query)
        first = self._results.next_entry(-1, 1)
        self._mark(first)
        self._list.scrollToTop()
        self._nothing.setVisible(first is None)
        self._list.setVisible(first is not None)
        self._place()

    def _offered(self) -> list[Entry]:
        """Before anything is typed: what was chosen last, the maps, then every command."""
        maps = list(self._sources.maps())
        by_key = {entry.key: entry for entry in (*self._commands, *maps)}
        recent = [by_key[key] for key in self._recent if key in by_key]
        again = [Entry(e.key, _("Last used"), e.text, e.act, e.detail, e.icon, e.shortcut) for e in recent]
        return [*again, *maps, *self._commands]

    def _mark(self, row: int | None) -> None:
        index = QModelIndex() if row is None else self._results.index(row)
        self._list.setCurrentIndex(index)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) if row is not None else ""
        self._line.setAccessibleDescription(str(said))

    def _step(self, direction: int) -> None:
        row = self._results.next_entry(self._list.currentIndex().row(), direction)
        if row is not None:
            self._mark(row)
            self._list.scrollTo(self._list.currentIndex())
            if row == self._results.next_entry(-1, 1):
                self._list.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        if self._results.entry(index.row()) is not None:
            self._mark(index.row())
            self.choose()

    def _pointed(self, index: QModelIndex) -> None:
        if self._results.entry(index.row()) is not None:
            self._mark(index.row())

    # Looks

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(18, 12, 14, 10)
        top.setSpacing(12)
        top.addWidget(self._icon)
        top.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(self._list)
        column.addWidget(self._nothing)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._look, "search", "text2", 20))

    def _place(self) -> None:
        room = self._window.width()
        width = min(_WIDTH, room - 32)
        below = max(self._window.height() - 180, ROW)
        self._list.setFixedHeight(min(self._results.height() + 4, _MOST_ROWS * ROW, below))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room - width) // 2, min(_TOP, max(self._window.height() - self.height(), 0)))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                QTimer.singleShot(0, self, self._leave_unless_used)
        elif watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _leave_unless_used(self) -> None:
        """A click elsewhere took the keys."""
        if self.isVisible() and self._window.isActiveWindow() and not self._line.hasFocus():
            self._before.forget()
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Tab: lambda: self._step(1),
            Qt.Key.Key_Backtab: lambda: self._step(-1),
            Qt.Key.Key_Return: self.choose,
            Qt.Key.Key_Enter: self.choose,
            Qt.Key.Key_Escape: self.leave,
        }
        act = keys.get(event.key())
        if act is None:
            return False
        act()
        return True
