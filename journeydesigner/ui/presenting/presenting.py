"""Presenting from a window: begins and ends a show, puts its windows on the screens that there are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.model.ids import StageId, StepId
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.presenting.audience import AudienceView
from journeydesigner.ui.presenting.keys import ShowKeys
from journeydesigner.ui.presenting.keys_card import KeysCard
from journeydesigner.ui.presenting.presenter_view import PresenterView
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.ui.presenting.screens import arranged
from journeydesigner.ui.presenting.show import Countdown, Show
from journeydesigner.ui.toast import Toast

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_OTHER_THEME = {"light": "dark", "dark": "light", "contrast": "contrast-dark", "contrast-dark": "contrast"}


class Presenting(QObject):
    """Of one window; at most one show at a time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.show: Show | None = None
        self.audience: AudienceView | None = None
        self.presenter: PresenterView | None = None
        self._keys: ShowKeys | None = None
        self._card: KeysCard | None = None
        self._toast: Toast | None = None
        self._home: QScreen | None = None
        self._theme_name = ""
        window.session.document_replaced.connect(self.leave)
        window.session.map_changed.connect(self.leave)
        window.session.filter_changed.connect(self.leave)

    @property
    def is_on(self) -> bool:
        return self.show is not None

    # Beginning and ending

    def begin(self) -> None:
        """From the title on."""
        self._begin()

    def begin_here(self) -> None:
        """From the stage on in which something is selected."""
        stage, step = self._selected()
        self._begin()
        if self.show is not None and self.audience is not None and (stage or step):
            self.show.go_to(stage, step)

    def _begin(self) -> None:
        window, session = self._window, self._window.session
        if self.is_on or session.map_id is None:
            return
        window.settle()
        self._home = window.screen()
        self._theme_name = window.look.name
        size = self._home.geometry().size()
        wanted = None if session.filter.is_empty() else session.filter
        show = Show(
            session.document, session.map_id, QtMeasurer(), Places(size.width(), size.height()), wanted, self,
            session.numbers,
        )  # fmt: skip
        show.watch.start()
        show.ended.connect(self.leave)
        show.countdown, show.laid_out = self._countdown, window.canvas.layout_of
        self.show, self._keys = show, ShowKeys(show, self)
        self.audience = AudienceView(show, self._theme(), QtMeasurer(), has_motion=window.canvas.has_motion)
        self.audience.setWindowTitle(session.snapshot.map(session.map_id).title)
        self.audience.setWindowIcon(window.windowIcon())
        self.audience.pressed.connect(self._pressed)
        self.audience.closed.connect(self.leave)
        self._toast = Toast(window.look, self.audience)
        self.audience.live.trouble.connect(self._tell)
        self._listen(is_on=True)
        self._arrange()

    def leave(self) -> None:
        """End the show; the map is selected where it stood."""
        show, audience, presenter = self.show, self.audience, self.presenter
        if show is None or audience is None:
            return
        audience.stop()
        page = show.page
        self.show = self.audience = self.presenter = self._keys = self._card = self._toast = None
        self._listen(is_on=False)
        show.close()
        if presenter is not None:
            presenter.end()
            presenter.deleteLater()
        audience.end()
        audience.deleteLater()
        show.deleteLater()
        self._return_to(page.stage if page else None)

    def _return_to(self, stage: StageId | None) -> None:
        window = self._window
        if not window.isVisible():
            return
        window.activateWindow()
        canvas = window.canvas
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if stage is not None and canvas.has_map and stage in canvas.board.snapshot.table("stages"):
            canvas.select(of_header(SelectionKind.STAGE, stage))
            canvas.reveal_selection()

    def _selected(self) -> tuple[StageId | None, StepId | None]:
        """The stage, or better the step, in which something is selected."""
        selection, snapshot = self._window.session.selection, self._window.session.snapshot
        match selection.kind:
            case SelectionKind.STAGE:
                return StageId(selection.id or ""), None
            case SelectionKind.STEP:
                return None, StepId(selection.id or "")
            case SelectionKind.CARDS | SelectionKind.CELL | SelectionKind.EMOTION:
                step = selection.step
                return (snapshot.step(step).stage, step) if step else (None, None)
            case _:
                return None, None

    # Windows and screens

    def _listen(self, *, is_on: bool) -> None:
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            if is_on:
                signal.connect(self._screens_changed)
            else:
                signal.disconnect(self._screens_changed)

    def _screens_changed(self, _screen: QScreen) -> None:
        """When Qt has moved the windows of a screen that went."""
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """Each window onto its screen; the presenter's comes and goes with the second one."""
        show, audience = self.show, self.audience
        if show is None or audience is None:
            return
        screens = QGuiApplication.screens()
        home = self._home if self._home in screens else self._window.screen()
        self._home = home
        for_room, for_me = arranged(screens, home)
        _fill(audience, for_room)
        if for_me is None and self.presenter is not None:
            self.presenter.end()
            self.presenter.deleteLater()
            self.presenter = None
        elif for_me is not None:
            if self.presenter is None:
                self.presenter = self._made_presenter(show, audience)
            _fill(self.presenter, for_me)
        in_front = self.presenter or audience
        in_front.activateWindow()
        in_front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_presenter(self, show: Show, audience: AudienceView) -> PresenterView:
        made = PresenterView(self._window.look, show, audience)
        made.setWindowIcon(self._window.windowIcon())
        made.pressed.connect(self._pressed)
        made.closed.connect(self.leave)
        made.hold.clicked.connect(self.toggle_timer)
        made.reset.clicked.connect(self.reset_timer)
        made.swap.clicked.connect(self.swap_screens)
        made.leave.clicked.connect(self.leave)
        return made

    def swap_screens(self) -> None:
        """The room's view onto this screen, the notes onto the other."""
        screens = QGuiApplication.screens()
        if self._home is not None and len(screens) > 1:
            self._home = arranged(screens, self._home)[0]
            self._arrange()

    # What keys do

    def _pressed(self, event: QKeyEvent) -> None:
        if self._card is not None and self._card.isVisible():
            self._card.hide()
            event.accept()
        elif self._keys is not None:
            self._keys.answer(event)

    def toggle_keys(self) -> None:
        over = self.presenter or self.audience
        if over is not None:
            if self._card is None or self._card.parentWidget() is not over:
                self._card = KeysCard(over)
            self._card.open()

    def edit(self) -> None:
        if self.audience is not None:
            self.audience.activateWindow()
            self.audience.live.begin()

    def undo(self) -> None:
        self._window.undo()

    def redo(self) -> None:
        self._window.redo()

    def toggle_theme(self) -> None:
        self._theme_name = _OTHER_THEME[self._theme_name]
        if self.audience is not None:
            self.audience.set_theme(self._theme())

    def toggle_timer(self) -> None:
        """The agenda's item that is running is held, else the time since the show began."""
        if self.show is not None and not self._hold_countdown():
            self.show.watch.toggle()
            self.show.dressed.emit()

    def _countdown(self) -> Countdown | None:
        """The agenda's item that is running, if there is a workshop."""
        return self._window.workshop.keeper.countdown() if "workshop" in self._window.__dict__ else None

    def _hold_countdown(self) -> bool:
        return self._window.workshop.keeper.hold() if "workshop" in self._window.__dict__ else False

    def reset_timer(self) -> None:
        if self.show is not None:
            self.show.watch.reset()
            self.show.dressed.emit()

    def _tell(self, why: str) -> None:
        if self._toast is not None:
            self._toast.say(why, icon_name="triangle-alert")

    def _theme(self) -> Theme:
        found = self._window.session.organization
        return theme(self._theme_name, found.brand if found else ())


def _fill(window: QWidget, screen: QScreen) -> None:
    """Over the whole of a screen."""
    wanted = screen.geometry()
    if window.isVisible() and window.screen() is screen and window.geometry() == wanted:
        return
    if window.isVisible():
        window.setWindowState(Qt.WindowState.WindowNoState)
    window.setScreen(screen)
    window.setGeometry(QRect(wanted))
    window.showFullScreen()
