"""``journeydesigner measure`` with files that are wrong: one sentence, exit code 2; what was left out is counted."""

import json
from pathlib import Path

import pytest

from journeydesigner.cli import main


def measured(shop: Path, option: str, name: str, *more: str) -> int:
    rules = ["--rules", str(shop.parent / "rules.json")] if option == "--events" else []
    return main(["measure", str(shop), option, str(shop.parent / name), *rules, *more])


@pytest.mark.parametrize("option", ["--events", "--answers", "--values"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("head.csv", b"who,what,when\n"),
        ("other.csv", b"id,nothing\n1,2\n"),
        ("twice.csv", b"who,who,what,when,metric,score,value,period\n1,1,1,1,1,1,1,1\n"),
        ("folder.csv", None),
        ("book.csv", b"PK\x03\x04...."),
        ("book.xlsx", b"no workbook"),
        ("log.parquet", b"no parquet"),
        ("log.xes", b"<log>"),
        ("cut.csv.gz", b"\x1f\x8b\x08\x00"),
        ("letters.csv", "who,what,when\nПривет мир,a,2026-01-01\n".encode("cp1251")),
        ("line.csv", b"x" * 5_000_000),
        ("log.doc", b"x"),
    ],
)
def test_a_bad_file_is_one_sentence_and_code_two(
    shop: Path, option: str, name: str, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop.parent / name
    before = shop.read_bytes()
    path.mkdir() if content is None else path.write_bytes(content)
    assert measured(shop, option, name, "--apply") == 2
    printed = capsys.readouterr()
    assert len(printed.err.splitlines()) == 1 and not printed.out and "Traceback" not in printed.err
    assert shop.read_bytes() == before


def test_what_was_left_out_is_counted_and_listed(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = "who,what,when\nx,a,2026-01-01\nx,b,soon\n,a,2026-01-01\nx\nx,b,2026-01-02\n"
    (shop.parent / "log.csv").write_text(content)
    assert measured(shop, "--events", "log.csv", "--json") == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["skipped"] == {
        "broken_rows": 1, "without_case": 1, "without_time": 1,
        "examples": ["line 5: 1 cell instead of 3", "row 2: “soon” is no time", "times were read as YYYY-MM-DD"],
    }  # fmt: skip
    for words in ("1 line is no row of the table", "1 row has no id", "1 row has no time that can be read"):
        assert words in printed.err


def test_day_and_month_are_asked_for_and_can_be_told(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop.parent / "log.csv").write_text("who,what,when\nx,a,03/04/2026\nx,b,05/04/2026\n")
    assert measured(shop, "--events", "log.csv") == 2
    assert "--dates dmy or --dates mdy" in capsys.readouterr().err
    assert measured(shop, "--events", "log.csv", "--dates", "mdy") == 0
    assert "2026-03-04" in capsys.readouterr().out
