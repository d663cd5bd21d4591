"""``diff`` says what changed between two files, as text and as JSON."""

import json
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.editing import cards, structure
from journeydesigner.files.fresh_copies import copy_of
from journeydesigner.files.journey_file import open_journey, save_journey
from tests.files.small import small_document

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A journey before and after a card came and a stage got another name."""
    document = small_document()
    before, after = tmp_path / "before.journey", tmp_path / "after.journey"
    save_journey(document, before)
    snapshot = document.snapshot
    journey = snapshot.maps[0]
    stage = snapshot.stages_of(journey.id)[0]
    lane = next(lane for lane in snapshot.lanes_of(journey.id) if snapshot.cards_in(lane.id))
    structure.rename(document, "stages", stage.id, "Ahead")
    cards.add_card(document, lane.id, snapshot.steps_of(stage.id)[0].id, "A new thought")
    save_journey(document, after)
    return before, after


def test_equal_files_are_said_to_be_so(files: tuple[Path, Path], capsys: Capture) -> None:
    assert main(["diff", str(files[0]), str(files[0])]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["Nothing changed"]


def test_what_changed_is_told_map_by_map_without_colours(files: tuple[Path, Path], capsys: Capture) -> None:
    assert main(["diff", *map(str, files)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.splitlines()[1] == "1 card added, 1 stage renamed"
    assert "    ~ Stage “Ahead”" in out
    assert "→ Ahead" in out
    assert any(line.startswith("    + ") and "“A new thought”" in line for line in out.splitlines())


def test_changes_come_as_json_with_stable_keys(files: tuple[Path, Path], capsys: Capture) -> None:
    assert main(["diff", *map(str, files), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["same_document"] is True
    assert told["counts"] == {"cards": {"added": 1}, "stages": {"renamed": 1}}
    renamed = next(change for change in told["changes"] if change["table"] == "stages")
    assert renamed["kinds"] == ["renamed"]
    assert [(field["field"], field["after"]) for field in renamed["fields"]] == [("title", "Ahead")]
    assert {"id", "noun", "name", "map", "stage", "step", "lane", "place"} <= renamed.keys()


def test_one_map_can_be_asked_for(files: tuple[Path, Path], capsys: Capture) -> None:
    title = open_journey(files[0]).document.snapshot.maps[0].title
    assert main(["diff", *map(str, files), "--map", title.upper()]) == 1
    capsys.readouterr()
    assert main(["diff", *map(str, files), "--map", "Nowhere"]) == 2
    assert "has no map “Nowhere”" in capsys.readouterr().err


def test_different_documents_are_compared_by_what_is_called_alike(files: tuple[Path, Path], capsys: Capture) -> None:
    other = files[0].with_name("other.journey")
    save_journey(copy_of(open_journey(files[0]).document), other)
    assert main(["diff", str(other), str(files[0])]) == 0
    assert "two different documents" in capsys.readouterr().out
    assert main(["diff", str(other), str(files[1])]) == 1
    assert "1 card added" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_refused(files: tuple[Path, Path], capsys: Capture) -> None:
    assert main(["diff", str(files[0]), "nothing.journey"]) == 2
    assert capsys.readouterr().err


def test_a_change_sheet_is_written_where_wanted(files: tuple[Path, Path], tmp_path: Path, capsys: Capture) -> None:
    for suffix in (".pdf", ".xlsx", ".md"):
        out = tmp_path / f"changes{suffix}"
        assert main(["diff", *map(str, files), "-o", str(out)]) == 1
        assert out.stat().st_size > 200
        assert capsys.readouterr().out == ""


def test_what_a_change_sheet_cannot_be_is_refused(files: tuple[Path, Path], tmp_path: Path, capsys: Capture) -> None:
    for more, said in (
        (["-o", str(tmp_path / "a.png")], ".pdf, .xlsx, .md"),
        (["-o", str(tmp_path / "a.pdf"), "--paper", "A99"], "A99"),
        (["-o", str(tmp_path / "a.md"), "--paper", "A4"], "--paper"),
        (["-o", str(tmp_path / "a.pdf"), "--json"], "--json"),
        (["--paper", "A4"], "-o OUT.pdf"),
        (["-o", str(files[0])], ".pdf"),
    ):
        assert main(["diff", *map(str, files), *more]) == 2
        assert said in capsys.readouterr().err
