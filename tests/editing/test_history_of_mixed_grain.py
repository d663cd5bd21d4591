"""A history of years, quarters and months is told in the calendar's order."""

from journeydesigner.editing import numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.public_form import public_form


def test_the_latest_period_is_the_one_that_begins_last():
    document = new_document()
    organization = structure.add_organization(document, "Org")
    map_id = structure.add_map(document, organization, "Map")
    metric = numbers.add_metric(document, organization, "Visits")
    for period, value in (("2026", 4.0), ("2026-05", 5.0), ("2026-12", 9.0), ("2026-Q1", 1.0), ("2026-W02", 2.0)):
        numbers.measure(document, metric, map_id, period, value)
    in_order = ["2026-Q1", "2026", "2026-W02", "2026-05", "2026-12"]
    assert [found.period for found in document.snapshot.measurements_of(metric, map_id)] == in_order
    assert [found["period"] for found in public_form(document)["measurements"]] == in_order
