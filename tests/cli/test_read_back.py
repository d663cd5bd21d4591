"""``import EDITED.xlsx --into FILE.journey``: it prints what would change, and changes it only when asked."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.cli import main
from journeydesigner.editing.cards import set_text
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, save_journey
from samples.makers.home_battery import home_battery
from tests.importers.edited_workbook import cell_of, edited, made

OFFER = "Offers are impossible to compare line by line"


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    path = tmp_path / "battery.journey"
    path.write_bytes(journey_bytes(capture(made(home_battery, tmp_path))))
    return path


def texts(path: Path) -> set[str]:
    snapshot = open_journey(path).document.snapshot
    return {card.text for card in snapshot.cards_of(snapshot.maps[0].id)}


def rename(book: Any) -> None:
    cell_of(book, "Touchpoints", "Text", Text=OFFER).value = "Offers differ"


def test_an_unedited_workbook_changes_nothing(journey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = journey.read_bytes()
    assert main(["import", str(journey.parent / "map.xlsx"), "--into", str(journey), "--apply"]) == 0
    assert capsys.readouterr().out == "“Buying a home battery”: nothing to change.\n"
    assert journey.read_bytes() == before


def test_changes_are_printed_and_applied_when_asked(journey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = edited(journey.parent / "map.xlsx", rename)
    before = journey.read_bytes()
    assert main(["import", str(book), "--into", str(journey)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:2] == ["“Buying a home battery”: 1 changed.", "Changed:"]
    assert f"“{OFFER}” → “Offers differ”" in out
    assert "Touchpoints!F" in out
    assert journey.read_bytes() == before
    assert main(["import", str(book), "--into", str(journey), "--apply"]) == 0
    assert "was written" in capsys.readouterr().out
    assert "Offers differ" in texts(journey)
    assert any(".backup" in file.name or file.name.endswith("~") for file in journey.parent.iterdir()) or (
        len(list(journey.parent.glob("*battery*"))) > 1
    )


def test_missing_rows_are_kept_unless_they_are_to_be_deleted(journey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(book: Any) -> None:
        book["Touchpoints"].delete_rows(cell_of(book, "Touchpoints", "Text", Text=OFFER).row)

    book = str(edited(journey.parent / "map.xlsx", edit))
    assert main(["import", book, "--into", str(journey), "--apply"]) == 0
    assert "--delete deletes them" in capsys.readouterr().out
    assert OFFER in texts(journey)
    assert main(["import", book, "--into", str(journey), "--apply", "--delete"]) == 0
    assert OFFER not in texts(journey)


def test_conflicts_are_listed_and_one_side_is_preferred(journey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(edited(journey.parent / "map.xlsx", rename))
    document = open_journey(journey).document
    cards = document.snapshot.cards_of(document.snapshot.maps[0].id)
    set_text(document, next(card.id for card in cards if card.text == OFFER), "Offers are hard to compare")
    save_journey(document, journey)
    assert main(["import", book, "--into", str(journey), "--apply"]) == 1
    out = capsys.readouterr().out
    assert "workbook “Offers differ”; map “Offers are hard to compare”" in out
    assert "Offers are hard to compare" in texts(journey)
    assert main(["import", book, "--into", str(journey), "--apply", "--prefer", "workbook"]) == 1
    assert "Offers differ" in texts(journey)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["{book}", "out.journey"], "--into"),
        (["{book}", "{journey}", "--into", "{journey}"], "not both"),
        (["{book}", "--into", "{book}"], "let it end in .journey"),
        (["{journey}", "--into", "{journey}"], "cannot be read as a workbook"),
        (["{book}", "{journey}", "--apply"], "belong to --into"),
        (["table.md"], "which file to write"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    journey: Path, arguments: list[str], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [each.format(book=journey.parent / "map.xlsx", journey=journey) for each in arguments]
    assert main(["import", *given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert wanted in err


def test_a_locked_map_keeps_its_stages(journey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = open_journey(journey).document
    with document.change("Lock") as draft:
        draft.patch("maps", document.snapshot.maps[0].id, is_locked=True)
    save_journey(document, journey)

    def edit(book: Any) -> None:
        sheet = book["Stages"]
        sheet.cell(sheet.max_row + 1, 2).value = "Another"

    book = str(edited(journey.parent / "map.xlsx", edit))
    before = journey.read_bytes()
    assert main(["import", book, "--into", str(journey), "--apply"]) == 2
    assert "locked" in capsys.readouterr().err
    assert journey.read_bytes() == before
