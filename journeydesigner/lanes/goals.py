"""Goals: what the customer wants to get done."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Goals"), _("Goal"), _("What they want to get done"), _("What do they want to get done here?"))


KIND = text_lane(
    "goals", _words, "target", "slate", shelf=1,
    headings=Headings(120, (
        "goal", "need", "want", "expectation", "objective", "job to be done", "jtbd", "motivation", "ziel",
        "bedurfnis", "erwartung", "objetivo", "necesidad", "expectativa", "objectif", "besoin", "attente", "目的",
        "目標", "ニーズ", "期待", "ゴール", "条件",
    )),
)  # fmt: skip
