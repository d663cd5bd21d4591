"""Numbers on the canvas: pills that lead to what they count, the worst loss, what stands behind a number."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.access.spoken_map import ROOT, Kind, SpokenMap
from journeydesigner.canvas.facts_at import behind
from journeydesigner.canvas.facts_panel import FactsPanel
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.standing_out import cards_of_pill
from journeydesigner.drawing.primitives import Box
from journeydesigner.drawing.theme import theme
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from samples.makers.home_battery import home_battery


@pytest.fixture
def canvas(qtbot) -> MapCanvas:
    document = home_battery()
    layout = MapLayout(QtMeasurer(), LayoutOptions(flows=True, today=date(2026, 11, 22)))
    made = MapCanvas(document, layout, theme("light", ()))
    qtbot.addWidget(made)
    made.has_motion = False
    made.resize(1400, 900)
    made.show_map(document.snapshot.maps[0].id)
    made.show()
    qtbot.waitExposed(made)
    return made


def _middle(canvas: MapCanvas, key: str) -> QPoint:
    for band in canvas.board.scene.bands:
        for node in band.nodes:
            if node.key == key:
                from journeydesigner.canvas.camera import Rect

                seen = canvas.on_screen(Rect(node.x, band.y + node.y, node.w, node.h))
                return QPoint(round(seen.x + seen.w / 2), round(seen.y + seen.h / 2))
    raise KeyError(key)


def _selected_metric(canvas: MapCanvas) -> str:
    card = canvas.document.snapshot.card(canvas.selection.cards[0])
    assert isinstance(card, Card)
    return canvas.document.snapshot.metric(card.extras["metric"]).name


def test_a_click_on_the_pill_goes_to_the_tiles_it_counts_one_after_the_other(canvas: MapCanvas):
    canvas.look(canvas.camera.zoomed(0.5, 0, 0))
    names: list[str] = []
    for _click in range(7):
        canvas.look(canvas.camera.panned(-5000, -5000))
        QTest.mouseClick(
            canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _middle(canvas, "pill:chart-line:slate")
        )
        names.append(_selected_metric(canvas))
    assert names[:6] == [
        "Unaided awareness", "Calculator completion", "Lead → visit", "Time to contract", "On-time installs",
        "NPS after 90 days",
    ]  # fmt: skip
    assert names[6] == "Unaided awareness", "after the last the first again"


def test_other_pills_lead_to_what_they_count_too(canvas: MapCanvas):
    canvas.standing_out.follow("pill:triangle-alert:rose")
    card = canvas.document.snapshot.card(canvas.selection.cards[0])
    assert card.text.startswith("Offers are impossible")
    assert len(cards_of_pill(canvas.board, "pill:lightbulb:green")) == 4


def test_the_worst_loss_is_the_stage_before_which_most_are_lost(canvas: MapCanvas):
    canvas.standing_out.show_worst_loss()
    assert canvas.selection.kind is SelectionKind.STAGE
    assert canvas.document.snapshot.stage(canvas.selection.ids[0]).title == "Post-sales"  # type: ignore[arg-type]


def test_a_click_on_the_ribbon_selects_its_stage(canvas: MapCanvas):
    stage = canvas.document.snapshot.stages_of(canvas.board.map)[1]
    QTest.mouseClick(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _middle(canvas, f"reached:{stage.id}")
    )
    assert canvas.selection.ids == (stage.id,)


def test_a_pointer_that_rests_on_a_number_is_told_what_stands_behind_it(canvas: MapCanvas, qtbot):
    panel = FactsPanel(canvas)
    stage = canvas.document.snapshot.stages_of(canvas.board.map)[4]
    at = _middle(canvas, f"reached:{stage.id}")
    QTest.mouseMove(canvas, at)
    qtbot.waitUntil(panel.isVisible)
    said = panel.accessibleName()
    assert said.startswith("Post-sales: 174. Customers who came as far as this stage. Lost on the way here: −197")
    assert "Period: 1 Jul 2026 to 30 Sep 2026" in said
    assert "Before: Q2 2026 141" in said
    assert canvas.rect().contains(panel.geometry().adjusted(28, 28, -28, -28))
    QTest.mouseMove(canvas, QPoint(5, 5))
    assert panel.isHidden()


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("dwell", "Time in Interest, median: 4.2\u00a0d"),
        ("rework", "Rework in Interest: 35.8\u00a0%"),
        ("lost", "Interest: 597"),
    ],
)
def test_times_and_losses_have_their_definitions(canvas: MapCanvas, kind: str, wanted: str):
    stage = canvas.document.snapshot.stages_of(canvas.board.map)[1].id
    found = behind(canvas.board, Hit(What.FIGURE, f"{kind}:{stage}"), canvas.layout_of.options)
    assert found is not None
    assert found.facts.in_words.startswith(wanted)
    assert "Source: orders.csv, app-events.csv" in found.facts.in_words


def test_a_tile_tells_formula_interval_source_and_history(canvas: MapCanvas):
    cards = canvas.document.snapshot.cards_of(canvas.board.map)
    tile = next(card for card in cards if card.extras.get("metric") and "Calculator" in _name(canvas, card))
    place = tile.place
    assert place is not None
    hit = Hit(What.CARD, tile.id, lane=place.lane, step=place.first)
    found = behind(canvas.board, hit, canvas.layout_of.options)
    assert found is not None
    said = found.facts.in_words
    for part in (
        "54\u00a0%", "Formula: completed / started.", "Target: 65\u00a0%", "n = 3\u00a0204",
        "Source: Product analytics", "Before: Sep 2026 57\u00a0%; Aug",
    ):  # fmt: skip
        assert part in said


def _name(canvas: MapCanvas, card: Card) -> str:
    return canvas.document.snapshot.metric(card.extras["metric"]).name


def test_a_screen_reader_finds_the_numbers_between_stages_and_lanes(canvas: MapCanvas):
    spoken = SpokenMap(canvas.board, canvas.selection)
    kinds = [key.kind for key in spoken.children(ROOT)]
    assert kinds[:5] == [Kind.NUMBERS, Kind.STAGES, Kind.NUMBERS, Kind.NUMBERS, Kind.LANE]
    pills, _stages, ribbon, flows = spoken.children(ROOT)[:4]
    assert next(spoken.name(key) for key in spoken.children(pills)) == "6 of 7 KPIs off target"
    assert spoken.name(ribbon).startswith("Drop-off. Customers, loose order, best attempt, within 60")
    names = [spoken.name(key) for key in spoken.children(ribbon)]
    assert names[0] == "Awareness: 600 customers"
    assert "Post-sales: 174 customers, −197, 53.1\u00a0%, worst loss" in names
    assert "Interest: 35.8\u00a0% of its customers came back to it" in names
    assert "From Consideration to Interest: 118 moves" in [spoken.name(key) for key in spoken.children(flows)]
    for row in (pills, ribbon, flows):
        for key in spoken.children(row):
            rect = spoken.rect(key)
            assert rect is not None and rect.w > 0
            assert spoken.parent(key) == row
    assert spoken.all_there(spoken.children(ribbon)) == set(spoken.children(ribbon))


def test_the_flow_under_the_pointer_is_the_one_whose_stroke_is_nearest(canvas: MapCanvas):
    stages = canvas.document.snapshot.stages_of(canvas.board.map)
    band = canvas.board.scene.band_by_key["flows"]
    for source, target in ((0, 1), (2, 1), (0, 2)):
        key = f"flow:{stages[source].id}>{stages[target].id}"
        node = next(node for node in band.nodes if node.key == key)
        number = next(part for part in node.primitives if isinstance(part, Box))
        up = -12 if target < source else number.h + 2
        hit = canvas.board.hit(node.x + node.w / 2, band.y + node.y + number.y + up)
        assert hit.record == key
    middle = canvas.board.scene.columns[-1]
    assert canvas.board.hit(middle.x + middle.w - 3, band.y + 3).what is What.STAGE
