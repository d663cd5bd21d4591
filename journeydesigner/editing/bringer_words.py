"""What an opportunity would bring, in words."""

from journeydesigner.editing.forecasts import Bringer, Bringing
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.numbers import MINUS
from journeydesigner.metrics.what_if_words import amount_text, lever_name, money_text, signed
from journeydesigner.wording import _, n_


def brings(one: Bringer, by: Bringing = "customers") -> str:
    """The measure that opportunities are ranked by: «+37 customers», «+1 480 €»; one that changes nothing of it says
    what it changes."""
    customers = one.customers.value if one.customers else 0.0
    told: dict[str, str] = {
        "customers": _more_customers(customers) if customers else "",
        "revenue": _signed_money(one.revenue, one.currency) if one.revenue else "",
        "cost": _signed_money(one.cost, one.currency) if one.cost else "",
        "time": _signed_time(one.dwell_s) if one.dwell_s else "",
    }
    return told[by] or next(filter(None, told.values()), "0")


def changes(one: Bringer, title: str, by: Bringing = "customers") -> str:
    """What it changes at the stage ``title``, and what follows besides the measure that they are ranked by."""
    parts: list[str] = []
    if (lever := one.lever) is not None:
        now, then = (amount_text(value, lever.what, one.currency) for value in (lever.measured or 0.0, lever.assumed))
        said = _("{what} of {stage}: {now} → {then}")
        parts.append(said.format(what=lever_name(lever.what), stage=title, now=now, then=then))
    if one.revenue and by != "revenue":
        parts.append(_("revenue {change}").format(change=_signed_money(one.revenue, one.currency)))
    if one.cost and by != "cost":
        parts.append(_("costs {change}").format(change=_signed_money(one.cost, one.currency)))
    if one.dwell_s:
        parts.append(_("time {change}").format(change=_signed_time(one.dwell_s)))
    return " · ".join(parts)


def _more_customers(more: float) -> str:
    return n_("{more} customer", "{more} customers", round(abs(more))).format(more=signed(more))


def _signed_time(seconds: float) -> str:
    return (MINUS if seconds < 0 else "+") + duration_text(abs(seconds))


def _signed_money(value: float, currency: str) -> str:
    said = money_text(abs(value), currency)
    return ("+" if value > 0 else MINUS if value < 0 else "") + said
