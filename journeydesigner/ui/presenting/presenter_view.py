"""What who speaks sees on their own screen: this stop and the next beside each other, under them the notes, over them
the time."""

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, set_tone
from journeydesigner.ui.look import Look
from journeydesigner.ui.presenting.audience import AudienceView
from journeydesigner.ui.presenting.notes import notes_of
from journeydesigner.ui.presenting.notes_row import NotesRow
from journeydesigner.ui.presenting.show import Show
from journeydesigner.wording import _

_TICK_MS = 250
_MARGIN = 24
_HERE, _NEXT = 64, 36
"""How the two stops share the width."""
_TALLEST, _TALLEST_NEXT = 0.62, 0.42
"""Of the screen's height, whatever the shape of the room's: the notes keep the rest."""


class Slide(QWidget):
    """A stop, as large as there is room, with ``said`` where there is none."""

    def __init__(self, look: Look, said: str = "") -> None:
        super().__init__()
        self._look, self._said = look, said
        self._picture: QPixmap | None = None
        self._small = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 90)

    def show_picture(self, picture: QPixmap | None) -> None:
        self._picture, self._small = picture, QPixmap()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(self._look.colour("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._said)
        else:
            size = self._picture.deviceIndependentSize()
            scale = min(self.width() / max(size.width(), 1), self.height() / max(size.height(), 1))
            wide, high = size.width() * scale, size.height() * scale
            where = QRectF((self.width() - wide) / 2, 0, wide, high)
            painter.drawPixmap(where.topLeft(), self._scaled(self._picture, wide, high))
            painter.setPen(self._look.colour("line2"))
            painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _scaled(self, picture: QPixmap, wide: float, high: float) -> QPixmap:
        """Scaled with care, once: a plain transform of so much would leave letters out."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(wide * ratio), round(high * ratio))
        if self._small.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._small.setDevicePixelRatio(ratio)
        return self._small

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / self.shape)

    @property
    def shape(self) -> float:
        """Its width by its height."""
        size = self._picture.deviceIndependentSize() if self._picture else QSizeF()
        return 16 / 9 if size.isEmpty() else size.width() / size.height()


class PresenterView(QWidget):
    """Keys are told as ``pressed``, as those of the audience's window are; ``closed`` that somebody closed it."""

    pressed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, show: Show, audience: AudienceView) -> None:
        super().__init__()
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Presenter"))
        self.setAccessibleName(_("Presenter"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look, self._show, self._audience = look, show, audience
        self._is_ending = False
        self.stage_buttons: list[tuple[int, QPushButton]] = []
        self._make_parts()
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_next)
        show.moved.connect(self._moved)
        show.edited.connect(self._moved)
        show.dressed.connect(self._tell_blank)
        audience.settled.connect(self._settled)
        look.changed.connect(self._settled)
        self._moved()
        self._settled()
        self._show_time()
        self._tell_blank()

    def end(self) -> None:
        """Go away without a word."""
        self._is_ending = True
        self._tick.stop()
        self._later.stop()
        self.close()

    def _make_parts(self) -> None:
        look = self._look
        self.here = label("", size="title")
        self.blank = label("", tone="amber")
        self.clock = label("", size="title", tone="second")
        self.timer = label("")
        self.timer.setAccessibleName(_("Time"))
        self.timer.setFont(fonts.font(TextStyle(30, 36, 700, tabular=True))[0])
        self.item = label("", tone="second")
        self.current, self.following = Slide(look), Slide(look, _("The show ends here"))
        self.next_name = label("", tone="second")
        self.hold = self._button("pause", _("Hold the time, let it run"), "T")
        self.reset = self._button("rotate-ccw", _("Time from zero"), "Shift+T")
        self.back = self._button("chevron-left", _("Previous"), "←")
        self.on = self._button("chevron-right", _("Next"), "→")
        self.swap = self._button("replace", _("Swap the screens"), "X")
        self.leave = self._button("x", _("Leave"), "Esc")
        self.back.clicked.connect(self._show.previous)
        self.on.clicked.connect(self._show.next)
        self.notes = NotesRow(look)

    def _button(self, icon_name: str, name: str, key: str) -> IconButton:
        """For the mouse; the keyboard has a key for each, and no button takes the space bar from the show."""
        made = IconButton(self._look, icon_name, name, size=22)
        made.set_name(name, key)
        made.setFixedSize(QSize(40, 40))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.here)
        head.addSpacing(12)
        head.addWidget(self.blank)
        head.addStretch(1)
        for widget in (self.item, self.timer, self.hold, self.reset):
            head.addWidget(widget)
        head.addSpacing(24)
        head.addWidget(self.clock)
        head.addSpacing(12)
        head.addWidget(self.swap)
        head.addWidget(self.leave)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        ways.addWidget(self.on, 0, Qt.AlignmentFlag.AlignTop)
        self._stages = QWidget()
        self._stage_row = FlowLayout(self._stages)
        ways.addWidget(self._stages, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.next_name)
        following = QHBoxLayout()
        following.setSpacing(0)
        following.addWidget(self.following, 100)
        following.addStretch(1)
        right.addLayout(following)
        right.addSpacing(8)
        right.addLayout(ways)
        right.addStretch(1)
        stops = QHBoxLayout()
        stops.setSpacing(_MARGIN)
        stops.addWidget(self.current, _HERE, Qt.AlignmentFlag.AlignTop)
        stops.addLayout(right, _NEXT)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(stops)
        column.addWidget(self.notes, 1)

    # What it shows

    def _show_stages(self) -> None:
        """A button for each stage; the one that is shown is down."""
        show = self._show
        numbers = {page.number: page.stage for page in show.pages}
        if [number for number, _title in self.stage_buttons] != list(numbers):
            while self._stage_row.count():
                taken = self._stage_row.takeAt(0)
                widget = taken.widget() if taken else None
                if widget is not None:
                    widget.deleteLater()
            self.stage_buttons = [(number, self._stage_button(number)) for number in numbers]
        here = show.page.number if show.page else 0
        for number, button in self.stage_buttons:
            title = show.snapshot.stage(numbers[number]).title
            button.setText(f"{number}  {title}".replace("&", "&&"))
            button.setChecked(number == here)

    def _stage_button(self, number: int) -> QPushButton:
        made = QPushButton()
        made.setObjectName("toggle")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setProperty("number", number)
        made.clicked.connect(self._go_to_stage)
        self._stage_row.addWidget(made)
        return made

    def _go_to_stage(self) -> None:
        button = self.sender()
        assert button is not None
        self._show.go_to_stage(button.property("number"))
        self._show_stages()

    def _moved(self) -> None:
        show = self._show
        self._show_stages()
        self.here.setText(self._name_of_here())
        wanted = show.layouts.filter
        self.notes.show_notes(notes_of(show.snapshot, show.map, show.pages, show.stop, wanted))
        self._later.start(0)

    def _share_height(self) -> None:
        for stop, share in ((self.current, _TALLEST), (self.following, _TALLEST_NEXT)):
            stop.setMaximumWidth(max(round(self.height() * share * stop.shape), stop.minimumWidth()))

    def _settled(self) -> None:
        self.current.show_picture(self._audience.frame())
        self._share_height()
        self._later.start(0)

    def _show_next(self) -> None:
        following = self._show.after(self._show.stop)
        if self._audience.is_moving:
            return
        self.following.show_picture(self._audience.slides.picture(following) if following else None)
        self._share_height()
        title = ""
        if following is not None and self._show.pages:
            page = self._show.pages[following.page]
            title = self._show.snapshot.stage(page.stage).title if following.part == "page" else _("The whole map")
        self.next_name.setText(_("Next: {title}").format(title=title) if title else _("Next"))

    def _name_of_here(self) -> str:
        show = self._show
        page = show.page
        if page is None:
            return show.snapshot.map(show.map).title
        title = show.snapshot.stage(page.stage).title
        return _("{stage} · {count}").format(stage=title, count=show.said_of(show.stop))

    def _show_time(self) -> None:
        clock, item = self._show.clock(), self._show.countdown()
        self.timer.setText(clock.text)
        set_tone(self.timer, {"neg": "warning", "text": ""}.get(clock.tone, "amber") if clock.is_running else "third")
        self.item.setText(item.title if item else "")
        self.hold.set_icon_name("pause" if clock.is_running else "play")
        self.clock.setText(QTime.currentTime().toString("HH:mm"))

    def _tell_blank(self) -> None:
        """What the room sees is not what this screen shows."""
        said = {"black": _("The room sees a black screen (B)"), "white": _("The room sees a white screen (W)")}
        self.blank.setText(said.get(self._show.blank, ""))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_ending:
            self.closed.emit()
