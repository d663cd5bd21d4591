"""One step on the way from a file to numbers: what a person sees and settles there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.wording import _

FIELD_LABEL = 132


class Page(QWidget):
    """``changed(Flow)`` tells what the person settled; ``show_flow`` what is settled by now."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.flow: Flow | None = None
        self.setObjectName("page")

    def show_flow(self, flow: Flow) -> None:
        self.flow = flow

    def first(self) -> QWidget:
        """Where the keys go when it comes into sight."""
        return self

    def why_not(self, flow: Flow) -> str:
        """What is missing before the next step, in a sentence; "" for nothing."""
        return ""

    def lay_out_beside(self, form: QWidget, width: int, right: QVBoxLayout) -> None:
        """What is asked at the left, ``width`` pixels wide; what comes of it has all the room at its right."""
        form.setFixedWidth(width)
        right.setSpacing(8)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 4, 24, 4)
        whole.setSpacing(28)
        whole.addWidget(form)
        whole.addLayout(right, 1)

    def settle(self, **fields: object) -> None:
        """Tell what the person changed."""
        if self.flow is not None:
            self.changed.emit(self.flow.with_(**fields))


def field_row(name: str, field: QWidget, hint: str | QLabel = "") -> QVBoxLayout:
    """A field with its name at the left, and under it what is to be known of it."""
    named = label(name, tone="second")
    named.setFixedWidth(FIELD_LABEL)
    named.setWordWrap(True)
    named.setBuddy(field)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(named)
    line.addWidget(field, 1)
    whole = QVBoxLayout()
    whole.setSpacing(2)
    whole.addLayout(line)
    if hint:
        under = QHBoxLayout()
        under.setContentsMargins(FIELD_LABEL + 8, 0, 0, 0)
        under.addWidget(hint_label(hint) if isinstance(hint, str) else hint)
        whole.addLayout(under)
    return whole


def hint_label(text: str = "") -> QLabel:
    """What is to be known of a field."""
    return label(text, tone="third", size="small", wraps=True)


def date_order(look: Look) -> Segmented:
    """Which of day and month comes first."""
    segments = (("dmy", _("Day first"), ""), ("mdy", _("Month first"), ""), ("", _("As it fits"), ""))
    return Segmented(look, _("Day or month first"), segments)


def form_of(rows: Sequence[QVBoxLayout | QWidget], free_at_right: int = 0) -> QWidget:
    """Fields one under another, from the top; ``free_at_right`` pixels are left for a scroll bar."""
    made = QWidget()
    made.setObjectName("page")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, free_at_right, 0)
    column.setSpacing(12)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    column.addStretch(1)
    return made
