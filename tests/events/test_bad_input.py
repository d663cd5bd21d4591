"""Logs as people have them: each thing that is wrong with one is a clear sentence, or read right and told."""

import gzip
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.events import plain_text
from journeydesigner.events.errors import EventsError, UnclearDatesError
from journeydesigner.events.preview import names, preview
from journeydesigner.events.report import EventReport, as_json, read_log
from journeydesigner.events.rules import Columns
from journeydesigner.events.words import warnings
from tests.events import logs

HEAD = "who,what,when\n"
FINE = "x,a,2026-01-01 10:00\nx,b,2026-01-02 11:00\n"
COLUMNS = Columns("who", "what", "when")


def read(path: Path, content: str | bytes, **more: Any) -> EventReport:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_log(path, logs.rules(window_s=None, **more))


def refused(path: Path, content: str | bytes, **more: object) -> str:
    with pytest.raises(EventsError) as caught:
        read(path, content, **more)
    said = str(caught.value)
    assert "\n" not in said and said.endswith((".", "…"))
    return said


# What is no file, or not the one it says


def test_a_folder_a_pipe_and_what_is_not_there_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "gone.csv")
    said = {"folder.csv": "is a folder", "link.csv": "No such file", "nowhere.csv": "No such file", "\0.csv": "null"}
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.csv")
        said["pipe.csv"] = "is no file"
    for name, words in said.items():
        for look in (lambda path: read_log(path, logs.rules()), preview, lambda path: names(path, COLUMNS)):
            with pytest.raises(EventsError, match=words):
                look(tmp_path / name)


def test_a_link_to_a_log_is_read(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(HEAD + FINE)
    (tmp_path / "link.csv").symlink_to(tmp_path / "log.csv")
    assert read_log(tmp_path / "link.csv", logs.rules()).totals[0] == 2


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEAD + FINE)

    def closed(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(EventsError, match=r"Permission denied\); check its name, and whether you may open it"):
        read_log(path, logs.rules())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("log.csv", b"", "is empty"),
        ("log.csv", b"who,what,when\n", "holds no events"),
        ("log.csv", b"id,what,when\nx,a,1\n", "has no column who; its columns are id, what, when"),
        ("log.csv", b"who,who,what,when\nx,x,a,1\n", "the column who twice"),
        ("log.csv", b"who,what,when\nx,a,soon\ny,b,later\n", "None of the times can be read, such as “soon”, “later”"),
        ("log.csv", b"who,what,when\n,a,2026-01-01\n", "No row of the log has both"),
        ("log.parquet", b"PAR1 not really", "no Parquet file"),
        ("log.xes", b"<log><trace>", "no XES log"),
        ("log.csv.gz", b"\x1f\x8b\x08not packed at all", "cannot be unpacked"),
        ("log.xlsx", b"PK no workbook", "no workbook"),
        ("log.doc", b"x", "no table that can be read"),
        ("log.csv", b"PK\x03\x04....", r"is called .csv, but holds .xlsx; rename it"),
        ("log.csv", b"PAR1....", r"is called .csv, but holds .parquet"),
        ("log.xlsx", b"%PDF-1.7", r"holds .pdf; save it as CSV"),
        ("log.xlsx", b"who,what,when\n", "log.xlsx is no workbook"),
        ("log.parquet", b"who,what,when\n", "no Parquet file"),
        ("log.xes", b'{"a": 1}', "no XES log"),
        ("log.xes", b"<html/>", "has no column who"),
        ("log.csv", b"\n\n\n", "names no columns"),
        ("log.csv", b"x,a,2026-01-01\ny,b,2026-01-02\n", "first line seems to hold no names of columns: x, a, 2026"),
        ("log.csv", b"who,Who,what,when\nx,x,a,1\n", "the column Who, who twice; rename one"),
        ("log.csv", b"a" * 9_000_000, "The first line of .* does not end"),
        (
            "log.csv",
            b"who,what,when\nx\ny\n",
            r"None of the 2 lines of log.csv is a row of its table \(line 2",
        ),
    ],
)
def test_what_is_no_such_table_is_told_in_a_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EventsError, match=said):
        read_log(tmp_path / name, logs.rules())


