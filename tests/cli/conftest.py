"""A small shop's map with all that measuring it by a log needs."""

import json
from pathlib import Path

import pytest

from journeydesigner.files.journey_file import save_journey
from tests.events import logs
from tests.events.shop import shop_map

RULES = {
    "steps": ["a", "b", "c", "d"], "map": {name: name for name in "abcd"}, "window_s": 100,
    "columns": {"case": "who", "event": "what", "time": "when"},
}  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The file of a map of stages A to D; beside it ``rules.json``, and ``log.csv``: 20 begin, 15 come to B."""
    save_journey(shop_map(*"ABCD")[0], tmp_path / "shop.journey")
    (tmp_path / "rules.json").write_text(json.dumps(RULES))
    rows = [(f"c{i}", "a", 0) for i in range(20)] + [(f"c{i}", "b", 60) for i in range(15)]
    logs.write(tmp_path / "log.csv", rows)
    return tmp_path / "shop.journey"
