"""Values of two versions of a score, wherever they could meet: in what changed, in the outline, in the workbook."""

from datetime import date

from journeydesigner.editing.forecast_base import base_of
from journeydesigner.editing.funnels import funnel_of
from journeydesigner.editing.metric_library import add_from_catalogue, as_entry, define
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.numbers import measure
from journeydesigner.editing.revisions.between import changes_between
from journeydesigner.exporters.common.number_findings import of_numbers
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.files.outline import outline
from journeydesigner.model.ids import MetricId
from tests.editing.conftest import Board
from tests.editing.shop import Shop


def effort(board: Board) -> MetricId:
    metric = add_from_catalogue(board.document, board.organization, "ces1", "Effort")
    measure(board.document, metric, board.stages[0], "2026-01", 2.5)
    give_metric(board.document, board.stages[0], metric)
    return metric


def test_a_value_of_another_version_has_no_change_against_the_one_before(board: Board) -> None:
    metric = effort(board)
    before = board.snapshot
    define(board.document, [metric], "x", **as_entry("ces2 mean", before.metric(metric)))
    measure(board.document, metric, board.stages[0], "2026-02", 5.5)
    shifts = [c.shift for c in changes_between(before, board.snapshot).each() if c.table == "measurements" and c.shift]
    (new,) = [shift for shift in shifts if shift.after == "5.5"]
    assert (new.before, new.delta, new.is_better) == ("2.5", "not compared", None)


def test_the_outline_and_the_workbook_tell_no_value_of_another_version(board: Board) -> None:
    metric = effort(board)
    define(board.document, [metric], "x", **as_entry("ces2 share", board.snapshot.metric(metric)))
    text = "\n".join(outline(board.snapshot))
    assert "Effort: no data" in text and "2026-01: 2.5" in text
    (series,) = Contents(board.snapshot, board.map).series
    assert series.measurements == () and series.trend.latest is None


def test_neither_funnel_nor_forecast_starts_from_a_value_of_another_version() -> None:
    shop = Shop()
    metrics = shop.document.snapshot.metrics_of(shop.document.snapshot.organizations[0].id)
    volume, cost = (next(m.id for m in metrics if m.kind == kind) for kind in ("volume", "cost to serve"))
    define(shop.document, [volume], "x", version="customers")
    assert funnel_of(shop.document.snapshot, shop.map) is not None  # nothing was said before of what is counted
    define(shop.document, [cost], "x", currency="USD")
    base = base_of(shop.document.snapshot, shop.map)
    assert base is not None and [stage.cost for stage in base.stages] == [None] * 5
    define(shop.document, [volume], "x", version="events")
    assert funnel_of(shop.document.snapshot, shop.map) is None


def test_the_preflight_says_how_many_values_are_left_out(board: Board) -> None:
    metric = effort(board)
    assert not [f for f in of_numbers(board.snapshot, board.map, date(2026, 11, 22)) if "set apart" in f.text]
    define(board.document, [metric], "x", **as_entry("ces2 mean", board.snapshot.metric(metric)))
    (told,) = [f for f in of_numbers(board.snapshot, board.map, date(2026, 11, 22)) if "set apart" in f.text]
    assert told.text.startswith("1 value was measured")
