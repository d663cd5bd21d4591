"""Complementary suppression: which counts are not told, so that nothing that is held back follows from what is told.

A count over fewer than ``K`` customers is held back. What sums it up with others, or the others, could tell it all the
same; then one more of them is held back, and so on, until no sum and no combination of sums gives any of it away
(Cox 1980, for tables; here for any set of linear equations, by elimination).
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from journeydesigner.events.privacy import is_told
from journeydesigner.metrics.held_back import K

Key = Hashable
_PRIME = (1 << 61) - 1
"""Elimination is done modulo this: exact, and wrong with no more likelihood than one in as many."""
_Row = dict[Key, int]
_MOST_SPARE = 100
"""Of more counts than these it is not tried whether each is needed: that would take long."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, over how many customers, and how much would be lost with it: the cheap ones go first."""

    value: int
    customers: int
    cost: int


@dataclass
class Sums:
    """``cells`` may be told; ``hidden`` numbers are told to nobody, but must not be found out where they are small.
    ``equations``: what is known to add up to nought, by key with its factor; a key that is neither is nought."""

    cells: dict[Key, Cell] = field(default_factory=dict[Key, Cell])
    hidden: dict[Key, int] = field(default_factory=dict[Key, int])
    equations: list[_Row] = field(default_factory=list[_Row])

    def add(self, key: Key, value: int, customers: int, cost: int) -> None:
        self.cells[key] = Cell(value, customers, cost)

    def whole(self, key: Key, *parts: Key) -> None:
        """``key`` is the sum of ``parts``."""
        row: _Row = {key: 1}
        for part in parts:
            row[part] = row.get(part, 0) - 1
        self.equations.append(row)

    def rest(self, key: Key, parts: Mapping[Key, int]) -> None:
        """Of ``key`` the parts, so many times each, leave a rest that is told to nobody."""
        left = self.cells[key].value - sum(times * self.cells[part].value for part, times in parts.items())
        name = ("rest", key, tuple(parts))
        self.hidden[name] = left
        self.equations.append({key: 1, name: -1, **{part: -times for part, times in parts.items()}})

    def held_back(self, also: Iterable[Key] = ()) -> frozenset[Key]:
        """The keys of the cells that are not told: the small ones, ``also`` those, and what would give any of the small
        ones away."""
        small = {key for key, cell in self.cells.items() if not is_told(cell.customers)} | set(also)
        secret = small | {key for key, value in self.hidden.items() if not is_told(abs(value))}
        held = set(small)
        while more := self._next(held, secret):
            held |= more
        return frozenset(self._without_needless(held, small, secret))

    def _without_needless(self, held: set[Key], small: set[Key], secret: set[Key]) -> set[Key]:
        """What was held back on the way, and turns out not to be needed, is told: the dearest first."""
        spare = sorted(held - small, key=self._price, reverse=True)
        for key in spare if len(spare) <= _MOST_SPARE else ():
            if not self._next(held - {key}, secret):
                held = held - {key}
        return held

    def _next(self, held: set[Key], secret: set[Key]) -> set[Key]:
        """What has to be held back besides; nothing where no secret is out."""
        found: set[Key] = set()
        for equations in self._telling(held, secret):
            if not found.isdisjoint(key for equation in equations for key in equation):
                continue  # what was just held back may be enough for this one, too
            left = {key for equation in equations for key in equation if key in self.cells} - held
            if left:
                found.add(min(left, key=self._price))
        return found

    def _price(self, key: Key) -> tuple[bool, int, int, str]:
        cell = self.cells[key]
        return cell.value == 0, cell.cost, cell.value, str(key)

    def _telling(self, held: set[Key], secret: set[Key]) -> Iterable[list[_Row]]:
        """The equations that together tell a secret, for each way that is found."""
        for equation in self.equations:
            unknown = [key for key in equation if key in held or key in self.hidden]
            if not secret.isdisjoint(unknown) and self._is_small(equation, unknown):
                yield [equation]
        for row, used in _solved([self._unknown(equation, held) for equation in self.equations]):
            if len(row) == 1 and next(iter(row)) in secret:
                yield [self.equations[number] for number in used]

    def _unknown(self, equation: _Row, held: set[Key]) -> _Row:
        return {key: factor for key, factor in equation.items() if key in held or key in self.hidden}

    def _is_small(self, equation: _Row, unknown: list[Key]) -> bool:
        """Whether what is not told adds up to so little that the sum itself is a small number."""
        factors = {equation[key] for key in unknown}
        if factors not in ({1}, {-1}):
            return False
        return 0 < sum(self.hidden[key] if key in self.hidden else self.cells[key].value for key in unknown) < K


def _solved(rows: list[_Row]) -> list[tuple[_Row, frozenset[int]]]:
    """The rows in reduced form (Gauss, Jordan), each with the numbers of those that it was made of."""
    done: dict[Key, tuple[_Row, frozenset[int]]] = {}
    holders: dict[Key, set[Key]] = {}
    for number, given in enumerate(rows):
        row, used = dict(given), frozenset({number})
        for pivot in [key for key in row if key in done]:
            if (factor := row.get(pivot, 0)) != 0:
                other, more = done[pivot]
                row, used = _minus(row, other, factor), used | more
        if not row:
            continue
        pivot = next(iter(row))
        inverse = pow(row[pivot], -1, _PRIME)
        row = {key: factor * inverse % _PRIME for key, factor in row.items()}
        for holder in list(holders.get(pivot, ())):
            other, more = done[holder]
            for key in other:
                holders[key].discard(holder)
            done[holder] = _minus(other, row, other[pivot]), more | used
            for key in done[holder][0]:
                holders.setdefault(key, set()).add(holder)
        done[pivot] = row, used
        for key in row:
            holders.setdefault(key, set()).add(pivot)
    return list(done.values())


def _minus(row: _Row, other: _Row, factor: int) -> _Row:
    """``row`` less ``factor`` times ``other``."""
    found = dict(row)
    for key, value in other.items():
        left = (found.get(key, 0) - factor * value) % _PRIME
        if left:
            found[key] = left
        else:
            found.pop(key, None)
    return found
