"""Says over the map that only a part of it is shown, and shows all of it again on a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from journeydesigner.model.records import CardFilter
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.filtering.choices import without, words
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_MARGIN = 16


class FilterPill(QFrame):
    """At the bottom left of ``host``, while there is a filter. ``opened`` tells where its panel is wanted."""

    opened = Signal(QPoint)

    def __init__(self, look: Look, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("zoomPill")
        self._look, self._session, self._host = look, session, host
        self._icon = QLabel()
        self._text = QPushButton()
        self._text.setToolTip(_("Change the filter"))
        clear = IconButton(look, "x", _("Show everything"), size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addWidget(clear)
        self.setFixedHeight(36)
        self._text.clicked.connect(self._open)
        clear.clicked.connect(self._clear)
        session.filter_changed.connect(self._tell)
        session.changed.connect(self._follow)
        look.changed.connect(self._draw)
        host.installEventFilter(self)
        self._draw()
        self._tell()

    def _clear(self) -> None:
        self._session.set_filter(CardFilter())

    def _open(self) -> None:
        self.opened.emit(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _follow(self, _changes: object) -> None:
        """A tag or lane that went is not asked for any more."""
        map_id = self._session.map_id
        if map_id is not None and not self._session.filter.is_empty():
            self._session.set_filter(without(self._session.filter, self._session.snapshot, map_id))
            self._tell()

    def _tell(self) -> None:
        map_id, wanted = self._session.map_id, self._session.filter
        self.setVisible(map_id is not None and not wanted.is_empty())
        if map_id is None or wanted.is_empty():
            return
        snapshot = self._session.snapshot
        lanes = [lane for lane in snapshot.lanes_of(map_id) if wanted.keeps_lane(lane)]
        everyone = sum(len(snapshot.cards_in(lane.id)) for lane in snapshot.lanes_of(map_id))
        shown = sum(wanted.keeps_card(card) for lane in lanes for card in snapshot.cards_in(lane.id))
        said = _("{what}: {shown} of {all} cards").format(
            what=words(wanted, snapshot, map_id), shown=shown, all=everyone
        )
        self._text.setText(said.replace("&", "&&"))
        self.setAccessibleName(_("Filtered by {what}").format(what=said))
        self._place()
        self.raise_()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._look, "funnel", "accent", 16))

    def _place(self) -> None:
        self.adjustSize()
        self.move(_MARGIN, self._host.height() - self.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)
