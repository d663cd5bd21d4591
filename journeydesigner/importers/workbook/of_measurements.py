"""The sheet Measurements: values, samples, counts and periods, and results of new periods."""

import re
from typing import Any, cast

from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import folded
from journeydesigner.metrics.formulas import score
from journeydesigner.metrics.numbers import period_text, value_text
from journeydesigner.model.ids import MetricId, measurement_id
from journeydesigner.model.records import Measurement, Metric
from journeydesigner.wording import _

_COMPUTED = ("metric", "at", "stage", "step", "words", "day", "low", "high", "told", "target told")
_COUNT = re.compile(r"\s*(?P<name>[^:=,;]+?)\s*[:=]\s*(?P<amount>[^,;:=]+?)\s*")


def plan_measurements(work: Work, read: Read, metrics: dict[str, str]) -> None:
    """Add to the plan what the sheet says of results. ``metrics``: folded name -> id, also of those it adds."""
    new: set[str] = set()
    for row in read.rows:
        if row.origin is None:
            _added(work, read, metrics, row, new)
        elif not work.is_gone(read, row):
            _changed(work, read, row)
    for record in read.missing:
        found = cast("Measurement | None", work.snapshot.table("measurements").get(record))
        if found is not None:
            about, details = _about(work, found), value_text(work.snapshot.metric(found.metric), found.result.value)
            changed = work.has_changed_since(read, record)
            work.removals.append(Removal("measurements", record, about, details, changed))


def _about(work: Work, found: Measurement) -> str:
    return quoted(_("Measurement"), f"{work.snapshot.metric(found.metric).name}, {period_text(found.period)}")


def _changed(work: Work, read: Read, row: Row) -> None:
    found = cast("Measurement", work.snapshot.table("measurements")[row.record])
    metric, about = work.snapshot.metric(found.metric), _about(work, found)

    def shown(value: Any) -> str:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return value_text(metric, value) if is_number else typed.text(value)

    try:
        counts = _counts(row.text("counts")) if row.is_changed("counts") else dict(found.result.counts)
    except typed.BadCellError as error:
        work.note(row.at("counts"), error)
        counts = dict(found.result.counts)
    else:
        if row.is_changed("counts"):
            work.edit(read, row, "counts", ("measurements", found.id, "counts"), about, counts,
                      parse=lambda value: _counts(typed.text(value)))  # fmt: skip
    for key in ("value", "n"):
        if not row.is_changed(key):
            continue
        try:
            value = typed.number(row.value("value")) if key == "value" else _sample(row)
            if key == "value" and counts and score(metric, counts) is not None:
                raise typed.BadCellError(_("the value is computed from the counts; change these, or delete them"))
        except typed.BadCellError as error:
            work.note(row.at(key), error)
            continue
        as_read = shown if key == "value" else typed.text
        work.edit(read, row, key, ("measurements", found.id, key), about, value, shown=as_read)
    if row.is_changed("period"):
        _moved(work, read, row, found, about)
    if row.is_changed("target"):
        work.note(row.at("target"), _("change the target on the sheet Metrics"))
    work.derived(read, row, _COMPUTED, _("it says what the measurement belongs to"))


def _moved(work: Work, read: Read, row: Row, found: Measurement, about: str) -> None:
    try:
        period = typed.period(row.value("period"), found.period)
    except typed.BadCellError as error:
        work.note(row.at("period"), error)
        return
    if period == found.period:
        return
    if measurement_id(found.metric, found.anchor, period) in work.snapshot.table("measurements"):
        work.note(row.at("period"), _("there is a result for {period} already").format(period=period))
        return
    work.edit(read, row, "period", ("measurements", found.id, "period"), about, period, after=period)


def _sample(row: Row) -> int | None:
    """Raises BadCellError."""
    found = typed.whole(row.value("n"))
    if found is not None and found < 0:
        raise typed.BadCellError(_("“{text}” is less than nought").format(text=found))
    return found


def _counts(text: str) -> dict[str, float]:
    """The counts of «promoters: 122, detractors: 30». Raises BadCellError."""
    counts: dict[str, float] = {}
    for part in re.split(r"[;\n]|,(?=\s*[^\d\s])", text):
        if not part.strip():
            continue
        found = _COUNT.fullmatch(part)
        amount = typed.number(found["amount"]) if found else None
        if found is None or amount is None or amount < 0:
            raise typed.BadCellError(
                _("“{text}” is no count: write them as name: 12, other: 3").format(text=part.strip())
            )
        counts[found["name"]] = amount
    return counts


# New ones


def _added(work: Work, read: Read, metrics: dict[str, str], row: Row, new: set[str]) -> None:
    """``new`` are ids of results that the plan adds already."""
    metric = metrics.get(folded(row.text("metric")))
    if metric is None:
        said = _("there is no metric “{name}”; add it on the sheet Metrics first").format(name=row.text("metric"))
        work.note(row.at("metric"), said)
        return
    try:
        anchor = _anchor(work, read, metric, row)
        like = next((str(r["period"]) for r in read.table.rows.values() if r["metric id"] == metric), "")
        period = typed.period(row.value("period"), like)
        counts = _counts(row.text("counts"))
        value, sample = typed.number(row.value("value")), _sample(row)
    except typed.BadCellError as error:
        work.note(row.where, error)
        return
    record = measurement_id(MetricId(metric), anchor, period)
    if record in work.snapshot.table("measurements") or record in new:
        work.note(row.at("period"), _("there is a result for {period} already").format(period=period))
        return
    new.add(record)
    known = cast("Metric | None", work.snapshot.table("metrics").get(metric))
    said = value_text(known, value) if known else typed.text(row.value("value"))
    about = quoted(_("Measurement"), f"{row.text('metric')}, {period_text(period)}")
    values = {"metric": metric, "anchor": anchor, "period": period, "value": value, "n": sample, "counts": counts}
    details = said or row.text("counts")
    work.additions.append(Addition("measurements", work.new_id("measurements"), about, details, values, row.where))


def _anchor(work: Work, read: Read, metric: str, row: Row) -> str:
    """Where a new result was measured: where the metric's others are, unless the row says another place.

    Raises BadCellError where that cannot be told.
    """
    copied = row.text("anchor id")
    others: dict[str, tuple[str, ...]] = {}
    for known in read.table.rows.values():
        if known["metric id"] == metric:
            others[str(known["anchor id"])] = tuple(typed.text(known.get(key)) for key in ("at", "stage", "step"))
    said = tuple(row.text(key) for key in ("at", "stage", "step"))
    fitting = [
        anchor
        for anchor, names in others.items()
        if all(not typed_ or folded(typed_) == folded(name) for typed_, name in zip(said, names, strict=True))
    ]
    if copied in fitting:
        return copied
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and (found := _place(work, said)):
        return found
    if not fitting and not any(said):
        return work.map_id
    raise typed.BadCellError(_("it is not clear where this was measured: fill “{at}”, or copy a row of the series")
                             .format(at=read.table.headings["at"]))  # fmt: skip


def _place(work: Work, said: tuple[str, ...]) -> str | None:
    """The map, stage, step or card of a name."""
    wanted = [folded(name) for name in said if name]
    snapshot = work.snapshot
    for record, name in (
        (work.map_id, work.map.title),
        *((stage.id, stage.title) for stage in snapshot.stages_of(work.map_id)),
        *((step.id, step.title) for step in snapshot.steps_in(work.map_id) if step.title),
        *((card.id, card.text) for card in snapshot.cards_of(work.map_id) if card.text),
    ):
        if wanted and folded(name) == wanted[0]:
            return record
    return None
