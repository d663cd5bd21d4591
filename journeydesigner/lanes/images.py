"""Images: photographs and storyboard frames, each with its caption."""

from journeydesigner.drawing.primitives import Box, Picture, Primitive, Shadow
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, PAD_X, PAD_Y, RADIUS, Face, border, fill, ink, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Words, read_text
from journeydesigner.lanes.plain_cards import draw_card
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_ASPECT = 0.625
"""Height over width of the picture in its card."""
_TALLEST = 240.0


def _words() -> Words:
    return Words(_("Images"), _("Image"), _("What it looks like"), _("What does it look like here?"))


def _reads(card: Card, facts: Facts) -> str:
    return read_text(_("Image"), card)


def _face(card: Card, width: float, facts: Facts) -> Face:
    """The picture over the card's whole width, its caption below; a card without a picture is its text."""
    label = _reads(card, facts)
    if not card.image:
        return draw_card(card, width, facts, family="slate", label=label, icon="image")
    pen = facts.pen
    tall = min(round((width - 2) * _ASPECT), _TALLEST)
    caption: tuple[Primitive, ...] = ()
    height = tall + 2
    if card.text.strip():
        room = max(width - 2 * PAD_X, 1.0)
        block = pen.block(card.text, pen.type.card, ink("slate"), PAD_X, tall + PAD_Y, room)
        caption = (block.text,)
        height = tall + block.height + 2 * PAD_Y
    parts: tuple[Primitive, ...] = (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0, 0, width, height, fill("slate"), radius=RADIUS),
        Picture(card.image, 1, 1, width - 2, tall, RADIUS - 1, card.text),
        *caption,
        Box(0.5, 0.5, width - 1, height - 1, stroke=border("slate"), radius=RADIUS - 0.5),
    )
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(width) if card.is_moment_of_truth else ()
    return Face(width, height, (*parts, *crown), label, marks)


KIND = CardLane("images", _words, "image", "slate", _face, _reads, is_in_legend=False)
