"""Whether a file is a log, answers or values: a guess from its first rows."""

from pathlib import Path

import pytest

from journeydesigner.events.guesses import is_only_a_log, is_surely_numbers, is_worth_a_look, kind_guess, may_be_numbers
from journeydesigner.events.preview import preview

LOG = "user,event,at\n" + "".join(f"u{n % 3},e{n % 2},2026-01-{n + 1:02} 10:00:00\n" for n in range(9))
ANSWERS = "date;question;score\n" + "".join(f"2026-01-{n + 1:02};NPS;{n}\n" for n in range(9))
LONG = "KPI,stage,month,value\nNPS,Decision,2026-01,31\nNPS,Decision,2026-02,32\n"
WIDE = "Name;2026-01;2026-02\nNPS;31;32\n"
CARDS = "Searches;Compares\nAsks a friend;Reads reviews\n"
ROLES = "Customer,Event,Time\nNora,Wedding,spring\n"


@pytest.mark.parametrize(
    ("text", "kind", "is_sure"),
    [(LOG, "events", True), (ANSWERS, "answers", True), (LONG, "values", True), (WIDE, "values", False),
     (CARDS, "values", False), (ROLES, "events", False)],
)  # fmt: skip
def test_a_table_is_known_by_its_columns(tmp_path: Path, text: str, kind: str, is_sure: bool) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, "utf-8")
    seen = preview(path)
    assert is_worth_a_look(path) or not is_sure
    assert is_surely_numbers(seen) is is_sure
    if is_sure:
        assert kind_guess(seen) == kind


def test_packed_tables_and_logs_hold_nothing_but_numbers() -> None:
    for name in ("a.csv.gz", "b.PARQUET", "c.xes", "d.xes.gz"):
        assert is_only_a_log(Path(name)), name
        assert not may_be_numbers(Path(name)), name
    for name in ("a.csv", "b.xlsx", "c.TSV"):
        assert may_be_numbers(Path(name)), name
        assert not is_only_a_log(Path(name)), name
    assert not may_be_numbers(Path("d.png")) and not is_only_a_log(Path("notes.gz"))


def test_a_table_of_other_columns_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text(CARDS, "utf-8")
    assert not is_worth_a_look(path)
    assert not is_worth_a_look(tmp_path / "gone.csv")
