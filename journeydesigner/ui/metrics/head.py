"""The head of the panel: what it is about, from which source and time, what may be said of it, and the way out."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journeydesigner.metrics.numbers import date_text, grouped, month_name, period_text
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import as_tip, label
from journeydesigner.ui.controls.segmented import Segment, Segmented
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.pill import Pill
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.ui.metrics.two_ends import TwoEnds
from journeydesigner.wording import _

_SIDE, _GAP = 24, 10
_ROW = 32
_PERIOD = 124
_SEGMENT_ROOM = 14
_ENOUGH = 0.95
"""Less coverage than this is worth a warning."""


class Head(QWidget):
    """``left`` tells that the panel is to be closed, ``paged(str)`` the page that is wanted, ``period_chosen(str)``,
    ``removed`` that the numbers in sight are to go."""

    left = Signal()
    paged = Signal(str)
    period_chosen = Signal(str)
    removed = Signal()

    def __init__(self, easel: Easel, pages: tuple[Segment, ...]) -> None:
        super().__init__()
        self._easel = easel
        self._said: list[str] = []
        self._about = label("", tone="second")
        self.pages = Segmented(easel.look, _("Page"), pages)
        self.pages.committed.connect(self.paged)
        self._wide_enough(pages)
        self.periods = ChoiceField(easel.look, _("Period"))
        self.periods.committed.connect(self._period_picked)
        self.remove_button = IconButton(easel.look, "trash-2", _("Remove the numbers of a period"), size=16)
        self.remove_button.setFixedSize(28, 28)
        self.remove_button.clicked.connect(self.removed)
        self._totals = Pill(easel, "eye", _("Only totals enter the file"))
        self._totals.setToolTip(_("What single customers did stays where it was read; the map keeps sums."))
        self._coverage = Pill(easel)
        self.close_button = IconButton(easel.look, "x", _("Close the metrics"))
        self.close_button.setFixedSize(32, 32)
        self.close_button.clicked.connect(self.left)
        self._put_together()

    def _put_together(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 12, _SIDE, 4)
        row.setSpacing(_GAP)
        words = QWidget()
        self._flow = flow = TwoEnds(words, _GAP, at_end=2)
        title = label(_("Metrics"), size="headline")
        for part in (title, self._about, self.periods, self.remove_button, self.pages, self._totals, self._coverage):
            flow.addWidget(part)
        for low in (title, self._about):
            low.setFixedHeight(_ROW)
        self.pages.setFixedHeight(_ROW)
        self.periods.setFixedWidth(_PERIOD)
        row.addWidget(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _wide_enough(self, pages: tuple[Segment, ...]) -> None:
        """For the words of each page in the weight of the one in sight."""
        font = self.font()
        font.setPixelSize(12)
        font.setWeight(font.Weight.DemiBold)
        advance = QFontMetrics(font).horizontalAdvance
        for button, (_name, text, _icon) in zip(self.pages.findChildren(QPushButton), pages, strict=True):
            button.setMinimumWidth(advance(text) + _SEGMENT_ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The map's title, which stands over the window too, is left out where all else has one row without it."""
        whole = "  ·  ".join(self._said)
        self._about.setText(whole)
        self._about.setAccessibleName(whole)
        room = self.width() - 2 * _SIDE - _GAP - self.close_button.width()
        if len(self._said) > 1 and self._flow.wanted() > room:
            self._about.setText("  ·  ".join(self._said[1:]))
            if self._flow.wanted() > room:
                self._about.setText(whole)
        self._about.setToolTip(as_tip(whole) if self._about.text() != whole else "")

    def show_page(self, name: str) -> None:
        self.pages.show_value(name)

    def show_numbers(self, shown: Shown) -> None:
        self._said = _about(shown)
        self._fit()
        periods = shown.periods
        self.periods.setVisible(len(periods) > 1)
        self.periods.offer([Option(period, period_text(period)) for period in reversed(periods)])
        self.periods.show_value(shown.funnel.period if shown.funnel else "")
        movements = shown.movements
        self.remove_button.setVisible(movements is not None)
        if movements is not None:
            said = _("Remove the numbers of {period}").format(period=period_text(movements.period))
            self.remove_button.set_name(said)
            self.remove_button.setDisabled(self._easel.session.is_read_only)
        self._totals.setVisible(movements is not None)
        coverage = movements.coverage if movements is not None else None
        self._coverage.setVisible(coverage is not None)
        if coverage is not None:
            is_enough = coverage >= _ENOUGH
            share = f"{grouped(100 * coverage, self._easel.pen.language, 1)}\u00a0%"
            said = _("Coverage {share} of rows").format(share=share)
            icon, family = ("circle-check", "green") if is_enough else ("triangle-alert", "yellow")
            self._coverage.say(icon, said, family)

    def _period_picked(self, period: object) -> None:
        self.period_chosen.emit(str(period))


def _about(shown: Shown) -> list[str]:
    """«Buying a home battery», «Orders and app events, 1 Sep – 31 Oct 2026»."""
    parts = [shown.map.title]
    if shown.movements is not None:
        days = days_text(shown.movements.first_day, shown.movements.last_day)
        parts.append(", ".join(filter(None, (shown.movements.source, days))))
    elif shown.funnel is not None:
        parts.append(", ".join(filter(None, (shown.funnel.source, period_text(shown.funnel.period)))))
    return parts


def days_text(first: str, last: str) -> str:
    """Two days as a span: «1 Sep – 31 Oct 2026», with both years where they differ."""
    if first == last:
        return date_text(first)
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin.year != end.year:
        return _("{first} – {last}").format(first=date_text(first), last=date_text(last))
    short = _("{day} {month}").format(day=begin.day, month=month_name(begin.month))
    return _("{first} – {last}").format(first=short, last=date_text(last))
