"""Whatever text a verb is given, what no file can hold does not reach the document; all else does, and is kept."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.registers import Value
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.model.clean_text import clean
from journeydesigner.model.records import EmotionScale, Evidence, Research
from tests.files.small import same

NAUGHTY = {
    "NUL": "a\x00b",
    "controls": "\x01\x08\x0b\x0c\x1b\x7fword",
    "line ends": "one\r\ntwo\rthree",
    "half a pair": "x\ud83dy\udc00",
    "no characters": "a\ufffeb\uffffc",
    "right to left": "\u202egnp.exe\u2066",
    "zalgo": "Z̸̡͎̈́a̷͚͝l̵̰̈g̴̖̓o̸͇͝",
    "emoji": "👩‍👩‍👧‍👦 🇺🇦",
    "a long word": "x" * 300,
    "long": "word " * 8000,
    "empty": "",
    "formula": "=1+1",
    "markup": "</t>]]>&amp;<script>alert(1)</script>",
    "format": "{0} %s {name}",
    "c1": "a\x85\x9fb",
}


def everywhere(text: str) -> Document:
    """``text`` by every verb that takes one, and in every field of text."""
    document = new_document()
    company = structure.add_organization(document, text)
    structure.add_channel(document, company, text, icon=text)
    persona = structure.add_persona(
        document, company, text, role=text, quote=text, goals=(text,), needs=(text,), frustrations=(text,)
    )
    journey = structure.add_map(
        document, company, text, scenario=text, persona=persona, owner=text, version=text, author=text, language=text,
        research=(Research(n=3, what=text),),
    )  # fmt: skip
    stage = structure.add_stage(document, journey, text, question=text)
    step = structure.add_step(document, stage, text)
    lane = structure.add_lane(document, journey, "actions", text, description=text, icon=text)
    fields: dict[str, Any] = {
        "owner": text,
        "tags": (text,),
        "links": (text,),
        "colour": text,
        "of_a_newer_version": text,
    }
    card = cards.add_card(document, lane, step, text, evidence=Evidence(kind="assumed", source=text), **fields)
    note = cards.add_note(document, journey, text, **fields)
    feelings = structure.add_lane(
        document, journey, "emotion", text, scale=EmotionScale(labels=(text, "between", text + "!"))
    )
    numbers.set_emotion(document, feelings, step, 1.0, persona)
    numbers.set_quote(document, feelings, step, text, persona)
    metric = numbers.add_metric(
        document, company, text, unit="money", currency=text, formula=text, source=text, owner=text
    )
    numbers.measure(document, metric, card, "2026-01", 1.0, counts={text: 1.0})
    cards.set_text(document, card, text)
    set_card_fields(document, [note], text, owner=text, evidence=Evidence(kind="reported", source=text))
    structure.rename(document, "stages", stage, text)
    structure.set_fields(document, "maps", journey, "Edit", scenario=text)
    set_card_fields(document, [card], "Edit", tags=(text + " too",), links=(text + " too",))
    return document


def _is_clean(value: Value) -> bool:
    match value:
        case str():
            return clean(value).text == value
        case dict():
            return all(_is_clean(name) and _is_clean(item) for name, item in value.items())
        case tuple():
            return all(_is_clean(item) for item in value)
        case _:
            return True


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_no_register_holds_what_no_file_can(text: str) -> None:
    document = everywhere(text)
    for put in document.registers.all():
        assert _is_clean(put.key.field), put.key
        assert _is_clean(put.value), put.key
    texts = {put.key.table for put in document.registers.all() if put.value == clean(text).text}
    assert texts >= {"organizations", "channels", "personas", "maps", "stages", "lanes", "cards", "metrics"}


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_any_text_is_saved_opened_and_exported(text: str, tmp_path: Path) -> None:
    document = everywhere(text)
    path = tmp_path / "any.journey"
    save_journey(document, path)
    opened = open_journey(path)
    assert opened.notes == ()
    assert same(opened.document, document)
    out = tmp_path / "any.xlsx"
    found = opened.document.snapshot.maps[0].id
    exporter_for(out).export(ExportRequest(opened.document.snapshot, opened.document.assets, found, out))
    assert out.stat().st_size > 1000
