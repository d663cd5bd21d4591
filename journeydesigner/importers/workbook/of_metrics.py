"""The sheet Metrics: definitions, which stand in a row for each place where they are measured; and new ones."""

from functools import partial
from typing import Any, cast

from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.book import Value
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import folded
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name
from journeydesigner.metrics.numbers import value_text
from journeydesigner.model.ids import MetricId
from journeydesigner.model.records import Metric
from journeydesigner.wording import _, n_

_COMPUTED = (
    "at", "stage", "step", "latest", "told", "change", "result", "period", "n", "low", "high", "version", "stale",
)  # fmt: skip
_FIELDS = {
    "metric": "name", "target": "target", "kind": "kind", "unit": "unit", "good": "direction", "lowest": "scale.low",
    "highest": "scale.high", "formula": "formula", "source": "source", "owner": "owner", "review": "review_date",
}  # fmt: skip


def plan_metrics(work: Work, read: Read) -> dict[str, str]:
    """Add to the plan what the sheet says of metrics; folded name -> id of all there are then."""
    names = {folded(metric.name): str(metric.id)
             for metric in reversed(work.snapshot.metrics_of(work.map.organization))}  # fmt: skip
    by_metric: dict[str, list[Row]] = {}
    for row in read.known:
        if not work.is_gone(read, row):
            by_metric.setdefault(row.record.partition("@")[0], []).append(row)
    for metric, rows in by_metric.items():
        _changed(work, read, work.snapshot.metric(MetricId(metric)), rows)
        names.setdefault(folded(rows[0].text("metric")), metric)
    for row in read.new:
        _added(work, names, row)
    _missing(work, read)
    return names


def _changed(work: Work, read: Read, metric: Metric, rows: list[Row]) -> None:
    about = quoted(_("Metric"), metric.name)
    for row in rows:
        work.derived(read, row, _COMPUTED, _("change the rows of the sheet Measurements"))
    for key, field in _FIELDS.items():
        told: dict[str, Row] = {}
        for row in rows:
            if row.is_changed(key):
                told.setdefault(row.text(key), row)
        for number, row in enumerate(told.values()):
            if number:
                said = _("“{text}” is not what another row of the metric says").format(text=row.text(key))
                work.note(row.at(key), said)
                continue
            try:
                value = _value(work, key, row.value(key))
                _check(key, value, metric)
            except typed.BadCellError as error:
                work.note(row.at(key), error)
                continue
            work.edit(
                read, row, key, ("metrics", metric.id, field), about, value,
                shown=_shown(metric, key), parse=partial(_value, work, key),
            )  # fmt: skip


def _shown(metric: Metric, key: str) -> Any:
    def shown(value: Any) -> str:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return value_text(metric, value) if is_number else typed.text(value)

    return shown if key in ("target", "lowest", "highest") else typed.text


def _value(work: Work, key: str, value: Value) -> Any:
    """Raises BadCellError."""
    match key:
        case "target" | "lowest" | "highest":
            return typed.number(value)
        case "kind":
            return typed.choice(value, work.origin.choices["metric kind"]) or "custom"
        case "good":
            return typed.choice(value, work.origin.choices["good"]) or "up"
        case "unit":
            return _unit(work, typed.text(value))
        case "review":
            return typed.day(value)
        case _:
            return typed.words(value)


def _check(key: str, value: Any, metric: Metric) -> None:
    if key == "metric" and not value:
        raise typed.BadCellError(_("a metric needs a name"))
    if key in ("lowest", "highest"):
        low, high = metric.scale or (None, None)
        low, high = (value, high) if key == "lowest" else (low, value)
        if (low is None) != (high is None) and metric.scale is not None:
            raise typed.BadCellError(_("a scale has both ends or none"))
        if low is not None and high is not None and low >= high:
            raise typed.BadCellError(_("a scale's low end must be under its high end"))


def _unit(work: Work, text: str) -> tuple[str, str]:
    """Unit and currency of «money (EUR)». Raises BadCellError."""
    name, _bracket, rest = text.partition("(")
    unit = typed.choice(name, work.origin.choices["unit"]) or "number"
    return unit, rest.rstrip(") ").strip().upper() if unit == "money" else ""


def _added(work: Work, names: dict[str, str], row: Row) -> None:
    name = row.text("metric")
    if not name:
        work.note(row.where, _("a metric needs a name"))
        return
    if folded(name) in names:
        if any(row.is_changed(key) for key in _FIELDS if key != "metric"):
            work.note(row.where, _("there is a metric “{name}” already; change its own row").format(name=name))
        return
    values: dict[str, Any] = defaults_of(kind_of_name(name)) | {"name": name}
    for key, field in _FIELDS.items():
        if key == "metric" or not row.is_changed(key):
            continue
        try:
            value = _value(work, key, row.value(key))
        except typed.BadCellError as error:
            work.note(row.at(key), error)
            continue
        values |= dict(zip(("unit", "currency"), value, strict=True)) if key == "unit" else {field: value}
    low, high = values.pop("scale.low", None), values.pop("scale.high", None)
    if low is not None and high is not None and low < high:
        values["scale"] = (low, high)
    for key in ("latest", "period"):
        if row.is_changed(key):
            work.note(row.at(key), _("write a new metric's values on the sheet Measurements"))
    record = names[folded(name)] = work.new_id("metrics")
    work.additions.append(Addition("metrics", record, quoted(_("Metric"), name), "", values, row.where))


def _missing(work: Work, read: Read) -> None:
    """A metric of which no row is left; one that only some of its places have lost stays as it is."""
    there = {row.record.partition("@")[0] for row in read.rows}
    for metric in dict.fromkeys(record.partition("@")[0] for record in read.missing):
        found = cast("Metric | None", work.snapshot.table("metrics").get(metric))
        if found is None:
            continue
        if metric in there:
            said = _("{sheet}: a row of “{metric}” is gone; delete its measurements to forget it there.")
            work.notes.append(said.format(sheet=read.table.sheet, metric=found.name))
            continue
        count = sum(1 for _each in work.snapshot.history_of(metric))
        details = n_("with {count} measurement", "with {count} measurements", count).format(count=count)
        rows = [record for record in read.missing if record.partition("@")[0] == metric]
        changed = any(work.has_changed_since(read, row) for row in rows)
        work.removals.append(Removal("metrics", metric, quoted(_("Metric"), found.name), details, changed))
