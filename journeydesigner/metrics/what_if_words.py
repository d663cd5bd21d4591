"""A forecast in words: how it was computed, what it assumes, and what is refused, as it stands beside the numbers."""

from collections.abc import Mapping
from typing import assert_never

from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.numbers import MINUS, NBSP, date_text, grouped, share_text, value_text
from journeydesigner.metrics.what_if import Base, Estimate, LeverOn, Refused, Result, Trouble, measured_of
from journeydesigner.model.forecast_records import Lever
from journeydesigner.model.ids import StageId
from journeydesigner.model.records import Metric
from journeydesigner.wording import _, n_

Titles = Mapping[StageId, str]
_WITHOUT_CENTS_FROM = 100


def mark() -> str:
    """What stands beside every number that was not measured."""
    return _("Forecast, not a measurement")


def signed(value: float, language: str = "") -> str:
    """«+60», «−3», «0»."""
    said = grouped(abs(value), language)
    return said if said == "0" else ("+" if value > 0 else MINUS) + said


def interval_text(found: Estimate, language: str = "") -> str:
    """«95 % interval 210 to 257»; "" without one."""
    if found.low is None or found.high is None:
        return ""
    low, high = grouped(found.low, language), grouped(found.high, language)
    return _("95 % interval {low} to {high}").format(low=low, high=high)


def amount_text(value: float, what: LeverOn, currency: str = "", language: str = "") -> str:
    """A lever's value: a share, a length of time, or money."""
    match what:
        case "conversion":
            return share_text(value, language)
        case "dwell":
            return duration_text(value, language)
        case "cost":
            return money_text(value, currency, language)
        case _:
            assert_never(what)


def money_text(value: float, currency: str, language: str = "") -> str:
    """An amount of money; from a hundred on without its cents, which no forecast knows."""
    decimals = 0 if abs(value) >= _WITHOUT_CENTS_FROM else None
    return value_text(Metric.model_construct(unit="money", currency=currency, decimals=decimals), value, language)


def change_text(what: LeverOn, change: float, language: str = "") -> str:
    """An opportunity's expected effect: «+5 pt» of a conversion, «−20 %» of a dwell time or a cost."""
    points = grouped(100 * change, language, 0 if abs(100 * change - round(100 * change)) < 1e-9 else 1)
    sign = "+" if change > 0 else ""
    return sign + points + NBSP + (_("pt") if what == "conversion" else "%")


def lever_name(lever: LeverOn) -> str:
    match lever:
        case "conversion":
            return _("Conversion")
        case "dwell":
            return _("Dwell time")
        case "cost":
            return _("Cost per customer")
        case _:
            assert_never(lever)


def lever_text(base: Base, lever: Lever, titles: Titles) -> str:
    """«Consideration → Decision: conversion 82.0 % instead of 75.6 %»."""
    stages = [stage.stage for stage in base.stages]
    at = stages.index(lever.stage) if lever.stage in stages else 0
    where = titles.get(lever.stage, lever.stage)
    if lever.what == "conversion" and at:
        where = _("{source} → {target}").format(source=titles.get(stages[at - 1], stages[at - 1]), target=where)
    measured = measured_of(base, lever.stage, lever.what)
    said = amount_text(lever.assumed, lever.what, base.currency)
    if measured is None:
        return _("{where}: {what} {value}").format(where=where, what=lever_name(lever.what), value=said)
    return _("{where}: {what} {value} instead of {measured}").format(
        where=where, what=lever_name(lever.what), value=said,
        measured=amount_text(measured, lever.what, base.currency),
    )  # fmt: skip


