"""What of a log may leave the run that computed it: aggregates over at least ``K`` customers, or none at all. Names of
events that look like personal data are pointed out."""

import re
from collections.abc import Iterable

from journeydesigner.metrics.held_back import K

P90_FROM = 50
"""A ninetieth percentile of fewer durations than this says more of single customers than of all."""

_PERSONAL = (
    re.compile(r"[^\s@/]+@[^\s@/]+\.[a-z]{2,}", re.IGNORECASE),
    re.compile(r"(?<!\d)(\+|00)\d[\d ()/-]{7,}\d"),
    re.compile(r"(?<![\dA-Za-z])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"),
    re.compile(r"(?<!\d)(?:\d[ -]?){13,19}(?!\d)"),
    re.compile(r"(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)"),
    re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE),
    re.compile(r"(?:user|customer|client|member|kunde|order|session|account)[_\-/ =:#]?\d{3,}", re.IGNORECASE),
)
"""E-mail, telephone, IBAN, card, network address, UUID, numbered persons and things of theirs."""


def is_told(customers: int) -> bool:
    """Whether a number over so many customers may be told."""
    return customers == 0 or customers >= K


def personal(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that look as if they held personal data."""
    return tuple(name for name in names if any(form.search(name) for form in _PERSONAL))
