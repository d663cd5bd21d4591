"""The matrix view: what it is about, the matrix, its ranking, and what to do where there is nothing to rank."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.canvas import selection as select
from journeydesigner.document.changes import ChangeSet
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.views.matrix_board import MatrixBoard
from journeydesigner.ui.views.priorities import OPPORTUNITIES, PAINS, priorities_of
from journeydesigner.ui.views.view import Desk, ShownView
from journeydesigner.ui.views.view_bar import ViewBar
from journeydesigner.wording import _, n_

_RANKING = 230
_NARROW = 1080
"""Under this width the ranking steps aside by itself."""
_CARD_ROLE = Qt.ItemDataRole.UserRole


class MatrixPane(ShownView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wants_ranking: bool | None = None
        journey = desk.session.map
        pen = Pen(QtMeasurer(), type_scale(), journey.language if journey else "en")
        self.board = MatrixBoard(desk, pen, priorities_of(OPPORTUNITIES))
        self.ranking = QListWidget()
        self._switch = Segmented(
            desk.look,
            _("About"),
            (
                (OPPORTUNITIES, kind(OPPORTUNITIES).label, "lightbulb"),
                (PAINS, kind(PAINS).label, "triangle-alert"),
            ),
        )
        self._switch.setFixedHeight(34)
        self._switch.show_value(OPPORTUNITIES)
        self._switch.committed.connect(self.be_about)
        self._count = label("", tone="second")
        self._build()
        self.board.shown.connect(self._show_ranking)
        desk.look.follow(self, self._restyle)
        self._restyle()

    def _build(self) -> None:
        bar = ViewBar(self._desk.look)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._switch)
        row.addWidget(self._count)
        row.addStretch(1)
        self._rank_button = QPushButton(_("Ranking"))
        self._rank_button.setObjectName("rankButton")
        self._rank_button.setCheckable(True)
        self._rank_button.clicked.connect(self._toggle_ranking)
        row.addWidget(self._rank_button)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("matrixScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self.board)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._side = self._make_side()
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._scroll, 1)
        across.addWidget(self._side)
        filled = QWidget()
        filled.setLayout(across)
        self._empty = _Nothing(self._desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self.board.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.board)

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("matrixSide")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_RANKING)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 14, 4, 8)
        column.setSpacing(8)
        column.addWidget(label(_("Ranking"), size="head"))
        self.ranking.setWordWrap(True)
        self.ranking.setAccessibleName(_("Ranking"))
        self.ranking.setFrameShape(QFrame.Shape.NoFrame)
        self.ranking.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ranking.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.ranking.setSpacing(1)
        self.ranking.itemClicked.connect(self._ranked_clicked)
        self.ranking.itemActivated.connect(self._ranked_clicked)
        column.addWidget(self.ranking, 1)
        return side

    # As a view

    def show_map(self, map_id: MapId | None) -> None:
        self.board.dress()
        self.board.settle()
        self.board.refresh(moves=False)

    def hear(self, changes: ChangeSet) -> None:
        if "organizations" in changes.touched:
            self.board.dress()
        self.board.refresh()

    def follow_selection(self) -> None:
        self.board.follow()
        card = self._desk.session.selection.id
        chip = self.board.chip(card or "")
        if chip is not None:
            self._scroll.ensureWidgetVisible(chip, 20, 20)
        for row in range(self.ranking.count()):
            item = self.ranking.item(row)
            item.setSelected(item.data(_CARD_ROLE) == card)

    def settle(self) -> None:
        self.board.settle()

    def edit_selection(self) -> bool:
        return self.board.edit(self._desk.session.selection.id or "")

    def be_about(self, name: str) -> None:
        """Show opportunities or pain points."""
        self._switch.show_value(name)
        self.board.use(priorities_of(name))
        self._scroll.verticalScrollBar().setValue(0)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.board.focus_card(self._desk.session.selection.id or "")

    # Inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fold()

    def _toggle_ranking(self) -> None:
        self._wants_ranking = self._side.isHidden()
        self._fold()

    def _fold(self) -> None:
        """The person's wish decides; without one, the width."""
        is_open = self._wants_ranking if self._wants_ranking is not None else self.width() >= _NARROW
        self._side.setVisible(is_open)
        self._rank_button.setChecked(is_open)

    def _fit(self) -> None:
        whole = self._scroll.maximumViewportSize()
        self.board.fit(whole.width(), whole.height(), self._scroll.verticalScrollBar().sizeHint().width())

    def _show_ranking(self, cards: list[Card]) -> None:
        everyone = self.board.cards
        self._stack.setCurrentIndex(0 if everyone else 1)
        if not everyone:
            self._empty.show_for(self.board.plan.kind)
            self._count.setText("")
            return
        said = n_("{count} card", "{count} cards", len(everyone)).format(count=len(everyone))
        if len(cards) < len(everyone):
            said = _("{count} of {all} rated").format(count=len(cards), all=len(everyone))
        self._count.setText(said)
        plan = self.board.plan
        texts = []
        for number, card in enumerate(cards, 1):
            place = plan.place(card)
            assert place is not None, "what is ranked is rated"
            corner = plan.corner(*place).name
            texts.append((card.id, f"{number}.  {card.text}\n{corner} · {plan.said(card)}"))
        if texts != [
            (self.ranking.item(i).data(_CARD_ROLE), self.ranking.item(i).text()) for i in range(self.ranking.count())
        ]:
            self.ranking.clear()
            for card, text in texts:
                item = QListWidgetItem(text)
                item.setData(_CARD_ROLE, card)
                self.ranking.addItem(item)

    def _ranked_clicked(self, item: QListWidgetItem) -> None:
        session, card = self._desk.session, CardId(item.data(_CARD_ROLE))
        if card in session.snapshot.table("cards"):
            session.select(select.of_cards((card,), session.snapshot))
            self.board.focus_card(card)

    def _restyle(self) -> None:
        look = self._desk.look
        ground, line = look.colour("panel").name(), look.colour("line").name()
        # Each its own, and none for what the cards lie in: Qt dresses all that lies in a widget with a style sheet.
        self._rank_button.setStyleSheet(f"#rankButton:checked {{ background: {look.colour('selected').name()}; }}")
        self._side.setStyleSheet(
            f"#matrixSide {{ background: {ground}; border-left: 1px solid {line}; }}"
            "#matrixSide QListView { background: transparent; border: 0; font-size: 12px; }"
            "#matrixSide QListView::item { padding: 6px 4px; border-radius: 6px; }"
            f"#matrixSide QListView::item:selected {{ background: {look.colour('selected').name()};"
            f" color: {look.colour('text').name()}; }}"
        )
        self.board.dress()
        self.board.refresh(moves=False)


