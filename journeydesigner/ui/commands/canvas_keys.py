"""What the canvas answers itself: told here, so that menus, palette and the keys sheet know it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action, Context
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    told: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("go", _("Move between cells and cards"), ("~" + _("arrows"),)),
        ("go ends", _("First, last step"), ("Home", "End")),
        ("go corners", _("First, last cell"), ("Ctrl+Home", "Ctrl+End")),
        ("go steps", _("Next, previous step"), ("Tab", "Shift+Tab")),
        ("type", _("Write a card"), ("~" + _("just type"),)),
        ("line break", _("Line break while writing"), ("Shift+Return",)),
        ("next lane", _("Write on in the next lane; on a header: another one after it"), ("Ctrl+Return",)),
        ("before", _("On a header: another one before it"), ("Ctrl+Shift+Return",)),
        ("move", _("Move a card, a header; lift or lower an emotion"), ("~" + _("Alt+arrows"),)),
        ("span", _("Widen, narrow a card"), ("~" + _("Alt+Shift+← →"),)),
        ("border", _("Move a stage's border by a step"), ("~" + _("Alt+Shift+← →"),)),
        ("size", _("Width of a step, height of a lane"), ("~" + _("Ctrl+Alt+arrows"),)),
        ("float", _("While dragging: let a card float, file a note"), ("~" + _("Shift"),)),
        ("note", _("Free note at the pointer"), ("~" + _("Alt+double-click"),)),
        ("dots", _("In a vote: give a dot, take one back"), ("~+", "~−")),
        ("level", _("Emotion: the nth level of the scale"), ("~1 … 9",)),
        ("pan", _("Move the map"), ("~" + _("Space+drag"), "~" + _("wheel"))),
        ("zoom wheel", _("Zoom to the pointer"), ("~" + _("Ctrl+wheel"),)),
        ("leave", _("Leave: drag, writing, selection"), ("Esc",)),
    )
    for name, text, keys in told:
        yield Action(f"canvas {name}", Said(text), None, keys, context=Context.CANVAS)
