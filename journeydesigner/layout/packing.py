"""In which track of its row each card stands: as in a calendar, below all that came before it in its columns."""

from collections.abc import Iterable

Span = tuple[int, int]
"""First and last column, inclusive."""


def tracks(spans: Iterable[Span]) -> list[int]:
    """The track (0 is the top) of each span, given in reading order.

    No two spans of one track share a column, and in each column the order is kept.
    """
    used: dict[int, int] = {}
    found: list[int] = []
    for first, last in spans:
        track = used.get(first, 0) if first == last else max(used.get(column, 0) for column in range(first, last + 1))
        for column in range(first, last + 1):
            used[column] = track + 1
        found.append(track)
    return found