class _Nothing(QWidget):
    """Nothing to rank yet: what to do about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._kind = desk, OPPORTUNITIES
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head = label("", size="title")
        self._says = label("", tone="second", wraps=True)
        self._says.setFixedWidth(420)
        self._act = QPushButton()
        self._act.setObjectName("primary")
        self._act.clicked.connect(self._begin)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._picture, self._head, self._says, self._act):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        desk.look.changed.connect(self._draw)

    def show_for(self, name: str) -> None:
        self._kind = name
        found = kind(name)
        lane = self._lane()
        self._head.setText(
            _("No opportunities on this map yet") if name == OPPORTUNITIES else _("No pain points on this map yet")
        )
        said = _("Write them in the lane {lane} on the map; here they are ranked by hand or by the arrow keys.")
        self._says.setText(said.format(lane=f"“{found.label}”"))
        self._says.setFixedHeight(self._says.heightForWidth(self._says.width()))  # else it gets one line
        self._act.setText(_("Write the first one") if lane else _("Add the lane {lane}").format(lane=found.label))
        self._draw()

    def _lane(self) -> str | None:
        session = self._desk.session
        lanes = session.snapshot.lanes_of(session.map_id) if session.map_id else ()
        return next((lane.id for lane in lanes if lane.kind == self._kind), None)

    def _begin(self) -> None:
        """To the map, to the first cell of the lane, which is added where there is none."""
        session, canvas = self._desk.session, self._desk.canvas
        if session.map_id is None:
            return
        lane = self._lane()
        if lane is None:
            lane = session.attempt(add_lane_of, session.map_id, self._kind)
        steps = session.snapshot.steps_in(session.map_id)
        self._desk.to_map()
        if lane is not None and steps:
            canvas.select(select.of_cell(lane, steps[0].id))  # type: ignore[arg-type]
            canvas.edit_selection()

    def _draw(self) -> None:
        found = kind(self._kind)
        self._picture.setPixmap(pixmap(self._desk.look, found.icon, f"{found.family}.edge", 48))

    def sizeHint(self) -> QSize:
        return QSize(400, 300)
