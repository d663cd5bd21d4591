"""Closing a window: what still writes comes to its end, unsaved changes are asked about, and every part stops."""

from typing import TYPE_CHECKING

from journeydesigner.ui.asking import Answer

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_WRITERS = ("copying_as", "reading_back", "printing")
"""Parts that are made when they are first wanted, and that may still be at work."""


def may_close(window: "MainWindow") -> bool:
    """Whether the window may close now. Where a file is still being written, or a person saves first, it closes by
    itself when that is done."""
    if window.saving.is_saving:
        window.saving.when_idle(window.close)
        return False
    if not window.session.is_edited:
        return True
    answer = window.asking.about_unsaved(window.session.name)
    if answer is Answer.SAVE:
        window.saving.save(then=window.close)
    return answer is Answer.DISCARD


def stop_parts(window: "MainWindow") -> None:
    """The window closes: everything that runs beside it ends, and what is held for it is given back."""
    made = vars(window)
    window.settings.set_geometry(window.saveGeometry())
    if "presenting" in made:
        window.presenting.leave()
    window.front.stop()
    window.exporting.wait()
    for name in _WRITERS:
        if name in made:
            made[name].wait()
    window.saving.stop()
    window.recovery.leave()
    window.keeping.leave()
    window.session.close()
    window.canvas.show_map(None)  # what was painted of the map goes now, not when the collector comes by
