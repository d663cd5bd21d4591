"""Files that a newer program wrote: known by their head, read as far as this version understands them."""

import json
from collections.abc import Callable
from typing import Any, TypeVar, cast

from journeydesigner.files.errors import JourneyFileError, NewerVersionError
from journeydesigner.files.public_form import VERSION
from journeydesigner.wording import _

_LONGEST = 60


T = TypeVar("T")


def newer_program(manifest: bytes) -> str | None:
    """Which newer program wrote the file of a manifest, "" where it does not say; None for a file of this version or an
    older one."""
    head = _head(manifest)
    if type(head.get("version")) is not int or head["version"] <= VERSION:
        return None
    app = head.get("app")
    told = app if isinstance(app, str) else ""
    return "".join(character for character in told if character.isprintable())[:_LONGEST].strip()


def refusal(program: str) -> str:
    """Why a file of ``program`` cannot be changed here, and what to do."""
    known = program or _("a newer Journey Designer")
    said = _("It was written by {program}, which is newer than this one: here it can only be read. Update to edit it.")
    return said.format(program=known)


def too_new(program: str) -> NewerVersionError:
    """It cannot even be read."""
    known = program or _("a newer Journey Designer")
    said = _("It was written by {program}, which is newer than this one; update the program to open it.")
    return NewerVersionError(said.format(program=known))


def as_far_as_understood(program: str, read: Callable[[], T]) -> T:
    """What ``read`` makes of a newer file. Raises NewerVersionError where that is nothing."""
    try:
        return read()
    except (JourneyFileError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
        raise too_new(program) from None


def _head(content: bytes) -> dict[str, Any]:
    try:
        found: object = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast(dict[str, Any], found) if isinstance(found, dict) else {}
