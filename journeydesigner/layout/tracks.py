"""Ways laid side by side: where arrows share a channel or a card's side, each has a place of its own. Pure geometry."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.layout.gutters import Area, Gutters
from journeydesigner.layout.routing import Side, Way

Point = tuple[float, float]
_SPACING = 4.0
_LEAST_SPACING = 2.0
_ALONE = 3.0
"""So far from the middle of its channel an arrow turns that goes to a card beside it: its head needs the room."""
_PORT_SPACING = 12.0
_PINNED = 7.0
"""So far ports stay away from straight arrows."""
_STRAIGHT_SPACING = 8.0


@dataclass(frozen=True, slots=True)
class Routed:
    """An arrow that knows its way. ``key`` tells it from others, and decides where there is nothing to choose by."""

    key: str
    source: Area
    target: Area
    way: Way


@dataclass
class _Stretch:
    """A stretch at ``at`` across its own direction, between the places where its neighbours are."""

    is_upright: bool
    at: float
    channel: tuple[str, float] | None


def laid(gutters: Gutters, routed: Sequence[Routed]) -> Mapping[str, tuple[Point, ...]]:
    """The corners of each arrow, from the source's side to the target's."""
    ports = _ports(gutters, routed)
    stretches = {one.key: _stretches(gutters, one, ports) for one in routed}
    _spread(gutters, routed, stretches)
    return {one.key: _points(one, stretches[one.key]) for one in routed}


# Where arrows leave and reach a card


def _ports(gutters: Gutters, routed: Sequence[Routed]) -> dict[tuple[str, bool], float]:
    """By arrow, and whether it is its target, the place along the card's side."""
    at: dict[tuple[str, bool], float] = _straights(routed)
    sides: dict[tuple[Area, Side], list[tuple[float, str, bool]]] = defaultdict(list)
    pinned: dict[tuple[Area, Side], list[float]] = defaultdict(list)
    for one in routed:
        ends: tuple[tuple[Area, Side, Area, bool], ...] = (
            (one.source, one.way.source, one.target, False), (one.target, one.way.target, one.source, True),
        )  # fmt: skip
        for area, side, other, is_target in ends:
            if one.way.straight is not None:
                pinned[area, side].append(at[one.key, is_target])
            else:
                hint = other.middle[1] if side in ("left", "right") else other.middle[0]
                sides[area, side].append((hint, one.key, is_target))
    ways = {one.key: one.way for one in routed}
    for (area, side), found in sides.items():
        found.sort()
        start, extent = (area.y, area.h) if side in ("left", "right") else (area.x, area.w)
        spacing = min(_PORT_SPACING, extent / (len(found) + 1))
        middle = start + extent / 2 - spacing * (len(found) - 1) / 2
        for place, (_hint, key, is_target) in enumerate(found):
            wanted = middle + place * spacing
            near = [pin for pin in pinned[area, side] if abs(pin - wanted) < _PINNED]
            if near:
                wanted = min(near[0] + _PINNED + 1, start + extent - 3)
            is_free = _is_free(gutters, area, side, ways[key], wanted, is_target=is_target)
            at[key, is_target] = wanted if is_free else start + extent / 2
    return at


def _is_free(gutters: Gutters, area: Area, side: Side, way: Way, at: float, *, is_target: bool) -> bool:
    """Whether the stretch at the card can be moved to ``at``: it was chosen at the middle of the card's side."""
    if not way.legs:
        return True
    kind, value = way.legs[-1 if is_target else 0]
    if side in ("left", "right"):
        x = gutters.upright(int(value))[0] if kind == "V" else value
        return gutters.is_level_free(at, area.x if side == "left" else area.right, x)
    y = gutters.level(int(value))[0] if kind == "H" else value
    return gutters.is_column_free(at, area.y if side == "top" else area.bottom, y)


def _straights(routed: Sequence[Routed]) -> dict[tuple[str, bool], float]:
    """Arrows that run straight along the same line are laid side by side."""
    at: dict[tuple[str, bool], float] = {}
    groups: dict[tuple[bool, float, frozenset[Area]], list[Routed]] = defaultdict(list)
    for one in routed:
        if one.way.straight is not None:
            is_upright = one.way.source in ("top", "bottom")
            groups[is_upright, one.way.straight, frozenset((one.source, one.target))].append(one)
    for (_upright, straight, _areas), found in groups.items():
        found.sort(key=lambda one: one.key)
        for place, one in enumerate(found):
            where = straight + _STRAIGHT_SPACING * (place - (len(found) - 1) / 2)
            at[one.key, False] = at[one.key, True] = where
    return at


