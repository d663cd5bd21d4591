"""Whether a number is older than it may be: its metric's review date has passed, and nothing newer was measured."""

from datetime import date

from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.periods import last_day
from journeydesigner.model.records import Metric
from journeydesigner.wording import _


def is_stale(metric: Metric, today: date, latest: str = "") -> bool:
    """Whether ``metric`` was to be looked at before ``today`` and its ``latest`` period ended before that.

    A metric without a review date is never stale; one without a value is, once the date has passed.
    """
    review = _day(metric.review_date)
    if review is None or review >= today:
        return False
    try:
        return not latest or last_day(latest) < review
    except ValueError:
        return True


def stale_text(metric: Metric, today: date, latest: str = "") -> str:
    """«To be reviewed by 3 Oct 2026»; "" where it is not stale."""
    if not is_stale(metric, today, latest):
        return ""
    return _("To be reviewed by {date}").format(date=date_text(metric.review_date or ""))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
