"""Verbs for values that are typed or pasted onto a KPI tile: they are entered where the tile's metric is measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.numbers import measure
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.metrics.typed_series import typed_series
from journeydesigner.metrics.typed_values import typed_result
from journeydesigner.model.ids import CardId
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.movement_records import DateOrder
from journeydesigner.model.periods import current, grain
from journeydesigner.wording import _

_BEGINS = frozenset("0123456789+-−±.,€$£¥₹₩<")


@dataclass(frozen=True, slots=True)
class Entered:
    """The periods that have a value now, in the order they were written; a sentence for each line left out."""

    metric: Metric
    periods: tuple[str, ...]
    odd: tuple[str, ...] = ()


def tile_metric(snapshot: Snapshot, card: CardId) -> Metric | None:
    """The metric of a tile; None for any other card, and for a tile without one."""
    found = snapshot.table("cards").get(card)
    metric = metric_of(snapshot.card(card)) if found is not None else None
    return snapshot.metric(metric) if metric in snapshot.table("metrics") and metric else None


def begins_value(text: str) -> bool:
    """Whether what is typed on a tile begins a number; else it is the tile's name."""
    return text[:1] in _BEGINS


def type_value(document: Document, tile: CardId, text: str, order: DateOrder = "", today: date | None = None) -> None:
    """Enter «18 %», «72% n=138 2026-10» for the period that is said, else for the current one, of the grain in which
    the tile's metric is measured. Raises ValueError with a sentence, UnclearDateError where somebody is to be asked.
    """
    snapshot = document.snapshot
    metric = _metric(snapshot, tile)
    typed = typed_result(metric, text, order)
    with document.change(_("Enter value")):
        period = typed.period or _now(snapshot, tile, metric, today)
        measure(document, metric.id, anchor_of(snapshot.card(tile)), period, typed.value, n=typed.n)


def paste_values(document: Document, tile: CardId, rows: Sequence[Sequence[str]], order: DateOrder = "") -> Entered:
    """Enter a table of periods and values; a single value is one for the current period. Raises as ``type_value``
    does, and ValueError where nothing of it is a value."""
    snapshot = document.snapshot
    metric = _metric(snapshot, tile)
    found = typed_series(metric, rows, order)
    if not found.results:
        nothing = _("There is no value of “{metric}” in it.").format(metric=metric.name)
        raise ValueError(found.odd[0] if found.odd else nothing)
    anchor, now = anchor_of(snapshot.card(tile)), _now(snapshot, tile, metric)
    with document.change(_("Paste values")):
        for typed in found.results:
            measure(document, metric.id, anchor, typed.period or now, typed.value, n=typed.n)
    return Entered(metric, tuple(typed.period or now for typed in found.results), found.odd)


def _metric(snapshot: Snapshot, tile: CardId) -> Metric:
    found = tile_metric(snapshot, tile)
    if found is None:
        raise ValueError(_("This tile shows no metric yet: choose one first."))
    return found


def _now(snapshot: Snapshot, tile: CardId, metric: Metric, today: date | None = None) -> str:
    """The current period, of the grain in which the metric is measured there; a month where it is not yet."""
    series = snapshot.measurements_of(metric.id, anchor_of(snapshot.card(tile)))
    return current(grain(series[-1].period) if series else "month", today or date.today())
