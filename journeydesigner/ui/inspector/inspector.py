"""The right panel: chooses the page for what is selected, heads it, and says when it was last edited."""

import datetime
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.metrics import anchor_of
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Card, Measurement
from journeydesigner.ui.controls.labels import WholeLabel, label, rule
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.inspector.page import SCROLL_BAR, Page
from journeydesigner.ui.inspector.pages import Make, likely, wanted
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.theme import INSPECTOR
from journeydesigner.wording import _

_AFTER_MS = 10
"""What the selection is part of is painted first."""


class Inspector(QWidget):
    """Pages are made when first needed and kept; only the one in sight listens. It goes to another page when nothing
    more urgent is to do, so that no key on the map waits for it; whoever asks for the page gets the one that is due."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Inspector"))
        self.setFixedWidth(INSPECTOR)
        self._session, self._look = session, look
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._supposed: Snapshot | None = None
        self._undressed: list[str] = []
        self._head = _Head(look)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = _Stack()
        self._scroll.setWidget(self._stack)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._stack.leave_room_for)
        self._edited = label("", tone="second", size="small")
        self._edited.setContentsMargins(16, 0, 16, 0)
        self._edited.setFixedHeight(36)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addWidget(self._edited)
        self._waiting = NextTurn(self, self.show_selection, _AFTER_MS)
        session.changed.connect(self._changed)
        session.trouble.connect(self._refused)
        for signal in (session.selection_changed, session.map_changed, session.document_replaced):
            signal.connect(self._later)
        self._later()

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        self.catch_up()
        return self._page

    @property
    def edited_text(self) -> str:
        """When what is shown was last edited, as said at the foot."""
        self.catch_up()
        return self._edited.text()

    def catch_up(self) -> None:
        """Show now what else would be shown in a moment."""
        if self._waiting.is_due:
            self._waiting.forget()
            self.show_selection(is_due=True)

    def show_selection(self, *, is_due: bool = False) -> None:
        """Show the page of what is selected now; one that is to be made first, in the next turn if not ``is_due``."""
        name, record, make = wanted(self._session)
        if make is None:
            self._page = None
            self._stack.hide()
            self._head.clear()
            self._edited.setText("")
            return
        page = self._pages.get(name)
        if page is None:
            page = self._made(name, make)
            if self._page is not None and not is_due:
                self._waiting.soon()  # shown a little later: both together would hold up what is typed
                return
        is_other = page is not self._page or page.record != record
        self._page = page
        page.supposed = self._supposed
        page.show_record(record)
        self._stack.show()
        self._stack.setCurrentWidget(page)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        self._show_head()

    def prepare(self) -> bool:
        """Make one of the pages that are going to be wanted, or dress one. Whether there is more to do."""
        if self._undressed:
            for part in self._pages[self._undressed.pop()].findChildren(QWidget):
                part.ensurePolished()  # else it would be when the page is shown
            return True
        for name, make in likely(self._session):
            if name not in self._pages:
                self._made(name, make)
                self._undressed.append(name)
                return True
        return False

    def _made(self, name: str, make: Make) -> Page:
        page = self._pages[name] = make(self._session, self._look)
        self._stack.addWidget(page)
        return page

    def show_preview(self, supposed: Snapshot | None) -> None:
        """Show how a feeling that is being dragged would read; with None, what the document says."""
        self._supposed = supposed
        self.catch_up()
        if self._page is not None and self._page.shows_previews:
            self._page.supposed = supposed
            self._page.refresh()

    def _later(self) -> None:
        self._waiting.soon()

    def _changed(self, _changes: ChangeSet) -> None:
        self._later()

    def _refused(self, why: str) -> None:
        """A switch that was moved where nothing can be written goes back."""
        if self._session.is_read_only and self._page is not None and why == self._session.why_read_only:
            self._page.refresh()

    def _show_head(self) -> None:
        if self._page is not None:
            heading = self._page.heading()
            self._head.show_heading(heading.icon, heading.family, heading.title, heading.where)
            self._edited.setText(_edited_text(self._session, self._page.table, self._page.record))


class _Stack(QStackedWidget):
    """As high as the page in sight, not as the highest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._is_scrolled = False
        self._leave_room()
        self.currentChanged.connect(self._settle)

    def leave_room_for(self, _first: int, last: int) -> None:
        """Where no scroll bar stands, its room stays free: all pages have the same margin at the right.

        Not at once: the bar is on its way, and a page that is just high enough would bring it and send it off for ever.
        """
        if bool(last) != self._is_scrolled:
            self._is_scrolled = bool(last)
            QTimer.singleShot(0, self, self._leave_room)

    def _leave_room(self) -> None:
        self.setContentsMargins(0, 0, 0 if self._is_scrolled else SCROLL_BAR, 0)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """Of the page in sight: the layout would ask all of them."""
        page = self.currentWidget()
        if page is None:
            return super().heightForWidth(width)
        inside = width - self.contentsMargins().right()
        return page.heightForWidth(inside) if page.hasHeightForWidth() else page.minimumSizeHint().height()

    def _settle(self) -> None:
        for place in range(self.count()):
            page = self.widget(place)
            fits = QSizePolicy.Policy.Preferred if page is self.currentWidget() else QSizePolicy.Policy.Ignored
            assert page is not None
            page.setSizePolicy(QSizePolicy.Policy.Ignored, fits)
        self.updateGeometry()


