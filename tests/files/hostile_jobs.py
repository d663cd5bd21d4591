"""Journey files opened and repaired in a child with limits: what is refused there comes back as a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import read_journey
from journeydesigner.files.mending.repair import checked
from journeydesigner.reading.errors import ForeignFileError


def open_journey(data: bytes, _wishes: Mapping[str, Any], _progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    try:
        read_journey(data)
    except JourneyFileError as error:
        raise ForeignFileError(str(error)) from None
    return None, b""


def repair_journey(
    data: bytes, _wishes: Mapping[str, Any], _progress: Callable[[float, str], None]
) -> tuple[Any, bytes]:
    try:
        checked(data)
    except JourneyFileError as error:
        raise ForeignFileError(str(error)) from None
    return None, b""
