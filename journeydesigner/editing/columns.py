"""Verbs on columns by direct manipulation: how wide they are, whether they are folded, whose step a stage border
stands before."""

from collections.abc import Iterable
from typing import Literal

from journeydesigner.document.document import Document
from journeydesigner.editing.order import key_at
from journeydesigner.model.ids import StageId, StepId
from journeydesigner.model.parts import LEAST_WIDTH, MOST_WIDTH
from journeydesigner.wording import _


def set_step_width(document: Document, step: StepId, width: float | None) -> None:
    """How wide a column is, in px at 100 %; beyond what a column can be is its end. None: as the layout sees fit."""
    set_step_widths(document, [step], width)


def set_step_widths(document: Document, steps: Iterable[StepId], width: float | None) -> None:
    """The same width for several columns."""
    held = None if width is None else min(max(float(round(width)), LEAST_WIDTH), MOST_WIDTH)
    with document.change(_("Change width")) as draft:
        for step in steps:
            draft.patch("steps", step, width=held)


def collapse_stage(document: Document, stage: StageId, is_collapsed: bool) -> None:
    """Fold a stage to a narrow column, or open it."""
    with document.change(_("Collapse stage") if is_collapsed else _("Expand stage")) as draft:
        draft.patch("stages", stage, is_collapsed=is_collapsed)


def take_over_step(document: Document, border: StageId, direction: Literal[1, -1]) -> StepId:
    """Move the border between the stage ``border`` and the next one by a step: +1, the stage takes over the next
    one's first step; -1, the next one takes over the stage's last. Cards stay in their columns. The step taken.

    Raises ValueError where there is no next stage, and where a stage would be left without a step.
    """
    with document.change(_("Move stage border")) as draft:
        snapshot = draft.snapshot
        stages = snapshot.stages_of(snapshot.stage(border).map)
        place = next(index for index, stage in enumerate(stages) if stage.id == border)
        if place + 1 == len(stages):
            raise ValueError(_("After the last stage there is no border to move."))
        following = stages[place + 1].id
        giver, taker = (following, border) if direction > 0 else (border, following)
        steps = snapshot.steps_of(giver)
        if len(steps) == 1:
            title = " ".join(snapshot.stage(giver).title.split()) or _("The stage")
            raise ValueError(_("{stage} has only this step; a stage keeps at least one.").format(stage=title))
        taken = (steps[0] if direction > 0 else steps[-1]).id
        order = key_at(snapshot.steps_of(taker), None if direction > 0 else 0)
        draft.patch("steps", taken, stage=taker, order=order)
    return taken
