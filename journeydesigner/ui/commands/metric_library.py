"""The organisation's metrics: their library and catalogue."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.metric_library.library import MetricLibrary


def actions(w: "MainWindow") -> Iterable[Action]:
    has_map = w.possible.has_map

    def act(does: Callable[["MetricLibrary"], object]) -> Callable[[], None]:
        def done() -> None:
            from journeydesigner.ui.metric_library.library import library_of

            does(library_of(w))

        return done

    listed = Said(_("Metric &library…"))
    yield Action("metric library", listed, act(lambda found: found.open()), ("Ctrl+Shift+F",), "gauge", has_map)
    added = Said(_("&Add metric from the catalogue…"))
    worked = Said(_("Work out the &cost to serve"))
    yield Action(
        "cost to serve", worked, act(lambda found: found.work_out_cost()), (), "banknote", has_map, writes=True
    )
    yield Action("add metric", added, act(lambda found: found.open(adds=True)), (), "plus", has_map, writes=True)
