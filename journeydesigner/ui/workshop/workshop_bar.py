"""The slim bar under the top bar, made to be read from the last row: the agenda's item and its time, the vote."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.presenting.show import LAST_MINUTE
from journeydesigner.ui.presenting.stopwatch import clock_text
from journeydesigner.ui.workshop.ballot import Ballot
from journeydesigner.ui.workshop.short_label import ShortLabel
from journeydesigner.ui.workshop.timekeeper import Timekeeper
from journeydesigner.wording import _, n_

HEIGHT = 52
_PULSES, _PULSE_MS = 6, 350
_ROOMY, _NARROW = 1180, 860
"""Under the first width what is told twice goes, under the second buttons are icons alone."""


class WorkshopBar(QFrame):
    """Shows the time and the vote, and tells what is clicked beyond these."""

    agenda_wanted = Signal()
    vote_wanted = Signal()
    results_wanted = Signal()
    lock_wanted = Signal()
    focus_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, look: Look, keeper: Timekeeper, ballot: Ballot) -> None:
        super().__init__()
        self.setObjectName("workshopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Workshop"))
        self.setFixedHeight(HEIGHT)
        self.has_motion = True
        self._look, self._keeper, self._ballot = look, keeper, ballot
        self._make_time(look)
        self._make_vote(look)
        self._lay_out(look)
        self._pulses = 0
        self._pulse_timer = QTimer(self)
        self._pulse_timer.setInterval(_PULSE_MS)
        self._pulse_timer.timeout.connect(self._beat)
        keeper.changed.connect(self.show_time)
        keeper.ticked.connect(self.show_time)
        ballot.changed.connect(self.show_vote)
        look.changed.connect(self._draw)
        self._draw()
        self.show_time()
        self.show_vote()

    def _make_time(self, look: Look) -> None:
        self.agenda = QPushButton(_("Agenda"))
        self.agenda.setObjectName("outlined")
        self.agenda.clicked.connect(self.agenda_wanted)
        self.item = ShortLabel(15, 600)
        self.place = label("", tone="second")
        self.countdown = _figures()
        self.hold = IconButton(look, "play", _("Let the time run"), colour="text", size=20)
        self.hold.clicked.connect(self._keeper.toggle)
        self.next = IconButton(look, "chevrons-right", _("Next item"), colour="text", size=20)
        self.next.clicked.connect(self._keeper.go_on)
        self.more = QPushButton(_("+1 min"))
        self.more.setAccessibleName(_("One minute more"))
        self.more.clicked.connect(self._add_minute)

    def _make_vote(self, look: Look) -> None:
        self.vote = QPushButton(_("Vote"))
        self.vote.setObjectName("outlined")
        self.vote.clicked.connect(self.vote_wanted)
        self.results = IconButton(look, "trophy", _("Results of the votes"), size=19)
        self.results.clicked.connect(self.results_wanted)
        self.title = ShortLabel(15, 600)
        self.voter = ShortLabel(13, 400)
        self.left = _figures()
        self.left_words = label("", tone="second")
        self.turn = QPushButton(_("Next voter"))
        self.turn.setObjectName("outlined")
        self.turn.clicked.connect(self._ballot.next_voter)
        self.close_vote = QPushButton(_("Close the vote"))
        self.close_vote.setObjectName("primary")
        self.close_vote.clicked.connect(self._ballot.close)

    def _lay_out(self, look: Look) -> None:
        self.lock = IconButton(look, "lock-open", _("Lock the structure"), size=19)
        self.lock.setCheckable(True)
        self.lock.clicked.connect(self.lock_wanted)
        self.focus = IconButton(look, "maximize", _("Focus: the map alone"), size=18)
        self.focus.clicked.connect(self.focus_wanted)
        self.away = IconButton(look, "x", _("Put the workshop bar away"), size=18)
        self.away.clicked.connect(self.away_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self.agenda, self.item, self.place, self.countdown, self.hold, self.next, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.title, self.voter, self.left, self.left_words, self.turn, self.close_vote, self.vote):
            row.addWidget(widget)
        row.addWidget(self.results)
        divider = rule(upright=True)
        divider.setFixedHeight(24)
        row.addWidget(divider)
        for widget in (self.lock, self.focus, self.away):
            row.addWidget(widget)

    # What it shows

    def show_time(self) -> None:
        keeper = self._keeper
        item, items = keeper.item, keeper.items
        has_item = item is not None
        title = item.title if item else ""
        self.item.show_text(title)
        count = _("{number} of {count}").format(number=keeper.place + 1, count=len(items)) if has_item else ""
        self.place.setText(count)
        self.countdown.setText(clock_text(keeper.left) if has_item else "")
        self.countdown.setAccessibleName(_("Time left: {time}").format(time=self.countdown.text()))
        for widget in (self.item, self.countdown, self.next):
            widget.setVisible(has_item)
        for widget in (self.place, self.more):
            widget.setVisible(has_item and self.width() >= _ROOMY)
        self.hold.setVisible(bool(items))
        running = keeper.is_running
        self.hold.set_icon_name("pause" if running else "play")
        self.hold.set_name(_("Hold the time") if running else _("Let the time run"))
        self._set_state(self.countdown, self._tone())

    def _tone(self) -> str:
        keeper = self._keeper
        if keeper.item is None:
            return ""
        if keeper.left <= 0:
            return "over"
        return "last" if keeper.left <= LAST_MINUTE else "held" if not keeper.is_running else ""

    def show_vote(self) -> None:
        ballot = self._ballot
        found, is_on = ballot.round, ballot.is_on
        turn, count = ballot.turn
        if found is not None:
            self.title.show_text(found.title)
            named = _("{voter} ({number} of {count})").format(voter=ballot.voter, number=turn, count=count)
            self.voter.show_text(named if count > 1 or ballot.voter else "")
            self.left.setText(str(ballot.left))
            self.left_words.setText(n_("dot to give", "dots to give", ballot.left))
            self.left.setAccessibleName(
                n_("{count} dot left", "{count} dots left", ballot.left).format(count=ballot.left)
            )
        for widget in (self.left, self.close_vote):
            widget.setVisible(is_on)
        self.left_words.setVisible(is_on and self.width() >= _NARROW)
        self.title.setVisible(is_on and self.width() >= _NARROW)
        self.voter.setVisible(is_on and bool(self.voter.text()))
        self.turn.setVisible(is_on and count > 1)
        self.vote.setVisible(not is_on)
        self._set_state(self.left, "over" if is_on and not ballot.left else "")

    def show_lock(self, *, is_locked: bool) -> None:
        self.lock.setChecked(is_locked)
        self.lock.set_icon_name("lock" if is_locked else "lock-open", "accent" if is_locked else "text2")
        self.lock.set_name(_("Unlock the structure") if is_locked else _("Lock the structure"))

    # Time is over

    def pulse(self) -> None:
        """The bar tells by its colour, a few times, that an item's time is over; once where motion is not wanted."""
        self._pulses = _PULSES if self.has_motion else 1
        self._pulse_timer.start()
        self._beat()

    def _beat(self) -> None:
        self._set_state(self, "over" if self._pulses % 2 == 0 and self._pulses > 0 else "")
        if self._pulses == 0:
            self._pulse_timer.stop()
        self._pulses = max(self._pulses - 1, 0)

    def _set_state(self, widget: QWidget, state: str) -> None:
        if widget.property("state") != state:
            widget.setProperty("state", state)
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        for button, text in ((self.agenda, _("Agenda")), (self.vote, _("Vote")), (self.turn, _("Next voter"))):
            button.setText("" if is_narrow else text)
            button.setAccessibleName(text)
            button.setToolTip(text if is_narrow else "")
        self._draw()
        self.close_vote.setText(_("Close") if is_narrow else _("Close the vote"))
        self.show_time()
        self.show_vote()

    def _add_minute(self) -> None:
        self._keeper.add(1)

    def _draw(self) -> None:
        for button, name in ((self.agenda, "list-checks"), (self.turn, "user-check"), (self.vote, "circle-dot")):
            icon_before_words(button, self._look, name, "text2", 17)


def _figures() -> QLabel:
    """Large, of one width, so that a clock does not tremble."""
    made = QLabel()
    made.setObjectName("countdown")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    made.setFont(fonts.font(TextStyle(30, 36, 700, tabular=True))[0])
    return made
