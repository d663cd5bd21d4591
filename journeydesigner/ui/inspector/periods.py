"""Periods as people type them into the history of a metric, months in the language of their system."""

import datetime

from PySide6.QtCore import QLocale

from journeydesigner.metrics import typed_periods


def period_of(text: str) -> str:
    """See ``typed_periods.period_of``; nothing is the current month. Raises ValueError for what is no period."""
    return typed_periods.period_of(text, _month_of) if text.strip() else f"{datetime.date.today():%Y-%m}"


def _month_of(word: str) -> int | None:
    """The month whose name begins so."""
    for locale in (QLocale.c(), QLocale()):
        for month in range(1, 13):
            if len(word) >= 3 and locale.standaloneMonthName(month).lower().startswith(word):
                return month
    return None
