"""The documented form: complete, in the order that a person sees, valid by its schema, which is current."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey
from journeydesigner.files.json_schema import SCHEMA_NAME, schema_text
from journeydesigner.files.json_text import encode_form
from journeydesigner.files.public_form import RARE_TABLES, public_form
from journeydesigner.model.records import TABLES
from tests.document.random_documents import documents
from tests.files.small import members_of, small_document

SCHEMA: Any = json.loads(shipped.resource(SCHEMA_NAME).read_text(encoding="utf-8"))


def _validate(form: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(encode_form(form)))


def test_the_schema_is_current() -> None:
    text = shipped.resource(SCHEMA_NAME).read_text(encoding="utf-8")
    assert text == schema_text(), "run python -m journeydesigner.files.json_schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(documents())
@settings(max_examples=25)
def test_the_form_is_valid_and_is_what_the_file_holds(document: Document) -> None:
    form = public_form(document)
    _validate(form)
    assert encode_form(form) == members_of(journey_bytes(capture(document)))["journey.json"]


@pytest.mark.parametrize("path", [*shipped.samples(), *shipped.templates()], ids=lambda path: path.stem)
def test_shipped_files_are_sound_and_valid_by_the_schema(path: Path) -> None:
    opened = open_journey(path)
    assert opened.notes == ()
    _validate(public_form(opened.document))


def test_records_tell_what_they_need_to_be_read_alone() -> None:
    form = public_form(small_document())
    assert list(form) == ["format", "version", "document", *(t for t in TABLES if t not in RARE_TABLES)]
    (organization,), (found,), (stage,) = form["organizations"], form["maps"], form["stages"]
    assert (found["organization"], found["title"]) == (organization["id"], "A weekend")
    assert [(step["stage"], step["title"]) for step in form["steps"]] == [(stage["id"], ""), (stage["id"], "Unpack")]
    first, later = (step["id"] for step in form["steps"])
    touchpoints, curve = form["lanes"]
    assert (touchpoints["map"], touchpoints["kind"]) == (found["id"], "touchpoints")
    assert curve["scale"] is None or curve["scale"]["low"] == -2.0
    card, note = form["cards"]
    assert (card["lane"], card["step"], card["last_step"]) == (touchpoints["id"], first, later)
    assert (card["text"], card["tags"]) == ("Front desk\nwith a bell", ["night", "queue"])
    assert (note["text"], note["lane"], note["step"]) == ("A note — 日本語 😀", None, None)
    (emotion,), (measurement,) = form["emotions"], form["measurements"]
    assert (emotion["lane"], emotion["step"], emotion["value"]) == (curve["id"], first, -1.5)
    assert measurement["metric"] == form["metrics"][0]["id"]
    assert (measurement["anchor"], measurement["value"], measurement["n"]) == (first, 12.5, 40)
    assert measurement["counts"] == {"promoters": 15.0}


def test_cards_stand_lane_by_lane_and_column_by_column() -> None:
    for path in shipped.samples():
        document = open_journey(path).document
        snapshot, form = document.snapshot, public_form(document)
        column = {step.id: i for m in snapshot.maps for i, step in enumerate(snapshot.steps_in(m.id))}
        row = {lane["id"]: i for i, lane in enumerate(form["lanes"])}
        placed = [(row[c["lane"]], column[c["step"]], c["order"]) for c in form["cards"] if c["lane"]]
        assert placed == sorted(placed)
