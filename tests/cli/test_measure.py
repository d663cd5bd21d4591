"""``journeydesigner measure``: a log counted, printed, entered on the map; what is wrong is a sentence and code 2."""

import json
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.files.journey_file import open_journey
from tests.events import logs


def told(shop: Path, *more: str) -> list[str]:
    folder = shop.parent
    return ["measure", str(shop), "--events", str(folder / "log.csv"), "--rules", str(folder / "rules.json"), *more]


def test_a_log_is_counted_and_nothing_changed(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = shop.read_bytes()
    assert main(told(shop, "--json")) == 0
    assert json.loads(capsys.readouterr().out)["funnel_best_attempt_window"] == [20, 15, 0, 0]
    assert shop.read_bytes() == before


def test_the_numbers_are_entered_at_the_stages(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(told(shop, "--apply", "--period", "2026-10")) == 0
    printed = capsys.readouterr()
    assert "within 100 s" in printed.out and "2026-10" in printed.err
    snapshot = open_journey(shop).document.snapshot
    conversion = next(m for m in snapshot.metrics_of(snapshot.organizations[0].id) if m.kind == "conversion")
    found = {(m.result.value, m.result.n, m.period) for m in snapshot.history_of(conversion.id)}
    assert (0.75, 20, "2026-10") in found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--period", "soon"], "no period"),
        (["--map", "Nothing"], "Nothing"),
        (["--rules", "nowhere.json"], "nowhere.json cannot be read"),
        (["--events", "nowhere.csv"], "nowhere.csv cannot be read"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    shop: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(told(shop, *more)) == 2
    printed = capsys.readouterr()
    assert said in printed.err and len(printed.err.splitlines()) == 1 and not printed.out


def test_little_coverage_is_told_and_is_exit_code_one(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("x", "a", 0), ("y", "user_48213", 0)]
    logs.write(shop.parent / "log.csv", rows)
    assert main(told(shop)) == 1
    printed = capsys.readouterr()
    assert "Only 50.0\u00a0% of the rows" in printed.err and "looks like personal data: user_48213" in printed.err


def test_the_console_tells_no_count_of_few_customers_nor_what_would_tell_one(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal is seen by others, and is copied into mails: what the map would not keep is not printed either."""
    october, november = [(f"o{i}", "a", 0) for i in range(30)], [(f"n{i}", "a", 31 * 86400) for i in range(7)]
    october += [(f"o{i}", "b", 40 + i) for i in range(23)] + [(f"o{i}", "c", 80) for i in range(4)]
    logs.write(shop.parent / "log.csv", [*october, *november], start=1_759_320_000)  # the 1st of October, noon
    assert main(told(shop)) == 0
    printed = capsys.readouterr().out.splitlines()
    [few] = [line for line in printed if line.split()[:1] == ["2025-11"]]
    assert "< 10" in few and "7" not in few.replace("2025-11", "")
    [many] = [line for line in printed if line.split()[:1] == ["2025-10"]]
    assert "30" not in many and "held back" in many  # with the 37 at the first stage it would tell of the seven
    [third] = [line for line in printed if line.split()[:2] == ["c", "<"]]
    assert third.split() == ["c", "<", "10", "too", "few", "too", "few", "<", "10"]
    assert any(line.split()[:2] == ["a", "37"] for line in printed)
    assert "“< 10” stands where fewer customers were counted than may be told." in printed
