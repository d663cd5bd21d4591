"""Numbers as people type them and as maps print them: «1 234,5», «12 %», «2 M», «−9.2 d», «56.40 €», «CHF 12»."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from journeydesigner.wording import _

_ALIKE = str.maketrans({**dict.fromkeys("\u00a0\u2007\u2009\u202f'\u2019", " "), "\u2212": "-", "\u2013": "-"})
"""Spaces and apostrophes that part thousands, and the signs that are a minus."""
_CURRENCY = r"[A-Z]{3}|[€$£¥₹₩]"
_TYPED = re.compile(
    rf"(?P<sign>[+\-±]?) ?(?P<currency>{_CURRENCY})? ?(?P<late>[+\-]?)"
    r"(?P<digits>[0-9.,][0-9., ]*?)(?P<power>[eE][+-]?[0-9]{1,3})? ?"
    rf"(?:(?P<scale>[kKMG])(?![A-Za-z]))? ?(?P<unit>%|{_CURRENCY}|[^\W\d_]{{1,8}}\.?)?"
)
_GROUPS = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in " .,"}
_SCALES = {"": 0, "k": 3, "K": 3, "M": 6, "G": 9}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the unit that stood by it, as it was typed; a percentage is a fraction."""

    value: float
    unit: str = ""


def number(text: str, units: Collection[str] | None = None) -> float | None:
    """The number that ``text`` says, a percentage as a fraction; None for nothing.

    ``units`` are the units of time and points that may follow it; None: any. Raises ValueError with a sentence for
    what is no number, and for what can be read two ways.
    """
    found = amount(text, units)
    return None if found is None else found.value


def amount(text: str, units: Collection[str] | None = None) -> Amount | None:
    """As ``number``, with the unit."""
    typed = " ".join(text.translate(_ALIKE).split())
    if not typed:
        return None
    found = _TYPED.fullmatch(typed)
    unit = (found["unit"] or "") if found else ""
    if found is None or (found["sign"] and found["late"]) or not _is_unit(unit, units):
        raise ValueError(_("“{text}” is no number.").format(text=text.strip()))
    digits = _bare(found["digits"].strip())
    if digits is None:
        raise ValueError(_("“{text}” is no number.").format(text=text.strip()))
    scale = _SCALES[found["scale"] or ""] - (2 if unit == "%" else 0)
    value = float(Decimal(digits + (found["power"] or "")).scaleb(scale)) if len(digits) < 400 else float("inf")
    if not isfinite(value):
        raise ValueError(_("“{text}” is no number.").format(text=text.strip()))
    return Amount(-value if "-" in (found["sign"], found["late"]) else value, unit or found["currency"] or "")


def _is_unit(unit: str, units: Collection[str] | None) -> bool:
    if not unit or re.fullmatch(rf"%|{_CURRENCY}", unit):
        return True
    return unit in units if units is not None else unit == _("pt") or seconds_in(unit) is not None


_TIMES: Mapping[str, float] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "segundos", "seg"), 1.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuten", "minutos"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunden", "hora", "horas"), 3600.0),
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "día", "días", "dia", "dias"), 86400.0),
}


def seconds_in(unit: str) -> float | None:
    """How long a unit of time is, in English, as it is spoken or in a neighbour's language; None for no such unit."""
    own = {_("s"): 1.0, _("min"): 60.0, _("h"): 3600.0, _("d"): 86400.0}
    said = unit.rstrip(".").casefold()
    return own.get(unit, _TIMES.get(said))


def _bare(digits: str) -> str | None:
    """Digits with a point, if any, as their decimal mark; None where the marks make no sense.

    The last of comma and point is the decimal mark where both stand. Raises ValueError where it could be either.
    """
    whole, mark, places = digits, "", ""
    last = max(digits.rfind(","), digits.rfind("."))
    if last >= 0 and digits.count(digits[last]) == 1:
        whole, mark, places = digits[:last], digits[last], digits[last + 1 :]
    if mark and len(places) == 3 and re.fullmatch(r"[1-9]\d{0,2}", whole):
        raise ValueError(
            _("“{text}” can be read two ways: write {whole} or {decimal}.").format(
                text=digits, whole=whole + places, decimal=f"{digits}0"
            )
        )
    groups = "".join(sorted(set(whole) - set("0123456789")))
    if len(groups) > 1 or (groups and not _GROUPS[groups].fullmatch(whole)):
        return None
    if (places and not places.isdecimal()) or not (whole or places):
        return None
    return f"{whole.replace(groups, '') if groups else whole or '0'}.{places or '0'}"
