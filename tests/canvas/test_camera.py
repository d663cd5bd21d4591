"""The camera: pure zoom and scroll."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.canvas.camera import LARGEST_ZOOM, SMALLEST_ZOOM, Camera, Rect, Size, fitted, next_zoom
from journeydesigner.canvas.map_canvas import MapCanvas


@given(st.floats(0.1, 4.0), st.floats(0.01, 10.0), st.floats(0, 2000), st.floats(0, 1000))
def test_zooming_keeps_the_point_under_the_pointer(zoom: float, to: float, x: float, y: float) -> None:
    before = Camera(zoom, 300, 200)
    after = before.zoomed(to, x, y)
    was, now = before.to_scene(x, y), after.to_scene(x, y)
    assert abs(was[0] - now[0]) * after.zoom <= 1
    assert abs(was[1] - now[1]) * after.zoom <= 1


@given(st.floats(0.0001, 100.0))
def test_zoom_stays_within_its_bounds(to: float) -> None:
    assert SMALLEST_ZOOM <= Camera().zoomed(to, 10, 10).zoom <= LARGEST_ZOOM


def test_a_fitted_rectangle_lies_centred_and_whole_on_screen() -> None:
    camera = fitted(Rect(100, 50, 2000, 1000), Size(1280, 800), 0)
    seen = camera.rect_on_screen(Rect(100, 50, 2000, 1000))
    assert seen.x >= -1 and seen.right <= 1281
    assert abs((seen.x + seen.right) / 2 - 640) <= 1 and abs((seen.y + seen.bottom) / 2 - 400) <= 1


def test_no_pan_leaves_the_map_out_of_sight() -> None:
    held = Camera(1.0, 999_999, -999_999).held(Size(2000, 1000), Size(800, 600))
    seen = held.rect_on_screen(Rect(0, 0, 2000, 1000))
    assert seen.right >= 400 and seen.y <= 300


@pytest.mark.parametrize("quantum", [2, 4])
def test_scroll_positions_are_whole_device_pixels(quantum: int) -> None:
    held = Camera(1.0, 333, 101).held(Size(5000, 5000), Size(800, 600), quantum)
    assert held.x % quantum == 0 and held.y % quantum == 0


def test_showing_what_is_in_sight_already_moves_nothing() -> None:
    camera = Camera(1.0, 0, 0)
    assert camera.showing(Rect(100, 100, 50, 50), Rect(0, 0, 800, 600)) == camera


def test_zoom_steps_end_at_the_bounds() -> None:
    assert next_zoom(4.0, 1) == 4.0 and next_zoom(0.1, -1) == 0.1
    assert next_zoom(0.8, 1) == 0.9 and next_zoom(0.8, -1) == 0.75


def test_what_touches_the_start_of_the_window_moves_nothing_and_what_is_before_it_comes_with_a_margin() -> None:
    """The label column goes along with the map: a margin to it would push the map further with each look."""
    camera, window = Camera(1.0, 0, 0), Rect(100, 50, 700, 550)
    assert camera.showing(Rect(100, 50, 50, 50), window) == camera
    assert camera.showing(Rect(100, 50, 900, 50), window) == camera
    assert camera.showing(Rect(60, 60, 50, 50), window, 16.0) == Camera(1.0, -56, 0)


def test_tapping_twice_goes_to_full_size_and_back_to_the_whole(canvas: MapCanvas) -> None:
    canvas.look(Camera(0.5, 0, 0))
    x, y = canvas.camera.to_scene(300, 200)
    canvas.zoom_between(300, 200)
    assert canvas.zoom == 1.0
    assert max(abs(a - b) for a, b in zip(canvas.camera.to_scene(300, 200), (x, y), strict=True)) <= 2
    canvas.zoom_between(300, 200)
    assert canvas.zoom != 1.0 or canvas.board.scene.width <= canvas.width()
