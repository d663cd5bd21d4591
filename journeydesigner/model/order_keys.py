"""Order keys: strings that sort, and between any two of which another fits.

Random digits keep the keys that two people make for the same gap apart, so that they never collide; keys made
together (``spread``) share their beginning, so that what two people paste at the same place never interleaves.
"""

import secrets

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)
_JITTER = 3


def between(before: str | None, after: str | None) -> str:
    """A key after ``before`` and before ``after`` (None: no bound on that side). ``before < after`` must hold.

    Where nothing fits (equal or reversed bounds after a merge, keys that others wrote with other letters) it is a
    key just after ``before``.
    """
    low = before or ""
    high = after if after is not None and after > low else None
    key = _midpoint(low, high)
    if key is None or key <= low or (high is not None and key >= high):
        key = low + _DIGITS[_BASE // 2]
    return key + "".join(secrets.choice(_DIGITS[1:]) for _ in range(_JITTER))


def spread(count: int, before: str | None = None, after: str | None = None) -> list[str]:
    """``count`` ascending keys between the bounds."""
    if count == 1:
        return [between(before, after)]
    stem = between(before, after)
    width = 1
    while _BASE**width < count:
        width += 1
    return [stem + _written(index, width) + _DIGITS[_BASE // 2] for index in range(count)]


def _written(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits


def _digit(key: str, place: int) -> int:
    return _VALUE.get(key[place], 0) if place < len(key) else 0


def _midpoint(low: str, high: str | None) -> str | None:
    """The shortest string strictly between; appending digits to it stays strictly between. None: there is none."""
    out: list[str] = []
    bounded = high is not None
    for place in range(len(low) + len(high or "") + 2):
        floor = _digit(low, place)
        ceiling = _digit(high, place) if bounded and high is not None else _BASE
        if ceiling - floor > 1:
            return "".join(out) + _DIGITS[_inner(floor, ceiling, is_first=not low, is_last=high is None)]
        out.append(_DIGITS[floor])
        if floor < ceiling:
            bounded = False
    return None


def _inner(floor: int, ceiling: int, *, is_first: bool, is_last: bool) -> int:
    """A digit strictly between. At an open end it stays close to the bound, so that growing there stays short."""
    if is_last and not is_first:
        return floor + 1
    if is_first and not is_last:
        return ceiling - 1
    return floor + (ceiling - floor) // 2
