"""What is said of a map before it is handed over: letters, folds, metrics, pictures, and nothing that is not so."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.registry import ExportRequest, exporter_for, exporters
from journeydesigner.files.journey_file import open_journey
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.records import Lane, Stage
from journeydesigner.painting.letters import lacking
from journeydesigner.painting.preview import png_bytes

SAMPLE = Path("samples/home-battery.journey")


@pytest.fixture
def document() -> Document:
    return open_journey(SAMPLE).document


def found(document: Document, out: str = "map.pdf", paper: str = "fit", day: str = "2026-11-22") -> list[Finding]:
    shown = document.snapshot.maps[0]
    request = ExportRequest(
        document.snapshot,
        document.assets,
        shown.id,
        Path(out),
        paper=paper,
        date=datetime.date.fromisoformat(day),
    )
    return list(exporter_for(Path(out)).preflight(request))


def fold(document: Document, record: Lane | Stage) -> None:
    table = "lanes" if isinstance(record, Lane) else "stages"
    with document.change("Fold") as draft:
        draft.patch(table, record.id, is_collapsed=True)


def test_a_line_between_lanes_is_never_empty(document: Document) -> None:
    assert any(kind(lane.kind).is_divider for lane in document.snapshot.lanes_of(document.snapshot.maps[0].id))
    assert not [each for each in found(document) if "is empty" in each.text]


def test_a_folded_lane_is_lost_in_a_drawing_but_not_in_a_workbook(document: Document) -> None:
    lane = document.snapshot.lanes_of(document.snapshot.maps[0].id)[0]
    fold(document, lane)
    worst = found(document)[0]
    assert (worst.gravity, worst.record) == (Gravity.LOST, lane.id)
    assert f"“{lane.title}” is folded" in worst.text
    assert not [each for each in found(document, "map.xlsx") if each.gravity is Gravity.LOST]


def test_a_folded_stage_is_lost_in_a_drawing(document: Document) -> None:
    stage = document.snapshot.stages_of(document.snapshot.maps[0].id)[1]
    fold(document, stage)
    assert [each.record for each in found(document) if each.gravity is Gravity.LOST] == [stage.id]


def test_a_metric_measured_long_ago_is_told_once_for_each_tile(document: Document) -> None:
    assert not [each for each in found(document) if "measured last" in each.text]
    late = [each for each in found(document, day="2029-01-01") if "measured last" in each.text]
    assert late and all(each.gravity is Gravity.NOTE and each.record for each in late)
    assert len({each.record for each in late}) == len(late)


def test_a_metric_without_a_value_is_told(document: Document) -> None:
    with document.change("Forget") as draft:
        for record in document.snapshot.table("measurements"):
            draft.delete("measurements", record)
    assert [each for each in found(document) if "has no value here" in each.text]


def test_a_coarse_picture_is_told_on_paper_and_a_missing_one_is_lost(document: Document) -> None:
    shown = document.snapshot.maps[0]
    card = next(card for card in document.snapshot.cards_of(shown.id) if card.place)
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(0x3355CC)
    with document.change("Picture") as draft:
        draft.patch("cards", card.id, image=document.add_asset(png_bytes(picture)))
    coarse = [each for each in found(document, paper="A3") if "dots to the inch" in each.text]
    assert [(each.gravity, each.record) for each in coarse] == [(Gravity.POOR, card.id)]
    with document.change("Lose it") as draft:
        draft.patch("cards", card.id, image="0" * 64)
    lost = [each for each in found(document, paper="A3") if each.gravity is Gravity.LOST]
    assert [each.record for each in lost] == [card.id]


def test_formats_of_text_lose_no_letter(document: Document) -> None:
    card = next(card for card in document.snapshot.cards_of(document.snapshot.maps[0].id) if card.text)
    cards.set_text(document, card.id, "Ruf an \U0010ffff")
    for exporter in exporters():
        lost = [each for each in found(document, f"map{exporter.suffix}") if each.gravity is Gravity.LOST]
        assert bool(lost) == exporter.is_drawn, exporter.name


@pytest.mark.parametrize(
    "text", ["e\u0323\u0301", "\u0915\u094d\u0937", "กั้", "السَّلام", "שָׁלוֹם", "각", "A\ufe0f", "\u200f", "1\ufe0f\u20e3"]
)
def test_letters_of_several_signs_are_not_missed(text: str) -> None:
    assert lacking(text) == ()


def test_a_picture_of_several_signs_is_one_letter() -> None:
    family, flag = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea"
    assert lacking(f"We {family} in {flag}, {family}") in ((), (family,), (flag,), (family, flag))
    assert lacking("x\U0010ffff\u0301y") == ("\U0010ffff\u0301",)


def test_a_private_letter_is_lost_even_where_some_font_has_something_there() -> None:
    assert lacking("Logo \ue000") == ("\ue000",)


def test_questions_of_the_template_in_place_of_answers_are_told() -> None:
    from journeydesigner.files.templates import new_from_template

    said = [each.text for each in found(new_from_template("five-stage", "Hotel", "A stay"))]
    assert "The persona “Your customer” still has questions of the template in place of answers." in said
    assert "What happens on “A stay” is still the question of its template: “What happens, from when to when?”" in said


def test_a_template_in_another_language_is_known_too() -> None:
    from journeydesigner.files.templates import new_from_template
    from journeydesigner.wording import in_words_of

    with in_words_of("es"):
        document = new_from_template("five-stage", "Hotel", "Una estancia")
    assert any("still has questions of the template" in each.text for each in found(document))


def test_a_map_that_somebody_filled_in_asks_nothing(document: Document) -> None:
    assert not any("template" in each.text for each in found(document))
