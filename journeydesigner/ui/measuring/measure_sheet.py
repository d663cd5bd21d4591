"""The sheet over the map that leads from a file to numbers, step by step. Nothing is written before its last button."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.events.errors import CancelledError, EventsError, UnclearDatesError
from journeydesigner.files.captured import Captured
from journeydesigner.model.movement_records import EventRules
from journeydesigner.ui.background import Job, Task
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.measuring.applying import rules_of
from journeydesigner.ui.measuring.columns_page import ColumnsPage
from journeydesigner.ui.measuring.data_page import DataPage
from journeydesigner.ui.measuring.flow import Flow, Table
from journeydesigner.ui.measuring.jobs import Counting, Drawing, Looking, Named, Naming
from journeydesigner.ui.measuring.match_page import MatchPage
from journeydesigner.ui.measuring.numbers_page import NumbersPage
from journeydesigner.ui.measuring.page import Page
from journeydesigner.ui.measuring.results_page import ResultsPage
from journeydesigner.ui.measuring.step_bar import StepBar
from journeydesigner.ui.measuring.trying import Tried, Trying
from journeydesigner.ui.measuring.where import Onto
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.wording import _

_WIDTH = 1220
_RECOUNT_MS = 400


@dataclass(frozen=True)
class Begun:
    """What a person had settled in a sheet, and at which step they were."""

    flow: Flow
    step: int


class MeasureSheet(Sheet):
    """``wanted(Flow, str)`` tells what was counted and is to be entered for a period; ``results_wanted(Flow, Tried)``
    which answers or values are; ``left(Begun | None)`` that the sheet was closed, and what was settled by then."""

    wanted = Signal(object, str)
    results_wanted = Signal(object, object)
    left = Signal(object)

    def __init__(
        self,
        easel: Easel,
        path: Path,
        onto: Onto,
        captured: Callable[[], Captured],
        host: QWidget,
        *,
        begun: "Begun | None" = None,
    ) -> None:
        super().__init__(host, _("Numbers from a file"), _WIDTH)
        look = easel.look
        self._look, self._path, self._onto, self._captured = look, path, onto, captured
        self._tried: Tried | None = None
        self._task: Task | None = None
        self._is_done = False
        self._step = 0
        self.flow: Flow | None = None
        self.data = DataPage(look, onto)
        self.columns = ColumnsPage(look)
        self.match = MatchPage(look, onto.targets)
        self.numbers = NumbersPage(easel)
        self.results = ResultsPage(look)
        self.numbers.review.clicked.connect(self.review)
        self.data.rules_chosen.connect(self._choose_rules)
        self.steps = StepBar(look)
        self.steps.wanted.connect(self.go)
        self.trouble = WholeLabel(tone="warning", size="strong")
        self.said = WholeLabel(tone="second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(_("Progress"))
        self.stop = QPushButton(_("Stop"))
        self.stop.setObjectName("link")
        self.stop.clicked.connect(self.call_off)
        self.back = QPushButton(_("Back"))
        self.back.setObjectName("outlined")
        self.back.clicked.connect(self._go_back)
        self.next = QPushButton()
        self.next.setObjectName("primary")
        self.next.setMinimumWidth(148)
        self.next.clicked.connect(self._go_on)
        self._pages = QStackedWidget()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_RECOUNT_MS)
        self._recount.timeout.connect(self._find_out)
        look.changed.connect(easel.dress)
        self._lay_out()
        for page in self._all:
            page.changed.connect(self._settled)
        self.come_up()
        self._show_state()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if begun is not None:
            self.flow = begun.flow
            self.go(begun.step)
        else:
            self._run(Looking(path), self._seen)

    # Putting together

    @property
    def _all(self) -> tuple[Page, ...]:
        return self.data, self.columns, self.match, self.numbers, self.results

    @property
    def pages(self) -> tuple[Page, ...]:
        """The steps that lead from this file to numbers."""
        if self.flow is None or self.flow.kind == "events":
            return self.data, self.columns, self.match, self.numbers
        return self.data, self.results

    @property
    def is_busy(self) -> bool:
        """Whether something is read or counted, or will be in a moment."""
        return self._task is not None or self._recount.isActive()

    @property
    def page(self) -> Page:
        """What is in sight."""
        return self.pages[self._step]

    def _lay_out(self) -> None:
        name = WholeLabel(tone="second")
        name.set_whole(self._path.name)
        steps = QHBoxLayout()
        steps.setContentsMargins(18, 0, 24, 4)
        steps.addWidget(self.steps)
        trouble = QHBoxLayout()
        trouble.setContentsMargins(24, 0, 24, 0)
        trouble.addWidget(self.trouble)
        for page in self._all:
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 24, 16)
        foot.setSpacing(10)
        foot.addWidget(self.said, 1)
        self.bar.setFixedWidth(180)
        foot.addWidget(self.bar)
        foot.addWidget(self.stop)
        self._undo = label(_("One step, which can be undone."), tone="third", size="small")
        foot.addWidget(self._undo)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(self._look, _("Numbers from a file"), name))
        whole.addLayout(steps)
        whole.addLayout(trouble)
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)

    # Going on and back

    def go(self, step: int) -> None:
        """Show a step; what it needs is read first."""
        self._recount.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.trouble.set_whole("")
        self._step = step
        self._show_state()
        first = self.page.first()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._find_out()

    def _go_back(self) -> None:
        self.go(max(self._step - 1, 0))

    def _go_on(self) -> None:
        flow = self.flow
        if flow is None or self._task is not None:
            return
        why = self.page.why_not(flow)
        if why:
            self.trouble.set_whole(why)
            self._show_state()
        elif self.page is self.numbers:
            self.wanted.emit(flow, self.numbers.period_of(flow))
        elif self.page is self.results:
            self.results_wanted.emit(flow, self._tried)
        elif self.page is self.columns or (self.page is self.data and flow.rules is not None):
            self._list_events()
        else:
            self.go(self._step + 1)

    def let_go(self) -> None:
        """Whatever is still read is given up; nothing of it was written."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        has_begun = (
            not self._is_done and self.flow is not None and self.flow.matching.chosen and self.flow.rules is None
        )
        self.left.emit(Begun(self.flow, self._step) if has_begun and self.flow is not None else None)

    def finish(self) -> None:
        """What was wanted is done."""
        self._is_done = True
        self.leave()

    def call_off(self) -> None:
        """Give up what is being read or counted; what was settled stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.trouble.set_whole(_("Stopped. Nothing was changed."))
            self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._task is not None and self.flow is not None:
            self.call_off()
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._go_on()
            return
        super().keyPressEvent(event)

    # What was settled

    def _settled(self, flow: Flow) -> None:
        before = self.flow
        self.flow = flow
        self._tried = None
        self.trouble.set_whole("")
        if before is not None and flow.map != before.map:
            self.flow = flow = self._onto.other_target(flow)
        self._show_state()
        if self._is_missing():
            if self._task is not None:
                self._task.cancel()
                self._task = None
            self._recount.start()

    def _choose_rules(self, rules: EventRules | None) -> None:
        if self.flow is not None:
            self._settled(self._onto.by_rules(self.flow, rules))

    def _show_state(self) -> None:
        flow, is_busy = self.flow, self._task is not None
        self.steps.offer(_titles(flow))
        self.steps.show_step(self._step, self._reachable() if not is_busy or flow is not None else -1)
        self._pages.setCurrentWidget(self.page)
        self._pages.setVisible(flow is not None)
        if flow is not None:
            self.page.show_flow(flow)
        self.results.show_tried(self._tried)
        self.trouble.setVisible(bool(self.trouble.text()))
        for part in (self.bar, self.stop):
            part.setVisible(is_busy)
        if not is_busy:
            self.said.set_whole("")
        is_last = self.page in (self.numbers, self.results)
        self._undo.setVisible(is_last and not is_busy)
        self.back.setEnabled(self._step > 0)
        self.next.setText(_("Enter the numbers") if is_last else _("Next"))
        self.next.setAccessibleName(self.next.text())
        self.next.setEnabled(flow is not None and not is_busy and not (is_last and self._is_missing()))

    def _reachable(self) -> int:
        """Up to which step everything is there."""
        flow = self.flow
        if flow is None:
            return 0
        if flow.kind != "events" or not flow.matching.names:
            return 1
        return 3 if flow.matching.coverage.mapped else 2

    # Reading

    def _run(self, job: Job, then: Callable[[Any], None]) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = task = Task(job, self)
        task.done.connect(lambda found: self._done(task, found, then))
        task.failed.connect(lambda error: self._failed(task, error))
        task.progressed.connect(self._progressed)
        self.bar.setValue(0)
        self._show_state()
        task.start()

    def _done(self, task: Task, found: Any, then: Callable[[Any], None]) -> None:
        if task is self._task:
            self._task = None
            then(found)

    def _failed(self, task: Task, error: Exception) -> None:
        if task is not self._task:
            return
        self._task = None
        if not isinstance(error, (EventsError, CancelledError)):
            raise error
        if isinstance(error, UnclearDatesError):
            self.results.ask_dates(True)
            if self.flow is not None and self.flow.kind == "events":
                self._step = self.pages.index(self.columns)
                self.columns.ask_dates()
        said = _("Day and month could change places in all dates of the file: say which comes first.")
        self.trouble.set_whole(said if isinstance(error, UnclearDatesError) else str(error))
        self._show_state()

    def _progressed(self, share: float, words: str) -> None:
        if self.sender() is self._task:
            self.bar.setValue(round(1000 * share))
            self.said.set_whole(words)

    def _seen(self, table: Table) -> None:
        self.flow = self._onto.begin(table)
        self.go(0)
        if self.flow.rules is not None:
            self._list_events()

    def _list_events(self) -> None:
        flow = self.flow
        assert flow is not None
        if flow.map is None:
            self._run(Drawing(self._path, flow.columns, flow.dates, flow.timezone), self._listed)
            return
        expressions = [rule.text for rule in flow.matching.rules if rule.how == "regex"]
        self._run(Naming(self._path, flow.columns, self._onto.targets, expressions), self._listed)

    def _listed(self, named: Named) -> None:
        """On to what is to be settled: where stored rules tell all that, to the numbers."""
        assert self.flow is not None
        self.flow = self._onto.with_names(self.flow, named)
        is_known = self.flow.rules is not None and self._step == 0 and self.flow.matching.coverage.mapped
        self.go(self.pages.index(self.numbers if is_known else self.match))

    def review(self) -> None:
        """Back to where events are matched."""
        self.go(self.pages.index(self.match))

    def _is_missing(self) -> bool:
        """Whether what is in sight shows numbers that are not there yet."""
        if self.page is self.results:
            return self._tried is None or not self._tried.lines
        return self.page is self.numbers and (self.flow is None or self.flow.report is None)

    def _find_out(self) -> None:
        """Count, or try, what is in sight and not there yet."""
        flow = self.flow
        if flow is None or not self._is_missing():
            return
        if self.page is self.results:
            if self._onto.map is not None:
                self._run(Trying(flow, self._captured(), self._onto.map), self._show_tried)
        elif flow.counted_stages:
            self._run(Counting(self._path, rules_of(flow)), self._counted)

    def _show_tried(self, tried: Tried) -> None:
        self._tried = tried
        self._show_state()

    def _counted(self, report: object) -> None:
        if self.flow is not None:
            self.flow = replace(self.flow, report=report)  # type: ignore[arg-type]
        self._show_state()


def _titles(flow: Flow | None) -> list[str]:
    if flow is not None and flow.kind != "events":
        return [_("Data"), _("Numbers")]
    return [_("Data"), _("Columns"), _("Stages") if flow is not None and flow.map is None else _("Match"), _("Numbers")]
