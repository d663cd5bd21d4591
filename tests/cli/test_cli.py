"""The command line: what each command does, and that bad input costs one sentence and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeydesigner import __version__, shipped
from journeydesigner.cli import main
from journeydesigner.editing import cards, structure
from journeydesigner.files.journey_file import open_journey, save_journey
from tests.document.random_documents import replica_of
from tests.files.small import members_of, small_document, zipped

Capture = pytest.CaptureFixture[str]
HOTEL = Path(__file__).parents[1] / "importers" / "hotel-stay.md"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.journey"
    save_journey(small_document(), path)
    return path


def _refused(arguments: list[Any], capsys: Capture) -> str:
    """The one sentence that a command that cannot be done says."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_new_makes_a_five_stage_journey_unless_told_otherwise(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "a.journey"
    assert main(["new", str(out), "--organization", "Acme", "--title", "First time"]) == 0
    snapshot = open_journey(out).document.snapshot
    assert snapshot.organizations[0].name == "Acme"
    assert snapshot.maps[0].title == "First time"
    assert len(snapshot.stages_of(snapshot.maps[0].id)) == 5
    assert main(["new", str(out), "--template", "three-phase"]) == 0
    snapshot = open_journey(out).document.snapshot
    assert len(snapshot.stages_of(snapshot.maps[0].id)) == 3
    assert capsys.readouterr().out == ""


def test_new_files_have_a_preview(tmp_path: Path) -> None:
    main(["new", str(tmp_path / "a.journey")])
    assert members_of((tmp_path / "a.journey").read_bytes())["preview.png"].startswith(b"\x89PNG")


def test_import_reads_a_table_and_tells_how(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "hotel.journey"
    assert main(["import", str(HOTEL), str(out), "--organization", "Inn"]) == 0
    assert "5 stages" in capsys.readouterr().out
    assert open_journey(out).document.snapshot.organizations[0].name == "Inn"
    assert main(["check", str(out)]) == 0


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_export_writes_the_whole_file(tmp_path: Path, suffix: str) -> None:
    source, out = tmp_path / "hotel.journey", tmp_path / f"hotel{suffix}"
    main(["import", str(HOTEL), str(source)])
    assert main(["export", str(source), str(out), "--map", "a weekend at hotel post", "--paper", "a3"]) == 0
    assert out.read_bytes()[:2] in (b"PK", b"%P")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["hotel.journey", out.name])


def test_show_prints_an_outline(tmp_path: Path, capsys: Capture) -> None:
    main(["import", str(HOTEL), str(tmp_path / "a.journey")])
    capsys.readouterr()
    assert main(["show", str(tmp_path / "a.journey")]) == 0
    out = capsys.readouterr().out
    for text in (
        "Hotel Post", "A weekend at Hotel Post (as-is, draft, Ida)", "2. Book", "Touchpoints [touchpoints]",
        "- Instagram (Social media)", "- -1 “The price changed”", "Inbox",
    ):  # fmt: skip
        assert text in out


def test_show_tells_measurements_and_spans(small: Path, capsys: Capture) -> None:
    assert main(["show", str(small)]) == 0
    out = capsys.readouterr().out
    assert "NPS (points)" in out
    assert "2026-03: 12.5, n = 40 (Arrive)" in out
    assert "- Front desk with a bell (App, picture, to Arrive / Unpack)" in out


