"""Clocks that are wrong: stamps only grow, one from the future is reported, never altered, and can be written over."""

from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.clock import DAY_MS, Clock
from journeydesigner.document.registers import Key
from journeydesigner.editing import cards
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, save_journey
from tests.files.small import small_document


@pytest.mark.parametrize("jumps", [(0, -DAY_MS, 5, -3), (0, 10 * DAY_MS, 0, 1), (1, 1, 1, 0)])
def test_stamps_grow_whatever_the_clock_does(jumps: tuple[int, ...]) -> None:
    now = [1_790_000_000_000]
    clock = Clock("ann", lambda: now[0])
    stamps = [clock.tick()]
    for jump in jumps:
        now[0] += jump
        stamps += [clock.tick(), clock.tick()]
    assert stamps == sorted(set(stamps))


def _from_the_future(folder: Path) -> Path:
    document = small_document()
    ahead = new_document(document_id=document.id, clock=Clock("zoe", lambda: Clock().tick().millis + 40 * DAY_MS))
    ahead.merge(document)
    card = next(card for card in ahead.snapshot.table("cards").values() if getattr(card, "place", None))
    cards.set_text(ahead, card.id, "From the future")  # pyright: ignore[reportArgumentType]
    save_journey(ahead, folder / "ahead.journey")
    save_journey(document, folder / "now.journey")
    return folder / "ahead.journey"


def test_a_value_from_the_future_is_reported_on_opening_checking_and_merging(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _from_the_future(tmp_path)
    opened = open_journey(path)
    assert [note for note in opened.notes if "more than a day ahead" in note]
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out.count("more than a day ahead") == 1
    assert main(["merge", str(tmp_path / "now.journey"), str(path), "-o", str(tmp_path / "both.journey")]) == 0
    assert "more than a day ahead" in capsys.readouterr().out


def test_a_value_from_the_future_is_kept_as_it_is_and_can_be_written_over(tmp_path: Path) -> None:
    document = open_journey(_from_the_future(tmp_path)).document
    card = next(card for card in document.snapshot.table("cards").values() if getattr(card, "place", None))
    key = Key("cards", card.id, "text")
    before = document.registers.get(key)
    again = read_journey(journey_bytes(capture(document))).document
    assert again.registers.get(key) == before
    cards.set_text(again, card.id, "Written now")  # pyright: ignore[reportArgumentType]
    document.merge(again)
    assert getattr(document.snapshot.find(card.id), "text", "") == "Written now"
    assert document.conflicts == ()
