"""What is said of a hand-out before it is written."""

from dataclasses import replace
from pathlib import Path

from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.exporters.common.findings import Gravity
from journeydesigner.exporters.registry import ExportRequest, exporter_for, exporters
from journeydesigner.files.journey_file import open_journey
from journeydesigner.painting.letters import lacking

SAMPLE = Path("samples/home-battery.journey")


def _request(document: Document, out: str, **more: str) -> ExportRequest:
    return ExportRequest(document.snapshot, document.assets, document.snapshot.maps[0].id, Path(out), **more)  # type: ignore[arg-type]


def test_a_sample_loses_nothing_in_any_format() -> None:
    document = open_journey(SAMPLE).document
    for exporter in exporters():
        found = exporter.preflight(_request(document, f"map{exporter.suffix}", paper="A3"))
        assert not [each for each in found if each.gravity is not Gravity.NOTE], exporter.name


def test_a_letter_that_no_font_has_is_lost_and_said_first() -> None:
    document = open_journey(SAMPLE).document
    card = next(card for card in document.snapshot.cards_of(document.snapshot.maps[0].id) if card.text)
    cards.set_text(document, card.id, "Ruf an \U0010ffff")
    found = exporter_for(Path("map.pdf")).preflight(_request(document, "map.pdf"))
    assert found[0].gravity is Gravity.LOST
    assert found[0].record == card.id
    assert "Ruf an" in found[0].text


def test_pages_that_are_there_are_not_laid_out_again() -> None:
    document = open_journey(SAMPLE).document
    for suffix in (".pdf", ".png", ".svg"):
        exporter, told = exporter_for(Path(f"map{suffix}")), list[str]()
        request = _request(document, f"map{suffix}", paper="A3")
        pages = exporter.preview(request)
        listening = replace(request, progress=lambda _share, what, told=told: told.append(what))
        assert exporter.preflight(listening, pages) == exporter.preflight(request)
        assert not told, suffix


def test_letters_that_are_not_drawn_are_not_missed() -> None:
    assert lacking("Grüße, 電気, مرحبا\u200d\u2060\u00a0") == ()


def test_a_preflight_writes_nothing(tmp_path: Path) -> None:
    document = open_journey(SAMPLE).document
    for exporter in exporters():
        exporter.preflight(_request(document, str(tmp_path / f"map{exporter.suffix}")))
    assert not list(tmp_path.iterdir())
