"""How the stages stand on the screen at a moment: at rest, or on the way from one rest to the next. Pure numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from journeydesigner.model.ids import LaneId
from journeydesigner.ui.presenting.page_layouts import LaidPage

K = TypeVar("K")
_DIMMED = 0.16
"""What is left of a lane while another one is in focus."""


@dataclass(frozen=True)
class Pose:
    """Pages stand side by side in slots: ``place`` is the slot in focus, between two of them on the way.

    ``header``, ``steps`` and ``heights`` are the rows' pixels, ``scroll`` how far lanes have gone up, ``reach`` how far
    down from there they are seen. ``lit`` 0..1 by
    slot: how much a page is in focus (absent: not at all); ``lanes`` 0..1: how clearly a lane is seen (absent: fully).
    """

    place: float
    header: float
    steps: float
    heights: Mapping[LaneId, float]
    reach: float
    scroll: float = 0.0
    lit: Mapping[int, float] = field(default_factory=dict[int, float])
    lanes: Mapping[LaneId, float] = field(default_factory=dict[LaneId, float])

    def moved(self, slots: int) -> "Pose":
        """The same with the slots counted from elsewhere."""
        lit = {slot + slots: share for slot, share in self.lit.items()}
        return replace(self, place=self.place + slots, lit=lit)


def at_rest(laid: LaidPage, slot: int, scroll: float, lane: LaneId | None) -> Pose:
    """``laid`` in focus; all its lanes, or one of them."""
    lanes = {other: _DIMMED for other in laid.heights if other != lane} if lane in laid.heights else {}
    return Pose(slot, laid.header, laid.steps, laid.heights, laid.reach(scroll), scroll, {slot: 1.0}, lanes)


def between(one: Pose, other: Pose, share: float) -> Pose:
    """``share`` 0..1 of the way."""
    if share >= 1.0:
        return other
    return Pose(
        _mean(one.place, other.place, share),
        _mean(one.header, other.header, share),
        _mean(one.steps, other.steps, share),
        _means(one.heights, other.heights, share, 0.0),
        _mean(one.reach, other.reach, share),
        _mean(one.scroll, other.scroll, share),
        _means(one.lit, other.lit, share, 0.0),
        _means(one.lanes, other.lanes, share, 1.0),
    )


def _mean(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _means(one: Mapping[K, float], other: Mapping[K, float], share: float, absent: float) -> dict[K, float]:
    keys = [*other, *(key for key in one if key not in other)]
    return {key: _mean(one.get(key, absent), other.get(key, absent), share) for key in keys}
