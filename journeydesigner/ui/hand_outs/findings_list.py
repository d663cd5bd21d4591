"""What a hand-out would lose, the worst first; a click leads to where it is on the map."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.upright_scroll import show_in, upright_scroll
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.wording import _, n_

_MOST = 60
_TALLEST = 132
_ICONS = {Gravity.LOST: "circle-x", Gravity.POOR: "triangle-alert", Gravity.NOTE: "info"}
_COLOURS = {Gravity.LOST: "danger", Gravity.POOR: "neg", Gravity.NOTE: "text2"}


class FindingsList(QWidget):
    """``wanted(record, page)`` tells what a person clicked: a record of the map, or a page counted from 1 (0: none)."""

    wanted = Signal(str, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._findings: tuple[Finding, ...] = ()
        self._listed: tuple[Finding, ...] = ()
        """Those of the rows, which stay until there are others: who pressed one gets there."""
        self._said = ("loader", "text2", "")
        self._icon = QLabel()
        self._summary = label("", size="strong", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._summary, 1)
        self._scroll = upright_scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self._scroll.hide()
        look.changed.connect(self._draw)

    @property
    def summary(self) -> str:
        return self._summary.text()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._findings

    @property
    def rows(self) -> list[WrappingButton]:
        return self._scroll.findChildren(WrappingButton)

    def show_waiting(self) -> None:
        self._say("loader", "text2", _("Looking through the map…"))
        self._findings = ()
        self._scroll.hide()

    def show_trouble(self, why: str) -> None:
        """There is nothing to see, and why."""
        self._say("triangle-alert", "danger", why)
        self._scroll.hide()

    def show_findings(self, findings: Sequence[Finding], notes: Sequence[str]) -> None:
        """``notes``: what the person left out themselves; they stand behind what is found."""
        told = (*findings, *(Finding(Gravity.NOTE, note) for note in notes))
        self._findings = told
        worst = max((each.gravity for each in told), default=Gravity.NOTE)
        if worst is Gravity.NOTE:
            self._say("circle-check", "pos", _("Nothing is lost, and all of it can be read."))
        else:
            self._say(_ICONS[worst], _COLOURS[worst], _counted(told))
        self._fill(told)

    def _fill(self, told: Sequence[Finding]) -> None:
        self._listed = tuple(told)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(0)
        for place, finding in enumerate(told[:_MOST]):
            row = WrappingButton(
                self._look, "finding", _ICONS[finding.gravity], finding.text, colour=_COLOURS[finding.gravity]
            )
            leads = finding.record is not None or finding.page is not None
            row.setEnabled(leads)
            row.setToolTip(_tip(finding))
            row.setProperty("place", place)
            row.clicked.connect(self._clicked)
            column.addWidget(row)
        if len(told) > _MOST:
            more = len(told) - _MOST
            column.addWidget(
                label(n_("And {count} more.", "And {count} more.", more).format(count=more), tone="second")
            )
        column.addStretch(1)
        show_in(self._scroll, page)
        self._scroll.setVisible(bool(told))
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """As tall as what is told, up to a few rows; the others are scrolled to."""
        page = self._scroll.widget()
        if page is not None:
            tall = page.heightForWidth(max(self.width(), 200))  # -1 where no row is in it
            self._scroll.setFixedHeight(min(_TALLEST, max(tall, 0)))

    def _say(self, icon: str, colour: str, text: str) -> None:
        self._said = (icon, colour, text)
        self._summary.setText(text)
        self._summary.setAccessibleName(text)
        self._draw()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._look, self._said[0], self._said[1], 18))

    def _clicked(self) -> None:
        finding = self._listed[self.sender().property("place")]  # type: ignore[union-attr]
        self.wanted.emit(finding.record or "", finding.page or 0)


def _counted(told: Sequence[Finding]) -> str:
    """«2 things would be lost, 1 is hard to read.»"""
    lost = sum(each.gravity is Gravity.LOST for each in told)
    poor = sum(each.gravity is Gravity.POOR for each in told)
    said = []
    if lost:
        said.append(n_("{count} thing would be lost.", "{count} things would be lost.", lost).format(count=lost))
    if poor:
        said.append(n_("{count} thing is hard to read.", "{count} things are hard to read.", poor).format(count=poor))
    return " ".join(said)


def _tip(finding: Finding) -> str:
    if finding.record is not None:
        return _("Show it on the map")
    return _("Show page {number}").format(number=finding.page) if finding.page else ""
