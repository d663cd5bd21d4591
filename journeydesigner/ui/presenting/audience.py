"""What the room sees: the stop of the show, the way from one to the next, the laser, the time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.drawing.theme import Theme
from journeydesigner.model.ids import CardId, LaneId
from journeydesigner.ui.presenting.camera import FADE_MS, LANE_MS, PAGE_MS, Camera
from journeydesigner.ui.presenting.deck import Part, Stop
from journeydesigner.ui.presenting.laser import Laser
from journeydesigner.ui.presenting.live_edit import LiveEdit
from journeydesigner.ui.presenting.poses import Pose, at_rest
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.ui.presenting.show import Show
from journeydesigner.ui.presenting.slides import Slides
from journeydesigner.ui.presenting.spoken import cards_of_stop, name_of_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDE_CURSOR_MS = 2000
_TRAIL_MS = 16
_TICK_MS = 250
_SEEN_MS = 100
"""After it came into sight: it is painted first."""
_NOTCH = 120


class AudienceView(QWidget):
    """Shows ``show`` in ``theme``. Keys are told as ``pressed``; an event that somebody accepts there is answered."""

    pressed = Signal(object)
    settled = Signal()
    """A stop is shown and stands still."""
    closed = Signal()
    """Somebody closed the window."""

    def __init__(self, show: Show, theme: Theme, measurer: TextMeasurer, *, has_motion: bool = True) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.show_: Show = show
        self._theme, self._measurer, self.has_motion = theme, measurer, has_motion
        self._stop = show.stop
        self._is_ending = False
        self.resize(show.layouts.places.width, show.layouts.places.height)
        self.slides = self._made_slides()
        self.camera = Camera(self, self.update, self._arrived)
        self._gaps = (0, 0, 0)
        self._frame: QPixmap | None = None
        self._before: QPixmap | None = None
        self._fade = Camera(self, self.update, self._faded)
        self.laser = Laser()
        self._wheel = 0
        self._work: Iterator[None] | None = None
        self.live = LiveEdit(self)
        self._timers()
        show.moved.connect(self._go)
        show.edited.connect(self._redraw)
        show.dressed.connect(self._dress)
        self._name()

    def _timers(self) -> None:
        self._idle = self._timer(0, self._prepare, is_single=True)
        self._cursor = self._timer(_HIDE_CURSOR_MS, self._hide_cursor, is_single=True)
        self._trail = self._timer(_TRAIL_MS, self._fade_trail)
        self._tick = self._timer(_TICK_MS, self._tick_clock)
        self._tick.start()
        self._told = self.show_.clock()

    def _timer(self, milliseconds: int, act: object, *, is_single: bool = False) -> QTimer:
        made = QTimer(self)
        made.setInterval(milliseconds)
        made.setSingleShot(is_single)
        made.timeout.connect(act)  # type: ignore[arg-type]
        return made

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._theme = theme
        self._renew()

    def stop(self) -> None:
        """Nothing moves any more: the show is over."""
        for timer in (self._idle, self._cursor, self._trail, self._tick):
            timer.stop()
        self.live.leave()
        self.camera.stop()
        self._fade.stop()

    def end(self) -> None:
        """Go away without a word."""
        self._is_ending = True
        self.close()

    # What is shown

    def _made_slides(self) -> Slides:
        self.show_.fit(Places(max(self.width(), 320), max(self.height(), 180)))
        return Slides(self.show_, self._theme, self._measurer, self.devicePixelRatioF())

    def _renew(self) -> None:
        """Another screen or theme: nothing that was painted is of use."""
        self._work = None
        self.slides = self._made_slides()
        self._redraw()

    def _redraw(self) -> None:
        """Show the stop as the document, the screen and the theme are now, at once."""
        self._stop, self._frame, self._before = self.show_.stop, None, None
        self._fade.stop()
        self._gaps = (0, 0, 0)
        goal = self._goal(0)
        if goal is not None:
            self.camera.rest(goal)
        else:
            self._arrived()
        self.live.place()

    def _goal(self, slot: int) -> Pose | None:
        """The pose of the page in focus, in a slot moved by ``slot``; None where no page is shown."""
        laid, show = self.show_.laid, self.show_
        if laid is None:
            return None
        return at_rest(laid, show.stop.page + slot, show.scroll, show.lane)

    def _go(self) -> None:
        """The show moved on: glide, or fade."""
        self.live.leave()
        before, self._stop = self._stop, self.show_.stop
        self._work = None
        if before.part is Part.PAGE and self._stop.part is Part.PAGE:
            self._glide(before, self._stop)
        else:
            self._fade_over(before)
        self._name()

    def _glide(self, before: Stop, now: Stop) -> None:
        self._finish_jump()
        far = now.page - before.page
        skipped = 0
        if abs(far) > 1:  # the stages in between are passed over: the goal stands beside the start
            skipped = far - 1 if far > 0 else far + 1
            self._gaps = (before.page, min(skipped, 0), max(skipped, 0))
        goal = self._goal(-skipped)
        self._frame = None
        if goal is not None:
            self.camera.go(goal, (PAGE_MS if far else LANE_MS) if self.has_motion else 0)

    def _finish_jump(self) -> None:
        if self._gaps != (0, 0, 0):
            self.camera.stop()
            if self.camera.goal is not None:
                page = self.page_at(round(self.camera.goal.place)) or 0
                self.camera.pose = self.camera.goal.moved(page - round(self.camera.goal.place))
            self._gaps = (0, 0, 0)

    def page_at(self, slot: int) -> int | None:
        """The page in a slot; on a jump the pages that are passed over stand nowhere."""
        start, back, on = self._gaps
        page = slot + (on if slot > start else back if slot < start else 0)
        return self.slides.page_at(page)

    def _arrived(self) -> None:
        """At rest: one picture of everything, and time to prepare the next."""
        goal = self._goal(0)
        self._gaps = (0, 0, 0)
        if goal is not None:
            self.camera.pose = self.camera.goal = goal
        self._frame = None
        self.update()
        self._idle.start()
        self.settled.emit()

    def _fade_over(self, before: Stop) -> None:
        self.camera.stop()
        self._gaps = (0, 0, 0)
        self._before = self._frame or self.slides.picture(before)
        self._frame = self.slides.picture(self._stop)
        zero, one = Pose(0.0, 0, 0, {}, 0), Pose(1.0, 0, 0, {}, 0)
        self._fade.rest(zero)
        self._fade.go(one, FADE_MS if self.has_motion else 0)

    def _faded(self) -> None:
        pose = self._fade.pose
        if pose is not None and pose.place >= 1:
            self._before = None
            self._arrived()

    @property
    def is_moving(self) -> bool:
        return self.camera.is_moving or self._fade.is_moving

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        blank = self.show_.blank
        if blank:
            painter.fillRect(self.rect(), QColor(0, 0, 0) if blank == "black" else QColor(255, 255, 255))
        elif self.camera.is_between and self.camera.pose is not None:
            self.slides.paint_page(painter, self.camera.pose, self.page_at, self._stop, is_hurried=True)
            self._paint_clock(painter)
        else:
            painter.drawPixmap(0, 0, self.frame())
            fade = self._fade.pose
            if self._before is not None and fade is not None and fade.place < 1:
                painter.setOpacity(1 - fade.place)
                painter.drawPixmap(0, 0, self._before)
                painter.setOpacity(1.0)
            self._paint_clock(painter)
        if self.show_.has_laser:
            self.laser.paint(painter, self.slides.places.unit)
        painter.end()

    def frame(self) -> QPixmap:
        """The stop at rest, all but the time."""
        if self._frame is None:
            self._frame = self.slides.picture(self.show_.stop)
        return self._frame

    def _paint_clock(self, painter: QPainter) -> None:
        clock = self._told = self.show_.clock()
        self.slides.margins.paint_clock(painter, clock.text, tone=clock.tone, is_running=clock.is_running)

    def _tick_clock(self) -> None:
        if self.show_.clock() != self._told:
            self.update(self.slides.margins.clock_area.toAlignedRect())

    def _prepare(self) -> None:
        """One picture, then whatever else is to do, then the next."""
        if self.is_moving or not self.isVisible():
            return
        if self._work is None:
            self._work = self.slides.unready(self.show_.stop)
        try:
            next(self._work)
        except StopIteration:
            return
        self._idle.start(0)

    # Laser and cursor

    def _dress(self) -> None:
        if not self.show_.has_laser:
            self.laser.clear()
            self._trail.stop()
        elif self.underMouse():
            self.laser.move(QPointF(self.mapFromGlobal(self.cursor().pos())))
        self._hide_cursor()
        self.update()

    def _fade_trail(self) -> None:
        before = self.laser.area(self.slides.places.unit)
        if not self.laser.fade():
            self._trail.stop()
        self.update(before)

    def _hide_cursor(self) -> None:
        if not self.live.is_on:
            self.setCursor(Qt.CursorShape.BlankCursor)

    # Cards

    def card_at(self, point: QPointF) -> tuple[LaneId, CardId] | None:
        """The card of the page in focus at a point of the screen."""
        return next((found[:2] for found in self.cards() if found[2].contains(point)), None)

    def cards(self) -> list[tuple[LaneId, CardId, QRectF]]:
        """The cards of the page in focus, in reading order, and where they are on the screen."""
        laid, show = self.show_.laid, self.show_
        if laid is None:
            return []
        places = self.slides.places
        unit, top = places.unit, places.sheet_top(laid.header) + laid.steps - show.scroll
        found: list[tuple[LaneId, CardId, QRectF]] = []
        for lane in laid.heights:
            band, start = laid.band(lane), laid.extent_of(lane)[0] - laid.lift_of(lane) * unit
            for node in band.nodes if band else ():
                if node.record in show.snapshot.table("cards"):
                    x = places.focus + (node.x - laid.scene.label_right) * unit
                    where = QRectF(x, top + start + node.y * unit, node.w * unit, node.h * unit)
                    found.append((lane, CardId(node.record), where))
        return found

    def cards_in_sight(self) -> list[tuple[LaneId, CardId]]:
        """Those whose upper border is seen."""
        laid, places = self.show_.laid, self.slides.places
        if laid is None:
            return []
        top = places.sheet_top(laid.header) + laid.steps - 1
        return [(lane, card) for lane, card, where in self.cards() if top <= where.top() < places.bottom]

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # every key is the show's while it is on
            return True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.live.is_on:
            self.live.leave()
            return
        point = event.position()
        if event.button() == Qt.MouseButton.RightButton or event.button() == Qt.MouseButton.BackButton:
            self.show_.previous()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._clicked(point)

    def _clicked(self, point: QPointF) -> None:
        dots = self.slides.dots(self.show_.stop)
        dot = self.slides.margins.dot_at(point.x(), point.y(), dots)
        if self.show_.blank:
            self.show_.toggle_blank(self.show_.blank)
        elif dot is not None:
            self.show_.go_to_stage(dot + 1)
        elif self.show_.stop.part is Part.OVERVIEW:
            self.show_.go_to(self.slides.stage_at(point))
        else:
            self.show_.next()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.show_.has_laser:
            before = self.laser.area(self.slides.places.unit)
            self.laser.move(event.position())
            self.laser.fade()
            self.update(before.united(self.laser.area(self.slides.places.unit)))
            self._trail.start()
            return
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._cursor.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _NOTCH:
            if self._wheel < 0:
                self.show_.next()
            else:
                self.show_.previous()
            self._wheel = 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start(_SEEN_MS)  # nothing was prepared while nobody saw it

    def resizeEvent(self, event: QResizeEvent) -> None:
        places = self.slides.places
        if (places.width, places.height) != (self.width(), self.height()):
            self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_ending:
            self.closed.emit()

    def _name(self) -> None:
        """For screen readers."""
        self.setAccessibleName(name_of_stop(self.show_))
        self.setAccessibleDescription("\n".join(cards_of_stop(self.show_)))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
