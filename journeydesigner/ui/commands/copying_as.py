"""Copy as one form alone: a picture, a drawing, a slide."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

COPY_AS = ("copy picture", "copy svg", "copy slide")


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("copy picture", Said(_("Copy as &picture")), _Copy(w, "copy_picture"), (), "image", can.has_map)
    yield Action("copy svg", Said(_("Copy as S&VG")), _Copy(w, "copy_svg"), (), "waypoints", can.has_map)
    yield Action("copy slide", Said(_("Copy as s&lide")), _Copy(w, "copy_slide"), (), "presentation", can.has_map)


class _Copy:
    """Makes the one who copies when it is first wanted."""

    def __init__(self, window: "MainWindow", verb: str) -> None:
        self._window, self._verb = window, verb

    def __call__(self) -> None:
        self._window.settle()
        getattr(self._window.copying_as, self._verb)()
