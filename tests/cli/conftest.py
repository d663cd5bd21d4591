"""A small shop's map with all that measuring it by a log needs."""

import json
from pathlib import Path

import pytest

from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_map, add_organization, add_stage
from journeydesigner.files.journey_file import save_journey
from tests.events import logs

RULES = {
    "steps": ["a", "b", "c", "d"], "map": {name: name for name in "abcd"}, "window_s": 100,
    "columns": {"case": "who", "event": "what", "time": "when"},
}  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The file of a map of stages A to D; beside it ``rules.json``, and ``log.csv``: 20 begin, 15 come to B."""
    document = new_document()
    map_id = add_map(document, add_organization(document, "Shop"), "Buying")
    for stage in "ABCD":
        add_stage(document, map_id, stage)
    save_journey(document, tmp_path / "shop.journey")
    (tmp_path / "rules.json").write_text(json.dumps(RULES))
    rows = [(f"c{i}", "a", 0) for i in range(20)] + [(f"c{i}", "b", 60) for i in range(15)]
    logs.write(tmp_path / "log.csv", rows)
    return tmp_path / "shop.journey"
