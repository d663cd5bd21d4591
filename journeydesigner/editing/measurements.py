"""Verbs on a metric's history: a period mistyped, a period that should not be there."""

from collections.abc import Iterable
from typing import cast

from journeydesigner.document.document import Document
from journeydesigner.model.ids import MeasurementId, measurement_id, new_id
from journeydesigner.model.records import Measurement
from journeydesigner.wording import _


def forget_measurement(document: Document, measurements: Iterable[MeasurementId]) -> None:
    """Take results out of a history."""
    with document.change(_("Delete measurement")) as draft:
        by = new_id("deletion")
        for record in measurements:
            draft.delete("measurements", record, by)


def move_measurement(document: Document, measurement: MeasurementId, period: str) -> None:
    """Enter the same result for another period instead; one that stands there already is replaced."""
    with document.change(_("Change period")) as draft:
        found = cast(Measurement, draft.snapshot.table("measurements")[measurement])
        draft.delete("measurements", measurement)
        record = measurement_id(found.metric, found.anchor, period)
        draft.put(found.model_copy(update={"id": record, "period": period}))
