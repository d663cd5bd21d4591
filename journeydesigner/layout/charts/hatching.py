"""Diagonal lines within an area that a curve closes below."""

from collections.abc import Callable

from journeydesigner.drawing.primitives import Command

_APART = 9.0
_HALVINGS = 20


def hatched(left: float, right: float, top: float, floor_at: Callable[[float], float]) -> tuple[Command, ...]:
    """Lines that rise to the right, between the height ``top`` and the floor below it, which never rises.

    ``floor_at`` gives the floor's height at each x from ``left`` to ``right``.
    """
    commands: list[Command] = []
    foot = left + top + _APART
    last = right + floor_at(right)
    while foot < last:
        end_x = min(foot - top, right)
        start_x = _meeting(foot, left, end_x, floor_at)
        if end_x - start_x > 1.0:
            commands.append(("M", start_x, foot - start_x))
            commands.append(("L", end_x, foot - end_x))
        foot += _APART
    return tuple(commands)


def _meeting(foot: float, left: float, right: float, floor_at: Callable[[float], float]) -> float:
    """Where the line x + y = ``foot`` leaves the floor on its way up; at ``left`` where it comes in from there."""
    if foot - left <= floor_at(left):
        return left
    low, high = left, right
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if foot - middle > floor_at(middle):
            low = middle
        else:
            high = middle
    return high
