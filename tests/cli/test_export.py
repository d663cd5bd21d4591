"""``journeydesigner export``: parts, copies, all maps, and what is said before anything is written."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.cli import main
from journeydesigner.editing import cards
from journeydesigner.files.journey_file import open_journey, save_journey
from tests.cli.test_cli import Capture, _refused  # pyright: ignore[reportPrivateUsage]

BATTERY = Path("samples/home-battery.journey")
COFFEE = Path("samples/coffee-subscription.journey")


def _done(arguments: list[Any], capsys: Capture, code: int = 0) -> str:
    assert main(["export", *(str(argument) for argument in arguments)]) == code
    return capsys.readouterr().out


def test_a_part_is_chosen_by_names_and_what_was_left_out_is_told(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "part.journey"
    stages = open_journey(BATTERY).document.snapshot.stages_of(open_journey(BATTERY).document.snapshot.maps[0].id)
    told = _done([BATTERY, out, "--stage", stages[1].title.lower(), "--lanes", "goals, emotion"], capsys)
    assert "Left out 4 stages" in told
    assert "Left out 7 lanes" in told
    snapshot = open_journey(out).document.snapshot
    assert [stage.title for stage in snapshot.stages_of(snapshot.maps[0].id)] == [stages[1].title]
    assert [lane.kind for lane in snapshot.lanes_of(snapshot.maps[0].id)] == ["goals", "emotion"]


def test_a_redacted_journey_is_a_new_one_without_history(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "safe.journey"
    told = _done([COFFEE, out, "--redact", "--all-maps"], capsys)
    assert "Took out 2 internal lanes: “Backstage”." in told
    opened = open_journey(out)
    assert opened.notes == ()
    before, after = open_journey(COFFEE).document, opened.document
    assert after.id != before.id
    assert {m.title for m in after.snapshot.maps} == {m.title for m in before.snapshot.maps}
    assert not {r for rows in after.registers.tables.values() for r in rows} & {
        r for rows in before.registers.tables.values() for r in rows
    }
    assert main(["check", str(out)]) == 0


def test_one_map_as_a_journey_leaves_the_others_behind(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "one.journey"
    _done([COFFEE, out, "--map", "Life of a coffee subscription, next year"], capsys)
    snapshot = open_journey(out).document.snapshot
    assert [found.title for found in snapshot.maps] == ["Life of a coffee subscription, next year"]
    assert main(["check", str(out)]) == 0


def test_all_maps_are_a_file_each_with_their_titles(tmp_path: Path, capsys: Capture) -> None:
    _done([COFFEE, tmp_path / "coffee.svg", "--all-maps"], capsys)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "coffee - Life of a coffee subscription, next year.svg",
        "coffee - Life of a coffee subscription.svg",
    ]


def test_a_preflight_lists_what_would_be_lost_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "map.pdf"
    _done([BATTERY, out, "--preflight"], capsys)
    document = open_journey(BATTERY).document
    card = next(card for card in document.snapshot.cards_of(document.snapshot.maps[0].id) if card.text)
    cards.set_text(document, card.id, "No font has \U0010ffff")
    save_journey(document, tmp_path / "lost.journey")
    told = _done([tmp_path / "lost.journey", out, "--preflight"], capsys, code=1)
    assert told.startswith("Lost: ")
    assert not out.exists()
    assert main(["export", str(tmp_path / "lost.journey"), str(tmp_path / "map.svg")]) == 0
    assert capsys.readouterr().err.startswith("Lost: ")


def test_what_a_format_does_not_heed_is_refused(tmp_path: Path, capsys: Capture) -> None:
    for option in (["--paper", "A3"], ["--tile", "A4"], ["--template", "x.pptx"]):
        assert f"has no {option[0]}" in _refused(["export", BATTERY, tmp_path / "a.svg", *option], capsys)
    assert "has no --scale" in _refused(["export", BATTERY, tmp_path / "a.pdf", "--scale", "2"], capsys)
    assert "choose one of" in _refused(["export", BATTERY, tmp_path / "a.png", "--form", "novel"], capsys)
    assert not list(tmp_path.iterdir())


def test_what_there_is_not_is_refused_by_name(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "a.svg"
    assert "no stage “Nil”" in _refused(["export", BATTERY, out, "--stage", "Nil"], capsys)
    assert "no lane “Nil”" in _refused(["export", BATTERY, out, "--lanes", "goals,Nil"], capsys)
    assert "“Sales”" in _refused(["export", BATTERY, out, "--owner", "Nil"], capsys)
    assert "is no language" in _refused(["export", BATTERY, out, "--language", "1"], capsys)
    assert "leave out --all-maps" in _refused(["export", COFFEE, out, "--all-maps", "--stage", "Nil"], capsys)
    assert "what is read" in _refused(["export", BATTERY, BATTERY], capsys)


@pytest.mark.parametrize(("language", "word"), [("es", "Versión 12"), ("en", "Version 12")])
def test_printed_words_follow_the_language(tmp_path: Path, capsys: Capture, language: str, word: str) -> None:
    out = tmp_path / "a.svg"
    _done([BATTERY, out, "--language", language], capsys)
    assert word.casefold() in out.read_text("utf-8").casefold()


def test_a_scale_of_nothing_a_list_of_no_lanes_and_tiles_without_a_poster_are_refused(
    tmp_path: Path, capsys: Capture
) -> None:
    assert "from 0.1 to 16" in _refused(["export", BATTERY, tmp_path / "a.png", "--scale", "0"], capsys)
    assert "no lane “”" in _refused(["export", BATTERY, tmp_path / "a.svg", "--lanes", ""], capsys)
    assert "has no --tile" in _refused(["export", BATTERY, tmp_path / "a.pdf", "--tile", "A4"], capsys)
    assert not list(tmp_path.iterdir())


def test_of_several_files_it_is_told_which_one_is_meant(tmp_path: Path, capsys: Capture) -> None:
    told = _done([COFFEE, tmp_path / "a.pptx", "--all-maps"], capsys)
    assert told.startswith("a - Life of a coffee subscription.pptx: ")
    told = _done([COFFEE, tmp_path / "a.pdf", "--all-maps"], capsys)
    assert told.startswith("“Life of a coffee subscription”: ")


def test_the_list_of_hand_outs_keeps_names_and_what_they_are_apart(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    lines = capsys.readouterr().out.split("hand-outs (--form):")[1].splitlines()
    listed = [line.split(maxsplit=2) for line in lines if line.startswith("  .")]
    assert ["measurements", "Measurements"] in [part[1:] for part in listed]
    assert all(len(part) == 3 for part in listed)


def test_a_hand_out_of_one_department_is_named_after_it(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "sales.md"
    _done([BATTERY, out, "--department", "sales"], capsys)
    assert "title: Buying a home battery – Sales" in out.read_text(encoding="utf-8")
