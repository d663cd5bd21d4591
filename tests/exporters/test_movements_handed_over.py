"""Before movements are handed over: what is stale, held back or still open is said; a client's copy names no source."""

from datetime import date
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.from_records import registers_of
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.exporters.common.parts import records_of
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.files.json_text import encode_form
from journeydesigner.files.public_form import public_form
from journeydesigner.model.movement_records import EventMatch
from tests.exporters.moved_map import moved_map, with_forecast


def said(document: Document, name: str = "map.xlsx") -> str:
    shown = document.snapshot.maps[0]
    request = ExportRequest(document.snapshot, document.assets, shown.id, Path(name), date=date(2026, 11, 22))
    return "\n".join(each.text for each in exporter_for(Path(name)).preflight(request))


@pytest.mark.parametrize("name", ["map.xlsx", "map.pptx", "map.md", "map.html"])
def test_what_is_held_back_still_open_or_forecast_is_said_before(name: str) -> None:
    found = said(with_forecast(moved_map()), name)
    assert "numbers are held back" in found
    assert "still open" in found
    assert "1 forecast goes with the map" in found


def test_a_metric_past_its_review_date_is_said_to_be_stale() -> None:
    document = moved_map()
    snapshot = document.snapshot
    stage = snapshot.stages_of(snapshot.maps[0].id)[0].id
    metric = add_metric(document, snapshot.organizations[0].id, "CSAT", review_date="2026-10-01")
    measure(document, metric, stage, "2026-08", 4.0, n=120)
    give_metric(document, stage, metric)
    assert "“CSAT” was to be reviewed by 1 Oct 2026" in said(document)


def test_a_map_without_movements_has_nothing_to_tell_of_them() -> None:
    found = said(moved_map(periods=()))
    assert "held back" not in found and "forecast" not in found


def test_a_clients_copy_has_the_numbers_without_event_names_sources_and_authors(tmp_path: Path) -> None:
    document = with_forecast(moved_map())
    snapshot = document.snapshot
    shown = snapshot.maps[0].id
    rules = snapshot.rules_of(shown)[0]
    with document.change("Match") as draft:
        draft.patch(
            "event_rules", rules.id, matches=(EventMatch(how="exact", text="secret_event", stage=rules.stages[0]),)
        )
    cut = portion_of(document.snapshot, shown, Portion(is_redacted=True))
    assert "Took out how the events of 1 log were matched." in cut.notes
    copy = new_document(registers=registers_of(records_of(cut.snapshot, (shown,))))
    text = encode_form(public_form(copy)).decode()
    for secret in ("secret_event", "shop-events", "Ana", "Web shop"):
        assert secret not in text, secret
    for name in ("map.xlsx", "map.md", "map.html"):
        out = tmp_path / name
        exporter_for(out).export(ExportRequest(cut.snapshot, cut.snapshot.assets, shown, out, date=date(2026, 11, 22)))
    assert "| Pay | 174 |" in (tmp_path / "map.md").read_text()
    assert "shop-events" not in (tmp_path / "map.md").read_text() + (tmp_path / "map.html").read_text()


def test_a_part_of_a_map_tells_the_movements_of_its_stages_alone(tmp_path: Path) -> None:
    snapshot = with_forecast(moved_map()).snapshot
    shown = snapshot.maps[0].id
    first, second, *_rest = snapshot.stages_of(shown)
    cut = portion_of(snapshot, shown, Portion(stages=(first.id, second.id)))
    out = tmp_path / "map.md"
    exporter_for(out).export(ExportRequest(cut.snapshot, cut.snapshot.assets, shown, out, date=date(2026, 11, 22)))
    text = out.read_text()
    assert "| Evaluate | 597 |" in text
    assert "Cart" not in text and "Pay" not in text
