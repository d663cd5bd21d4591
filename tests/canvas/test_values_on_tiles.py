"""Values typed and pasted onto a KPI tile: each one undo step, what is refused told in a sentence, d/m asked for."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.clips import PasteTold
from journeydesigner.canvas.dropping import Load
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards, of_cell
from journeydesigner.document.document import Document
from journeydesigner.editing import structure
from journeydesigner.editing.metric_library import add_from_catalogue
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.numbers import measure
from journeydesigner.model.ids import CardId, MetricId
from tests.canvas.conftest import Journey

MONTH = f"{date.today():%Y-%m}"


@pytest.fixture
def told(canvas: MapCanvas) -> list[PasteTold]:
    found: list[PasteTold] = []
    canvas.pasted.connect(found.append)
    return found


@pytest.fixture
def tile(journey: Journey, canvas: MapCanvas) -> CardId:
    organization = journey.document.snapshot.map(journey.map).organization
    metric = add_from_catalogue(journey.document, organization, "completion", "Completion")
    made = give_metric(journey.document, journey.steps[0], metric)
    assert made is not None
    canvas.select(of_cards((made,), journey.document.snapshot))
    return made


def results(document: Document, tile: CardId) -> dict[str, tuple[float, int | None]]:
    snapshot = document.snapshot
    card = snapshot.card(tile)
    series = snapshot.measurements_of(MetricId(card.extras["metric"]), card.extras["anchor"])
    return {found.period: (round(found.result.value or 0.0, 9), found.result.n) for found in series}


def type_keys(canvas: MapCanvas, text: str, last: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(canvas, text[0])
    assert canvas.is_editing
    QTest.keyClicks(canvas.editor, text[1:])
    QTest.keyClick(canvas.editor, last)


def put(qapp: QApplication, text: str) -> None:
    qapp.clipboard().setText(text)


@pytest.mark.parametrize(
    ("text", "period", "value", "n"),
    [("18 %", MONTH, 0.18, None), ("18,5", MONTH, 0.185, None), ("72% n=138 2026-10", "2026-10", 0.72, 138)],
)
def test_digits_on_a_tile_are_a_value_of_the_current_period(
    journey: Journey, canvas: MapCanvas, tile: CardId, text: str, period: str, value: float, n: int | None
) -> None:
    type_keys(canvas, text)
    assert not canvas.is_editing and canvas.selection.cards == (tile,)
    assert results(journey.document, tile) == {period: (value, n)}
    assert journey.document.undo_label == "Enter value"
    journey.document.undo()
    assert results(journey.document, tile) == {} and tile in journey.document.snapshot.table("cards")


def test_a_tile_that_is_measured_by_quarters_gets_a_value_for_this_quarter(
    journey: Journey, canvas: MapCanvas, tile: CardId
) -> None:
    card = journey.document.snapshot.card(tile)
    measure(journey.document, MetricId(card.extras["metric"]), card.extras["anchor"], "2025-Q4", 0.5)
    type_keys(canvas, "60")
    assert f"{date.today().year}-Q{(date.today().month - 1) // 3 + 1}" in results(journey.document, tile)


def test_letters_on_a_tile_are_its_name(journey: Journey, canvas: MapCanvas, tile: CardId) -> None:
    type_keys(canvas, "Done")
    assert journey.document.snapshot.card(tile).text == "Done" and not results(journey.document, tile)


def test_what_is_refused_is_told_and_can_be_mended(
    journey: Journey, canvas: MapCanvas, tile: CardId, said: list[str]
) -> None:
    type_keys(canvas, "4 apples and pears")
    assert "no number" in said[-1] and canvas.is_editing and canvas.editor.text == "4 apples and pears"
    QTest.keyClick(canvas.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(canvas.editor, "44")
    QTest.keyClick(canvas.editor, Qt.Key.Key_Return)
    assert results(journey.document, tile) == {MONTH: (0.44, None)}


def test_an_unclear_date_is_asked_for_and_the_answer_enters_the_value(
    journey: Journey, canvas: MapCanvas, tile: CardId, told: list[PasteTold]
) -> None:
    type_keys(canvas, "44 3/10/2026")
    assert "3/10/2026" in told[0].text and told[0].undo is None and not results(journey.document, tile)
    assert [offer.text for offer in told[0].offers] == ["3 Oct 2026", "10 Mar 2026"]
    told[0].offers[1].act()
    assert list(results(journey.document, tile)) == ["2026-03-10"]


def test_a_table_of_periods_and_values_is_pasted_onto_a_tile_as_one_step(
    journey: Journey, canvas: MapCanvas, tile: CardId, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "Monat\tQuote\tn\nSep 2026\t54 %\t120\nOkt 2026\t60,5 %\t131\nNov 2026\tviel\t\n")
    canvas.paste()
    assert results(journey.document, tile) == {"2026-09": (0.54, 120), "2026-10": (0.605, 131)}
    assert "2 values" in told[0].text and "Nov 2026" in told[0].text
    assert journey.document.undo_label == "Paste values"
    told[0].offers[0].act()
    assert not results(journey.document, tile)
    assert len(journey.texts(journey.document.snapshot.card(tile).place.lane, journey.steps[0])) > 1  # pyright: ignore


def test_a_row_of_values_is_pasted_and_its_dates_asked_for_where_they_are_unclear(
    journey: Journey, canvas: MapCanvas, tile: CardId, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "03/10/2026\t04/10/2026\n0,54\t0,6\n")
    canvas.paste()
    assert not results(journey.document, tile) and told[0].undo is None
    told[0].offers[0].act()
    assert list(results(journey.document, tile)) == ["2026-10-03", "2026-10-04"]


def test_values_without_periods_are_refused_and_words_are_cards(
    journey: Journey, canvas: MapCanvas, tile: CardId, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "54 %\n60 %\n")
    canvas.paste()
    assert "without a period" in told[0].text and not results(journey.document, tile)
    put(qapp, "Recommendation\nEase")
    canvas.paste()
    names = [m.name for m in journey.document.snapshot.metrics_of(journey.document.snapshot.organizations[0].id)]
    assert {"Recommendation", "Ease"} <= set(names)


def test_an_empty_cell_of_the_lane_takes_a_name_with_its_value(
    journey: Journey, canvas: MapCanvas, said: list[str]
) -> None:
    lane = structure.add_lane(journey.document, journey.map, "metrics", "KPIs")
    canvas.select(of_cell(lane, journey.steps[1]))
    type_keys(canvas, "41")
    assert "NPS: 41" in said[-1] and not journey.texts(lane, journey.steps[1])
    assert canvas.is_editing and canvas.editor.text == "41", "it can be mended"
    canvas.select(of_cell(lane, journey.steps[1]))
    type_keys(canvas, "NPS: 41 n=20 2026-10")
    (metric,) = journey.document.snapshot.metrics_of(journey.document.snapshot.organizations[0].id)
    (found,) = journey.document.snapshot.history_of(metric.id)
    assert (metric.name, metric.kind, found.period, found.result.value, found.result.n) == (
        "NPS", "nps", "2026-10", 41.0, 20,
    )  # fmt: skip


def test_a_metric_of_the_library_is_dropped_as_a_tile_where_it_is_let_go(
    journey: Journey, canvas: MapCanvas, tile: CardId
) -> None:
    metric = str(journey.document.snapshot.card(tile).extras["metric"])
    lane = journey.document.snapshot.card(tile).place.lane  # pyright: ignore[reportOptionalMemberAccess]
    rect = canvas.board.rect_of_cell(lane, journey.steps[2])
    assert rect is not None
    seen = canvas.on_screen(rect)
    canvas.drop(Load("metric", metric=metric), QPointF(seen.x + seen.w / 2, seen.y + seen.h / 2))
    (made,) = journey.document.snapshot.cards_at(lane, journey.steps[2])
    assert (made.extras["metric"], made.extras["anchor"]) == (metric, journey.steps[2])
    assert canvas.selection.cards == (made.id,) and not canvas.is_editing
