"""git merges and compares journeys through us: a real repository, two branches, merge, rebase, diff."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeydesigner import cli_merge
from journeydesigner.cli import main
from journeydesigner.editing import cards, structure
from journeydesigner.editing.conflict_sides import told_conflicts
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, save_journey
from tests.files.small import small_document

Git = Callable[..., subprocess.CompletedProcess[str]]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with a committed map, and git in it; nothing of the real user's settings is read or written."""
    for name, value in {
        "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_EDITOR": "true",
        "PYTHONPATH": str(Path(cli_merge.__file__).parents[1]), "QT_QPA_PLATFORM": "offscreen",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    here = tmp_path / "team"
    here.mkdir()

    def run(*arguments: str, ok: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(["git", *arguments], check=False, cwd=here, capture_output=True, text=True)
        assert done.returncode == 0 or not ok, done.stderr + done.stdout
        return done

    program = f"{shlex.quote(sys.executable)} -m journeydesigner"
    for name, value in cli_merge.git_settings(program).items():
        run("config", "--global", name, value)
    run("config", "--global", "user.name", "Ann")
    run("config", "--global", "user.email", "ann@example.com")
    run("init", "-q", "-b", "main")
    (here / ".gitattributes").write_text("*.journey merge=journey diff=journey\n")
    (here / "a.journey").write_bytes(journey_bytes(capture(small_document())))
    run("add", ".")
    run("commit", "-q", "-m", "begin")
    return run


def _edit(folder: Path, author: str, text: str = "", title: str = "") -> None:
    path = folder / "team" / "a.journey"
    document = open_journey(path).document
    document.author = author
    snapshot = document.snapshot
    if text:
        cards.set_text(document, snapshot.cards_in(snapshot.lanes_of(snapshot.maps[0].id)[0].id)[0].id, text)
    if title:
        structure.rename(document, "maps", snapshot.maps[0].id, title)
    path.write_bytes(journey_bytes(capture(document)))


def _branches(git: Git, tmp_path: Path, ours: dict[str, str], theirs: dict[str, str]) -> None:
    git("checkout", "-q", "-b", "bob")
    _edit(tmp_path, "Bob", **theirs)
    git("commit", "-q", "-am", "bob")
    git("checkout", "-q", "main")
    _edit(tmp_path, "Ann", **ours)
    git("commit", "-q", "-am", "ann")


def test_git_merges_what_two_branches_did(git: Git, tmp_path: Path) -> None:
    _branches(git, tmp_path, {"title": "A week"}, {"text": "Bob's text"})
    git("merge", "-q", "bob")
    document = open_journey(tmp_path / "team" / "a.journey").document
    assert document.snapshot.maps[0].title == "A week"
    assert any(getattr(card, "text", "") == "Bob's text" for card in document.snapshot.table("cards").values())
    assert document.conflicts == ()
    assert git("status", "--porcelain").stdout == ""


def test_git_leaves_a_merge_with_conflicts_to_the_person_with_both_sides_in_the_file(git: Git, tmp_path: Path) -> None:
    _branches(git, tmp_path, {"text": "Ann's text"}, {"text": "Bob's text", "title": "A week"})
    done = git("merge", "bob", ok=False)
    assert done.returncode == 1
    assert "a.journey: both sides are in it, with 1 conflict; open it in Journey Designer to settle that" in done.stderr
    assert git("status", "--porcelain").stdout == "UU a.journey\n"
    document = open_journey(tmp_path / "team" / "a.journey").document
    [told] = told_conflicts(document)
    assert {(told.kept.text, told.kept.author), (told.lost.text, told.lost.author)} == {
        ("Ann's text", "Ann"), ("Bob's text", "Bob"),
    }  # fmt: skip
    assert document.snapshot.maps[0].title == "A week"
    git("add", "a.journey")
    git("commit", "-q", "-m", "joined")


def test_what_is_to_be_typed_then_can_be_typed_as_it_stands(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _branches(git, tmp_path, {"text": "Ann's text"}, {"text": "Bob's text"})
    ours, theirs = tmp_path / "team" / "a.journey", tmp_path / "theirs"
    git("checkout", "-q", "bob")
    theirs.write_bytes(ours.read_bytes())
    git("checkout", "-q", "main")
    assert main(["merge", "--git", str(theirs), str(ours), str(theirs), "our map.journey"]) == 1
    assert "“git add 'our map.journey'”" in capsys.readouterr().err


def test_git_rebases_over_what_others_did(git: Git, tmp_path: Path) -> None:
    _branches(git, tmp_path, {"title": "A week"}, {"text": "Bob's text"})
    git("checkout", "-q", "bob")
    git("rebase", "-q", "main")
    snapshot = open_journey(tmp_path / "team" / "a.journey").document.snapshot
    assert snapshot.maps[0].title == "A week"
    assert any(getattr(card, "text", "") == "Bob's text" for card in snapshot.table("cards").values())


def test_git_shows_what_changed_as_text(git: Git, tmp_path: Path) -> None:
    _edit(tmp_path, "Ann", text="Pay at the desk")
    shown = git("diff").stdout
    assert "+" in shown and "Pay at the desk" in shown
    assert "-" in shown and "Front desk" in shown


def test_a_file_that_both_branches_added_is_joined_too(git: Git, tmp_path: Path) -> None:
    new = journey_bytes(capture(small_document("zoe")))
    here = tmp_path / "team"
    git("checkout", "-q", "-b", "bob")
    (here / "b.journey").write_bytes(new)
    git("add", ".")
    git("commit", "-q", "-m", "bob")
    git("checkout", "-q", "main")
    document = open_journey(here / "a.journey").document
    save_journey(document, here / "b.journey")
    git("add", "b.journey")
    git("commit", "-q", "-m", "ann")
    git("merge", "bob", ok=False)
    both = open_journey(here / "b.journey").document.snapshot
    assert len(both.organizations) == 2 and len(both.maps) == 2


def test_a_side_that_cannot_be_read_leaves_ours_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    ours, theirs, base = tmp_path / "ours", tmp_path / "theirs", tmp_path / "base"
    save_journey(small_document(), ours)
    before = ours.read_bytes()
    theirs.write_bytes(before[: len(before) // 2])
    base.write_bytes(b"")
    assert main(["merge", "--git", str(base), str(ours), str(theirs), "a.journey"]) == 2
    assert ours.read_bytes() == before
    said = capsys.readouterr().err
    assert said.startswith("a.journey: only yours is there now") and said.count("\n") == 1


def test_one_command_tells_git_all_it_needs(git: Git, tmp_path: Path, capsys: Capture) -> None:
    assert main(["merge", "--git", "--install"]) == 0
    assert "*.journey merge=journey diff=journey" in capsys.readouterr().out
    assert git("config", "merge.journey.driver").stdout.strip().endswith(" merge --git %O %A %B %P")
    assert git("config", "diff.journey.textconv").stdout.strip().endswith(" show")


def test_conflicts_are_told_as_json_with_names(tmp_path: Path, capsys: Capture) -> None:
    one, other, out = tmp_path / "a.journey", tmp_path / "b.journey", tmp_path / "c.journey"
    document = small_document()
    save_journey(document, one)
    for path, author in ((one, "Ann"), (other, "Bob")):
        copy = open_journey(one).document if path == other else document
        copy.author = author
        structure.rename(copy, "maps", copy.snapshot.maps[0].id, f"{author}'s")
        save_journey(copy, tmp_path / f"{author}.journey")
    files = [str(tmp_path / "Ann.journey"), str(tmp_path / "Bob.journey")]
    assert main(["merge", *files, "-o", str(out), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    [conflict] = told["conflicts"]
    assert (conflict["about"], conflict["table"], conflict["field"]) == ("Map “Bob's”", "maps", "title")
    assert (conflict["kept"]["author"], conflict["lost"]["author"]) == ("Bob", "Ann")
    assert (conflict["kept"]["value"], conflict["lost"]["value"]) == ("Bob's", "Ann's")


@pytest.mark.parametrize(
    "arguments",
    [["merge", "a"], ["merge", "a", "b"], ["merge", "--install"], ["merge", "--git", "a"], ["merge", "a", "b", "c"]],
)
def test_what_is_missing_is_said_in_a_sentence(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_show_lists_the_open_conflicts_with_both_values_and_names(tmp_path: Path, capsys: Capture) -> None:
    one = tmp_path / "a.journey"
    save_journey(small_document(), one)
    for author in ("Ann", "Bob"):
        copy = open_journey(one).document
        copy.author = author
        structure.rename(copy, "maps", copy.snapshot.maps[0].id, f"{author}'s")
        save_journey(copy, tmp_path / f"{author}.journey")
    files = [str(tmp_path / "Ann.journey"), str(tmp_path / "Bob.journey")]
    main(["merge", *files, "-o", str(tmp_path / "both.journey")])
    capsys.readouterr()
    assert main(["show", str(tmp_path / "both.journey")]) == 0
    assert "  Map “Bob's”, Title: Bob's (by Bob); meanwhile Ann's (by Ann)" in capsys.readouterr().out
