from typing import Any

import pytest

from journeydesigner.metrics.catalogue import entries, entry, entry_of
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.parts import MetricKind


def metric(**fields: Any) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", **fields)


def test_every_kind_of_metric_is_in_the_catalogue():
    from typing import get_args

    assert {each.kind for each in entries()} == set(get_args(MetricKind))
    assert len({each.key for each in entries()}) == len(entries())


@pytest.mark.parametrize("key", [each.key for each in entries()])
def test_an_entry_says_what_it_is_and_gives_a_valid_metric_that_is_found_again(key: str):
    found = entry(key)
    assert found.name() and found.what() and (found.formula() or found.kind == "custom")
    assert entry_of(metric(**found.fields)) is found


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("csat share", ("satisfied", "answered")),
        ("csat mean", ("total", "answered")),
        ("ces1", ("total", "answered")),
        ("ces2 share", ("easy", "answered")),
        ("volume visits", ()),
    ],
)
def test_an_entry_tells_the_counts_it_is_computed_from(key: str, counts: tuple[str, ...]):
    assert entry(key).counts == counts


def test_a_new_metric_of_a_kind_claims_no_version_that_nobody_chose():
    assert "version" not in defaults_of("volume")
    assert "version" not in defaults_of("dwell")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("CES 1.0", "ces1"), ("CES 2.0", "ces2"), ("Customer effort score", "ces2"), ("Time on task", "time on task"),
     ("Visits to guide", "custom")],
)  # fmt: skip
def test_a_name_tells_the_version_of_an_effort_score(name: str, kind: str):
    assert kind_of_name(name) == kind
