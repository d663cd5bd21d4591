from datetime import date

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.metric_library import (
    add_from_catalogue,
    as_entry,
    define,
    delete_metrics,
    duplicate_metrics,
    library,
    read_as_defined,
)
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.numbers import measure
from journeydesigner.metrics.trends import trend
from journeydesigner.model.ids import MapId, MetricId, OrganizationId, StageId
from tests.editing.conftest import Board

TODAY = date(2026, 11, 22)


@pytest.fixture
def document(board: Board) -> Document:
    return board.document


def place(document: Document) -> tuple[OrganizationId, MapId, StageId]:
    found = document.snapshot.maps[0]
    return found.organization, found.id, document.snapshot.stages_of(found.id)[1].id


def values(document: Document, metric: MetricId, anchor: str) -> list[float]:
    snapshot = document.snapshot
    return [p.value for p in trend(snapshot.metric(metric), snapshot.measurements_of(metric, anchor)).points]


def test_a_metric_of_the_catalogue_comes_with_its_definition_and_a_name_of_its_own(document):
    organization, _map, _stage = place(document)
    first, second = (add_from_catalogue(document, organization, "ces2 mean") for _ in range(2))
    one, other = document.snapshot.metric(first), document.snapshot.metric(second)
    assert (one.kind, one.unit, one.scale, one.direction) == ("ces2", "scale", (1.0, 7.0), "up")
    assert one.formula and one.name != other.name


def test_values_of_another_version_are_set_apart_and_come_back_with_it(document):
    organization, _map, stage = place(document)
    metric = add_from_catalogue(document, organization, "ces1")
    measure(document, metric, stage, "2026-01", 2.5)
    define(document, [metric], "x", **as_entry("ces2 mean", document.snapshot.metric(metric)))
    measure(document, metric, stage, "2026-02", 5.5)
    assert values(document, metric, stage) == [5.5]
    assert library(document.snapshot, organization, TODAY)[-1].set_apart == 1
    define(document, [metric], "x", **as_entry("ces1", document.snapshot.metric(metric)))
    assert values(document, metric, stage) == [2.5]
    for _step in range(3):
        document.undo()
    assert values(document, metric, stage) == [2.5]


def test_what_says_nothing_of_comparing_leaves_results_alone(document):
    organization, _map, stage = place(document)
    metric = add_from_catalogue(document, organization, "conversion")
    measure(document, metric, stage, "2026-01", 0.5)
    define(document, [metric], "x", target=0.6, owner="Sales", direction="down", name="Other")
    assert document.snapshot.measurements_of(metric, stage)[0].result.measured_as is None


def test_another_kind_brings_its_unit_scale_and_direction(document):
    organization, _map, _stage = place(document)
    metric = add_from_catalogue(document, organization, "custom number", "Effort")
    define(document, [metric], "x", kind="ces1")
    found = document.snapshot.metric(metric)
    assert (found.unit, found.scale, found.direction, found.name) == ("scale", (1.0, 5.0), "down", "Effort")


def test_earlier_values_can_be_taken_as_they_are_meant_now(document):
    organization, _map, stage = place(document)
    metric = add_from_catalogue(document, organization, "custom number", "Completion")
    measure(document, metric, stage, "2026-01", 54.0)
    define(document, [metric], "x", kind="completion")
    assert values(document, metric, stage) == []
    read_as_defined(document, metric)
    assert values(document, metric, stage) == [0.54]


def test_the_library_tells_where_a_metric_is_measured_and_how_it_stands(document):
    organization, map_id, stage = place(document)
    metric = add_from_catalogue(document, organization, "nps", "Recommendation")
    define(document, [metric], "x", target=40.0, review_date="2026-10-31")
    measure(document, metric, map_id, "2026-09", 30.0)
    give_metric(document, stage, metric)
    found = library(document.snapshot, organization, TODAY)[-1]
    assert [(spot.anchor, spot.met) for spot in found.spots] == [(map_id, False), (stage, None)]
    assert found.spots[1].words[-1] == document.snapshot.stage(stage).title and found.spots[1].tile
    assert found.is_off_target and found.is_stale and found.is_measured
    measure(document, metric, map_id, "2026-11", 45.0)
    found = library(document.snapshot, organization, TODAY)[-1]
    assert not found.is_off_target and not found.is_stale


def test_a_copy_stands_behind_its_original_without_values_and_deleting_is_one_step(document):
    organization, map_id, _stage = place(document)
    one = add_from_catalogue(document, organization, "nps", "One")
    two = add_from_catalogue(document, organization, "nps", "Two")
    measure(document, one, map_id, "2026-09", 30.0)
    (copy,) = duplicate_metrics(document, [one])
    names = [m.name for m in document.snapshot.metrics_of(organization)]
    assert names == ["One", "One (copy)", "Two"]
    assert values(document, copy, map_id) == []
    delete_metrics(document, [one, two])
    assert [m.id for m in document.snapshot.metrics_of(organization)] == [copy]
    document.undo()
    assert len(document.snapshot.metrics_of(organization)) == 3 and values(document, one, map_id) == [30.0]
