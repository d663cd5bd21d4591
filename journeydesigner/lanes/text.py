"""Notes: free text, and what a lane of a kind that only a newer version knows is shown as."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Notes"), _("Note"), "", _("What belongs here?"))


KIND = text_lane("text", _words, "sticky-note", "slate")