# Stretches, and where in their channels they run


def _stretches(gutters: Gutters, one: Routed, ports: Mapping[tuple[str, bool], float]) -> list[_Stretch]:
    way = one.way
    first = _Stretch(way.source in ("top", "bottom"), ports[one.key, False], None)
    if way.straight is not None:
        return [first]
    found = [first]
    for kind, value in way.legs:
        match kind:
            case "V":
                found.append(_Stretch(True, gutters.upright(int(value))[0], (kind, value)))
            case "H":
                found.append(_Stretch(False, gutters.level(int(value))[0], (kind, value)))
            case "x" | "y":
                found.append(_Stretch(kind == "x", value, None))
    found.append(_Stretch(way.target in ("top", "bottom"), ports[one.key, True], None))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch in a channel from ``start`` to ``end``. ``bias`` -1 .. 1: to which side of the channel it should be."""

    start: float
    end: float
    bias: float
    key: str
    stretch: _Stretch


def _spread(gutters: Gutters, routed: Sequence[Routed], stretches: Mapping[str, list[_Stretch]]) -> None:
    channels: dict[tuple[str, float], list[_Run]] = defaultdict(list)
    for one in routed:
        found = stretches[one.key]
        for place, stretch in enumerate(found):
            if stretch.channel is not None:
                ends = sorted((found[place - 1].at, found[place + 1].at))
                bias = _bias(one.way, place, len(found))
                channels[stretch.channel].append(_Run(ends[0], ends[1], bias, one.key, stretch))
    for (kind, value), runs in channels.items():
        middle, room = gutters.upright(int(value)) if kind == "V" else gutters.level(int(value))
        for cluster in _clusters(runs):
            _lay(cluster, middle, room)


def _bias(way: Way, place: int, count: int) -> float:
    """Away from the card that an arrow points at beside its channel, and from the one that it leaves there."""
    bias = 0.0
    if place == count - 2:
        bias += {"left": -1.0, "right": 1.0, "top": -1.0, "bottom": 1.0}[way.target]
    if place == 1 and not bias:
        bias += {"left": -0.5, "right": 0.5, "top": -0.5, "bottom": 0.5}[way.source]
    return bias


def _clusters(runs: list[_Run]) -> list[list[_Run]]:
    """Runs that share some of the channel, directly or by others in between."""
    found: list[list[_Run]] = []
    reach = float("-inf")
    for run in sorted(runs, key=lambda run: (run.start, run.end, run.key)):
        if not found or run.start > reach:
            found.append([])
        found[-1].append(run)
        reach = max(reach, run.end)
    return found


def _lay(cluster: list[_Run], middle: float, room: float) -> None:
    """As few tracks as it takes, side by side round the middle."""
    tracks: list[list[_Run]] = []
    for run in cluster:
        track = next((track for track in tracks if track[-1].end < run.start - 1.0), None)
        if track is None:
            track = list[_Run]()
            tracks.append(track)
        track.append(run)
    tracks.sort(key=lambda track: (sum(run.bias for run in track) / len(track), track[0].key))
    most = int(2 * room / _LEAST_SPACING) + 1
    count = min(len(tracks), most)
    spacing = min(_SPACING, 2 * room / (count - 1)) if count > 1 else 0.0
    for place, track in enumerate(tracks):
        offset = spacing * (place % most - (count - 1) / 2)
        if count == 1:
            offset = min(_ALONE, room) * round(sum(run.bias for run in track) / len(track))
        for run in track:
            run.stretch.at = middle + offset


def _points(one: Routed, stretches: Sequence[_Stretch]) -> tuple[Point, ...]:
    points = [_on(one.source, one.way.source, stretches[0].at)]
    for before, after in pairwise(stretches):
        points.append((before.at, after.at) if before.is_upright else (after.at, before.at))
    points.append(_on(one.target, one.way.target, stretches[-1].at))
    return tuple(points)


def _on(area: Area, side: Side, at: float) -> Point:
    match side:
        case "left":
            return (area.x, at)
        case "right":
            return (area.right, at)
        case "top":
            return (at, area.y)
        case "bottom":
            return (at, area.bottom)
