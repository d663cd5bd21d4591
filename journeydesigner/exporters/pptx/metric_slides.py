"""The metrics: a native table of all of them, and native charts of those with a history."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress
from math import ceil, floor, log10

from journeydesigner.exporters.pptx.slide import Area, Chart, Desk, Slide, TableCell
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.exporters.pptx.table_slides import Row, TableForm, titled
from journeydesigner.exporters.workbook.contents import Series
from journeydesigner.exporters.workbook.number_formats import literal
from journeydesigner.metrics.figures import VAST, places_of, unit_of
from journeydesigner.metrics.intervals import evidence_text
from journeydesigner.metrics.numbers import delta_text, period_text, value_text
from journeydesigner.metrics.staleness import stale_text
from journeydesigner.metrics.time_units import SECONDS_IN
from journeydesigner.metrics.trends import is_good, is_met
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

_SIZE = 11.0
_SMALL = 9.0
_UNDER_TITLE = 6.0
_ACROSS, _DOWN = 3, 2
_GAP = 16.0
_SHARES = (0.25, 0.2, 0.2, 0.1, 0.1, 0.15)


def metric_slides(story: Story, desk: Desk) -> Iterator[Slide]:
    """None where nothing is measured."""
    found = [series for series in story.series if series.measurements or series.metric.target is not None]
    if found:
        yield from _tables(story, desk, found)
        charted = [each for each in found if len(_points(each)) > 1]
        yield from _charts(story, desk, charted)


def name_of(story: Story, series: Series) -> str:
    """A metric and where it is measured, once each."""
    where = story.where(series.anchor)
    return " – ".join(dict.fromkeys(part for part in (series.metric.name, where.step or where.stage) if part))


# The table


def _tables(story: Story, desk: Desk, found: Sequence[Series]) -> Iterator[Slide]:
    cells = [_cells(story, series, desk.today) for series in found]
    told = [any(row[place].text for row in cells) for place in range(len(_SHARES))]
    whole = sum(compress(_SHARES, told))
    shares, header = tuple(share / whole for share in compress(_SHARES, told)), tuple(compress(_header(), told))
    form = TableForm(desk.form.room, shares, header, desk.pen(_SIZE), _SIZE, _("Metrics"), _UNDER_TITLE)
    rows = [
        row
        for series, of in zip(found, cells, strict=True)
        for row in form.rows(series.metric.id, tuple(compress(of, told)))
    ]
    dealt = form.dealt(rows)
    for number, (table, page) in enumerate(dealt):
        title = titled(_("How the journey is measured"), number, len(dealt))
        yield Slide(f"metrics:{number}", "content", title, tables=(table,), notes=_sources(page, found))


def _header() -> tuple[TableCell, ...]:
    names = (_("Metric"), _("Where"), _("Value"), _("Change"), _("Target"), _("Against the target"))
    return tuple(TableCell(name, is_bold=True, is_right=2 <= n <= 4) for n, name in enumerate(names))


def _cells(story: Story, series: Series, today: date | None) -> tuple[TableCell, ...]:
    metric, trend, language = series.metric, series.trend, story.map.language
    where = story.where(series.anchor)
    place = " – ".join(dict.fromkeys(part for part in (where.stage, where.step or where.name) if part))
    value = trend.latest.value if trend.latest else None
    said = value_text(metric, value, language)
    period = trend.latest.period if trend.latest else ""
    evidence = evidence_text(metric, series.last.result, language) if series.last else ""
    stale = stale_text(metric, today, period) if today else ""
    said = "\n".join(filter(None, (said, period_text(period) if period else "", evidence, stale)))
    delta, tone = "", "text"
    if trend.delta is not None:
        delta = delta_text(metric, trend.points[0].value, trend.points[-1].value, language)
        tone = {True: "pos", False: "neg", None: "text"}[is_good(metric, trend.delta)]
    target = value_text(metric, metric.target, language) if metric.target is not None else ""
    met = is_met(metric, value)
    return (
        TableCell(metric.name, is_bold=True),
        TableCell(place),
        TableCell(said, is_bold=True, is_right=True),
        TableCell(delta, is_right=True, colour=tone),
        TableCell(target, is_right=True),
        TableCell(_judged(metric, value, met, language), colour={True: "pos", False: "neg", None: "text"}[met]),
    )


def _judged(metric: Metric, value: float | None, met: bool | None, language: str) -> str:
    from journeydesigner.exporters.pptx.marks import gap_text

    if met is None or value is None:
        return ""
    return _("Target met") if met else gap_text(metric, value, language)


def _sources(page: Sequence[Row], found: Sequence[Series]) -> str:
    """How the metrics of a slide are computed, and where they come from."""
    shown = {row.key for row in page}
    lines: list[str] = []
    for metric in dict.fromkeys(each.metric for each in found if each.metric.id in shown):
        more = [
            part
            for part in (
                metric.formula,
                _("Source: {source}").format(source=metric.source) if metric.source else "",
                _("Owner: {owner}").format(owner=metric.owner) if metric.owner else "",
            )
            if part
        ]
        if more:
            lines.append(f"{metric.name}: {'; '.join(more)}")
    return "\n".join(lines)


# The charts


def _points(series: Series) -> list[tuple[str, float]]:
    """With twelve digits: what is behind them comes of computing, and would be seen in the workbook of the chart."""
    return [(p.period, float(f"{p.value:.12g}")) for p in series.all_values.points if abs(p.value) < VAST]


def _charts(story: Story, desk: Desk, found: Sequence[Series]) -> Iterator[Slide]:
    """Evenly dealt, and of one size on all slides: the fullest says it."""
    room = desk.form.room
    count = ceil(len(found) / (_ACROSS * _DOWN))
    pages = [found[_share(len(found), n, count) : _share(len(found), n + 1, count)] for n in range(count)]
    most = max(map(len, pages), default=1)
    across = min(_ACROSS, most) if most != 4 else 2
    down = ceil(most / across)
    for number, page in enumerate(pages):
        wide = (room.w - (across - 1) * _GAP) / across
        tall = (room.h - 8 - (down - 1) * _GAP) / down
        charts = tuple(
            _chart(
                story, series,
                Area(room.x + (n % across) * (wide + _GAP), room.y + 4 + (n // across) * (tall + _GAP), wide, tall),
            )
            for n, series in enumerate(page)
        )  # fmt: skip
        title = titled(_("How the metrics develop"), number, len(pages))
        yield Slide(f"trends:{number}", "content", title, charts=charts)


def _share(all_of: int, number: int, count: int) -> int:
    """Where part ``number`` of ``count`` begins: the first ones are the fuller."""
    return ceil(all_of * number / count)


def _chart(story: Story, series: Series, area: Area) -> Chart:
    metric, points, language = series.metric, _points(series), story.map.language
    delta = series.trend.delta
    good = is_good(metric, delta) if delta is not None else None
    told, size = series.told
    values = [value if size == 1.0 else float(f"{value * size:.12g}") for _period, value in points]
    target = None if metric.target is None else metric.target * size
    shown = [*values, *([target] if target is not None else [])]
    low, high = min(shown), max(shown)
    air = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    bottom, top = low - air, high + air
    if low >= 0 and bottom < 0:
        bottom = 0.0
    bottom, top = _even_ends(bottom, top)
    if metric.unit == "percent" and high <= 1:
        top = min(top, 1.0)
    name = name_of(story, series)
    said = _("{name}: from {first} in {start} to {last} in {end}").format(
        name=name,
        first=value_text(metric, points[0][1], language),
        start=period_text(points[0][0]),
        last=value_text(metric, points[-1][1], language),
        end=period_text(points[-1][0]),
    )
    number_format = _format(told, max(values, key=lambda value: places_of(told, value)))
    return Chart(
        area, name, said, tuple(period_text(period) for period, _value in points), tuple(values), target,
        _("Target"), number_format, {True: "pos", False: "neg", None: "neu"}[good], _SMALL, bottom, top,
    )  # fmt: skip


def _even_ends(low: float, high: float) -> tuple[float, float]:
    """The ends of an axis moved outwards to whole steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / 5
    size = 10.0 ** floor(log10(rough))
    step = next((each * size for each in (1, 2, 5) if each * size >= rough), 10 * size)
    return round(floor(low / step) * step, 9), round(ceil(high / step) * step, 9)


def _format(metric: Metric, most_precise: float) -> str:
    """The number format of Office for a metric's values, with the unit of a length of time."""
    places = min(places_of(metric, most_precise), 4)
    digits = "0" + ("." + "0" * places if places else "")
    if metric.unit == "percent":
        return f"{digits}%"
    sign = literal(" " + unit_of(metric)) if metric.unit in SECONDS_IN else ""
    return f"#,##{digits}{sign}"
