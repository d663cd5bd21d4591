"""A file of version 1, frozen: it opens for ever as it did when it was written, and loses nothing by being saved.

It has a record of every table with every field said, a card of every lane kind, what was deleted, conflicts that stand
and one that is settled, and what only a newer version knows. The golden beside it is what ``show --json`` said then.
"""

import json
from pathlib import Path
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.json_text import encode_form
from journeydesigner.files.mending.repair import check_file
from journeydesigner.files.public_form import public_form
from journeydesigner.lanes.kinds import kinds
from tests.files.small import members_of, same

FIXTURES = Path(__file__).parent / "fixtures"
FILE = FIXTURES / "version_1.journey"
GOLDEN: dict[str, Any] = json.loads((FIXTURES / "version_1.json").read_text("utf-8"))


def as_told_then(document: Document) -> dict[str, Any]:
    """The public form, as far as version 1 told it: later versions may add tables and fields, and take nothing away."""
    now: dict[str, Any] = json.loads(encode_form(public_form(document)))
    return {name: _as_told(value, now[name]) for name, value in GOLDEN.items() if name != "version"}


def _as_told(golden: Any, now: Any) -> Any:
    if isinstance(golden, dict) and isinstance(now, dict):
        return {name: _as_told(golden[name], now.get(name)) for name in golden}
    if isinstance(golden, list) and isinstance(now, list) and len(golden) == len(now):
        return [_as_told(one, other) for one, other in zip(golden, now, strict=True)]
    return now


def test_it_opens_as_it_did() -> None:
    opened = open_journey(FILE)
    assert opened.notes == ()
    assert check_file(FILE).faults == ()
    assert as_told_then(opened.document) == {name: value for name, value in GOLDEN.items() if name != "version"}


def test_what_stands_beside_its_public_form_is_there_too() -> None:
    opened = open_journey(FILE)
    document = opened.document
    assert sorted((c.key.table, c.key.field, c.lost.value) for c in document.conflicts) == [
        ("personas", "quote", "ann's"),
        ("stages", "title", "Leave late"),
    ]
    gone = {fields["title"].value for fields in document.registers.tables["stages"].values() if "title" in fields}
    assert "Gone with it" in gone
    assert sorted(document.assets.values()) == [b"no real picture", b"photo"]
    assert members_of(FILE.read_bytes())["preview.png"].startswith(b"\x89PNG")


def test_saved_and_opened_again_it_is_the_same(tmp_path: Path) -> None:
    opened = open_journey(FILE)
    save_journey(opened.document, tmp_path / "again.journey")
    again = open_journey(tmp_path / "again.journey")
    assert again.notes == ()
    assert same(again.document, opened.document)


def test_it_has_a_record_of_every_kind_that_there_was() -> None:
    assert {lane["kind"] for lane in GOLDEN["lanes"]} <= set(kinds())
    assert len({lane["kind"] for lane in GOLDEN["lanes"]}) == 21
    assert sum(1 for rows in GOLDEN.values() if isinstance(rows, list) and rows) == 19  # one of them unknown
