"""What became of all customers of a log, as a few large numbers with what they mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.metrics.held_back import held_count_text
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.model.movement_records import Movements
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.columns import Columns
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.wording import _

_LEAST = 150


class FactsCard(Card):
    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("What became of them"))
        body = QWidget()
        columns = Columns((1, 1, 1, 1, 1), 24, _LEAST, body)
        self._facts = [_Fact() for _place in range(5)]
        for fact in self._facts:
            columns.addWidget(fact)
        self.add(body)

    def show_numbers(self, movements: Movements) -> None:
        language = self.easel.pen.language
        everyone = movements.customers
        told = (
            ("customers", _("customers in the log"), None),
            ("converted", _("reached the goal"), everyone),
            ("abandoned", _("gave up: silent for too long"), everyone),
            ("still_open", _("still open, which is not given up"), everyone),
            ("switched", _("changed the channel on the way"), everyone),
        )
        for fact, (name, words, whole) in zip(self._facts, told, strict=True):
            n: int | None = getattr(movements, name)
            number = held_count_text(movements, name) if n is None else grouped(n, language)
            share = share_text(n / whole, language) if n is not None and whole else ""
            fact.say(number, share, words)


class _Fact(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._number = label("", size="headline")
        self._words = label("", size="small", tone="second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addWidget(self._words)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def say(self, number: str, share: str, words: str) -> None:
        self._number.setText(number)
        self._words.setText(" · ".join(filter(None, (share, words))))
        self.setAccessibleName(", ".join(filter(None, (words, number, share))))
