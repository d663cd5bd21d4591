"""The tidy sheets: Stages, Touchpoints, Emotions, Metrics, Measurements, Personas. Each gives its columns and rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from journeydesigner.exporters.workbook import number_formats
from journeydesigner.exporters.workbook.contents import Contents, Series, as_date, first_day
from journeydesigner.exporters.workbook.map_kpis import change
from journeydesigner.exporters.workbook.number_formats import COUNT, DATE
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.tables import Column, Entry
from journeydesigner.lanes import opportunities, pain_points
from journeydesigner.lanes.evidence_words import evidence_word
from journeydesigner.lanes.follow_up import effect_metric_of, effect_of
from journeydesigner.lanes.kinds import kind, scale_of
from journeydesigner.metrics.catalogue import version_word
from journeydesigner.metrics.formulas import sample_size, value_of
from journeydesigner.metrics.intervals import interval_of
from journeydesigner.metrics.numbers import period_text
from journeydesigner.metrics.staleness import is_stale
from journeydesigner.metrics.trends import is_good, is_met
from journeydesigner.model.parts import Unit
from journeydesigner.model.records import Card, Direction, Emotion, Lane, Measurement, Step
from journeydesigner.wording import _, c_

ID = "id"
"""The header of the hidden column, in every language: what an edited workbook is matched by."""
_ID = Column(ID, ID, 90, is_hidden=True)
_EFFECT = 16
"""Which column of the touchpoints is the expected effect."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tidy sheet before it is written. ``table`` is the Excel table's name, in every language; its first ``keys``
    columns tell what a row is about. ``about``: what it holds, as the cover says it. ``is_computed``:
    it is to be read; what is changed in it does not come back."""

    title: str
    table: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    keys: int = 1
    about: str = ""
    is_computed: bool = False


def stages(contents: Contents, step_cells: Mapping[str, str]) -> Sheet:
    """A row for each step. ``step_cells``: step id -> its column on the map, as a link."""
    columns = (
        Column("order", _("Order"), 70, is_right=True, number_format="0"),
        Column("stage", _("Stage"), 190, wraps=True), Column("step", _("Step"), 190),
        Column("question", _("Guiding question"), 330, wraps=True),
        Column("stage id", "stage id", 90, is_hidden=True), _ID,
    )  # fmt: skip
    entries: list[Entry] = []
    for index, step in enumerate(contents.grid.steps):
        stage = contents.stage_of[step.id]
        entries.append(
            Entry(
                (index + 1, stage.title, step.title or stage.title, stage.question, stage.id, step.id),
                links={2: step_cells[step.id]} if step.id in step_cells and (step.title or stage.title) else {},
            )
        )
    return Sheet(_("Stages"), "Stages", columns, tuple(entries))


def touchpoints(contents: Contents) -> Sheet:
    """A row for each card, the inbox's last."""
    scale = next((lane.scale for lane in contents.emotion_lanes if lane.scale), None)
    feels = "0.0" if scale and scale.middle else '+0.0;"−"0.0;0.0'
    columns = (
        Column("lane", _("Lane"), 130), Column("kind", _("Kind"), 110), Column("stage", _("Stage"), 130),
        Column("step", _("Step"), 120), Column("last", _("Last step"), 120),
        Column("text", _("Text"), 400, wraps=True), Column("channel", _("Channel"), 110),
        Column("owner", _("Owner"), 120), Column("emotion", _("Emotion"), 80, is_right=True, number_format=feels),
        Column("severity", _("Severity"), 90),
        Column("mentions", _("Mentions"), 95, is_right=True, number_format=COUNT),
        Column("impact", _("Impact"), 80, is_right=True, number_format="0"),
        Column("effort", _("Effort"), 80, is_right=True, number_format="0"), Column("horizon", _("Horizon"), 100),
        Column("due", _("Due"), 95, number_format=DATE), Column("status", _("Status"), 90),
        Column("effect", _("Expected effect"), 100, is_right=True), Column("moves", _("On metric"), 150),
        Column("evidence", _("Evidence"), 100), Column("source", _("Source"), 170, wraps=True),
        Column("n", _("n"), 60, is_right=True, number_format=COUNT),
        Column("of", _("of"), 60, is_right=True, number_format=COUNT), Column("tags", _("Tags"), 160, wraps=True),
        Column("truth", _("Moment of truth"), 130), Column("links", _("Links"), 200, wraps=True),
        Column("lane id", "lane id", 90, is_hidden=True), _ID,
    )  # fmt: skip
    entries = [_card(contents, lane, slot.card, (slot.first, slot.last)) for lane, slot in contents.placed]
    entries += [_card(contents, None, card, None) for card in contents.inbox]
    return Sheet(_("Touchpoints"), "Touchpoints", columns, tuple(entries), keys=6)


