"""How a map is parted: neighbouring stages that stand on a sheet together, lanes that stand under each other."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import Step

Run = tuple[Step, ...]
"""Neighbouring steps."""


def stage_runs(steps: Sequence[Step], fits: Callable[[Run], bool]) -> list[Run]:
    """The steps of each stage; of a stage that does not fit, as few runs as that takes, evenly long."""
    stages: list[list[Step]] = []
    for step in steps:
        if stages and stages[-1][-1].stage == step.stage:
            stages[-1].append(step)
        else:
            stages.append([step])
    runs: list[Run] = []
    for stage in stages:
        for parts in range(1, len(stage) + 1):
            ends = [round(len(stage) * part / parts) for part in range(parts + 1)]
            found = [tuple(stage[start:end]) for start, end in pairwise(ends)]
            if parts == len(stage) or all(map(fits, found)):
                runs += found
                break
    return runs


def even_groups(runs: Sequence[Run], count: int, length: Callable[[Run], float] = len) -> list[Run]:
    """The runs joined to ``count`` groups (at most one a run) that differ as little as may be in their ``length``.

    Least sum of squares, by dynamic programming over where each group ends.
    """
    count = max(min(count, len(runs)), 1)
    until = [0.0, *accumulate(map(length, runs))]
    best: list[tuple[float, list[int]]] = [(until[end] ** 2, [end]) for end in range(len(runs) + 1)]
    for groups in range(2, count + 1):
        best = [
            min(
                (
                    (best[start][0] + (until[end] - until[start]) ** 2, [*best[start][1], end])
                    for start in range(groups - 1, end)
                ),
                default=best[end],
            )
            for end in range(len(runs) + 1)
        ]
    ends = best[-1][1]
    return [
        tuple(step for run in runs[start:end] for step in run) for start, end in zip([0, *ends[:-1]], ends, strict=True)
    ]


def lane_groups(scene: Scene, tall: float) -> list[tuple[LaneId, ...]]:
    """The lanes, as many together as fit under the headers on a sheet ``tall`` pixels high, evenly filled.

    A lane taller than a sheet stands alone.
    """
    lanes = [band for band in scene.bands if band.kind is BandKind.LANE]
    room = tall - (scene.height - sum(band.height for band in lanes))
    groups = _filled(lanes, room)
    for share in range(50, 100, 5):
        evener = _filled(lanes, room * share / 100)
        if len(evener) == len(groups):
            return evener
    return groups


def _filled(lanes: Sequence[Band], room: float) -> list[tuple[LaneId, ...]]:
    groups: list[list[LaneId]] = []
    used = 0.0
    for band in lanes:
        if groups and used + band.height <= room:
            groups[-1].append(LaneId(band.key))
            used += band.height
        else:
            groups.append([LaneId(band.key)])
            used = band.height
    return [tuple(group) for group in groups] or [()]
