"""The example log gives, to the last count, what two independent engines found in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.events.report import EventReport, as_json, read_log
from journeydesigner.events.rules import read_rules

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, Any] = json.loads((FIXTURES / "shop-events.expected.json").read_text())["results"]


@pytest.fixture(scope="module")
def report() -> EventReport:
    return read_log(FIXTURES / "shop-events.csv.gz", read_rules(FIXTURES / "shop-events.expected.json"))


@pytest.mark.parametrize("key", EXPECTED)
def test_the_example_log_tells_what_is_expected(report: EventReport, key: str) -> None:
    assert json.loads(json.dumps(as_json(report)))[key] == _near(EXPECTED[key])


def test_what_no_stage_covers_is_counted_and_named(report: EventReport) -> None:
    assert report.coverage == pytest.approx(29850 / 31106)
    assert as_json(report)["unmapped"] == {
        "account_page": 659, "support_chat": 277, "error_page": 276, "checkout_bug": 44,
    }  # fmt: skip


def test_open_cases_are_not_abandoned(report: EventReport) -> None:
    converted, abandoned, still_open = report.status
    assert converted + abandoned + still_open == report.totals[3]
    assert sum(report.abandoned_at) == abandoned


def _near(value: Any) -> Any:
    """``value`` with its fractions compared to one millionth."""
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-6)
    if isinstance(value, list):
        return [_near(item) for item in value]
    if isinstance(value, dict):
        return {name: _near(item) for name, item in value.items()}
    return value
