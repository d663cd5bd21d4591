"""The stages beside the events, each with what belongs to it: a click or a drop puts the selected events there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.events.matching import Matching
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.coverage_bar import percent
from journeydesigner.ui.measuring.events_model import EVENTS_TYPE
from journeydesigner.ui.measuring.flow import StagePlan
from journeydesigner.wording import _, n_

_HEIGHT, _PAD = 44, 10


class StageBins(QWidget):
    """``taken(str, tuple)`` tells that events are to belong to a stage's id ("": ignored), None of them: the selected.
    The others tell what is wanted of the proposed stages of a new map."""

    taken = Signal(str, object)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.bins: list[StageBin] = []
        self._is_new = False

    def show_matching(self, stages: Sequence[StagePlan], matching: Matching, *, is_new: bool) -> None:
        """``is_new``: the stages are only proposed, and can be changed."""
        wanted = [*stages, StagePlan("", _("Ignore"))]
        if [(found.stage, self._is_new) for found in self.bins] != [(stage, is_new) for stage in wanted]:
            self._make(wanted, is_new)
        counts: dict[str, int] = {}
        for home, _why in matching.homes.values():
            counts[home.stage] = counts.get(home.stage, 0) + 1
        coverage = matching.coverage
        for found in self.bins:
            record = found.stage.id
            rows = coverage.by_stage.get(record, 0) if record else coverage.ignored
            found.show_count(counts.get(record, 0), rows / coverage.rows if coverage.rows else 0.0)

    def _make(self, stages: Sequence[StagePlan], is_new: bool) -> None:
        self._is_new = is_new
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.bins = []
        real = len(stages) - 1
        for place, stage in enumerate(stages):
            made = StageBin(self._look, stage, place, real)
            made.clicked.connect(lambda _on=False, record=stage.id: self.taken.emit(record, None))
            made.dropped.connect(lambda names, record=stage.id: self.taken.emit(record, names))
            self.bins.append(made)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(2)
            line.addWidget(made, 1)
            if is_new and stage.id:
                line.addWidget(self._more(made, place, real))
            self._column.addWidget(row)

    def _more(self, made: "StageBin", place: int, count: int) -> IconButton:
        """What can be done with a proposed stage."""
        stage = made.stage
        button = IconButton(self._look, "ellipsis-vertical", _("More on “{title}”").format(title=stage.title), size=16)
        menu = QMenu(button)
        menu.addAction(_("Rename"), lambda: self._rename(made))
        up = menu.addAction(_("Move up"), lambda: self.moved.emit(stage.id, place - 1))
        up.setEnabled(place > 0)
        down = menu.addAction(_("Move down"), lambda: self.moved.emit(stage.id, place + 1))
        down.setEnabled(place < count - 1)
        remove = menu.addAction(_("Remove"), lambda: self.removed.emit(stage.id))
        remove.setEnabled(count > 1)
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        return button

    def _rename(self, made: "StageBin") -> None:
        field = RenameField(made, _("Title of the stage"), made.stage.title)
        field.renamed.connect(lambda text: self.renamed.emit(made.stage.id, text))


class StageBin(QAbstractButton):
    """``dropped(tuple)`` tells which events were let go over it."""

    dropped = Signal(object)

    def __init__(self, look: Look, stage: StagePlan, place: int, count: int) -> None:
        super().__init__()
        self._look, self.stage, self._place, self._count = look, stage, place, count
        self._said, self._is_over = "", False
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0, 0.0)
        look.changed.connect(self.update)

    @property
    def key(self) -> str:
        """The digit that puts the selected events here: 0 ignores them; "" for none."""
        if not self.stage.id:
            return "0"
        return str(self._place + 1) if self._place < 9 else ""

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_count(self, events: int, share: float) -> None:
        said = n_("{count} event", "{count} events", events).format(count=events)
        self._said = f"{said} · {percent(share)}"
        self.setAccessibleName(
            _("Put the selected events into “{stage}”").format(stage=self.stage.title)
            if self.stage.id
            else _("Ignore the selected events")
        )
        key = _("Key {key} in the table").format(key=self.key) if self.key else ""
        self.setAccessibleDescription(" · ".join(filter(None, (self._said, key))))
        self.setToolTip(key)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_lit = self._is_over or self.underMouse() or self.isDown()
        painter.setBrush(look.colour("selected" if self._is_over else "soft" if is_lit else "field"))
        edge = "accent" if self._is_over or self.hasFocus() else "line2"
        painter.setPen(QPen(look.colour(edge), 2 if edge == "accent" else 1))
        painter.drawRoundedRect(whole, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.stage.id:
            painter.setBrush(look.colour(f"stage:{self._place}/{self._count}"))
        else:
            painter.setPen(QPen(look.colour("text3"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(_PAD, 8, 6, whole.height() - 16), 3, 3)
        self._words(painter, whole.adjusted(_PAD + 14, 4, -_PAD, -4))
        painter.end()

    def _words(self, painter: QPainter, inside: QRectF) -> None:
        look = self._look
        font = self.font()
        font.setPixelSize(13)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = inside.adjusted(0, 0, -22, 0)
        title = QFontMetrics(font).elidedText(self.stage.title, Qt.TextElideMode.ElideRight, round(room.width()))
        top = QRectF(room.x(), room.y(), room.width(), room.height() / 2)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        font.setPixelSize(12)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.colour("text2"))
        under = QRectF(room.x(), room.center().y(), room.width(), room.height() / 2)
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._said)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.key)

    # What is let go over it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(EVENTS_TYPE):
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    def dragLeaveEvent(self, event) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        names = bytes(event.mimeData().data(EVENTS_TYPE).data()).decode().split("\0")
        event.acceptProposedAction()
        self.dropped.emit(tuple(names))
