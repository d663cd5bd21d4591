"""What if: the ways to the levers and to the opportunities by what they would bring."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    has_map = w.possible.has_map
    yield Action("what if", Said(_("Wh&at if")), partial(_open, w), (), "sparkles", has_map)
    rank = Said(_("Rank opportunities by what they brin&g"))
    yield Action("rank opportunities", rank, partial(_open, w, is_for_opportunities=True), (), "lightbulb", has_map)


def _open(window: "MainWindow", *, is_for_opportunities: bool = False) -> None:
    from journeydesigner.ui.metrics.over import metrics_of
    from journeydesigner.ui.metrics.overview import Overview

    metrics_of(window).open("overview")
    page = metrics_of(window).panel.page_widget("overview")
    if isinstance(page, Overview) and page.what_if.isVisible():
        page.what_if.come_forward(is_for_opportunities=is_for_opportunities)
