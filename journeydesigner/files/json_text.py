"""JSON bytes: canonical when written, distrusted when read.

What we wrote ourselves reads back to the same bytes, which proves that it has no key twice and no odd number.
Anything else goes the slow way, which looks for all of that.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from journeydesigner.files.errors import DamagedFileError
from journeydesigner.model.clean_text import cleaned
from journeydesigner.wording import _

MAX_NESTING = 200


@cache
def _dumps() -> Callable[[object], bytes]:
    import orjson

    return orjson.dumps


def encode(value: object) -> bytes:
    """``value`` as compact JSON; broken surrogates become U+FFFD, numbers beyond 64 bits are written in full."""
    try:
        return _dumps()(value)
    except TypeError:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def encode_form(form: dict[str, Any]) -> bytes:
    """A public form with one record on each line, so that a difference of two files reads as lines."""
    return encode_parts(
        (name, _lines(cast(list[object], value)) if isinstance(value, list) else encode(value))
        for name, value in form.items()
    )


def encode_parts(parts: Iterable[tuple[str, bytes | list[bytes]]]) -> bytes:
    """A form from its parts, each as JSON, a list of records as its lines."""
    return b"{\n" + b",\n".join(encode(name) + b": " + _part(part) for name, part in parts) + b"\n}\n"


def _part(part: bytes | list[bytes]) -> bytes:
    if isinstance(part, bytes):
        return part
    return b"[\n" + b",\n".join(part) + b"\n]" if part else b"[]"


def _lines(values: list[object]) -> list[bytes]:
    try:
        return list(map(_dumps(), values))
    except TypeError:
        return [encode(value) for value in values]


def decode(data: bytes, name: str, again: Any = encode) -> Any:
    """The value of a member. ``again`` is how we would have written it. Raises DamagedFileError."""
    return decode_known(data, name, again)[0]


def decode_known(data: bytes, name: str, again: Any = encode) -> tuple[Any, bool]:
    """The value of a member, and whether the member is just what ``again`` makes of it. Raises DamagedFileError."""
    import orjson

    try:
        value = orjson.loads(data)
        if again(value) == data:
            return value, True
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    return _decode_slowly(data, name), False


_UNFIT = re.compile(rb"\\[ubfr]|\x7f|\xef\xbf[\xbe\xbf]")
"""Is in any JSON with a text that is not clean."""


def fit_to_keep(data: bytes, value: Any) -> Any:
    """``value``, read from ``data``, with all texts clean; itself where they are. Raises DamagedFileError."""
    if not any(byte in data for byte in (b"\\", b"\x7f", b"\xef")) or not _UNFIT.search(data):
        return value  # to look for single bytes first costs nearly nothing
    try:
        fit = cleaned(value)
        return value if fit == value else fit
    except RecursionError:
        raise DamagedFileError(_("It is nested too deeply to be a journey.")) from None


def _decode_slowly(data: bytes, name: str) -> Any:
    try:
        text = data.decode("utf-8-sig")
        if nesting(text) > MAX_NESTING:
            raise DamagedFileError(_("{name} is nested too deeply to be a journey.").format(name=name))
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite)
    except _TwiceError as error:
        raise DamagedFileError(_("{name} names “{key}” twice.").format(name=name, key=str(error))) from None
    except _ConstantError as error:
        raise DamagedFileError(_("{name} holds {value}, which is no number.").format(name=name, value=error)) from None
    except (ValueError, RecursionError):
        raise DamagedFileError(_("{name} is not sound JSON.").format(name=name)) from None


class _TwiceError(Exception):
    """A key that an object has twice."""


class _ConstantError(Exception):
    """NaN or an infinity."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                raise _TwiceError(key)
            seen.add(key)
    return found


def _no_constant(text: str) -> Any:
    raise _ConstantError(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise _ConstantError(text)
    return number


def nesting(text: str) -> int:
    """How deep brackets go, those inside strings not counted; beyond MAX_NESTING it is not looked on."""
    depth = deepest = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text, re.DOTALL):
        match found.group()[0]:
            case "[" | "{":
                depth += 1
                deepest = max(deepest, depth)
                if deepest > MAX_NESTING:
                    break
            case "]" | "}":
                depth -= 1
            case _:
                pass
    return deepest
