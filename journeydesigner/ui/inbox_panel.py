"""The inbox: notes of the map that have no place yet, typed here and dragged onto it."""

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.editing.cards import add_note, delete_cards, set_text
from journeydesigner.editing.merging import put_back
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card
from journeydesigner.painting.pictures import Pictures, covering
from journeydesigner.ui.controls.dragged import Dragged
from journeydesigner.ui.controls.laid_out import widgets_of
from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.controls.section_head import SectionHead
from journeydesigner.ui.controls.text_fields import LineField, needed
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.shelf_mime import shelf_mime
from journeydesigner.ui.where import place_text
from journeydesigner.wording import _

_ORIGIN = 17
"""The height of the line that says where a discarded card stood."""
_PICTURE = QSize(192, 80)
"""What a note shows of its picture at most."""
_PICTURE_DETAIL = 2.0
"""Of a screen at 200 %."""

_AT_ONCE = 8
"""So many tiles are made in one turn: the rest follow, one turn after the other."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class InboxPanel(QWidget):
    filed = Signal(str)
    """A note is to go onto the map, by key."""
    wanted_in_sight = Signal(QWidget)
    """What has the keys, and may have gone out of sight: each note that is typed pushes the line further down."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._notes: dict[str, NoteTile] = {}
        self._assets = session.document.assets
        self._pictures = Pictures(self._assets, _PICTURE_DETAIL)
        self._head = SectionHead(look, _("Inbox"), add=_("Type a note"))
        self._head.added.connect(self.begin_typing)
        self._entry = LineField(_("New note"), _("Type a note, Enter keeps it"), parse=needed)
        self._entry.committed.connect(self._add)
        self._entry.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self._head)
        self._column.addWidget(self._entry)
        self._more = NextTurn(self, self.refresh)

    def refresh(self) -> None:
        session = self._session
        notes = session.snapshot.inbox(session.map_id) if session.map_id else ()
        self._head.show_count(len(notes))
        self._entry.setEnabled(session.map_id is not None)
        for gone in self._notes.keys() - {note.id for note in notes}:
            tile = self._notes.pop(gone)
            tile.hide()
            tile.deleteLater()
        if self._assets is not session.document.assets:  # another document
            self._assets = session.document.assets
            self._pictures = Pictures(self._assets, _PICTURE_DETAIL)
        made = 0
        for place, note in enumerate(notes):
            if note.id not in self._notes:
                if made == _AT_ONCE:
                    self._more.soon()
                    break
                made += 1
                self._notes[note.id] = self._tile(note)
            tile = self._notes[note.id]
            if self._column.indexOf(tile) != place + 1:
                self._column.insertWidget(place + 1, tile)
                tile.show()  # Qt would a turn later: till then there is no room made for it
                above = self._notes[notes[place - 1].id] if place else self._head.plus
                if above is not None:
                    QWidget.setTabOrder(above, tile)  # where it is seen: not after all that was there before
            origin = place_text(session.snapshot, note.came_from) if note.came_from else ""
            picture = self._pictures.image(note.image, *_PICTURE.toTuple()) if note.image else None
            tile.show_note(note, origin, picture, is_current=note.id == session.looked_at)

    def begin_typing(self) -> None:
        self._entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted_in_sight.emit(self._entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._entry and event.type() is QEvent.Type.Move:
            self.stay_in_sight()
        return super().eventFilter(watched, event)

    def stay_in_sight(self) -> None:
        """While the line is typed into, it is seen."""
        if self._entry.hasFocus():
            self.wanted_in_sight.emit(self._entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the line goes to the last note; from there the arrows go on."""
        last = widgets_of(self._column).get(self._column.indexOf(self._entry) - 1)
        if event.key() == Qt.Key.Key_Up and self._entry.hasFocus() and isinstance(last, NoteTile):
            last.setFocus(Qt.FocusReason.BacktabFocusReason)
            self.wanted_in_sight.emit(last)
        else:
            super().keyPressEvent(event)

    def _tile(self, note: Card) -> "NoteTile":
        tile = NoteTile(self._look, note.id)
        tile.chosen.connect(self._session.look_at)
        tile.unwanted.connect(self._delete)
        tile.wanted_back.connect(self._put_back)
        tile.wanted_on_map.connect(self.filed)
        tile.wanted_anew.connect(self._rewrite)
        return tile

    def _add(self, text: str) -> None:
        if self._session.map_id is not None:
            self._session.attempt(add_note, self._session.map_id, text)
        self._entry.clear()
        self._entry.show_value("")

    def _rewrite(self, card: str) -> None:
        """Where it lies; one of several lines is written in the inspector, which has room for them."""
        text = self._session.snapshot.card(CardId(card)).text
        if "\n" not in text:
            field = RenameField(self._notes[card], _("Text of the note"), text)
            field.renamed.connect(partial(self._session.attempt, set_text, CardId(card)))

    def _put_back(self, card: str) -> None:
        self._session.attempt(put_back, CardId(card))

    def _delete(self, card: str) -> None:
        self._session.attempt(delete_cards, (CardId(card),))


class NoteTile(Dragged):
    """A note; while it is dragged, a dashed ghost stays."""

    chosen = Signal(str)
    unwanted = Signal(str)
    wanted_back = Signal(str)
    wanted_on_map = Signal(str)
    wanted_anew = Signal(str)
    """Its text is to be written."""

    def __init__(self, look: Look, card: str) -> None:
        super().__init__()
        self._look, self.card = look, card
        self._is_ghost = self._is_current = False
        self._shown: tuple[Card, str, bool] | None = None
        self._origin = ""
        self._picture: QImage | None = None
        self._has_text = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a click, too: Alt+arrows are for the note that is looked at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Drag onto the map, or Alt+arrow"))
        self.clicked.connect(self._choose)
        look.changed.connect(self.update)

    def show_note(self, note: Card, origin: str = "", picture: QImage | None = None, *, is_current: bool) -> None:
        """``origin``: where on the map it stood before it was discarded."""
        if self._shown == (note, origin, is_current):
            return
        self._shown, self._is_current = (note, origin, is_current), is_current
        self.setText(note.text or (_("Picture") if note.image else _("Empty note")))
        self._picture, self._has_text = picture, bool(note.text) or picture is None
        self._origin = _("from {place}").format(place=origin) if origin else ""
        said = _("Note: {text}").format(text=self.text())
        self.setAccessibleName(f"{said}, {self._origin}" if origin else said)
        self._fit()
        self.update()

    def mime(self) -> QMimeData:
        return shelf_mime(kind="note", card=self.card)

    def drag_began(self) -> None:
        self._is_ghost = True
        self.update()

    def drag_ended(self) -> None:
        self._is_ghost = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            self.wanted_on_map.emit(self.card)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unwanted.emit(self.card)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_F2:
            self.wanted_anew.emit(self.card)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.wanted_anew.emit(self.card)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        if self._origin:
            menu.addAction(_("Put back on the map")).triggered.connect(self._want_back)
        menu.addAction(_("Delete note")).triggered.connect(self._let_go)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos() + QPoint(1, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(216, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        if not self._is_ghost:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("line"))
            painter.drawRoundedRect(box.translated(0, 1), 8, 8)
        edge = "accent" if self.hasFocus() or self._is_current else "line2"
        style = Qt.PenStyle.DashLine if self._is_ghost else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.colour(edge), 2 if self.hasFocus() else 1, style))
        painter.setBrush(look.colour("panel" if self._is_ghost else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        if self._picture is not None:
            painter.setOpacity(0.4 if self._is_ghost else 1.0)
            _draw_picture(painter, self._picture, self._picture_box())
            painter.setOpacity(1.0)
        painter.setFont(_small(self.font()))
        painter.setPen(look.colour("text3" if self._is_ghost else "text"))
        if self._has_text:
            painter.drawText(self._text_box(), self.text(), _wrapping())
        if self._origin:
            painter.setPen(look.colour("text3"))
            line = self._text_box()
            line.setTop(line.bottom() - _ORIGIN)
            fitted = painter.fontMetrics().elidedText(self._origin, Qt.TextElideMode.ElideRight, round(line.width()))
            painter.drawText(line, fitted, QTextOption(Qt.AlignmentFlag.AlignBottom))
        painter.end()

    def _picture_box(self) -> QRectF:
        return QRectF(8, 8, self.width() - 16, _PICTURE.height())

    def _text_box(self) -> QRectF:
        above = _PICTURE.height() + 6 if self._picture is not None else 0
        return QRectF(self.rect()).adjusted(12, 6 + above, -10, -6)

    def _fit(self) -> None:
        room = QRectF(0, 0, max(self.width(), 120) - 22, 10_000)
        needs = QFontMetricsF(_small(self.font())).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        height = max(30, round(needs.height()) + 15) if self._has_text else 11
        height += (_PICTURE.height() + 6 if self._picture is not None else 0) + (_ORIGIN if self._origin else 0)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _choose(self) -> None:
        self.chosen.emit(self.card)

    def _want_back(self) -> None:
        self.wanted_back.emit(self.card)

    def _let_go(self) -> None:
        self.unwanted.emit(self.card)


def _draw_picture(painter: QPainter, picture: QImage, box: QRectF) -> None:
    """The middle of it, as large as the box."""
    clip = QPainterPath()
    clip.addRoundedRect(box, 5, 5)
    painter.save()
    painter.setClipPath(clip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, picture, covering(picture, box.width(), box.height()))
    painter.restore()


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(12)
    return made


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
