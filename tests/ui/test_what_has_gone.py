"""What is still offered for a blink when it has gone already does nothing."""

from journeydesigner.model.ids import MapId
from journeydesigner.ui.main_window import MainWindow


def test_a_map_that_has_gone_is_not_shown(window: MainWindow) -> None:
    before = window.session.map_id
    window.session.show_map(MapId("map-that-has-gone"))
    assert window.session.map_id == before == window.canvas.map_id
