"""The map that a person begins with who wants no template: one stage, and the lanes that any journey needs."""

from journeydesigner.document.document import Document
from journeydesigner.editing.structure import add_lane_of, add_map, add_stage
from journeydesigner.model.ids import MapId, OrganizationId
from journeydesigner.wording import _

FIRST_LANES = ("actions", "touchpoints", "emotion", "pain_points")


def add_blank_map(document: Document, organization: OrganizationId) -> MapId:
    """A new map with one stage and empty lanes, as one undo step."""
    with document.change(_("Add map")):
        made = add_map(document, organization, _("Untitled map"))
        add_stage(document, made, _("First stage"))
        for name in FIRST_LANES:
            add_lane_of(document, made, name)
    return made
