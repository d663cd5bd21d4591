"""What stands under the map: who it tells of, and its metrics as a table of numbers."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from journeydesigner.exporters.svg.pictures import data_address
from journeydesigner.exporters.workbook.contents import Contents, Series
from journeydesigner.metrics.formulas import sample_size
from journeydesigner.metrics.intervals import interval_of, interval_text
from journeydesigner.metrics.numbers import delta_text, grouped, period_text, value_text
from journeydesigner.metrics.staleness import stale_text
from journeydesigner.metrics.trends import is_good, is_met
from journeydesigner.model.records import Persona
from journeydesigner.wording import _


def people(contents: Contents, assets: Mapping[str, bytes]) -> str:
    """The personas that the map tells of; "" for none."""
    told = {contents.map.persona}
    told |= {who for lane in contents.emotion_lanes for who in contents.emotions(lane)}
    told |= {who for _lane, slot in contents.placed for who in slot.card.personas}
    found = [_person(persona, assets) for persona in contents.personas if persona.id in told]
    if not found:
        return ""
    return (
        f'<section class="below" aria-labelledby="people"><h2 id="people">{escape(_("Personas"))}</h2>'
        f'<div class="people">{"".join(found)}</div></section>'
    )


def _person(persona: Persona, assets: Mapping[str, bytes]) -> str:
    address = data_address(assets.get(persona.photo, b"")) if persona.photo else ""
    photo = f'<img src="{address}" width="48" height="48" alt="">' if address else ""
    about = ", ".join(filter(None, (str(persona.age) if persona.age is not None else "", persona.role)))
    quote = f"<blockquote>“{escape(persona.quote)}”</blockquote>" if persona.quote.strip() else ""
    lists = (
        (_("Goals"), persona.goals), (_("Needs"), persona.needs), (_("Frustrations"), persona.frustrations),
    )  # fmt: skip
    told = "".join(f"<h4>{escape(title)}</h4>{_listed(texts)}" for title, texts in lists if texts)
    name = f"<span>{escape(persona.name)}<small>{escape(about)}</small></span>"
    return f'<article class="person" dir="auto"><h3>{photo}{name}</h3>{quote}{told}</article>'


def _listed(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def figures(contents: Contents, today: date) -> str:
    """Every metric of the map with its latest value, and on how much it rests; "" for none."""
    rows = "".join(_figure(contents, series, today) for series in contents.series)
    if not rows:
        return ""
    heads = (
        (_("Metric"), ""), (_("Measured at"), ""), (_("Latest"), "n"), (_("95 % interval"), "n"), (_("n"), "n"),
        (_("Change"), "n"), (_("Target"), "n"), (_("Period"), "n"),
    )  # fmt: skip
    head = "".join(f'<th scope="col" class="{look}">{escape(name)}</th>' for name, look in heads)
    return (
        f'<section class="below" aria-labelledby="figures"><h2 id="figures">{escape(_("Metrics"))}</h2>'
        f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _figure(contents: Contents, series: Series, today: date) -> str:
    metric, language, points = series.metric, contents.map.language, series.trend.points
    latest = series.trend.latest
    value = latest.value if latest else None
    where = contents.where(series.anchor)
    at = " / ".join(dict.fromkeys(filter(None, (where.stage, where.step)))) or where.name
    change, look = "", ""
    if len(points) > 1:
        change = delta_text(metric, points[0].value, points[-1].value, language)
        look = {True: " pos", False: " neg", None: ""}[is_good(metric, points[-1].value - points[0].value)]
    target = value_text(metric, metric.target, language) if metric.target is not None else ""
    met = {True: f"{target} ✓", False: target, None: target}[is_met(metric, value)]
    result = series.last.result if series.last else None
    n = sample_size(result) if result else None
    stale = stale_text(metric, today, latest.period if latest else "")
    when = "; ".join(filter(None, (period_text(latest.period) if latest else "", stale)))
    cells = (
        (value_text(metric, value, language), "n"),
        (interval_text(metric, interval_of(metric, result) if result else None, language), "n"),
        ("" if n is None else grouped(n, language), "n"), (change, f"n{look}"), (met, "n"),
        (when, "n stale" if stale else "n"),
    )  # fmt: skip
    drawn = "".join(f'<td class="{name}">{escape(text)}</td>' for text, name in cells)
    return f'<tr><th scope="row" dir="auto">{escape(metric.name)}</th><td dir="auto">{escape(at)}</td>{drawn}</tr>'