def _card(contents: Contents, lane: Lane | None, card: Card, span: tuple[int, int] | None) -> Entry:
    first, last = (contents.grid.steps[span[0]], contents.grid.steps[span[1]]) if span else (None, None)
    extras, channel, metric = card.extras, contents.channel(card.channel), contents.metric(card)
    evidence = card.evidence
    severity = pain_points.severity_of(card)
    status = extras.get("status")
    effect, moved = effect_of(card), contents.known_metric(effect_metric_of(card))
    values = (
        (lane.title or kind(lane.kind).label) if lane else _("Inbox"),
        kind(lane.kind).one if lane else _("Note"),
        contents.stage_of[first.id].title if first else "",
        _step_title(contents, first),
        _step_title(contents, last) if last is not first else "",
        card.text or (metric.name if metric else ""),
        channel.name if channel else "",
        card.owner,
        contents.feelings.get(span[0]) if span else None,
        severity_text(severity),
        _whole(extras.get("mentions")),
        _whole(extras.get("impact")),
        _whole(extras.get("effort")),
        opportunities.horizon(card),
        as_date(extras["due"]) or str(extras["due"]) if extras.get("due") else None,
        status_text(status) if isinstance(status, str) else "",
        None if effect is None else number_formats.effect_amount(moved, effect),
        moved.name if moved else "",
        evidence_word(evidence.kind) if evidence else "",
        evidence.source if evidence else "",
        evidence.n if evidence else None,
        evidence.of if evidence else None,
        ", ".join(card.tags),
        _("yes") if card.is_moment_of_truth else "",
        "\n".join(card.links),
        lane.id if lane else "",
        card.id,
    )
    return Entry(values, {} if effect is None else {_EFFECT: number_formats.effect_format(moved, effect)})


def _step_title(contents: Contents, step: Step | None) -> str:
    return (step.title or contents.stage_of[step.id].title) if step else ""


def emotions(contents: Contents) -> Sheet:
    """A row for each feeling."""
    columns = (
        Column("lane", _("Lane"), 130), Column("persona", _("Persona"), 160), Column("stage", _("Stage"), 150),
        Column("step", _("Step"), 150),
        Column("value", _("Value"), 80, is_right=True, number_format='+0.0;"−"0.0;0.0'),
        Column("level", _("Level"), 130), Column("quote", _("Quote"), 330, wraps=True), _ID,
    )  # fmt: skip
    return Sheet(_("Emotions"), "Emotions", columns, tuple(_emotion_rows(contents)))


def _emotion_rows(contents: Contents) -> Iterator[Entry]:
    for lane in contents.emotion_lanes:
        for who, points in contents.emotions(lane).items():
            persona = contents.persona(who)
            for column, emotion in sorted(points.items()):
                step = contents.grid.steps[column]
                yield Entry(
                    (
                        lane.title or kind(lane.kind).label,
                        persona.name if persona else "",
                        contents.stage_of[step.id].title,
                        _step_title(contents, step),
                        emotion.value,
                        _level(lane, emotion),
                        emotion.quote,
                        emotion.id,
                    ),
                    formats={4: "0.0"} if scale_of(lane).middle else {},
                )


def _level(lane: Lane, emotion: Emotion) -> str:
    """The label of the scale's level that is nearest."""
    scale = scale_of(lane)
    if len(scale.labels) < 2:
        return ""
    share = (emotion.value - scale.low) / (scale.high - scale.low)
    return scale.labels[min(max(round(share * (len(scale.labels) - 1)), 0), len(scale.labels) - 1)]


