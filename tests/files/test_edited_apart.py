"""A journey.json edited by hand is new edits: it merges with a copy that somebody edited meanwhile in the program."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from journeydesigner.document.authors import author_of
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.conflict_sides import told_conflicts
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import journey_bytes, read_journey
from tests.files.small import edited, members_of, same, small_document, zipped

Edit = Callable[[dict[str, Any]], object]


def _both(by_hand: Edit, in_program: Callable[[Document], object]) -> Document:
    """A copy edited by hand and one edited in the program, merged both ways."""
    data = journey_bytes(capture(small_document()))
    hand, program = read_journey(edited(data, by_hand)).document, read_journey(data).document
    program.author = "Ann"
    in_program(program)
    hand.merge(program)
    program.merge(hand)
    assert hand.registers.tables == program.registers.tables
    assert hand.conflicts == program.conflicts
    return program


def _card(document: Document) -> Any:
    snapshot = document.snapshot
    return snapshot.cards_in(snapshot.lanes_of(snapshot.maps[0].id)[0].id)[0]


def _write(text: str) -> Callable[[Document], object]:
    return lambda document: cards.set_text(document, _card(document).id, text)


def test_what_was_added_by_hand_stands_beside_what_was_written_in_the_program() -> None:
    def add(form: dict[str, Any]) -> None:
        form["cards"].append({**form["cards"][0], "id": "card-byhand", "text": "Added by hand"})

    document = _both(add, _write("Written"))
    assert {"Added by hand", "Written"} <= {getattr(c, "text", "") for c in document.snapshot.table("cards").values()}
    assert document.conflicts == ()


def test_what_was_renamed_by_hand_and_in_the_program_is_a_conflict_with_nobodys_name_on_one_side() -> None:
    def rename(form: dict[str, Any]) -> None:
        form["maps"][0]["title"] = "By hand"

    document = _both(rename, lambda d: structure.rename(d, "maps", d.snapshot.maps[0].id, "In the program"))
    [told] = told_conflicts(document)
    assert {(told.kept.text, told.kept.author), (told.lost.text, told.lost.author)} == {
        ("By hand", ""), ("In the program", "Ann"),
    }  # fmt: skip
    assert author_of(document, told.conflict.kept.stamp) in ("", "Ann")


def test_what_was_moved_by_hand_moves_though_its_text_was_written_meanwhile() -> None:
    def move(form: dict[str, Any]) -> None:
        form["cards"][0]["step"] = form["cards"][0]["last_step"]

    document = _both(move, _write("Written"))
    card = _card(document)
    assert (card.text, card.place.first) == ("Written", card.place.last)
    assert document.conflicts == ()


def test_what_was_taken_out_by_hand_though_somebody_worked_on_it_is_offered_back() -> None:
    document = _both(lambda form: form["cards"].pop(0), _write("Worked on"))
    [told] = told_conflicts(document)
    assert (told.kept.is_deletion, told.lost.text, told.lost.author) == (True, "Worked on", "Ann")


def test_a_stage_taken_out_by_hand_takes_what_stands_in_it_along_and_loses_no_card() -> None:
    def take_out(form: dict[str, Any]) -> None:
        form["stages"].clear()

    document = _both(take_out, _write("Worked on"))
    assert document.snapshot.stages_of(document.snapshot.maps[0].id) == ()
    assert "Worked on" in {card.text for card in document.snapshot.inbox(document.snapshot.maps[0].id)}


def test_the_same_edit_by_hand_and_in_the_program_is_no_conflict() -> None:
    def rename(form: dict[str, Any]) -> None:
        form["maps"][0]["title"] = "Same"

    document = _both(rename, lambda d: structure.rename(d, "maps", d.snapshot.maps[0].id, "Same"))
    assert document.conflicts == ()


# Zipped again by other tools


def _with_folders(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("assets")
        for name, content in reversed(members.items()):
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "again",
    [_with_folders, lambda m: zipped(m, zipfile.ZIP_STORED), lambda m: zipped(dict(sorted(m.items())))],
    ids=["with folders, in another order", "stored", "sorted"],
)
def test_a_file_that_another_tool_zipped_is_the_same_file(again: Callable[[dict[str, bytes]], bytes]) -> None:
    data = journey_bytes(capture(small_document()))
    opened = read_journey(again(members_of(data)))
    assert opened.notes == () and same(opened.document, read_journey(data).document)


@pytest.mark.parametrize(("method", "name"), [(9, "Deflate64"), (93, "Zstandard"), (14, "LZMA"), (12, "bzip2")])
def test_a_packing_that_is_not_read_is_refused_with_what_to_do(method: int, name: str) -> None:
    data = bytearray(journey_bytes(capture(small_document())))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(mark)
        data[at + offset : at + offset + 2] = method.to_bytes(2, "little")
    with pytest.raises(JourneyFileError, match=f"packed with {name}.*zip it again"):
        read_journey(bytes(data))
