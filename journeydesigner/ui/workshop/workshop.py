"""Facilitating from a window: the bar, the agenda, votes, the lock. Everything is made when it is first wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from journeydesigner.editing.locking import lock_map, unlock_map
from journeydesigner.model.ids import VoteRoundId
from journeydesigner.ui.toast import Offer
from journeydesigner.ui.workshop.agenda_panel import AgendaPanel
from journeydesigner.ui.workshop.ballot import Ballot, Plan
from journeydesigner.ui.workshop.results_panel import ResultsPanel
from journeydesigner.ui.workshop.timekeeper import Timekeeper
from journeydesigner.ui.workshop.vote_setup import VoteSetup
from journeydesigner.ui.workshop.workshop_bar import WorkshopBar
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_UNDER = 6


class Workshop(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.keeper = Timekeeper(window.session, self)
        self.ballot = Ballot(window.session, window.shown_map, window.canvas, self)
        self.keeper.warned.connect(self._tell_last_minute)
        self.keeper.exceeded.connect(self._tell_exceeded)
        self.ballot.closed.connect(self.show_results)
        window.session.changed.connect(self._show_lock)
        window.session.map_changed.connect(self._show_lock)

    @cached_property
    def bar(self) -> WorkshopBar:
        made = WorkshopBar(self._window.look, self.keeper, self.ballot)
        made.agenda_wanted.connect(self.open_agenda)
        made.vote_wanted.connect(self.open_vote)
        made.results_wanted.connect(self.toggle_results)
        made.lock_wanted.connect(self.toggle_lock)
        made.focus_wanted.connect(self._window.panes.toggle_focus)
        made.away_wanted.connect(self.put_away)
        made.hide()
        self._window.panes.place_bar(made)
        return made

    @cached_property
    def agenda(self) -> AgendaPanel:
        return AgendaPanel(self._window.look, self._window.session, self.keeper, self._window)

    @cached_property
    def setup(self) -> VoteSetup:
        made = VoteSetup(self._window.look, self._window.session, self._window)
        made.begun.connect(self._begin_vote)
        return made

    @cached_property
    def results(self) -> ResultsPanel:
        w = self._window
        made = ResultsPanel(w.look, w.session, w.shown_map, w.canvas, w.toast, w.undo)
        made.reopened.connect(self._reopen)
        made.closed.connect(self._to_canvas)
        w.panes.place_side(made)
        return made

    def go_on_as(self, other: "Workshop") -> None:
        """Take over the time, the vote and the bar of another one, which this replaces."""
        self.keeper.go_on_as(other.keeper)
        self.ballot.go_on_as(other.ballot)
        if other.is_bar_open():
            self.open_bar()

    # The bar

    def is_bar_open(self) -> bool:
        return "bar" in self.__dict__ and not self.bar.isHidden()

    def toggle_bar(self) -> None:
        if self.is_bar_open():
            self.put_away()
        else:
            self.open_bar()

    def open_bar(self) -> None:
        self.bar.has_motion = self._window.canvas.has_motion
        self.bar.show()
        self._show_lock()

    def put_away(self) -> None:
        self.bar.hide()
        self._to_canvas()

    # Time

    def open_agenda(self) -> None:
        self.open_bar()
        self.agenda.open_at(self._below(self.bar.agenda))

    def toggle_time(self) -> None:
        """Hold the time or let it run; without an agenda, the agenda is opened."""
        self.open_bar()
        if not self.keeper.toggle():
            self.open_agenda()

    def next_item(self) -> None:
        self.open_bar()
        if self.keeper.items:
            self.keeper.go_on()

    def _tell_last_minute(self) -> None:
        item = self.keeper.item
        if item is not None:
            self._window.toast.say(_("One minute left: {title}").format(title=item.title), icon_name="timer")

    def _tell_exceeded(self) -> None:
        item = self.keeper.item
        if item is None:
            return
        said = _("Time is over: {title}").format(title=item.title)
        more = Offer(_("+1 min"), self._add_minute)
        self._window.toast.say(said, more, Offer(_("Next item"), self.keeper.go_on), icon_name="timer", stays=True)
        if self.is_bar_open():
            self.bar.pulse()

    def _add_minute(self) -> None:
        """From now on, also where more time than that is over."""
        self.keeper.add(1 + max(-self.keeper.left, 0.0) / 60)

    # Votes

    def toggle_vote(self) -> None:
        """Begin a vote; close the one that is under way."""
        if self.ballot.is_on:
            self.ballot.close()
        else:
            self.open_vote()

    def open_vote(self) -> None:
        self.open_bar()
        self._window.views.to_map()
        self.setup.open_at(self._below(self.bar.vote))

    def _begin_vote(self, plan: Plan) -> None:
        self.ballot.begin(plan)
        if self.ballot.is_on:
            self._to_canvas()
            self._window.toast.say(
                _("A click gives a card a dot, a right click takes it back."), icon_name="circle-dot"
            )

    def show_results(self, record: str = "") -> None:
        self.results.open(VoteRoundId(record) if record else None)

    def are_results_open(self) -> bool:
        return "results" in self.__dict__ and not self.results.isHidden()

    def toggle_results(self) -> None:
        if self.are_results_open():
            self.results.put_away()
        else:
            self.show_results()

    def _reopen(self, record: str) -> None:
        self.results.put_away()
        self.open_bar()
        self.ballot.reopen(VoteRoundId(record))

    # Lock

    def is_locked(self) -> bool:
        found = self._window.session.map
        return found is not None and found.is_locked

    def toggle_lock(self) -> None:
        """Lock or unlock the map's stages, steps and lanes."""
        session = self._window.session
        if session.map_id is None:
            return
        is_locked = self.is_locked()
        session.attempt(unlock_map if is_locked else lock_map, session.map_id)
        said = _("The structure can be changed again.") if is_locked else _("The structure is locked: cards only.")
        self._window.toast.say(said, icon_name="lock-open" if is_locked else "lock")
        self._show_lock()

    def _show_lock(self) -> None:
        if "bar" in self.__dict__:
            self.bar.show_lock(is_locked=self.is_locked())

    # The window

    def _below(self, button: QWidget) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + _UNDER))

    def _to_canvas(self) -> None:
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
