"""Numbers as people type them and as maps print them: «1 234,5», «12 %», «2 M», «−9.2 d», «56.40 €», «CHF 12»."""

import re
from collections.abc import Collection
from decimal import Decimal
from math import isfinite

from journeydesigner.wording import _

_ALIKE = str.maketrans({**dict.fromkeys("\u00a0\u2007\u2009\u202f'\u2019", " "), "\u2212": "-", "\u2013": "-"})
"""Spaces and apostrophes that part thousands, and the signs that are a minus."""
_CURRENCY = r"[A-Z]{3}|[€$£¥₹₩]"
_TYPED = re.compile(
    rf"(?P<sign>[+\-±]?) ?(?:{_CURRENCY})? ?(?P<late>[+\-]?)"
    r"(?P<digits>[0-9.,][0-9., ]*?)(?P<power>[eE][+-]?[0-9]{1,3})? ?"
    rf"(?:(?P<scale>[kKMG])(?![A-Za-z]))? ?(?P<unit>%|{_CURRENCY}|[^\W\d_]{{1,4}})?"
)
_GROUPS = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in " .,"}
_SCALES = {"": 0, "k": 3, "K": 3, "M": 6, "G": 9}


def number(text: str, units: Collection[str] | None = None) -> float | None:
    """The number that ``text`` says, a percentage as a fraction; None for nothing.

    ``units`` are the units of time and points that may follow it; None: any. Raises ValueError with a sentence for
    what is no number, and for what can be read two ways.
    """
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
    return -value if "-" in (found["sign"], found["late"]) else value


def _is_unit(unit: str, units: Collection[str] | None) -> bool:
    if not unit or re.fullmatch(rf"%|{_CURRENCY}", unit):
        return True
    return unit in ((_("d"), _("h"), _("min"), _("s"), _("pt")) if units is None else units)


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
