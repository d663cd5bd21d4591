"""Writing ``clock.json``: see ``stamps``, which reads it."""

import base64
from collections.abc import Mapping

from journeydesigner.document.clock import Peer, Stamp
from journeydesigner.document.registers import ABSENT, Fields, Value
from journeydesigner.files.captured import Captured
from journeydesigner.files.record_forms import Json
from journeydesigner.files.told import Told


def clock_form(captured: Captured, told: Mapping[str, list[Told]]) -> Json:
    """What ``clock.json`` holds for this document."""
    return _Writing(captured, told).form()


class _Writing:
    """Numbers stamps and shapes as they come up."""

    def __init__(self, captured: Captured, told: Mapping[str, list[Told]]) -> None:
        self.captured, self.told = captured, told
        self.stamps: dict[Stamp, int] = {}
        self.shapes: dict[tuple[str, ...], int] = {}

    def form(self) -> Json:
        tables = {name: self._table(rows, self.told[name]) for name, rows in sorted(self.captured.tables.items())}
        losers = [
            [*key, self._stamp(stamp), _boxed(value)]
            for key, lost in sorted(self.captured.losers.items())
            for stamp, value in sorted(lost.items())
        ]
        seen = self.captured.seen
        peers = sorted({stamp.peer for stamp in self.stamps} | seen.keys() | self.captured.authors.keys())
        number = {peer: index for index, peer in enumerate(peers)}
        return {
            **self.captured.memory.clock_parts,
            "peers": peers,
            **self._authors(number),
            "version": [list(seen[peer]) if peer in seen else None for peer in peers],
            "stamps": [[stamp.millis, stamp.counter, number[stamp.peer]] for stamp in self.stamps],
            "shapes": list(self.shapes),
            "tables": tables,
            "losers": losers,
        }

    def _authors(self, number: Mapping[Peer, int]) -> Json:
        """By name the numbers of the peers that wrote under it: one person opens a file many times."""
        names: dict[str, list[int]] = {}
        if not self.captured.authors:
            return {}
        for peer, name in sorted(self.captured.authors.items()):
            names.setdefault(name, []).append(number[peer])
        return {"authors": dict(sorted(names.items()))}

    def _stamp(self, stamp: Stamp) -> int:
        return self.stamps.setdefault(stamp, len(self.stamps))

    def _table(self, rows: Mapping[str, Fields], told: list[Told]) -> Json:
        ids = [item.id for item in told]
        living = [item.row for item in told]
        apart = sorted(rows.keys() - set(ids))
        dead = [rows[record] for record in apart]
        kept = {item.id: _boxed_all(item.kept) for item in told if item.kept}
        kept |= {record: _boxed_all({n: r.value for n, r in rows[record].items()}) for record in apart}
        return {
            "told": len(told),
            "ids": [*ids, *apart],
            "shapes": [self._shape(row) for row in (*living, *dead)],
            "stamps": [self._stamps(row) for row in (*living, *dead)],
            "kept": kept,
            "checks": base64.b64encode(b"".join([item.checks for item in told])).decode("ascii"),
        }

    def _shape(self, row: Fields) -> int:
        return self.shapes.setdefault(tuple(row), len(self.shapes))

    def _stamps(self, row: Fields) -> int | list[int]:
        """One number where all registers were written at once, else one for each."""
        own = [register[1] for register in row.values()]
        first, number = own[0], self.stamps
        if own.count(first) == len(own):
            found = number.get(first)
            return number.setdefault(first, len(number)) if found is None else found
        return [number.setdefault(stamp, len(number)) for stamp in own]


def _boxed(value: Value) -> list[Value]:
    """A value that may be none at all, as JSON: ``[]`` or ``[value]``."""
    return [] if value is ABSENT else [value]


def _boxed_all(values: Mapping[str, Value]) -> dict[str, list[Value]]:
    return {name: _boxed(value) for name, value in values.items()}
