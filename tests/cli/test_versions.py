"""``versions`` lists what a file was, ``restore`` writes it as it was."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.document import Document
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.structure import add_stage, rename
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.rotation import Rotation
from journeydesigner.files.kept_states import keep_state
from tests.files.small import small_document

Capture = pytest.CaptureFixture[str]
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _retitle(document: Document, title: str) -> None:
    rename(document, "maps", document.snapshot.maps[0].id, title)


@pytest.fixture
def hotel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved as «First», kept as a snapshot, then saved as «Second» and as «Third»."""
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))
    path, document = tmp_path / "hotel.journey", small_document()
    rotation = Rotation(tmp_path / "state" / "backups")
    _retitle(document, "First")
    save_journey(document, path, rotation=rotation)
    keep_state(document, "End of workshop", NOON, author="Ann")
    for title in ("Second", "Third"):
        _retitle(document, title)
        save_journey(document, path, rotation=rotation)
    return path


def _title(path: Path) -> str:
    return open_journey(path).document.snapshot.maps[0].title


def test_versions_lists_snapshots_and_saves_newest_first(hotel: Path, capsys: Capture) -> None:
    assert main(["versions", str(hotel)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "saved" in lines[0]
    assert "End of workshop" in lines[-1]
    assert lines[-1].endswith("Ann")
    assert main(["versions", str(hotel), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in told] == ["saved", "saved", "snapshot"]
    assert datetime.fromisoformat(told[-1]["when"]) == NOON


def test_restore_writes_the_file_as_it_was_at_a_snapshot(hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "then.journey"
    assert main(["restore", str(hotel), "--version", "end of workshop", "-o", str(out)]) == 0
    assert _title(out) == "First"
    assert [kept.title for kept in open_journey(out).document.snapshot.kept_states] == ["End of workshop"]


def test_restore_takes_a_time_of_what_was_saved(hotel: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "then.journey"
    main(["versions", str(hotel), "--json"])
    newest = datetime.fromisoformat(json.loads(capsys.readouterr().out)[0]["when"])
    assert main(["restore", str(hotel), "--version", f"{newest:%Y-%m-%d %H:%M:%S}", "-o", str(out)]) == 0
    assert _title(out) in ("First", "Second")
    before = open_journey(hotel).document
    assert not before.merge(open_journey(out).document).conflicts


def test_a_damaged_file_still_has_its_versions(hotel: Path, tmp_path: Path, capsys: Capture) -> None:
    hotel.write_bytes(hotel.read_bytes()[:200])
    assert main(["versions", str(hotel)]) == 1
    out, err = capsys.readouterr()
    assert out.count("saved") >= 2
    assert "cannot be opened" in err
    then = tmp_path / "then.journey"
    assert main(["restore", str(hotel), "--version", f"{datetime.now().astimezone():%Y-%m-%d}", "-o", str(then)]) == 0
    assert _title(then) in ("Second", "Third")


def test_a_version_that_is_not_there_costs_one_sentence(hotel: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "then.journey"
    assert main(["restore", str(hotel), "--version", "never", "-o", str(out)]) == 2
    assert "never" in capsys.readouterr().err
    assert not out.exists()


def test_a_version_that_is_damaged_or_forbidden_costs_one_sentence(
    hotel: Path, tmp_path: Path, capsys: Capture
) -> None:
    out, document = tmp_path / "then.journey", open_journey(hotel).document
    add_stage(document, document.snapshot.maps[0].id, "More")
    lock_map(document, document.snapshot.maps[0].id)
    save_journey(document, hotel)
    assert main(["restore", str(hotel), "--version", "End of workshop", "-o", str(out)]) == 2
    assert "End of workshop" in capsys.readouterr().err
    damaged = next((tmp_path / "state" / "backups").glob("*/*.journey"))
    damaged.write_bytes(damaged.read_bytes()[:300])
    when = datetime.strptime(damaged.name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).astimezone()
    main(["restore", str(hotel), "--version", f"{when:%Y-%m-%d %H:%M:%S}", "-o", str(out)])
    err = capsys.readouterr().err
    assert "locked" in err or "damaged" in err
    assert not out.exists()


def test_two_snapshots_of_one_name_are_told_apart_by_their_times(hotel: Path, tmp_path: Path, capsys: Capture) -> None:
    document = open_journey(hotel).document
    keep_state(document, "End of workshop", NOON + timedelta(days=1))
    save_journey(document, hotel)
    arguments = ["restore", str(hotel), "--version", "End of workshop", "-o", str(tmp_path / "then.journey")]
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("2026-11-2") == 2


def test_a_file_without_earlier_versions_says_so(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))
    path = tmp_path / "new.journey"
    save_journey(small_document(), path)
    assert main(["versions", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
