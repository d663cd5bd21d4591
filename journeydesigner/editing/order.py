"""Where among its neighbours something is put: from a position a person means to an order key."""

from collections.abc import Sequence
from typing import Protocol

from journeydesigner.model import order_keys


class Ordered(Protocol):
    @property
    def order(self) -> str: ...


def key_at(neighbours: Sequence[Ordered], index: int | None) -> str:
    """A key that sorts at ``index`` among ``neighbours`` (None: at the end), which are in order."""
    place = len(neighbours) if index is None else max(0, min(index, len(neighbours)))
    before = neighbours[place - 1].order if place > 0 else None
    after = neighbours[place].order if place < len(neighbours) else None
    return order_keys.between(before, after)
