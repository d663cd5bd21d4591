"""What a vote is about, and who votes: asked before it begins."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.model.ids import LaneId
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.text_fields import LineField, TextField, needed, whole
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.workshop.ballot import MOST_DOTS, Plan, person
from journeydesigner.wording import _, n_

_WIDTH = 360
ROOM, TURNS = "room", "turns"
_USUAL_DOTS, _USUAL_PEOPLE, _MOST_PEOPLE = 3, 8, 200


class VoteSetup(QFrame):
    """Over the window. ``begun(Plan)`` tells that the vote is to begin. It remembers what was chosen the last time."""

    begun = Signal(object)

    def __init__(self, look: Look, session: Session, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Vote"))
        self._session, self._window = session, window.window()
        self._mode, self._dots, self._people = ROOM, _USUAL_DOTS, _USUAL_PEOPLE
        self.lanes: dict[LaneId, QPushButton] = {}
        self._make_fields(look)
        self._lay_out()
        self.setFixedWidth(max(_WIDTH, self.minimumSizeHint().width()))

    def _make_fields(self, look: Look) -> None:
        self.title = LineField(_("What is voted on"), parse=needed)
        self.dots = LineField(_("Dots a person"), parse=_dots)
        self.people = LineField(_("People"), parse=_people)
        self.mode = Segmented(
            look,
            _("Who votes"),
            ((ROOM, _("One clicks for all"), "users"), (TURNS, _("One after another"), "user-check")),
        )
        self.names = TextField(_("Names"), _("Names, one a line (or none)"), least_lines=3)
        self.total = label("", tone="second", size="small", wraps=True)
        self.begin = QPushButton(_("Begin the vote"))
        self.begin.setObjectName("primary")
        self.begin.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus, and what is typed, in the field
        self.begin.clicked.connect(self._begin)
        self.mode.committed.connect(self._set_mode)
        self.names.textChanged.connect(self._count)
        for field in (self.dots, self.people):
            field.textEdited.connect(self._count)
        for field in (self.title, self.dots, self.people):
            field.returnPressed.connect(self._begin)
        self.of_all = label("", tone="second", size="small", wraps=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Vote with dots"), size="title"))
        column.addWidget(self.title)
        column.addWidget(self.mode)
        numbers = QHBoxLayout()
        for text, field in ((_("Dots a person"), self.dots), (_("People"), self.people)):
            field.setFixedWidth(64)
            numbers.addWidget(label(text, tone="second"))
            numbers.addWidget(field)
            numbers.addStretch(1)
        column.addLayout(numbers)
        column.addWidget(self.names)
        column.addWidget(self.total)
        column.addWidget(label(_("CARDS OF THESE LANES"), size="section"))
        column.addWidget(self._chips)
        column.addWidget(self.of_all)
        column.addSpacing(6)
        column.addWidget(self.begin)

    def open_at(self, point: QPoint) -> None:
        """Under a global point."""
        self._fill()
        screen = self.screen().availableGeometry()
        self.adjustSize()
        window = self._window.frameGeometry() & screen
        x = max(window.left() + 8, min(point.x(), window.right() - self.width() - 8))
        self.move(x, max(screen.top() + 8, min(point.y(), screen.bottom() - self.height() - 8)))
        self.show()
        self.title.setFocus(Qt.FocusReason.PopupFocusReason)
        self.title.selectAll()

    def _fill(self) -> None:
        session = self._session
        if session.map_id is None:
            return
        count = len(session.snapshot.vote_rounds_of(session.map_id))
        self.title.show_value(_("Vote {number}").format(number=count + 1))
        self.dots.show_value(self._dots)
        self.people.show_value(self._people)
        while self._flow.count():
            taken = self._flow.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.deleteLater()
        self.lanes = {}
        for lane in session.snapshot.lanes_of(session.map_id):
            found = kind(lane.kind)
            if isinstance(found, CardLane) and session.snapshot.cards_in(lane.id):
                chip = QPushButton((lane.title or found.label).replace("&", "&&"))
                chip.setObjectName("toggle")
                chip.setCheckable(True)
                chip.toggled.connect(self._tell_lanes)
                self._flow.addWidget(chip)
                self.lanes[lane.id] = chip
        self._tell_lanes()
        self._set_mode(self._mode)

    def _tell_lanes(self) -> None:
        """How many cards may have dots; where no lane is chosen, those of all."""
        chosen = self._chosen()
        count = sum(len(self._session.snapshot.cards_in(lane)) for lane in chosen or self.lanes)
        if chosen:
            said = n_("{count} card to vote on.", "{count} cards to vote on.", count)
        else:
            said = n_("None chosen: all lanes, {count} card.", "None chosen: all lanes, {count} cards.", count)
        self.of_all.setText(said.format(count=count))

    def _chosen(self) -> tuple[LaneId, ...]:
        return tuple(lane for lane, chip in self.lanes.items() if chip.isChecked())

    def _set_mode(self, mode: str) -> None:
        self._mode = mode
        self.mode.show_value(mode)
        self.names.setVisible(mode == TURNS)
        self._count()
        self.adjustSize()

    def _count(self) -> None:
        """What the numbers come to; how many people there are where they are named."""
        names = self._named() if self._mode == TURNS else ()
        self.people.setEnabled(not names)
        if names:
            self.people.show_value(len(names))
        try:
            dots, people = _dots(self.dots.text()), _people(self.people.text())
        except ValueError:
            self.total.setText("")
            return
        if self._mode == TURNS:
            said = n_("{dots} dots for one person.", "{dots} dots for each of {people} people, in turn.", people)
            self.total.setText(said.format(people=people, dots=dots))
        else:
            all_dots = min(dots * people, MOST_DOTS)
            self.total.setText(n_("{count} dot in all.", "{count} dots in all.", all_dots).format(count=all_dots))

    def _named(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.names.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _begin(self) -> None:
        try:
            dots, people = _dots(self.dots.text()), _people(self.people.text())
        except ValueError:
            for field in (self.dots, self.people):
                field.setModified(True)
                field.commit()
            return
        self._dots, self._people = dots, people
        voters: tuple[str, ...] = ()
        if self._mode == TURNS:
            voters = self._named() or tuple(person(number) for number in range(1, people + 1))
        title = self.title.text().strip() or _("Vote")
        self.hide()
        self.begun.emit(Plan(title, dots, people, voters, self._chosen()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)


def _dots(text: str) -> int:
    value = whole(text)
    if value is None or not 1 <= value <= MOST_DOTS:
        raise ValueError(_("A number from {least} to {most}.").format(least=1, most=MOST_DOTS))
    return value


def _people(text: str) -> int:
    value = whole(text)
    if value is None or not 1 <= value <= _MOST_PEOPLE:
        raise ValueError(_("A number from {least} to {most}.").format(least=1, most=_MOST_PEOPLE))
    return value