def test_a_log_that_is_damaged_in_its_midst_is_refused_with_a_sentence(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "log.parquet"
    duckdb.sql(
        "copy (select 'c' || (i * 7919 % 100003) as who, 'a' as what, make_timestamp(i * 1000000) as \"when\" "
        f"from range(50000) t(i)) to '{path}'"
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 20_000] = b"\xa5" * 20_000
    path.write_bytes(data)
    with pytest.raises(EventsError, match="cannot be read to its end"):
        read_log(path, logs.rules())


def test_a_packed_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    packed = gzip.compress((HEAD + FINE * 10_000).encode())
    assert "cannot be unpacked" in refused(tmp_path / "log.csv.gz", packed[:-50])


def test_a_packed_file_that_unpacks_to_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MOST", 5_000_000)
    packed = gzip.compress((HEAD + FINE * 200_000).encode())
    assert "unpacks to more than" in refused(tmp_path / "log.csv.gz", packed)


def test_a_packed_line_without_end_is_told_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_text, "_LONGEST_LINE", 1_000_000)
    assert "Line 1 of" in refused(tmp_path / "log.csv.gz", gzip.compress(b"0" * 20_000_000))


def test_a_packed_file_is_known_by_its_content(tmp_path: Path) -> None:
    assert read(tmp_path / "log.csv", gzip.compress((HEAD + FINE).encode())).totals[0] == 2
    assert read(tmp_path / "log.csv.gz", HEAD + FINE).totals[0] == 2


# Letters


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_forms_of_unicode_are_read(tmp_path: Path, encoding: str) -> None:
    report = read(tmp_path / "log.csv", (HEAD + "Müller,a,2026-01-01\n").encode(encoding))
    assert report.totals[0] == 1 and report.notes == ()


def test_letters_of_windows_are_read_line_by_line_and_told_with_an_example(tmp_path: Path) -> None:
    content = HEAD.encode() + "Müller,a,2026-01-01\n".encode() + "Größe,ä,2026-01-02\n".encode("cp1252")
    report = read(tmp_path / "log.csv", content)
    assert [name for name, _n, _stage in report.names] == ["a", "ä"]
    assert "1 line is not UTF-8 and was read as Windows-1252, for example “Größe”" in report.notes[0]
    alone = read(tmp_path / "alone.csv", (HEAD + "Müller,a,2026-01-01\n").encode("latin-1"))
    assert alone.totals[0] == 1 and "Windows-1252, for example “Müller”" in alone.notes[0]


def test_both_in_one_line_are_read_right(tmp_path: Path) -> None:
    content = HEAD.encode() + "ü".encode() + "x,ö".encode("cp1252") + b",2026-01-01\n"
    assert read(tmp_path / "log.csv", content).names[0][0] == "ö"


def test_what_comes_late_in_a_large_file_is_found_too(tmp_path: Path) -> None:
    content = (HEAD + FINE * 100_000).encode() + "x,ß,2026-01-03\n".encode("cp1252")
    assert "ß" in {name for name, _n, _stage in read(tmp_path / "log.csv", content).names}


@pytest.mark.parametrize(("text", "encoding"), [("北京上海", "gbk"), ("Привет", "cp1251"), ("日本語です", "shift-jis")])
def test_letters_that_nobody_can_tell_are_refused(tmp_path: Path, text: str, encoding: str) -> None:
    said = refused(tmp_path / "log.csv", HEAD.encode() + f"{text},a,2026-01-01\n".encode(encoding))
    assert "Line 2" in said and "save the file as UTF-8" in said


def test_nul_bytes_are_taken_out_and_told(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + FINE + "x\0,b\0,2026-01-03\n" + "\0" * 50)
    assert report.totals[:2] == (3, 1) and "52 NUL bytes" in report.notes[0]


# Rows


def test_ragged_rows_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + FINE + "x,a\nx,a,b,c,d\n" + FINE + "x" + ",y" * 11 + "\n")
    assert (report.totals[0], report.loaded.broken.lines) == (4, 3)
    assert report.loaded.broken.first == tuple(
        f"line {n}: {m} cells instead of 3" for n, m in ((4, 2), (5, 5), (8, 12))
    )
    assert as_json(report)["skipped"]["broken_rows"] == 3
    assert "line 4: 2 cells instead of 3" in as_json(report)["skipped"]["examples"]
    assert any("3 lines are no rows of the table" in line for line in warnings(report))


