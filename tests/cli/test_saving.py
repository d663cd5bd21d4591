"""The command line saves as the window does: earlier versions are kept, nobody's work is written over."""

from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.cli_files import save
from journeydesigner.files.errors import ChangedOutsideError
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.keeping.backups import earlier_versions
from journeydesigner.files.keeping.state_folder import VARIABLE
from tests.files.small import small_document


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


def test_what_a_command_replaces_and_writes_is_kept_among_the_earlier_versions(tmp_path: Path) -> None:
    out = tmp_path / "a.journey"
    assert main(["new", str(out), "--title", "First"]) == 0
    assert main(["new", str(out), "--title", "Second"]) == 0
    titles = {open_journey(found.path).document.snapshot.maps[0].title for found in earlier_versions(out)}
    assert titles == {"First"}
    out.unlink()
    titles = {open_journey(found.path).document.snapshot.maps[0].title for found in earlier_versions(out)}
    assert titles == {"First", "Second"}


def test_what_somebody_wrote_since_it_was_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(small_document(), path)
    read = open_journey(path)
    save(small_document("bob"), path)
    theirs = path.read_bytes()
    with pytest.raises(ChangedOutsideError):
        save(read.document, path, read.state)
    assert path.read_bytes() == theirs


def test_earlier_versions_that_cannot_be_kept_are_told_beside_what_was_done(
    tmp_path: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state.write_text("no folder")
    assert main(["new", str(tmp_path / "a.journey")]) == 0
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Earlier versions are not kept" in told


def test_a_merge_into_one_of_its_files_does_not_write_over_what_somebody_wrote_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "a.journey", tmp_path / "b.journey"
    save(small_document(), one)
    save(small_document("bob"), other)
    theirs = other.read_bytes()

    def meanwhile(_options: object) -> str:
        one.write_bytes(theirs)
        return ""

    monkeypatch.setattr("journeydesigner.cli_merge.author", meanwhile)
    assert main(["merge", str(one), str(other), "-o", str(one)]) == 2
    assert "was changed by someone else" in capsys.readouterr().err
    assert one.read_bytes() == theirs
