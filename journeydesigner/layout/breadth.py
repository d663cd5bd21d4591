"""How broad neighbouring steps are together: some have a width of their own, a collapsed stage is narrow."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.columns import FOLDED_WIDTH
from journeydesigner.layout.options import LEAST_BOARD, NORMAL_STEP, LayoutOptions
from journeydesigner.layout.page_parts import Run
from journeydesigner.model.ids import MapId, StageId, StepId

_HALVINGS = 40


@dataclass(frozen=True)
class Breadths:
    """The widths that steps have on their own, and the stages that are collapsed."""

    own: dict[StepId, float]
    folded: frozenset[StageId]

    def units(self, run: Run) -> float:
        """How many steps of the usual width a run is as broad as; one of usual steps: as many as it has."""
        wide = sum(self.own.get(step.id, NORMAL_STEP) for step in run if step.stage not in self.folded)
        return (wide + self._folds(run)) / NORMAL_STEP

    def total(self, run: Run, step_width: float) -> float:
        """The width of the board that shows a run, in a layout with steps of ``step_width``."""
        options = LayoutOptions(step_width=step_width)
        shown = [step for step in run if step.stage not in self.folded]
        usual = step_width * max(LEAST_BOARD / len(shown), 1.0) if shown else 0.0
        wide = sum(options.own_width(self.own[step.id]) if step.id in self.own else usual for step in shown)
        return wide + self._folds(run)

    def _folds(self, run: Run) -> float:
        return len({step.stage for step in run} & self.folded) * FOLDED_WIDTH

    def filling(self, run: Run, board: float) -> float:
        """The width of steps with which a run fills a board ``board`` wide."""
        if not any(step.id in self.own or step.stage in self.folded for step in run):
            return board / max(len(run), LEAST_BOARD)
        low, high = 1.0, board
        if self.total(run, high) <= board:
            return high
        for _halving in range(_HALVINGS):
            middle = (low + high) / 2
            if self.total(run, middle) > board:
                high = middle
            else:
                low = middle
        return low


def breadths_of(snapshot: Snapshot, map_id: MapId) -> Breadths:
    own = {step.id: step.width for step in snapshot.steps_in(map_id) if step.width is not None}
    return Breadths(own, frozenset(stage.id for stage in snapshot.stages_of(map_id) if stage.is_collapsed))
