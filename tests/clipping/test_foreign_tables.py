"""Tables as other programs write them: in any encoding, with any marks, uneven, unclosed."""

import pytest

from journeydesigner.clipping.file_reading import UnreadableFileError, readings_of
from journeydesigner.clipping.file_reading import _form as form_of_readings
from journeydesigner.clipping.readings import Reading

ROWS = "Stage;Größe;Anteil\nBuchen;1,5;12 %\nReisen;2,5;8 %\n"
WANTED = (("Stage", "Größe", "Anteil"), ("Buchen", "1,5", "12 %"), ("Reisen", "2,5", "8 %"))


def read(data: bytes) -> tuple[Reading, ...]:
    return form_of_readings().validate_json(readings_of(data, {"name": "a.csv", "is_empty_map": False}, print)[1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_any_make_is_read_right(encoding: str) -> None:
    assert read(ROWS.encode(encoding))[0].grid.rows == WANTED
    assert read(ROWS.replace("\n", "\r\n").encode(encoding))[0].grid.rows == WANTED


def test_rows_of_any_length_are_one_rectangle() -> None:
    rows = read(b"a;b;c\n1\n1;2;3;4\n;;\n5;6;7\n")[0].grid.rows
    assert {len(row) for row in rows} == {4}


def test_a_field_of_200_kb_loses_nothing_that_a_card_takes() -> None:
    found = read(b'a;b\n"' + b"x" * 200_000 + b'";2\n')
    said = "".join(cell for row in found[0].grid.rows for cell in row) or "".join(found[0].lines)
    assert said.count("x") >= 20_000


def test_a_quote_that_is_never_closed_is_read_to_the_end() -> None:
    found = read(b'a;b\n"1;2\n3;4\n')
    said = " ".join(cell for row in found[0].grid.rows for cell in row) or " ".join(found[0].lines)
    assert all(part in said for part in ("1", "2", "3", "4"))


@pytest.mark.parametrize("data", [b"a\x00b;c\n\xff\xfe\x00", b"\x00\x01\x02\xff" * 100])
def test_what_is_no_text_is_refused_or_cleaned(data: bytes) -> None:
    try:
        found = read(data)
    except UnreadableFileError as error:
        assert "a.csv" in str(error)
    else:
        assert all("\x00" not in cell for row in found[0].grid.rows for cell in row)
