"""Periods as people type them."""

import datetime
import re
from contextlib import suppress

from PySide6.QtCore import QLocale

from journeydesigner.model.periods import checked
from journeydesigner.wording import _

_FORMS = (
    (re.compile(r"^(\d{4})$"), "{0}"),
    (re.compile(r"^(\d{4})[-/. ]?[qQ]([1-4])$"), "{0}-Q{1}"),
    (re.compile(r"^[qQ]([1-4])[-/. ]?(\d{4})$"), "{1}-Q{0}"),
    (re.compile(r"^(\d{4})[-/. ]?[wW](\d{1,2})$"), "{0}-W{1:0>2}"),
    (re.compile(r"^(\d{4})[-/.](\d{1,2})$"), "{0}-{1:0>2}"),
    (re.compile(r"^(\d{1,2})[-/.](\d{4})$"), "{1}-{0:0>2}"),
    (re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$"), "{0}-{1:0>2}-{2:0>2}"),
)

_MONTH_WORD = re.compile(r"^[^\W\d_]{3,}\.?\s*")


def period_of(text: str) -> str:
    """``10/2026`` and ``Oct 2026`` are 2026-10, ``Q4 2026`` is 2026-Q4; nothing is the current month.

    Raises ValueError for what is no period.
    """
    cleaned = text.strip()
    if not cleaned:
        return f"{datetime.date.today():%Y-%m}"
    digits = _MONTH_WORD.sub(_month_digits, cleaned)
    for form, made in _FORMS:
        found = form.match(digits)
        if found:
            with suppress(ValueError):
                return checked(made.format(*found.groups()))
    raise ValueError(_("“{text}” is no period: write 2026, 2026-10, 2026-Q4, 2026-W07 or a date.").format(text=cleaned))


def _month_digits(found: re.Match[str]) -> str:
    """A month's name, or how it begins, as its number; what is no month as it is."""
    word = found[0].rstrip(". ").lower()
    for locale in (QLocale.c(), QLocale()):
        for month in range(1, 13):
            if len(word) >= 3 and locale.standaloneMonthName(month).lower().startswith(word):
                return f"{month}/"
    return found[0]
