"""Actions: what the customer does."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Actions"), _("Action"), _("What they do"), _("What do they do here?"))


KIND = text_lane(
    "actions", _words, "footprints", "blue", has_channel=True, shelf=2,
    headings=Headings(130, (
        "action", "activit", "doing", "task", "behavio", "step", "does", "handlung", "aktivitat", "aktion",
        "schritt", "tatigkeit", "aufgabe", "accion", "actividad", "tarea", "paso", "activite", "tache", "etape",
        "行動", "アクション", "手順", "やること",
    )),
)  # fmt: skip
