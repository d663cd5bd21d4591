"""The small bar above the cards that are selected on the canvas: only what works there."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.theme import FAMILIES
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.lanes.colour_words import colour_word
from journeydesigner.model.ids import RecordId
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import rule
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_AWAY, _EDGE = 12, 8
_FOOT = 68
"""At the foot of the canvas lie the toast and the zoom pill."""
_FURTHER = (0, 12, 24, 36, 48)
"""So much further away the bar may be, above and below, in pixels."""
_UPRIGHT = 6
"""The first places that are tried are above and below; the others beside."""


class ContextBar(QFrame):
    """Hides while something is typed or dragged."""

    def __init__(self, session: Session, look: Look, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("floating")
        self.setAccessibleName(_("Selection"))
        self._session, self._look, self._canvas = session, look, canvas
        self._is_away = False
        self._colour = IconButton(look, "palette", _("Colour"), colour="text")
        self._colours = QMenu(self._colour)
        self._colours.aboutToShow.connect(self._fill_colours)
        self._colours.triggered.connect(self._colour_picked)
        self._colour.setMenu(self._colours)
        self._colour.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._link = IconButton(look, "link", _("Link to another card (Ctrl+L)"), colour="text")
        self._comment = IconButton(look, "message-circle", _("Comment (Shift+F2)"), colour="text")
        self._float = IconButton(look, "sticky-note", _("Let float over the map"), colour="text")
        self._label = IconButton(look, "pencil", _("Label of the arrow"), colour="text")
        self._truth = IconButton(look, "star", _("Moment of truth"), colour="text")
        self._truth.setCheckable(True)
        self._float.setCheckable(True)
        self._copy = IconButton(look, "copy", _("Duplicate"), colour="text")
        self._delete = IconButton(look, "trash-2", _("Delete"), colour="danger")
        self._line = rule(upright=True)
        for button, act in (
            (self._link, canvas.linking.begin),
            (self._comment, canvas.comment),
            (self._float, self._toggle_float),
            (self._label, canvas.edit_selection),
            (self._truth, self._toggle_truth),
            (self._copy, canvas.duplicate_selection),
            (self._delete, canvas.delete_selection),
        ):
            button.clicked.connect(act)
        self._lay_out()
        self._due = NextTurn(self, self.refresh)
        canvas.view_changed.connect(self._follow)
        canvas.edit_started.connect(self._step_back)
        canvas.edit_ended.connect(self._return)
        canvas.installEventFilter(self)
        canvas.selection_changed.connect(self._changed)
        session.changed.connect(self._changed)
        session.read_only_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what the selection can have; of what is still being laid out, when it is."""
        if self._canvas.showing.is_behind:
            self._due.soon()
            return
        self._due.forget()
        selection = self._canvas.selection
        self._truth.setChecked(selection.kind is SelectionKind.CARDS and self._all_true())
        is_cards, is_one = selection.kind is SelectionKind.CARDS, len(selection.cards) == 1
        for button, is_offered in (
            (self._colour, is_cards),
            (self._link, is_one),
            (self._comment, is_one),
            (self._truth, is_cards),
            (self._float, is_cards),
            (self._copy, is_cards),
            (self._label, selection.kind is SelectionKind.LINK),
        ):
            button.setVisible(is_offered)
        is_free = is_cards and not self._canvas.notes.standing
        self._float.setChecked(is_free)
        self._float.setToolTip(_("Put into its cell") if is_free else _("Let float over the map"))
        self._float.setAccessibleName(self._float.toolTip())
        self.place()

    def catch_up(self) -> None:
        """Be now where it would be in a moment."""
        self._due.now()

    def place(self) -> None:
        """Beside the selection where it covers least of other cards; nowhere while the selection is out of sight."""
        selection = self._canvas.selection
        has_bar = selection.kind in (SelectionKind.CARDS, SelectionKind.LINK)
        is_busy = self._is_away or self._canvas.is_editing or self._canvas.voting.is_on or self._canvas.linking.is_on
        has_bar = has_bar and not self._session.is_read_only
        rect = None if is_busy or not has_bar else self._canvas.selection_rect()
        if rect is None or not rect.intersects(self._open_room()):
            self.hide()
            return
        self.adjustSize()
        self.move(self._best_place(rect))
        self.show()
        self.raise_()

    def _best_place(self, rect: QRect) -> QPoint:
        """As near as can be where nothing is hidden; a little further away if that hides less."""
        found: list[tuple[int, QPoint]] = []
        chosen = set(self._canvas.selection.ids)
        for further in _FURTHER:
            grown = rect.adjusted(0, -further, 0, further)
            corners = self._corners(grown)[: _UPRIGHT if further else None]
            found += [(self._covered(place, rect, chosen), place) for place in map(self._within, corners)]
            if not min(found, key=lambda one: one[0])[0]:
                break
        return min(found, key=lambda one: one[0])[1]

    def _corners(self, rect: QRect) -> tuple[QPoint, ...]:
        """Above, below, right and left of ``rect``: the first one is the best among equals."""
        middle = rect.center().x() - self.width() // 2
        y = rect.center().y() - self.height() // 2
        along = (middle, rect.left(), rect.right() - self.width())
        return (
            *(QPoint(x, rect.top() - self.height() - _AWAY) for x in along),
            *(QPoint(x, rect.bottom() + _AWAY) for x in along),
            QPoint(rect.right() + _AWAY, y),
            QPoint(rect.left() - self.width() - _AWAY, y),
        )

    def _within(self, corner: QPoint) -> QPoint:
        room = self._open_room().adjusted(_EDGE, _EDGE, -_EDGE - self.width(), -_FOOT - self.height())
        return QPoint(max(min(corner.x(), room.right()), room.left()), max(min(corner.y(), room.bottom()), room.top()))

    def _open_room(self) -> QRect:
        """The canvas beside and below its headers: what they say is never covered."""
        window = self._canvas.viewport.open_window
        return QRect(round(window.x), round(window.y), round(window.w), round(window.h))

    def _covered(self, corner: QPoint, selected: QRect, chosen: set[RecordId]) -> int:
        """How much would be hidden: the selection counts more than any number of other cards, faces and quotes."""
        canvas, bar = self._canvas, QRect(corner, self.size())
        left, top = canvas.camera.to_scene(bar.left(), bar.top())
        right, bottom = canvas.camera.to_scene(bar.right(), bar.bottom())
        area = Rect.between(left, top, right, bottom)
        hidden = len(set(canvas.board.cards_within(area)) - chosen) + self._feelings_within(area)
        return hidden + 100 * bar.intersects(selected)

    def _feelings_within(self, area: Rect) -> int:
        """How many faces and quotes of curves stand there."""
        bands = [
            band for band in self._canvas.board.scene.bands if band.y < area.bottom and area.y < band.y + band.height
        ]
        return sum(
            node.role in (Role.EMOTION, Role.QUOTE) and Rect(node.x, band.y + node.y, node.w, node.h).meets(area)
            for band in bands
            if band.y < area.bottom and area.y < band.y + band.height
            for node in band.nodes
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._step_back()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                QTimer.singleShot(0, self._return)  # once the canvas has dropped what was dragged
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        widgets: tuple[QWidget, ...] = (
            self._colour, self._link, self._comment, self._truth, self._float, self._copy, self._label, self._line,
            self._delete,
        )  # fmt: skip
        for widget in widgets:
            row.addWidget(widget)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line.setFixedHeight(20)
        self.setFixedHeight(38)

    def _follow(self) -> None:
        """The map moves under the bar, which is to be placed for something else in a moment, or goes along."""
        if not self._due.is_due:
            self.place()

    def _changed(self, _what: object) -> None:
        self._due.soon()

    def _step_back(self) -> None:
        self._is_away = True
        self.hide()

    def _return(self) -> None:
        self._is_away = False
        self.refresh()

    def _all_true(self) -> bool:
        snapshot = self._session.snapshot
        cards = [card for card in self._canvas.selection.cards if card in snapshot.table("cards")]
        return bool(cards) and all(snapshot.card(card).is_moment_of_truth for card in cards)

    def _toggle_float(self) -> None:
        notes = self._canvas.notes
        if notes.standing:
            notes.float_selection()
        else:
            notes.file_selection()
        self.refresh()

    def _toggle_truth(self) -> None:
        value = not self._all_true()
        cards = self._canvas.selection.cards
        self._session.attempt(set_card_fields, cards, _("Change moment of truth"), is_moment_of_truth=value)

    def _fill_colours(self) -> None:
        self._colours.clear()
        self._colours.addAction(icon(self._look, "circle-dashed"), _("By its lane")).setData("")
        for family in FAMILIES:
            entry = self._colours.addAction(icon(self._look, "square", f"{family}.edge"), colour_word(family))
            entry.setData(family)

    def _colour_picked(self, entry: QAction) -> None:
        self._session.attempt(set_card_fields, self._canvas.selection.cards, _("Change colour"), colour=entry.data())
