"""Cut, copy, and the ways to paste."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    clips, can = w.canvas.exchange, w.possible
    yield Action("cut", Said(_("Cu&t")), clips.cut, ("Ctrl+X",), "scissors", can.can_copy, writes=True)
    yield Action("copy", Said(_("&Copy")), clips.copy, ("Ctrl+C",), "copy", can.can_copy)
    yield Action("paste", Said(_("&Paste")), clips.paste, ("Ctrl+V",), "clipboard-paste", can.has_map, writes=True)
    text = Said(_("Paste te&xt only"))
    yield Action("paste text", text, clips.paste_text, ("Ctrl+Shift+V",), "", can.has_map, writes=True)
    style = Said(_("Paste st&yle"))
    yield Action("paste style", style, clips.paste_style, ("Ctrl+Shift+Y",), "", can.has_cards, writes=True)