def test_a_quote_that_is_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    content = HEAD + FINE + 'x,"a,2026-01-01\n' + FINE * 30
    assert "Line 4 opens a quote" in refused(tmp_path / "log.csv", content)
    for look in (preview, lambda path: names(path, COLUMNS)):
        with pytest.raises(EventsError, match="Line 4 opens a quote"):
            look(tmp_path / "log.csv")


def test_a_huge_line_and_letters_behind_a_quote_cost_their_line_alone(tmp_path: Path) -> None:
    report = read(
        tmp_path / "log.csv", HEAD + FINE + "x," + "a" * 3_000_000 + ',2026-01-01\nx,"a"b,2026-01-01\n' + FINE
    )
    assert report.totals[0] == 4
    assert report.loaded.broken.first == ("line 4: longer than 2 MB", "line 5: letters behind a closing quote")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_end_of_line_is_read_and_a_mixture_too(tmp_path: Path, end: str) -> None:
    assert read(tmp_path / "log.csv", (HEAD + FINE).replace("\n", end)).totals[0] == 2
    assert read(tmp_path / "mixed.csv", HEAD + FINE + FINE.replace("\n", end) + FINE).totals[0] == 6


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    assert read(tmp_path / "log.csv", "sep=;\n" + (HEAD + FINE).replace(",", ";")).totals[0] == 2
    assert read(tmp_path / "gap.csv", "who,what,when,\n" + FINE.replace("\n", ",\n")).totals[0] == 2


def test_na_and_null_are_ids_and_an_empty_id_is_counted(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + "NA,a,2026-01-01\nnull,a,2026-01-01\nNULL,b,2026-01-02\n,a,2026-01-01\n")
    assert (report.totals[1], report.loaded.without_case) == (3, 1)
    assert any("1 row has no id" in line for line in warnings(report))


# Times


def test_times_that_cannot_be_read_are_counted_with_the_first_and_what_was_tried(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + FINE + "x,c,soon\nx,c,\nx,c,later\nx,c,never\n")
    assert report.loaded.without_time == 4
    assert report.loaded.odd_times == (
        "row 3: “soon” is no time", "row 4: it has no time", "row 5: “later” is no time",
        "times were read as YYYY-MM-DD hh:mm",
    )  # fmt: skip
    assert any(
        line.startswith("4 rows have no time that can be read and were left out: row 3") for line in warnings(report)
    )


def test_where_no_time_can_be_read_it_says_what_was_tried(tmp_path: Path) -> None:
    said = refused(tmp_path / "log.csv", HEAD + "x,a,soon\n")
    assert "“soon”" in said and "22.11.2026 10:30" in said and "2026-11-22T10:30:00Z" in said


def test_day_and_month_are_told_apart_by_all_rows_or_asked_for(tmp_path: Path) -> None:
    both = HEAD + "x,a,03/04/2026\n" * 60 + "x,a,03/04/2026 10:00\n"
    with pytest.raises(UnclearDatesError, match="--dates dmy or --dates mdy"):
        read(tmp_path / "log.csv", both)
    assert preview(tmp_path / "log.csv").is_order_open
    assert read(tmp_path / "log.csv", both, dates="dmy").first_day == "2026-04-03"
    assert read(tmp_path / "log.csv", both, dates="mdy").first_day == "2026-03-04"
    assert read(tmp_path / "late.csv", both + "x,b,13/04/2026\n").first_day == "2026-04-03"
    assert read(tmp_path / "same.csv", HEAD + "x,a,05/05/2026\n").first_day == "2026-05-05"


def test_relative_times_are_read_and_told(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + "x,a,0\nx,b,3600\n")
    assert report.loaded.is_relative and any("counted from 1970" in line for line in warnings(report))


# Events, columns, kinds of cells


