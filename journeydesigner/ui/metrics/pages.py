"""What pages the panel has, and what each must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class Page(QWidget):
    """``chosen(str)`` tells a record that is wanted on the map, ``mode_wanted(str)`` how to count the funnel."""

    chosen = Signal(str)
    mode_wanted = Signal(str)

    def has_numbers(self, shown: Shown) -> bool:
        """Whether there is anything to show."""
        raise NotImplementedError

    def show_numbers(self, shown: Shown) -> None:
        """Show them as they are now."""
        raise NotImplementedError


@dataclass(frozen=True)
class PageKind:
    name: str
    label: Callable[[], str]
    make: Callable[[Easel, "MainWindow"], Page]


def _overview(easel: Easel, window: "MainWindow") -> Page:
    from journeydesigner.ui.metrics.overview import Overview

    return Overview(easel, window)


def _movements(easel: Easel, window: "MainWindow") -> Page:
    from journeydesigner.ui.metrics.movements_page import MovementsPage

    return MovementsPage(easel, window)


def _planned(easel: Easel, window: "MainWindow") -> Page:
    from journeydesigner.ui.metrics.planned_page import PlannedPage

    return PlannedPage(easel, window)


def _all(easel: Easel, window: "MainWindow") -> Page:
    from journeydesigner.ui.metrics.all_page import AllPage

    return AllPage(easel, window)


def pages() -> tuple[PageKind, ...]:
    """All of them, in their order."""
    return (
        PageKind("overview", lambda: _("Overview"), _overview),
        PageKind("movements", lambda: _("Movements"), _movements),
        PageKind("planned", lambda: _("Planned and actual"), _planned),
        PageKind("all", lambda: _("All metrics"), _all),
    )
