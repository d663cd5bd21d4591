"""Frontstage: what the customer sees the organisation do."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.process_cards import process_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Frontstage"), _("Frontstage"), _("What they see us do"), _("What do they see us do here?"))


KIND = process_lane(
    "frontstage", _words, "monitor", "violet", has_channel=True,
    headings=Headings(100, (
        "frontstage", "front stage", "staff", "employee", "mitarbeiter", "empleado", "frontal", "employe",
        "フロントステージ",
    )),
)  # fmt: skip
