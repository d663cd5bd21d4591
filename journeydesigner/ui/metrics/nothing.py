"""What the panel says where a map has no numbers: how they come onto it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

FROM_FILE = "numbers"
"""The action that reads numbers from a file."""


class Nothing(QWidget):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._sign = QLabel()
        self._title = label("", size="title", wraps=True)
        self._hint = label("", tone="second", wraps=True)
        for made in (self._sign, self._title, self._hint):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._type = QPushButton(_("Type values on the map"))
        self._type.setObjectName("outlined")
        self._type.clicked.connect(self._type_values)
        self._file = QPushButton(_("Numbers from a file…"))
        self._file.setObjectName("primary")
        self._file.clicked.connect(self._from_file)
        self._put_together()
        window.look.follow(self, self._draw)
        self._draw()

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._sign)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self._type)
        row.addWidget(self._file)
        row.addStretch(1)
        column.addSpacing(6)
        column.addLayout(row)
        column.addStretch(3)

    def show_numbers(self, shown: Shown) -> None:
        self._file.setVisible(FROM_FILE in self._window.actions_of)
        if shown.funnel is None:
            self._title.setText(_("This map has no numbers yet"))
            self._hint.setText(
                _(
                    "Type values into KPI tiles, or take them from a file: a sheet of KPIs, answers to a survey,"
                    " a log of events. Of events only totals enter the map."
                )
            )
        else:
            self._title.setText(_("Nothing was counted from events yet"))
            self._hint.setText(
                _("What customers do between the stages comes from a log of events: web, app, shop, telephone.")
            )

    def _type_values(self) -> None:
        from journeydesigner.ui.metrics.over import metrics_of

        metrics_of(self._window).close()
        self._window.actions_of.trigger("insert lane metrics")

    def _from_file(self) -> None:
        self._window.actions_of.trigger(FROM_FILE)

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(self._window.look, "chart-line", "text3", 40))
