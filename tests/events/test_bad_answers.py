"""Answers and KPI values as people have them: each fault of their file is a sentence, or read right and told."""

from pathlib import Path

import pytest

from journeydesigner.events.answers import read_answers
from journeydesigner.events.answers_onto_map import Entered
from journeydesigner.events.answers_words import warnings
from journeydesigner.events.errors import EventsError
from journeydesigner.events.values import MAX_CELLS, read_values


def test_answers_tell_what_of_their_file_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(
        "question,score,date\nNPS,9,2026-01-01\nNPS,9,soon\nNPS\nNPS,10,2026-01-02\nGrün,1,2026-01-02\n".encode(
            "cp1252"
        )
    )
    answers = read_answers(path)
    said = "\n".join(warnings(answers, Entered(0, 0, ())))
    assert (answers.rows, answers.without_time) == (4, 1)
    for words in ("row 2: “soon” is no time", "1 line is no row", "Windows-1252, for example “Grün”"):
        assert words in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"question,score,date\n", "holds no|no events|None of"),
        (b"question,date\nNPS,2026-01-01\n", "no column score"),
        (b"question,score,date\nNPS,9,soon\n", "None of the times can be read"),
        (b"question,score,date\nNPS,9,03/04/2026\n", "--dates dmy"),
        ("question,score,date\nПривет мир,9,2026-01-01\n".encode("cp1251"), "save the file as UTF-8"),
        (b'question,score,date\nNPS,"9,2026-01-01\nNPS,9,2026-01-01\n', "opens a quote"),
    ],
)
def test_answers_that_cannot_be_read_are_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    with pytest.raises(EventsError, match=said):
        read_answers(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"metric,period,value\n", "holds no values"),
        (b"metric,period,metric\nNPS,2026-01,1\n", "column metric twice"),
        (b'metric,period,value\nNPS,"2026-01,1\nNPS,2026-02,1\n', "opens a quote"),
        (b"metric,period,value\n" + b"NPS,2026-01,1\n" * (MAX_CELLS // 3 + 1), "more than .* cells"),
    ],
)
def test_values_that_cannot_be_read_are_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "kpis.csv"
    path.write_bytes(content)
    with pytest.raises(EventsError, match=said):
        read_values(path, ())


def test_values_tell_which_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text("metric,period,value\nNPS,2026-01,40\nNPS\n")
    found = read_values(path, ())
    assert len(found.values) == 1 and "line 3: 1 cell instead of 3" in found.notes[0]
