"""Periods as people type them: «10/2026», «Oct 2026», «Q4 2026», «2026-W07»."""

import re
from collections.abc import Callable
from contextlib import suppress

from journeydesigner.metrics.numbers import month_name
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
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHERS = (
    ("jän", "ene", "gen", "janv"), ("fév", "fev"), ("mär", "mrz"), ("avr", "abr"), ("mai", "may", "mag"),
    ("juin", "giu"), ("juil", "lug"), ("aoû", "aou", "ago"), ("set",), ("okt", "oct", "ott", "out"), ("nov",),
    ("dez", "déc", "dic"),
)  # fmt: skip
"""How else months begin, in German, Spanish, French, Italian, Portuguese: sheets come from anywhere."""
MonthOf = Callable[[str], int | None]
"""The number (1..12) of the month that a word, lower case, names or begins to name."""


def month_of(word: str) -> int | None:
    """By the short names of the language that is spoken, the English ones, then those of its neighbours."""
    for month, english in enumerate(_ENGLISH, 1):
        if word.startswith((english, month_name(month).rstrip(".").lower())):
            return month
    for month, others in enumerate(_OTHERS, 1):
        if word.startswith(others):
            return month
    return None


def period_of(text: str, month_of: MonthOf = month_of) -> str:
    """``10/2026`` and ``Oct 2026`` are 2026-10, ``Q4 2026`` is 2026-Q4. Raises ValueError for what is no period."""
    cleaned = text.strip()

    def digits_of(found: re.Match[str]) -> str:
        month = month_of(found[0].rstrip(". ").lower())
        return found[0] if month is None else f"{month}/"

    digits = _MONTH_WORD.sub(digits_of, cleaned)
    for form, made in _FORMS:
        found = form.match(digits)
        if found:
            with suppress(ValueError):
                return checked(made.format(*found.groups()))
    raise ValueError(_("“{text}” is no period: write 2026, 2026-10, 2026-Q4, 2026-W07 or a date.").format(text=cleaned))