def metrics(
    contents: Contents, palette: Palette, first_rows: Mapping[int, str], step_cells: Mapping[str, str],
    today: date | None = None,
) -> Sheet:  # fmt: skip
    """A row for each metric and place, with links: ``first_rows`` from a place in the series to its first
    measurement, ``step_cells`` from a step's title to its column on the map. ``today`` tells which are stale."""
    columns = (
        Column("metric", _("Metric"), 190), Column("at", _("Measured at"), 190, wraps=True),
        Column("stage", _("Stage"), 130), Column("step", _("Step"), 120),
        Column("latest", _("Latest"), 95, is_right=True), Column("told", _("Told as"), 95, is_right=True),
        Column("change", _("Change"), 95, is_right=True),
        Column("target", _("Target"), 95, is_right=True), Column("result", _("Result"), 110),
        Column("period", _("Period"), 95), Column("n", _("n"), 75, is_right=True, number_format=COUNT),
        Column("low", _("95 % from"), 95, is_right=True), Column("high", _("95 % to"), 95, is_right=True),
        Column("kind", _("Kind"), 110), Column("version", _("What it is"), 130), Column("unit", _("Unit"), 90),
        Column("good", _("Good is"), 90), Column("lowest", _("Lowest"), 85, is_right=True),
        Column("highest", _("Highest"), 85, is_right=True), Column("formula", _("Formula"), 260, wraps=True),
        Column("source", _("Source"), 220, wraps=True), Column("owner", _("Owner"), 120),
        Column("review", _("Review"), 95, number_format=DATE), Column("stale", _("Stale"), 80),
        Column("anchor id", "anchor id", 90, is_hidden=True), _ID,
    )  # fmt: skip
    entries: list[Entry] = []
    for place, found in enumerate(contents.series):
        where = contents.where(found.anchor)
        cell = step_cells.get(where.step_id, "") if where.step else ""
        links = {0: first_rows.get(place, ""), 3: cell}
        shown = {column: link for column, link in links.items() if link}
        entries.append(_metric(contents, palette, found, shown, today))
    return Sheet(_("Metrics"), "Metrics", columns, tuple(entries), keys=4)


def _metric(
    contents: Contents, palette: Palette, series: Series, links: Mapping[int, str], today: date | None
) -> Entry:
    metric, where, latest = series.metric, contents.where(series.anchor), series.trend.latest
    value, last = latest.value if latest else None, series.last
    met, found = is_met(metric, value), change(series)
    low, high = metric.scale or (None, None)
    sure = (interval_of(metric, last.result) if last else None) or (None, None)
    is_due = today is not None and is_stale(metric, today, latest.period if latest else "")
    values = (
        metric.name, where.name, where.stage, where.step, value, series.as_told(value), found[0] if found else None,
        metric.target,
        {True: "✓ " + _("Target met"), False: _("Off target"), None: ""}[met], latest.period if latest else "",
        sample_size(last.result) if last else None, *sure,
        metric.kind, version_word(metric),
        unit_text(metric.unit) + (f" ({metric.currency})" if metric.currency else ""),
        direction_text(metric.direction), low, high, metric.formula, metric.source, metric.owner,
        as_date(metric.review_date), _("stale") if is_due else "", series.anchor, metric.id,
    )  # fmt: skip
    told = {4: value, 7: metric.target, 11: sure[0], 12: sure[1], 17: low, 18: high}
    formats = {column: number_formats.value_format(metric, shown) for column, shown in told.items()}
    formats[5] = number_formats.value_format(series.told[0], series.as_told(value))
    inks: dict[int, str] = {23: palette["yellow.edge"]} if is_due else {}
    if found:
        formats[6] = found[1]
        inks[6] = palette[{True: "pos", False: "neg", None: "neu"}[is_good(metric, found[0])]]
    if met is not None:
        inks[8] = palette["pos" if met else "neg"]
    return Entry(values, formats, links, inks)


