"""What the text edit over the map is called: who does not see where it lies hears what is being written."""

from journeydesigner.canvas.typist import Target
from journeydesigner.wording import _


def name_of(target: Target) -> str:
    return {
        Target.CARD: _("Text of the card"), Target.NEW_CARD: _("Text of the new card"),
        Target.STAGE: _("Name of the stage"), Target.STEP: _("Name of the step"), Target.LANE: _("Name of the lane"),
        Target.LINK: _("Label of the link"), Target.QUOTE: _("Quote"), Target.VALUE: _("Value"),
        Target.MAP: _("Title of the map"),
    }[target]  # fmt: skip
