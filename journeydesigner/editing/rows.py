"""Verbs on rows by direct manipulation: how tall they are at least, and whether they are folded."""

from journeydesigner.document.document import Document
from journeydesigner.model.ids import LaneId
from journeydesigner.model.parts import LEAST_HEIGHT, MOST_HEIGHT
from journeydesigner.wording import _


def set_lane_height(document: Document, lane: LaneId, height: float | None) -> None:
    """How tall a row is at least, in px at 100 %; beyond what a row can be is its end. None: as the layout sees fit."""
    held = None if height is None else min(max(float(round(height)), LEAST_HEIGHT), MOST_HEIGHT)
    with document.change(_("Change height")) as draft:
        draft.patch("lanes", lane, height=held)


def collapse_lane(document: Document, lane: LaneId, is_collapsed: bool) -> None:
    """Fold a lane to its title, or open it."""
    with document.change(_("Collapse lane") if is_collapsed else _("Expand lane")) as draft:
        draft.patch("lanes", lane, is_collapsed=is_collapsed)