def test_show_json_prints_the_public_form(small: Path, capsys: Capture) -> None:
    assert main(["show", str(small), "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert form["format"] == "journey"
    assert form["document"] == "doc-small"
    assert form["cards"][1]["text"] == "A note — 日本語 😀"


def test_check_says_that_a_file_is_sound_or_what_is_wrong(small: Path, capsys: Capture) -> None:
    assert main(["check", str(small)]) == 0
    assert "is sound" in capsys.readouterr().out
    document = small_document()
    with document.change("Break") as draft:
        draft.patch("cards", next(iter(document.snapshot.table("cards"))), channel="channel-none")
    save_journey(document, small)
    assert main(["check", str(small)]) == 1
    assert "names the channel channel-none" in capsys.readouterr().out
    small.write_bytes(small.read_bytes()[:300])
    assert main(["check", str(small)]) == 1
    assert "cut off or damaged" in capsys.readouterr().out


def _two_copies(tmp_path: Path) -> tuple[Path, Path]:
    document = small_document()
    other = replica_of(document, type(document.clock)("bob"))
    card = document.snapshot.cards_in(document.snapshot.lanes_of(document.snapshot.maps[0].id)[0].id)[0].id
    cards.set_text(document, card, "Mine")
    cards.set_text(other, card, "Theirs")
    structure.rename(other, "maps", other.snapshot.maps[0].id, "Renamed")
    save_journey(document, tmp_path / "a.journey")
    save_journey(other, tmp_path / "b.journey")
    return tmp_path / "a.journey", tmp_path / "b.journey"


def test_merge_prints_conflicts_with_both_values_and_who_wrote_them(tmp_path: Path, capsys: Capture) -> None:
    one, other = _two_copies(tmp_path)
    assert main(["merge", str(one), str(other), "-o", str(tmp_path / "both.journey")]) == 1
    out = capsys.readouterr().out
    assert 'kept: "Theirs", by b.journey (bob), 20' in out
    assert 'lost: "Mine", by a.journey (ann), 20' in out
    assert "1 conflict; the later value was kept." in out
    merged = open_journey(tmp_path / "both.journey").document.snapshot
    assert merged.maps[0].title == "Renamed"


def test_merge_tells_which_cards_lost_their_place(tmp_path: Path, capsys: Capture) -> None:
    document = small_document()
    other = replica_of(document, type(document.clock)("bob"))
    snapshot = document.snapshot
    stage, lane = snapshot.stages_of(snapshot.maps[0].id)[0], snapshot.lanes_of(snapshot.maps[0].id)[0]
    structure.delete(document, "stages", stage.id)
    cards.add_card(other, lane.id, snapshot.steps_of(stage.id)[0].id, "Written meanwhile")
    old = snapshot.cards_in(lane.id)[0].id
    cards.set_text(other, old, "Changed meanwhile")
    save_journey(document, tmp_path / "a.journey")
    save_journey(other, tmp_path / "b.journey")
    one, two = str(tmp_path / "a.journey"), str(tmp_path / "b.journey")
    assert main(["merge", one, two, "-o", str(tmp_path / "both.journey")]) == 1
    out = capsys.readouterr().out
    assert "“Written meanwhile” lost its place and lies in the inbox." in out
    assert 'now in the inbox: "Changed meanwhile", by b.journey (bob)' in out
    assert "kept: (deleted), by a.journey (ann)" in out


def test_merge_without_conflicts_exits_with_0_and_may_write_over_an_input(tmp_path: Path, capsys: Capture) -> None:
    document = small_document()
    save_journey(document, tmp_path / "a.journey")
    other = open_journey(tmp_path / "a.journey").document
    cards.add_note(other, other.snapshot.maps[0].id, "More")
    save_journey(other, tmp_path / "b.journey")
    one = str(tmp_path / "a.journey")
    assert main(["merge", one, str(tmp_path / "b.journey"), "-o", one]) == 0
    assert capsys.readouterr().out == ""
    assert len(open_journey(one).document.snapshot.table("cards")) == 3


def test_merge_puts_different_documents_side_by_side(tmp_path: Path, capsys: Capture) -> None:
    one, other, out = (str(tmp_path / name) for name in ("a.journey", "b.journey", "c.journey"))
    main(["new", one, "--organization", "A"])
    main(["new", other, "--organization", "B"])
    assert main(["merge", one, other, "-o", out]) == 0
    assert "side by side" in capsys.readouterr().out
    assert [o.name for o in open_journey(out).document.snapshot.organizations] == ["A", "B"]


BAD_FILES = {
    "empty": (b"", "no journey file"),
    "a picture": (b"\x89PNG\r\n", "no journey file"),
    "truncated": (b"PK\x03\x04 then nothing", "cut off or damaged"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
@pytest.mark.parametrize("command", ["export", "show", "merge"])
def test_a_file_that_is_no_journey_is_refused(tmp_path: Path, capsys: Capture, command: str, kind: str) -> None:
    content, sentence = BAD_FILES[kind]
    bad = tmp_path / "bad.journey"
    bad.write_bytes(content)
    out = tmp_path / ("out.pdf" if command == "export" else "out.journey")
    arguments: dict[str, list[Any]] = {
        "export": [bad, out], "show": [bad], "merge": [bad, bad, "-o", out],
    }  # fmt: skip
    assert sentence in _refused([command, *arguments[command]], capsys)
    assert bad.read_bytes() == content
    assert not out.exists()


def test_a_file_of_a_newer_version_is_refused(small: Path, capsys: Capture) -> None:
    members = members_of(small.read_bytes())
    manifest = json.loads(members["manifest.json"]) | {"version": 7}
    small.write_bytes(zipped({**members, "manifest.json": json.dumps(manifest).encode()}))
    assert "newer than this one; update the program" in _refused(["show", small], capsys)


def test_what_is_unknown_names_what_is_known(small: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.pdf"
    journey = tmp_path / "out.journey"
    assert "choose one of b2b-buying, customer-lifecycle" in _refused(["new", journey, "--template", "six"], capsys)
    assert "no paper “A9”; choose one of fit, " in _refused(["export", small, out, "--paper", "A9"], capsys)
    assert "no theme “pink”" in _refused(["export", small, out, "--theme", "pink"], capsys)
    assert "has no map “Nil”; choose one of “A weekend”" in _refused(["export", small, out, "--map", "Nil"], capsys)
    assert ".pdf, .png" in _refused(["export", small, tmp_path / "out.doc"], capsys)
    assert "choose a file of" in _refused(["import", tmp_path / "x.doc", journey], capsys)
    assert "is not there" in _refused(["show", tmp_path / "none.journey"], capsys)
    assert not out.exists()


def test_folders_that_cannot_be_written_are_told(small: Path, tmp_path: Path, capsys: Capture) -> None:
    nowhere = tmp_path / "none"
    for arguments in (
        ["new", nowhere / "a.journey"],
        ["import", HOTEL, nowhere / "a.journey"],
        ["export", small, nowhere / "a.pdf"],
        ["merge", small, small, "-o", nowhere / "a.journey"],
    ):
        assert "there is no folder" in _refused(arguments, capsys)
    assert "is a folder" in _refused(["new", tmp_path], capsys)
    assert "is a folder" in _refused(["show", tmp_path], capsys)


def test_a_journey_is_written_under_its_own_suffix_only(small: Path, tmp_path: Path, capsys: Capture) -> None:
    table, out = tmp_path / "hotel.md", tmp_path / "a.xlsx"
    table.write_bytes(HOTEL.read_bytes())
    assert "what is read" in _refused(["import", table, tmp_path / "." / "hotel.md"], capsys)
    assert table.read_bytes() == HOTEL.read_bytes()
    for arguments in (["new", out], ["import", table, out], ["merge", small, small, "-o", out]):
        assert "end in .journey" in _refused(arguments, capsys)
    assert not out.exists()


def test_a_markdown_file_without_table_or_list_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.md").write_text("Just words.")
    assert "no table or list" in _refused(["import", tmp_path / "a.md", tmp_path / "a.journey"], capsys)
    assert not (tmp_path / "a.journey").exists()


def test_an_output_that_stands_there_is_only_replaced_by_a_complete_one(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"the old one")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    assert "out.pdf cannot be written: the disk is full" in _refused(["export", small, out], capsys)
    assert "disk is full" in _refused(["new", small], capsys)
    monkeypatch.undo()
    assert out.read_bytes() == b"the old one"
    assert main(["check", str(small)]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.pdf", "small.journey"]


@pytest.mark.parametrize(
    "arguments",
    [["merge", "a", "b"], ["new"], ["show"], ["export", "a"], ["show", "a", "--colour"], ["nonsense.journey"]],
)
def test_wrong_arguments_are_told_in_one_sentence(arguments: list[str], capsys: Capture) -> None:
    assert "--help" in _refused(arguments, capsys)


def test_an_error_inside_the_program_shows_no_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError("a mistake")

    monkeypatch.setattr("journeydesigner.files.mending.repair.check_file", fail)
    assert "inside the program (ZeroDivisionError: a mistake)" in _refused(["check", "x"], capsys)


def test_an_interrupt_is_130(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("journeydesigner.files.mending.repair.check_file", stop)
    assert main(["check", "x"]) == 130
    assert capsys.readouterr().err == ""


def test_help_is_worth_reading(capsys: Capture) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    out = capsys.readouterr().out
    for text in ("new", "import", "export", "show", "merge", "check", "examples:", "exit codes:", "[FILE]"):
        assert text in out
    with pytest.raises(SystemExit, match="0"):
        main(["export", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    for text in ("--map", "fit", "A0", "Tabloid", "16:9", "light or dark", ".xlsx"):
        assert text in out


# In a process of its own, as a person runs it


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    plain |= {"PYTHONPATH": str(Path(shipped.__file__).parents[1]), "PYTHONWARNINGS": "error", **environment}
    return subprocess.run(
        [sys.executable, "-m", "journeydesigner", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=plain,
        encoding="utf-8",
    )


def test_the_version_is_printed() -> None:
    done = _run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Journey Designer {__version__}\n", "")


def test_without_a_display_the_window_says_what_to_do(small: Path) -> None:
    for arguments in ((), (str(small),)):
        done = _run(*arguments, WAYLAND_DISPLAY="")
        assert done.returncode == 2
        assert "no display" in done.stderr
        assert "export" in done.stderr
        assert done.stderr.count("\n") == 1


def test_export_needs_no_display_and_says_nothing_when_piped(small: Path, tmp_path: Path) -> None:
    done = _run("export", str(small), str(tmp_path / "out.pdf"), WAYLAND_DISPLAY="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_reader_that_has_enough_is_no_error(small: Path) -> None:
    command = f'"{sys.executable}" -m journeydesigner show "{small}" --json | head -n 1'
    done = subprocess.run(
        ["sh", "-c", command],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(shipped.__file__).parents[1])},
    )
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_show_says_shares_as_percents(capsys: Capture) -> None:
    sample = Path(__file__).parents[2] / "samples" / "home-battery.journey"
    assert main(["show", str(sample)]) == 0
    assert "2026-10: 18 %, n = 1000 (Awareness / Trigger)" in capsys.readouterr().out
