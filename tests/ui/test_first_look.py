"""A map that is opened is seen with all of its stages, or it is plain where it goes on; and so while panels fold."""

import pytest
from PySide6.QtWidgets import QApplication

from journeydesigner import shipped
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.first_look import first_zoom
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, OpenWindow

FIVE = next(str(path) for path in shipped.templates() if path.stem == "five-stage")
LEGIBLE = 0.67
"""Of 13 px cards: some 9 px on the screen."""


def begun(window: MainWindow, template: str) -> None:
    window.opening.begin(template)
    QApplication.processEvents()


def ends(window: MainWindow) -> list[float]:
    """Where the steps end on the canvas."""
    canvas = window.canvas
    return [canvas.on_screen(Rect(c.x, 0, c.w, 1)).right for c in canvas.board.scene.columns]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (1920, 1080)])
def test_of_every_template_all_stages_are_seen_or_it_is_plain_that_it_goes_on(
    open_window: OpenWindow, width: int, height: int
) -> None:
    window = open_window()
    window.resize(width, height)
    for path in shipped.templates():
        begun(window, str(path))
        room, steps = window.canvas.width(), ends(window)
        assert LEGIBLE <= window.canvas.zoom <= 1.0, path.stem
        if steps[-1] > room:
            assert width == 1440 and len(steps) > 5, f"{path.stem} is seen whole"
            whole = max(end for end in steps if end <= room)
            assert 16 <= room - whole <= 40, "of the next step so much that it is plain, and nothing to read"
        elif window.canvas.zoom < 1.0:
            assert room - steps[-1] <= 24, "as large as it can be"


def test_the_first_look_follows_the_room_until_somebody_looks_elsewhere(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1440, 900)
    begun(window, FIVE)
    narrow = window.canvas.zoom
    window.panes.toggle_inspector()
    QApplication.processEvents()
    assert window.canvas.zoom > narrow + 0.2 and ends(window)[-1] <= window.canvas.width()
    window.panes.toggle_inspector()
    QApplication.processEvents()
    assert window.canvas.zoom == pytest.approx(narrow)
    window.canvas.set_zoom(0.8)
    window.panes.toggle_inspector()
    QApplication.processEvents()
    assert window.canvas.zoom == 0.8, "what a person chose stays"


def test_what_a_person_asked_for_stays_though_it_was_there_at_first(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1920, 1080)
    begun(window, FIVE)
    assert window.canvas.zoom == 1.0
    window.canvas.zoom_to_100()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert window.canvas.zoom == 1.0


def test_who_scrolled_down_stays_there_while_the_first_look_follows_the_room(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1440, 600)
    begun(window, FIVE)
    canvas = window.canvas
    canvas.look(canvas.camera.panned(0, 100))
    before = canvas.camera.to_scene(0, 0)
    window.panes.toggle_inspector()
    QApplication.processEvents()
    assert canvas.camera.to_scene(0, 0) == pytest.approx(before, abs=1)


def test_a_large_map_begins_with_whole_steps_and_the_next_ones_beginning(open_window: OpenWindow) -> None:
    window = open_window(HOME_BATTERY)
    window.resize(1440, 900)
    QApplication.processEvents()
    room = window.canvas.width()
    whole = max(end for end in ends(window) if end <= room)
    assert 16 <= room - whole <= 40 and window.canvas.zoom >= 0.74


def test_on_a_canvas_of_hardly_any_width_the_map_is_still_legible(open_window: OpenWindow) -> None:
    scene = open_window(HOME_BATTERY).canvas.board.scene
    for width in (0.0, 1.0, 200.0, 400.0):
        assert first_zoom(scene, width) >= LEGIBLE
