"""Order keys: strings that sort, and between any two of which another fits.

Random digits keep the keys that two people make for the same gap apart, so that their items never interleave
by accident and never collide.
"""

import secrets

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)
_JITTER = 3


def between(before: str | None, after: str | None) -> str:
    """A key after ``before`` and before ``after`` (None: no bound on that side). ``before < after`` must hold.

    Equal or reversed bounds (possible after a merge) give a key just after ``before``.
    """
    low = before or ""
    high = after if after is not None and after > low else None
    return _midpoint(low, high) + "".join(secrets.choice(_DIGITS[1:]) for _ in range(_JITTER))


def spread(count: int, before: str | None = None, after: str | None = None) -> list[str]:
    """``count`` ascending keys between the bounds."""
    keys: list[str] = []
    last = before
    for _ in range(count):
        last = between(last, after)
        keys.append(last)
    return keys


def _digit(key: str, place: int) -> int:
    return _VALUE.get(key[place], 0) if place < len(key) else 0


def _midpoint(low: str, high: str | None) -> str:
    """The shortest string strictly between; appending digits to it stays strictly between."""
    out: list[str] = []
    place = 0
    bounded = high is not None
    while True:
        floor = _digit(low, place)
        ceiling = _digit(high, place) if bounded and high is not None else _BASE
        if ceiling - floor > 1:
            return "".join(out) + _DIGITS[_inner(floor, ceiling, is_first=not low, is_last=high is None)]
        out.append(_DIGITS[floor])
        if floor < ceiling:
            bounded = False
        place += 1


def _inner(floor: int, ceiling: int, *, is_first: bool, is_last: bool) -> int:
    """A digit strictly between. At an open end it stays close to the bound, so that growing there stays short."""
    if is_last and not is_first:
        return floor + 1
    if is_first and not is_last:
        return ceiling - 1
    return floor + (ceiling - floor) // 2
