"""While a feeling is dragged the inspector says how it would read; and what the document says when it is let go."""

from journeydesigner.canvas.selection import of_emotion
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.records import Emotion
from journeydesigner.ui.inspector.emotion_page import EmotionPage
from journeydesigner.ui.main_window import MainWindow
from tests.benchmarks.main_window import opened_again


def test_a_drag_that_ends_beside_another_page_leaves_nothing_supposed(window: MainWindow) -> None:
    session, canvas = window.session, window.canvas
    point = next(iter(session.snapshot.table("emotions").values()))
    assert isinstance(point, Emotion) and session.map_id is not None
    supposed = opened_again(session.document)
    set_emotion(supposed, point.lane, point.step, 1.0 if point.value != 1.0 else 2.0, point.persona)

    def shown() -> str:
        page = window.inspector.page
        assert isinstance(page, EmotionPage)
        return page.value.text()

    at = of_emotion(point.lane, point.step, point.id)
    canvas.select(at)
    said = shown()
    canvas.preview(supposed.snapshot)
    assert shown() != said
    canvas.select_record(session.snapshot.lanes_of(session.map_id)[0].id)
    canvas.preview(None)
    canvas.select(at)
    assert shown() == said


def test_a_note_that_has_gone_is_not_filed(window: MainWindow) -> None:
    before = window.session.snapshot
    window.left.inbox.filed.emit("card-that-has-gone")
    assert window.session.snapshot is before
