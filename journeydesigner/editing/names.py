"""Names by which a person calls a thing: the same whatever their case, and whatever white space is around them."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def is_called(found: Named, name: str) -> bool:
    return found.name.strip().casefold() == name.strip().casefold()


def called(records: Iterable[N], name: str) -> N | None:
    """The first of the records that is called so."""
    return next((found for found in records if is_called(found, name)), None)
