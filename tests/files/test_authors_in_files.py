"""Names of authors in a file: kept beside the stamps, in no public part, and worth no file when they make no sense."""

import json
from typing import Any

import pytest

from journeydesigner.document.authors import author_of
from journeydesigner.editing import cards
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.public_form import public_form
from tests.files.small import edited, members_of, same, small_document, zipped


def _signed() -> bytes:
    document = small_document()
    document.author = "Ada Kern"
    cards.add_note(document, document.snapshot.maps[0].id, "Signed")
    return journey_bytes(capture(document))


def _with_clock(data: bytes, **parts: Any) -> bytes:
    """The file with other parts in its ``clock.json``."""
    members = members_of(data)
    clock = {**json.loads(members["clock.json"]), **parts}
    return zipped({**members, "clock.json": json.dumps(clock).encode()})


def test_names_come_back_with_the_file() -> None:
    document = read_journey(_signed()).document
    assert set(document.registers.authors.values()) == {"Ada Kern"}
    assert journey_bytes(capture(document)) == _signed_again(document)


def _signed_again(document: Any) -> bytes:
    return journey_bytes(capture(read_journey(journey_bytes(capture(document))).document))


def test_the_public_form_names_nobody() -> None:
    data = _signed()
    assert b"Ada Kern" in members_of(data)["clock.json"]
    assert b"Ada Kern" not in members_of(data)["journey.json"] + members_of(data)["manifest.json"]
    assert "Ada Kern" not in repr(public_form(read_journey(data).document))


def test_a_file_without_names_is_read_and_written_as_ever() -> None:
    data = journey_bytes(capture(small_document()))
    assert b"authors" not in members_of(data)["clock.json"]
    opened = read_journey(data)
    assert opened.notes == () and opened.document.registers.authors == {}
    assert journey_bytes(capture(opened.document)) == data


@pytest.mark.parametrize(
    "authors",
    [7, ["Ada"], {"Ada": 3}, {"Ada": [99, -1, True, "0"]}, {"": [0]}, {"\u202e": [0]}, {"Ada": None}],
)
def test_names_that_make_no_sense_cost_no_more_than_themselves(authors: object) -> None:
    document = small_document()
    opened = read_journey(_with_clock(journey_bytes(capture(document)), authors=authors))
    assert opened.document.registers.authors == {}
    assert same(opened.document, document)


def test_a_hostile_name_in_a_file_is_cleaned_when_it_is_read() -> None:
    opened = read_journey(_with_clock(_signed(), authors={"A\u202eda\n\x1b[31m": [0]}))
    assert set(opened.document.registers.authors.values()) == {"Ada [31m"}


def test_what_a_newer_version_keeps_beside_the_stamps_is_written_back() -> None:
    data = _with_clock(_signed(), devices={"laptop": [1, 2]})
    written = members_of(journey_bytes(capture(read_journey(data).document)))
    assert json.loads(written["clock.json"])["devices"] == {"laptop": [1, 2]}


def test_what_was_edited_by_hand_is_not_said_to_be_by_who_opens_the_file() -> None:
    data = edited(_signed(), lambda form: form["cards"][0].update(text="By hand"))
    document = read_journey(data).document
    document.author = "Ben"
    cards.add_note(document, document.snapshot.maps[0].id, "Ben's")
    (hers,) = [row["text"] for row in document.registers.tables["cards"].values() if row["text"].value == "By hand"]
    assert author_of(document, hers.stamp) == ""