def method(result: Result) -> str:
    """How the intervals were made, one sentence each."""
    if result.trouble is not None:
        return ""
    n = grouped(result.customers)
    given = _("Given these rates, {n} customers: binomial, n = {n}.").format(n=n)
    if result.between is None:
        later = _(
            "Next period: the uncertainty of the measured rates is added; how much periods differ is not known yet."
        )
    else:
        later = n_(
            "Next period: the uncertainty of the measured rates is added, and how much {count} earlier period differs.",
            "Next period: the uncertainty of the measured rates is added, and how much {count} earlier periods differ.",
            result.periods,
        ).format(count=result.periods)
    return f"{given} {later}"


def assumptions(result: Result, titles: Titles) -> tuple[str, ...]:
    """What has to hold for a forecast to."""
    if result.trouble is not None:
        return ()
    found = [_("As many customers come as were measured ({n}).").format(n=grouped(result.customers))]
    if result.came is not None:
        least, most = (grouped(number) for number in result.came)
        said = _("As many customers come as were measured ({n}); earlier periods had {least} to {most} each.")
        found[0] = said.format(n=grouped(result.customers), least=least, most=most)
    if result.drift:
        said = _("Earlier periods convert more and more: the interval takes that in, the expected number does not.")
        if result.drift < 0:
            said = _("Earlier periods convert less and less: the interval takes that in, the expected number does not.")
        found.append(said)
    moved = {lever.what for lever in result.moved}
    if "conversion" in moved:
        found.append(_("The other rates stay as measured; those who come further behave as those before them."))
        found.append(_("A rate that is set is taken as exact: its own uncertainty is not in the interval."))
    if "dwell" in moved:
        found.append(_("A shorter or longer stay alone changes nobody's way; median times are added up."))
    if "cost" in moved or (result.cost is not None and moved):
        found.append(_("Costs are per customer at a stage and do not change with their number."))
    if result.revenue is not None and moved:
        found.append(_("Revenue per customer stays as measured."))
    for stage, what in result.shared:
        said = _(
            "Several effects on {what} of {stage} are multiplied, as if each worked by itself; together at most 100 %."
        )
        if what != "conversion":
            said = _("Several effects on {what} of {stage} are multiplied, as if each worked by itself.")
        found.append(said.format(what=lever_name(what), stage=titles.get(stage, stage)))
    return tuple(found)


def trouble_text(trouble: Trouble) -> str:
    match trouble:
        case "any order":
            return _(
                "Counted in any order, stages are bars and no funnel: nothing leads from one to the next; "
                "choose another way of counting."
            )
        case "no numbers":
            return _("There is no funnel yet: measure at least two stages, the first among them.")
        case "too few":
            return _("Fewer than {k} customers came: nothing can be forecast from so few.").format(k=K)
        case "not a funnel":
            return _("A stage has more customers than the one before: these numbers are no funnel.")
        case _:
            assert_never(trouble)


def refusal_text(refused: Refused, titles: Titles) -> str:
    """Why a lever was not moved, and what could be done."""
    stage = titles.get(refused.lever.stage, refused.lever.stage)
    match refused.why:
        case "share":
            said = _("{stage}: a conversion is from 0 to 100 %; {value} is not.")
        case "below nought":
            said = _("{stage}: {what} cannot be less than nought.")
        case "first stage":
            said = _("{stage}: nobody converts into the first stage; move the next.")
        case "unknown stage":
            said = _("{stage}: the funnel has no such stage.")
        case "held back":
            said = _("{stage}: its numbers are held back (fewer than {k} customers).")
        case "too few":
            said = _("{stage}: fewer than {k} customers were at the stage before; their rate tells nothing.")
        case "never reached":
            said = _("{stage}: nobody reached it; how many would go on is not known.")
        case "no value":
            said = _("{stage}: {what} was not measured there.")
        case _:
            assert_never(refused.why)
    return said.format(stage=stage, k=K, what=lever_name(refused.lever.what), value=share_text(refused.lever.assumed))


def made_text(made: str, author: str) -> str:
    """«22 Nov 2026, Kim»."""
    day = date_text(made[:10])
    return _("{date}, {author}").format(date=day, author=author) if author else day
