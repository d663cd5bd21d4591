"""Whatever lies on the clipboard: it is read in bearable time, or not read; nothing is fetched, nothing breaks."""

import time

import pytest

from journeydesigner.clipping.html_reading import read_html
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SOURCE
from journeydesigner.clipping.own_form import read_own
from journeydesigner.clipping.readings import Clip, readings

_BOMBS = {
    "tags in tags": "<a <b" * 400_000,
    "torn quotes": '<a ">' * 400_000,
    "comments": "<!--" * 400_000,
    "conditions": "<![if " * 400_000,
    "cells": "<td>" * 400_000,
    "breaks": "<table><td>" + "<br>" * 400_000,
    "lists": "<ul><li>" * 250_000,
    "signs": "<" * 2_000_000,
    "entities": "&" * 2_000_000 + "<b>",
    "styles": "<style>" * 300_000,
    "hidden": "<p style='display:none'>" * 90_000,
    "tables in tables": "<table><tr><td>" * 100_000 + "x",
    "spans": "<table><tr><td colspan=1000 rowspan=65000>x" * 50_000,
    "attribute": "<a b='" + "x " * 1_000_000,
}


@pytest.mark.parametrize("name", _BOMBS)
def test_no_html_takes_long(name: str) -> None:
    before = time.process_time()
    parts = read_html(_BOMBS[name])
    assert time.process_time() - before < 8
    for table in parts.tables:
        assert table.rows <= MOST_ROWS
        assert table.columns <= MOST_COLUMNS + 1
        assert len(table.cells) <= MOST_CELLS


@pytest.mark.parametrize(
    "text",
    [
        " " * 2_000_000 + "x",
        "[10:32 " * 200_000,
        ("A" * 38 + "  10:32\n") * 20_000,
        "\t" * 3_000_000,
        '"' + "x\t" * 500_000,
        (",".join("ab") * 3_000 + "\n") * 400,
        "a " * 1_000_000,
        "https://" + "a" * 2_000_000,
        "-" * 2_000_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    before = time.process_time()
    for reading in readings(Clip(text)):
        assert all(len(line) <= LONGEST_TEXT for line in reading.lines)
    assert time.process_time() - before < 8


def test_html_that_is_too_long_gives_way_to_its_text() -> None:
    html = "<table><tr><td>a<td>b</table>" + " " * MOST_SOURCE
    assert readings(Clip("only this", html))[0].lines == ("only this",)


def test_nulls_and_controls_do_no_harm() -> None:
    parts = read_html("<ta\x00ble><tr><td>a\x00b<td>\x1b[0m")
    assert parts.tables[0].cells[0].text == "ab"
    assert readings(Clip("a\x00\nb"))[0].lines == ("a", "b")


def test_scripts_and_hidden_text_are_not_read() -> None:
    html = (
        "<head><title>no</title></head><script>no()</script><p style='display: none'>no</p><template>no</template>"
        "<div>yes</div><svg><text>no</text></svg>"
    )
    assert [block.text for block in read_html(html).blocks] == ["yes"]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b'{"journeydesigner": 1}', b'{"journeydesigner": 2, "what": "cards"}', b'{"journeydesigner":',
        b'{"journeydesigner": 1, "a": ' + b"[" * 100_000, b'["journeydesigner"]', b"\xff\xfe\x00",
        b'{"journeydesigner":1,"what":"cards","document":"d","lanes":[],"stages":[],"steps":[],"links":[],"channels":[],'
        b'"metrics":[],"points":[],"assets":{},"cards":[{"card":{"id":"c","map":"m","text":5},"row":null,"column":null,'
        b'"width":1}]}',
        b'{"journeydesigner":1,"what":"cards","document":"d","lanes":[],"stages":[],"steps":[],"links":[],"channels":[],'
        b'"metrics":[],"points":[],"assets":{},"cards":[{"card":{"id":"c","map":"m"},"row":7,"column":0,"width":1}]}',
    ],
)  # fmt: skip
def test_a_form_that_is_not_wholly_sound_is_not_read(data: bytes) -> None:
    assert read_own(data) is None
