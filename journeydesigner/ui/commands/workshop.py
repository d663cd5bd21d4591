"""Facilitating a workshop: agenda and time, votes, the lock, the map alone."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.workshop.workshop import Workshop


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible

    def act(does: Callable[["Workshop"], object]) -> Callable[[], None]:
        """The workshop is made when something of it is first wanted."""
        return lambda: _with(w, does)

    bar = Said(_("&Workshop bar"))
    yield Action(
        "workshop", bar, act(lambda shop: shop.toggle_bar()), ("Ctrl+Shift+W",), "users", can.has_map,
        lambda: _is(w, lambda shop: shop.is_bar_open()),
    )  # fmt: skip
    yield Action(
        "agenda", Said(_("A&genda…")), act(lambda shop: shop.open_agenda()), ("Ctrl+F7",), "list-checks", can.has_map
    )
    time = Said(_("&Hold the time, let it run"))
    yield Action("time", time, act(lambda shop: shop.toggle_time()), ("F7",), "timer", can.has_map)
    following = Said(_("&Next item of the agenda"))
    yield Action(
        "next item", following, act(lambda shop: shop.next_item()), ("Shift+F7",), "chevrons-right", can.has_map
    )
    vote = Said(_("&Vote with dots, close the vote"))
    yield Action("vote", vote, act(lambda shop: shop.toggle_vote()), ("F8",), "circle-dot", can.has_map, writes=True)
    voter = Said(_("Ne&xt voter"))
    yield Action(
        "next voter", voter, act(lambda shop: shop.ballot.next_voter()), ("Shift+F8",), "user-check",
        lambda: _is(w, lambda shop: shop.ballot.is_on and shop.ballot.turn[1] > 1),
    )  # fmt: skip
    yield Action(
        "results", Said(_("&Results of the votes")), act(lambda shop: shop.toggle_results()), ("Ctrl+F8",),
        "trophy", can.has_map, lambda: _is(w, lambda shop: shop.are_results_open()),
    )  # fmt: skip
    yield Action(
        "lock", Said(_("&Lock the structure")), act(lambda shop: shop.toggle_lock()), ("Ctrl+Shift+K",), "lock",
        can.has_map, lambda: w.session.map is not None and w.session.map.is_locked, writes=True,
    )  # fmt: skip
    focus = Said(_("&Focus: the map alone"))
    yield Action(
        "focus", focus, w.panes.toggle_focus, ("Shift+F11",), "maximize", can.has_document, w.panes.is_in_focus
    )


def _with(window: "MainWindow", does: "Callable[[Workshop], object]") -> None:
    does(window.workshop)


def _is(window: "MainWindow", asks: "Callable[[Workshop], bool]") -> bool:
    """Of a workshop that was begun."""
    return "workshop" in window.__dict__ and asks(window.workshop)