def measurements(contents: Contents) -> Sheet:
    """A row for each value and period, series by series, the oldest first: charts read them as they stand."""
    columns = (
        Column("metric", _("Metric"), 190), Column("at", _("Measured at"), 190), Column("stage", _("Stage"), 130),
        Column("step", _("Step"), 120), Column("period", _("Period"), 95, number_format="@"),
        Column("words", _("In words"), 110),
        Column("day", _("First day"), 95, number_format=DATE), Column("value", _("Value"), 95, is_right=True),
        Column("target", _("Target"), 95, is_right=True),
        Column("n", _("n"), 80, is_right=True, number_format=COUNT),
        Column("low", _("95 % from"), 95, is_right=True), Column("high", _("95 % to"), 95, is_right=True),
        Column("told", _("Told as"), 95, is_right=True),
        Column("target told", _("Target told as"), 110, is_right=True),
        Column("counts", _("Counts"), 360, wraps=True),
        Column("metric id", "metric id", 90, is_hidden=True), Column("anchor id", "anchor id", 90, is_hidden=True),
        _ID,
    )  # fmt: skip
    entries = [
        _measurement(contents, series, measurement) for series in contents.series for measurement in series.measurements
    ]
    return Sheet(_("Measurements"), "Measurements", columns, tuple(entries), keys=5)


def _measurement(contents: Contents, series: Series, measurement: Measurement) -> Entry:
    metric, where, result = series.metric, contents.where(series.anchor), measurement.result
    value = value_of(metric, result)
    low, high = interval_of(metric, result) or (None, None)
    counts = ", ".join(f"{name}: {amount:.15g}" for name, amount in result.counts.items())
    values = (
        metric.name, where.name, where.stage, where.step, measurement.period, period_text(measurement.period),
        first_day(measurement.period), value, metric.target, sample_size(result), low, high,
        series.as_told(value), series.as_told(metric.target), counts,
        metric.id, series.anchor, measurement.id,
    )  # fmt: skip
    formats = {
        7: number_formats.value_format(metric, series.most_precise),
        8: number_formats.value_format(metric, metric.target),
        10: number_formats.value_format(metric, low),
        11: number_formats.value_format(metric, high),
        12: number_formats.value_format(series.told[0], series.as_told(series.most_precise)),
        13: number_formats.value_format(series.told[0], series.as_told(metric.target)),
    }
    return Entry(values, formats)


def personas(contents: Contents) -> Sheet:
    """A row for each persona of the organisation, the map's own first."""
    columns = (
        Column("photo", _("Photo"), 72, has_pictures=True), Column("name", _("Name"), 160),
        Column("role", _("Role"), 170, wraps=True), Column("age", _("Age"), 70, is_right=True),
        Column("told", _("Told by this map"), 140), Column("quote", _("Quote"), 260, wraps=True),
        Column("goals", _("Goals"), 240, wraps=True), Column("needs", _("Needs"), 240, wraps=True),
        Column("frustrations", _("Frustrations"), 240, wraps=True), _ID,
    )  # fmt: skip
    entries = [
        Entry(
            (
                None,
                persona.name,
                persona.role,
                persona.age,
                _("yes") if persona.id == contents.map.persona else "",
                persona.quote,
                "\n".join(persona.goals),
                "\n".join(persona.needs),
                "\n".join(persona.frustrations),
                persona.id,
            )
        )
        for persona in contents.personas
    ]
    return Sheet(_("Personas"), "Personas", columns, tuple(entries), keys=2)


# Words


def severity_text(severity: pain_points.Severity | None) -> str:
    return pain_points.severity_label(severity) if severity else ""


def status_text(status: str) -> str:
    return {"open": c_("status", "Open"), "planned": _("Planned"), "done": _("Done")}.get(status, status)


def unit_text(unit: Unit) -> str:
    return {
        "number": _("number"), "percent": _("percent"), "points": _("points"), "seconds": _("seconds"),
        "minutes": _("minutes"), "hours": _("hours"), "days": _("days"), "money": _("money"), "scale": _("scale"),
    }[unit]  # fmt: skip


def direction_text(direction: Direction) -> str:
    return {"up": _("higher"), "down": _("lower")}[direction]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