class _Head(QWidget):
    """Icon on its family's colour, the kind, and where it is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drawn = ("", "slate")
        self._tile = QFrame()
        self._tile.setFixedSize(QSize(36, 36))
        self._picture = QLabel(self._tile)
        self._picture.setGeometry(0, 0, 36, 36)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", size="head")
        self._where = WholeLabel(tone="second")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._where)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 12, 11)
        row.setSpacing(10)
        row.addWidget(self._tile)
        row.addLayout(words, 1)
        self.setMinimumHeight(60)
        look.changed.connect(self._draw)

    def show_heading(self, icon_name: str, family: str, title: str, where: str) -> None:
        self._title.setText(title)
        self._where.set_whole(where)
        self._where.setVisible(bool(where))
        self._tile.show()
        if (icon_name, family) != self._drawn:
            self._drawn = (icon_name, family)
            self._draw()

    def clear(self) -> None:
        self._title.setText("")
        self._where.set_whole("")
        self._tile.hide()

    def _draw(self) -> None:
        icon_name, family = self._drawn
        if not icon_name:
            return
        fill, border = self._look.colour(f"{family}.fill"), self._look.mixed(f"{family}.fill", f"{family}.edge", 0.28)
        self._tile.setStyleSheet(
            f"QFrame {{ background: {fill.name()}; border: 1px solid {border.name()}; border-radius: 8px; }}"
            "QLabel { border: 0; background: transparent; }"
        )
        self._picture.setPixmap(pixmap(self._look, icon_name, f"{family}.edge", 20))


def _edited_text(session: Session, table: str, record: RecordId) -> str:
    """When the record was last written, in the reader's time zone; of a map, when anything in its file was."""
    millis = _last_write(session, table, record)
    if not millis:
        return ""
    moment = datetime.datetime.fromtimestamp(millis / 1000)
    today = datetime.date.today()
    if moment.date() == today:
        return _("Edited today, {time}").format(time=f"{moment:%H:%M}")
    if moment.date() == today - datetime.timedelta(days=1):
        return _("Edited yesterday, {time}").format(time=f"{moment:%H:%M}")
    return _("Edited {date}").format(date=date_text(moment.date().isoformat()))


def _last_write(session: Session, table: str, record: RecordId) -> int:
    """Milliseconds since 1970; 0 where it is not known."""
    if table == "maps":
        return max((moment[0] for moment in session.document.version().values()), default=0)
    rows = [(table, record), *(("measurements", found.id) for found in _measured(session, record))]
    row_of = session.document.registers.row
    return max((register.stamp.millis for at in rows for register in row_of(*at).values()), default=0)


def _measured(session: Session, record: RecordId) -> Iterator[Measurement]:
    """The figures of a record: of a tile those that it shows."""
    card = session.snapshot.table("cards").get(record)
    anchor = anchor_of(card) if isinstance(card, Card) else record
    for (_metric, at), series in session.snapshot.index.series.items():
        if at == anchor:
            yield from series
