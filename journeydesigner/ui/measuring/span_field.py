"""A length of time, or none: a number and its unit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, whole
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_MOST = 9999


class SpanField(QWidget):
    """``committed(object)`` tells the seconds, None for no limit (where that ``can_be_none``)."""

    committed = Signal(object)

    def __init__(self, look: Look, name: str, *, can_be_none: bool) -> None:
        super().__init__()
        self.number = LineField(name, parse=_positive)
        self.number.setMinimumWidth(64)
        self.number.committed.connect(self._tell)
        self.unit = ChoiceField(look, _("Unit of: {name}").format(name=name))
        units = [Option(60.0, _("minutes")), Option(3600.0, _("hours")), Option(86400.0, _("days"))]
        self.unit.offer([*units, Option(None, _("no limit"))] if can_be_none else units)
        self.unit.committed.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.number, 1)
        row.addWidget(self.unit, 2)
        self.setFocusProxy(self.number)

    def show_value(self, seconds: float | None) -> None:
        """In the largest unit in which it is whole."""
        size = next((size for size in (86400.0, 3600.0, 60.0) if seconds is not None and seconds % size == 0), 60.0)
        self.unit.show_value(None if seconds is None else size)
        self.number.show_value(round((seconds or size) / size))
        self.number.setVisible(seconds is not None)

    @property
    def value(self) -> float | None:
        """Seconds; None for no limit, or where nothing is shown yet."""
        size = self.unit.value()
        return _positive(self.number.text()) * size if isinstance(size, float) else None

    def _tell(self, _value: object = None) -> None:
        self.number.setVisible(self.value is not None)
        self.committed.emit(self.value)


def _positive(text: str) -> int:
    """A whole number above nought. Raises ValueError."""
    number = whole(text)
    if number is None or not 0 < number <= _MOST:
        raise ValueError(_("Write a whole number from 1 to {most}.").format(most=_MOST))
    return number
