"""Where the small bar beside the selection stands."""

from PySide6.QtCore import QRect

from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.selection import of_cards
from journeydesigner.drawing.nodes import Role
from journeydesigner.ui.main_window import MainWindow


def test_the_bar_hides_no_more_of_the_map_than_right_over_the_card_or_under_it(window: MainWindow) -> None:
    canvas, bar = window.canvas, window.context_bar
    canvas.zoom_to_fit()
    canvas.glide.stop()
    canvas.set_zoom(0.6)
    for lane in canvas.board.lanes:
        for card in window.session.snapshot.cards_in(lane.id)[:3]:
            canvas.select(of_cards((card.id,), window.session.snapshot))
            canvas.reveal_selection()
            rect = canvas.selection_rect()
            if not bar.isVisible() or rect is None:
                continue
            chosen = set(canvas.selection.ids)
            nearest = [bar._covered(bar._within(corner), rect, chosen) for corner in bar._corners(rect)]
            assert bar._covered(bar.pos(), rect, chosen) <= min(nearest)
            assert not bar.geometry().intersects(rect)


def test_a_face_counts_as_what_is_hidden(window: MainWindow) -> None:
    canvas, bar = window.canvas, window.context_bar
    canvas.select(of_cards(tuple(list(canvas.board.snapshot.table("cards"))[:1]), canvas.board.snapshot))  # type: ignore[arg-type]
    band, face = next(
        (band, node) for band in canvas.board.scene.bands for node in band.nodes if node.role is Role.EMOTION
    )
    at = canvas.on_screen(Rect(face.x, band.y + face.y, face.w, face.h))
    corner = QRect(round(at.x), round(at.y), round(at.w), round(at.h)).center()
    assert bar._covered(corner, QRect(), set()) > 0


def test_the_foot_of_the_canvas_is_left_to_the_toast_and_the_zoom_pill(window: MainWindow) -> None:
    canvas, bar = window.canvas, window.context_bar
    canvas.zoom_to_100()
    canvas.glide.stop()
    seen = 0
    for lane in canvas.board.lanes:
        for card in window.session.snapshot.cards_in(lane.id)[:1]:
            canvas.select(of_cards((card.id,), window.session.snapshot))
            bar.catch_up()
            seen += bar.isVisible()
            assert not bar.isVisible() or bar.geometry().bottom() < window.zoom_pill.geometry().top()
    assert seen > 1
