"""Stages that stand on a sheet together."""

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.layout.page_parts import even_groups, stage_runs
from journeydesigner.model.ids import StageId, StepId
from journeydesigner.model.records import Step
from tests.layout.journeys import Journey


def lengths(groups: Iterable[Sequence[Step]]) -> list[int]:
    return [len(group) for group in groups]


def runs_of(*sizes: int) -> list[tuple[Step, ...]]:
    return [tuple(_step(number, step) for step in range(size)) for number, size in enumerate(sizes)]


def _step(stage: int, number: int) -> Step:
    return Step(id=StepId(f"{stage}.{number}"), stage=StageId(str(stage)))


def test_groups_are_as_even_as_stages_allow():
    assert lengths(even_groups(runs_of(1, 2, 2, 1, 2), 2)) == [3, 5]
    assert lengths(even_groups(runs_of(1, 2, 2, 1, 2), 3)) == [3, 2, 3]
    assert lengths(even_groups(runs_of(5, 1, 1, 1), 2)) == [5, 3]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=9), st.integers(1, 12))
def test_groups_keep_all_steps_in_order_and_part_no_stage(sizes: list[int], count: int):
    runs = runs_of(*sizes)
    groups = even_groups(runs, count)
    assert len(groups) == min(count, len(runs))
    assert [step for group in groups for step in group] == [step for run in runs for step in run]
    starts = {run[0] for run in runs}
    assert all(group[0] in starts for group in groups)


def test_a_stage_of_too_many_steps_is_parted_evenly():
    journey = Journey(1, 11)
    assert lengths(stage_runs(journey.snapshot.steps_in(journey.map), lambda run: len(run) <= 4)) == [4, 3, 4]
