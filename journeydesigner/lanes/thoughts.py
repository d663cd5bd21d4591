"""Thoughts and quotes: what the customer thinks and says."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Thoughts"), _("Thought"), _("What they think and say"), _("What do they think here?"))


KIND = text_lane(
    "thoughts", _words, "quote", "yellow", shelf=3,
    headings=Headings(60, (
        "thought", "thinking", "think", "mindset", "says", "quote", "question", "gedanke", "denkt", "frage",
        "pensamiento", "piensa", "pregunta", "pensee", "pense", "思考", "頭の中", "考え", "疑問", "心理",
    )),
)  # fmt: skip
