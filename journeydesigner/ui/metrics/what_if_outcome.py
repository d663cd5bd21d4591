"""What follows from the levers, told in the box of the what-if card."""

from collections.abc import Callable, Iterator

from journeydesigner.layout.charts.what_if_figures import range_text
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.metrics.what_if import Estimate, Result, forecast
from journeydesigner.metrics.what_if_words import interval_text, money_text, signed
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.ui.metrics.forecast_box import Outcome
from journeydesigner.ui.metrics.what_if_plan import Plan
from journeydesigner.wording import _


def show_outcome(box: Outcome, plan: Plan, result: Result, what: LeverOn, language: str) -> None:
    """The customers of the last stage that is known, how sure that is, and revenue, costs and time."""
    known = next((stage for stage in reversed(result.stages) if stage.customers is not None), None)
    if known is None or known.customers is None:
        return
    value = known.customers.value
    share = share_text(value / result.customers if result.customers else 0.0, language)
    is_other = known.measured is not None and value != known.measured
    said = _("{share} of all").format(share=share)
    if is_other:
        more = signed(value - (known.measured or 0), language)
        said = _("{more}, {share} of all").format(more=more, share=share)
    where = _("customers in {stage}").format(stage=plan.titles.get(known.stage, ""))
    n = grouped(result.customers, language)
    about = [_("{interval} (binomial, n = {n}).").format(interval=interval_text(known.customers, language), n=n)]
    if any(lever.what == "conversion" for lever in result.moved):
        about.append(_("Assumes the other rates stay as measured."))
    about.append(_("Next period, rates unsure: {range}.").format(range=range_text(known.outlook, language)))
    measured = grouped(known.measured or 0, language) if is_other else ""
    box.show_numbers(measured, grouped(value, language), f"{where}\n{said}", " ".join(about))
    box.show_more(list(_more(plan, result, what, language)))


def _more(plan: Plan, result: Result, what: LeverOn, language: str) -> Iterator[tuple[str, str, str]]:
    """Name, from → to, interval of what is known besides customers; of time only where it is changed or looked at."""
    if plan.base is None:
        return
    before = forecast(plan.base)

    def money(value: float) -> str:
        return money_text(value, result.currency, language)

    def time(value: float) -> str:
        return duration_text(value, language)

    told: tuple[tuple[str, Estimate | None, Estimate | None, Callable[[float], str]], ...] = (
        (_("Revenue"), before.revenue, result.revenue, money),
        (_("Cost"), before.cost, result.cost, money),
        (_("Time on the way"), before.dwell_s, result.dwell_s, time),
    )
    for name, one, other, said in told:
        if one is None or other is None or (said is time and one == other and what != "dwell"):
            continue
        now, then = said(one.value), said(other.value)
        between = ""
        if other.low is not None and other.high is not None:
            between = _("{low} to {high}").format(low=said(other.low), high=said(other.high))
        yield name, then if now == then else f"{now} → {then}", between