def test_many_unmapped_events_are_a_warning_with_their_list(tmp_path: Path) -> None:
    report = read(tmp_path / "log.csv", HEAD + "x,a,1\n" * 6 + "x,z z,2\n" * 3 + "x,@w,3\n")
    (said,) = [line for line in warnings(report) if "belong to a stage" in line]
    assert "60" in said and "z z (3), @w (1)" in said


def test_parquet_with_nested_columns_is_refused_and_typed_ones_are_read(tmp_path: Path) -> None:
    import duckdb

    when = "timestamp_ns '2026-01-01 10:00:00.5' as \"when\""
    for name, columns in {
        "nested": f"{{'a': 1}} as who, ['x'] as what, {when}",
        "typed": f"'x'::blob as who, 'a'::enum('a', 'b') as what, {when}",
    }.items():
        duckdb.sql(f"copy (select {columns}) to '{tmp_path / name}.parquet' (format parquet)")
    with pytest.raises(EventsError, match="The column who, what holds several values in each row"):
        read_log(tmp_path / "nested.parquet", logs.rules())
    assert read_log(tmp_path / "typed.parquet", logs.rules()).names[0][0] == "a"


@pytest.mark.parametrize(
    "rows", ['<row r="12000000"><c r="A12000000"><v>1</v></c></row>', "<row/>" * 1_200_000], ids=["numbered", "counted"]
)
def test_a_sheet_of_more_rows_than_there_can_be_is_refused(tmp_path: Path, rows: str) -> None:
    import zipfile

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["who", "what", "when"])  # pyright: ignore[reportOptionalMemberAccess]
    book.save(tmp_path / "small.xlsx")
    with zipfile.ZipFile(tmp_path / "small.xlsx") as old, zipfile.ZipFile(tmp_path / "log.xlsx", "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(item, content)
    with pytest.raises(EventsError, match=r"more than 1.048.576 rows, which no sheet can have"):
        read_log(tmp_path / "log.xlsx", logs.rules())


def test_sheets_that_were_not_read_are_told(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["who", "what", "when"], ["x", "a", "2026-01-01"]):
        book.active.append(row)  # pyright: ignore[reportOptionalMemberAccess]
    book.create_sheet("2025").append(["y"])
    book.save(tmp_path / "log.xlsx")
    report = read_log(tmp_path / "log.xlsx", logs.rules())
    assert report.totals[0] == 1 and report.notes == ("The sheet “Sheet” was read; “2025” was not.",)


def test_entities_of_an_xes_log_are_never_expanded(tmp_path: Path) -> None:
    doubled = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    path = tmp_path / "log.xes"
    path.write_text(
        f'<!DOCTYPE log [<!ENTITY e0 "x">{doubled}]><log><trace><event><string key="concept:name" value="&e9;"/>'
        '<date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event></trace></log>'
    )
    columns = Columns("case:concept:name", "concept:name", "time:timestamp")
    with pytest.raises(EventsError):
        read_log(path, logs.Rules(("a",), columns, goal=0, exact={"a": 0}))


# Previews


def test_a_preview_tells_columns_and_why(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("nr;userId;Aktivität;Zeitpunkt;Kanal;Betrag\n" + "".join(
        f"{i};u{i % 7};{'abc'[i % 3]};2{i % 8}.01.2026 10:00;web;{i},50\n" for i in range(100)), "utf-8")  # fmt: skip
    look = preview(path)
    roles = {"case": "userId", "event": "Aktivität", "time": "Zeitpunkt", "value": "Betrag"}
    assert {role: guess.column for role, guess in look.guesses.items()} == roles
    assert look.guesses["case"].why == "Its name says so; 7 different ones in the first 100 rows."
    assert (look.row_count, look.is_exact, len(look.rows)) == (100, True, 20)
    assert [column.kind for column in look.columns] == ["number", "text", "text", "time", "text", "number"]


def test_names_are_counted_and_what_has_none(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEAD + FINE * 3 + "x,,2026-01-01\nx,b,2026-01-01\nx,b\n")
    found = names(path, COLUMNS)
    assert found.names == (("b", 4), ("a", 3)) and (found.different, found.rows, found.nameless) == (2, 8, 1)
    assert "1 line is no row of the table" in found.notes[0]
