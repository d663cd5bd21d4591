"""A kept forecast in words, as map, panel and inspector say it: always called a forecast."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.intervals import range_text
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.what_if_words import amount_text, lever_name, made_text, mark, money_text
from journeydesigner.model.forecast_records import Forecast, ForecastRange, ForecastStage, Lever
from journeydesigner.model.records import Card, Stage
from journeydesigner.wording import _, n_


def forecast_title(forecast: Forecast) -> str:
    """«Forecast, not a measurement · 22 Nov 2026, Kim»."""
    return f"{mark()} · {made_text(forecast.made, forecast.author)}"


def forecast_lines(snapshot: Snapshot, forecast: Forecast) -> tuple[str, ...]:
    """What is expected, then of what it follows and how it was computed, a line each."""
    said = [_headline(snapshot, forecast)]
    money = ((_("Revenue {value}"), forecast.revenue), (_("Cost {value}"), forecast.cost))
    amounts = [words.format(value=_money(found, forecast.currency)) for words, found in money if found is not None]
    if forecast.dwell is not None:
        amounts.append(_("Time on the way {value}").format(value=duration_text(forecast.dwell.value)))
    said.append(" · ".join(amounts))
    said.extend(lever_line(snapshot, lever, forecast.currency) for lever in forecast.levers)
    said.append(_("From: {words}.").format(words=forecast.base.words) if forecast.base.words else "")
    said.append(forecast.method)
    return tuple(line for line in said if line)


def expected_lines(found: ForecastStage, language: str = "") -> tuple[str, ...]:
    """What stands under the number expected at a stage: its interval where it has one, and what was measured."""
    lines: list[str] = []
    if found.low != found.high:
        lines.append(range_text(grouped(found.low, language), grouped(found.high, language)))
    if found.measured is not None:
        lines.append(_("measured {value}").format(value=grouped(found.measured, language)))
    return tuple(lines)


def _headline(snapshot: Snapshot, forecast: Forecast) -> str:
    if not forecast.results:
        return ""
    last = forecast.results[-1]
    low, high = grouped(last.low), grouped(last.high)
    where = _title(snapshot, last.stage)
    if last.measured is None:
        said = n_("{n} customer in {stage}, 95 %: {low} to {high}", "{n} customers in {stage}, 95 %: {low} to {high}",
                  round(last.n))  # fmt: skip
    else:
        said = _("{measured} → {n} customers in {stage}, 95 %: {low} to {high}")
    measured = "" if last.measured is None else grouped(last.measured)
    return said.format(n=grouped(last.n), stage=where, low=low, high=high, measured=measured)


def lever_line(snapshot: Snapshot, lever: Lever, currency: str) -> str:
    """«Conversion of Decision: 75.6 % → 82.0 % (Prices on one page)»."""
    then = amount_text(lever.assumed, lever.what, currency)
    now = "–" if lever.measured is None else amount_text(lever.measured, lever.what, currency)
    said = _("{what} of {stage}: {now} → {then}").format(
        what=lever_name(lever.what), stage=_title(snapshot, lever.stage), now=now, then=then
    )
    why = snapshot.table("cards").get(lever.why or "")
    return f"{said} ({' '.join(why.text.split())})" if isinstance(why, Card) else said


def _title(snapshot: Snapshot, stage: str) -> str:
    found = snapshot.table("stages").get(stage)
    return " ".join(found.title.split()) if isinstance(found, Stage) else _("a deleted stage")


def _money(found: ForecastRange, currency: str) -> str:
    value = money_text(found.value, currency)
    if found.low is None or found.high is None:
        return value
    return _("{value} ({low} to {high})").format(
        value=value, low=money_text(found.low, currency), high=money_text(found.high, currency)
    )
