"""Logs as they come: times in every common form, packed, in other formats; and the rules by which they are read."""

import gzip
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.events.errors import EventsError
from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import Columns, Rules, read_rules, rules_of
from tests.events import logs


def told(path: Path, text: str, **more: Any) -> EventReport:
    path.write_text(text, encoding="utf-8")
    return read_log(path, logs.rules(**more))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-01-02 10:00:00", "2026-01-02 10:01:00"),
        ("2026-01-02T10:00:00Z", "2026-01-02T10:01:00Z"),
        ("2026-01-02T11:00:00+01:00", "2026-01-02T10:01:00+00:00"),
        ("02.01.2026 10:00", "02.01.2026 10:01"),
        ("13/01/2026 10:00:00", "13/01/2026 10:01:00"),
        ("01/13/2026 10:00:00 AM", "01/13/2026 10:01:00 AM"),
        ("1767348000", "1767348060"),
        ("1767348000000", "1767348060000"),
        ("1767348000.5", "1767348060.5"),
        ("2026-01-01T10:00:00+02:00", "2026-01-01T08:01:00Z"),
        ("2026-01-01T08:00:00Z", "2026-01-01 08:01"),
        ("2026-01-01", "01.01.2026 00:01"),
        ("13.01.26 10:00", "13.01.26 10:01"),
        ("1/13/26 10:00 AM", "1/13/26 10:01 AM"),
        ("13/Jan/2026:10:00:00 +0100", "13/Jan/2026:09:01:00 +0000"),
        ("2026-01-01 10:00:00,5", "2026-01-01 10:01:00,5"),
        ("2026-01-01T10:00:00.1234567", "2026-01-01T10:01:00.1234567"),
        ("1767348000,25", "1767348060,25"),
        ("20260113100000", "20260113100100"),
        ("Jan 13, 2026", "January 13, 2026 00:01"),
        ("0", "60"),
    ],
)
def test_times_are_read_in_every_common_form(tmp_path: Path, first: str, second: str) -> None:
    order = {"dates": "dmy"} if first.startswith("02.01") else {}
    mark = ";" if "," in first else ","
    rows = (("who", "what", "when"), ("x", "a", first), ("x", "b", second))
    report = told(tmp_path / "log.csv", "".join(mark.join(row) + "\n" for row in rows), **order)
    assert report.dwell[0].spread.median == 60
    assert report.loaded.is_relative == (first == "0")
    assert report.first_day.startswith("1970-01" if report.loaded.is_relative else "2026-01")


def test_local_times_are_those_of_the_time_zone(tmp_path: Path) -> None:
    text = "who,what,when\nx,a,2026-07-01 00:30:00\nx,b,2026-07-01 00:31:00\n"
    assert told(tmp_path / "log.csv", text, timezone="Europe/Berlin").first_day == "2026-06-30"


def test_semicolons_quotes_and_packed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write('who;what;when\n"x; y";a;2026-01-01\n"x; y";b;2026-01-02\n')
    assert read_log(path, logs.rules(window_s=None)).funnel == (1, 1, 0, 0)


def test_a_files_name_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "log1.csv").write_text("who,what,when\nx,a,2026-01-01\n")
    assert told(tmp_path / "log[1].csv", "who,what,when\nx,a,2026-01-01\ny,a,2026-01-01\n").totals[1] == 2


def test_parquet_gives_what_csv_gives(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "log.csv"
    path.write_text("who,what,when\nx,a,2026-01-01 10:00:00\nx,b,2026-01-01 10:00:30\n")
    duckdb.connect().execute(
        f"copy (select * from read_csv('{path}')) to '{tmp_path / 'log.parquet'}' (format parquet)"
    )
    assert read_log(tmp_path / "log.parquet", logs.rules()).dwell == read_log(path, logs.rules()).dwell


def test_xes_is_read_and_its_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text(
        """<?xml version="1.0"?><!DOCTYPE log [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <log xmlns="http://www.xes-standard.org/"><trace><string key="concept:name" value="x"/>
        <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event>
        <event><string key="concept:name" value="b"/><date key="time:timestamp" value="2026-01-01T10:00:09Z"/></event>
        </trace><trace><string key="concept:name" value="y"/>
        <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event>
        </trace></log>"""
    )
    columns = Columns("case:concept:name", "concept:name", "time:timestamp")
    found = Rules(("a", "b"), columns, goal=1, exact={"a": 0, "b": 1})
    report = read_log(path, found)
    assert report.funnel == (2, 1)
    assert report.dwell[0].spread.median == 9


def test_a_workbooks_first_sheet_is_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("who", "what", "when"), (7, "a", datetime(2026, 1, 1, 10)), (7, "b", datetime(2026, 1, 1, 10, 0, 9))):
        sheet.append(row)
    book.save(tmp_path / "log.xlsx")
    report = read_log(tmp_path / "log.xlsx", logs.rules())
    assert report.funnel[:2] == (1, 1) and report.dwell[0].spread.median == 9


# Rules


def form(**more: object) -> dict[str, object]:
    columns = {"case": "who", "event": "what", "time": "when"}
    return {"steps": ["a", "b"], "map": {"home": "a"}, "columns": columns, **more}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"steps": []}, "names of 1 to 100 stages"),
        ({"steps": ["a", "a"]}, "twice"),
        ({"map": {"home": "z"}}, "none of the stages"),
        ({"map": {}}, "which events belong"),
        ({"columns": {"case": "x"}}, "event, time"),
        ({"columns": {"case": "x", "event": "e", "time": "t", "secret": "s"}}, "secret is none"),
        ({"window_s": -1}, "seconds above nought"),
        ({"goal": "z"}, "none of the stages"),
        ({"timezone": "Mars"}, "no time zone"),
        ({"dates": "ymd"}, "dmy or mdy"),
        ({"rules": [{"prefix": "x"}]}, "none of the stages"),
        ({"rules": [{"stage": "a"}]}, "one of exact"),
    ],
)
def test_rules_that_make_no_sense_are_told_in_a_sentence(more: dict[str, object], said: str) -> None:
    with pytest.raises(EventsError, match=said):
        rules_of(form(**more))


def test_the_first_rule_that_fits_wins_and_exact_ones_before_all(tmp_path: Path) -> None:
    given = [
        {"regex": "^shop/[0-9]+$", "stage": "b"},
        {"prefix": "shop/", "stage": "a"},
        {"contains": "cart", "stage": "b"},
    ]
    path = tmp_path / "log.csv"
    path.write_text("who,what,when\n1,shop/12,1\n2,shop/x,1\n3,my cart,1\n4,home,1\n5,nothing,1\n")
    report = read_log(path, rules_of(form(rules=given)))
    assert {name: stage for name, _n, stage in report.names} == {
        "shop/12": 2, "shop/x": 1, "my cart": 2, "home": 1, "nothing": None,
    }  # fmt: skip


def test_a_regular_expression_that_is_none_is_told_and_an_evil_one_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("who,what,when\n1," + "a" * 5000 + "!,1\n")
    with pytest.raises(EventsError, match="no regular expression"):
        read_log(path, rules_of(form(rules=[{"regex": "(", "stage": "a"}])))
    assert read_log(path, rules_of(form(rules=[{"regex": "^(a+)+$", "stage": "b"}]))).unmapped == 1


def test_rules_are_read_from_toml_and_json(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('steps = ["a", "b"]\n[map]\nhome = "a"\n[columns]\ncase = "who"\nevent = "what"\ntime = "when"\n')
    assert read_rules(path).exact == {"home": 0}
    path.write_text("steps = [")
    with pytest.raises(EventsError, match="cannot be understood"):
        read_rules(path)
