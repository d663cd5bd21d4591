"""The head of a sheet that is a hand-out of its own: what it is, of which map, for whom, and of which day."""

from collections.abc import Sequence

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.flow import Block, Flow, side_by_side, stacked, words
from journeydesigner.layout.report.styles import BODY, LEAD, LEAD_STRONG, TITLE
from journeydesigner.layout.title_block import disc_parts
from journeydesigner.model.records import Persona
from journeydesigner.wording import _

_BAR, _UNDER_BAR, _FACE, _ASIDE = 8.0, 40.0, 28.0, 280.0


def put_sheet_head(
    flow: Flow, key: str, names: tuple[str, str, str], aside: Sequence[str], persona: Persona | None = None
) -> None:
    """The stages' colours as a narrow bar, then the persona's face, ``names`` (what it is, of what, whose), and at the
    right the day and what sums it up (``aside``)."""
    pen, form = flow.pen, flow.form
    title, of_what, context = names
    shade = Gradient(0, 0, form.width, 0, Colour("stage:0/5"), Colour("stage:4/5"))
    bar = Node(f"{key}/bar", Role.GROUND, "", 0, 0, form.width, _BAR, (Box(0, 0, form.width, _BAR, shade),))
    flow.at(Block((bar,), _BAR), 0.0)
    left = form.left + (2 * _FACE + 20 if persona is not None else 0.0)
    area = (left, form.right - left - _ASIDE)
    texts = [
        *words(pen, f"{key}/title", title, TITLE, Colour("text"), area, tag=Tag.TITLE, record=key),
        *words(pen, f"{key}/map", of_what, LEAD_STRONG, Colour("text"), area, gap=2),
    ]
    if context:
        texts += words(pen, f"{key}/context", context, LEAD, Colour("text2"), area)
    day_area = (form.right - _ASIDE, _ASIDE)
    beside: list[Block] = []
    for number, said in enumerate(aside):
        name = f"{key}/aside{number}"
        beside += words(pen, name, said, BODY, Colour("text2"), day_area, align="end", gap=2 if number else 0)
    parts = [stacked(texts), stacked(beside)]
    if persona is not None:
        disc = disc_parts(pen, persona, _FACE)
        node = Node(f"{key}/face", Role.PERSONA, "", form.left, 4, 2 * _FACE, 2 * _FACE, disc, persona.name)
        reading = Reading(node.key, (Part(Tag.FIGURE, node.key, alt=persona.name or _("Persona")),))
        parts.insert(0, Block((node,), 2 * _FACE + 4, (reading,)))
    flow.at(side_by_side(parts), _UNDER_BAR)
