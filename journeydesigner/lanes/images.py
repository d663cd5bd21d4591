"""Images and storyboard: pictures as wide as their step, whole, with their captions; frames for those to come."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon, Picture, Primitive, Shadow
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, PAD_X, PAD_Y, RADIUS, Face, border, edge, fill, ink, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words, read_text
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_FRAME_ASPECT = 0.625
"""Height over width of an empty frame, and of a picture that cannot be read."""
_TALLEST = 1.6
"""Height over width up to which a picture takes the whole width; a taller one stands in the middle of it."""
_WIDEST = 0.2
_ICON = 24.0
_DASH = (5.0, 4.0)


def _words() -> Words:
    return Words(_("Images"), _("Image"), _("What it looks like"), _("What does it look like here?"))


def _reads(card: Card, facts: Facts) -> str:
    return read_text(_("Image"), card, "" if card.image else _("no picture yet"))


def _face(card: Card, width: float, facts: Facts) -> Face:
    """The picture, its caption below; a card without a picture is an empty frame."""
    pen, family = facts.pen, family_of(card, "slate")
    shown, tall = _picture(card, width, facts) if card.image else _frame(width, facts, family)
    caption: tuple[Primitive, ...] = ()
    height = tall
    if card.text.strip():
        block = pen.block(card.text, pen.type.card, ink(family), PAD_X, tall + 8, max(width - 2 * PAD_X, 1.0))
        caption = (block.text,)
        height = tall + 8 + block.height + PAD_Y
    is_empty = not card.image
    rim = Box(
        0.5, 0.5, width - 1, height - 1, None, border(family, 0.6 if is_empty else 0.28), 1.0, RADIUS - 0.5,
        _DASH if is_empty else (),
    )  # fmt: skip
    parts: tuple[Primitive, ...] = (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0, 0, width, height, fill(family), radius=RADIUS),
        *caption,
        *shown,
        rim,
    )
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(width) if card.is_moment_of_truth else ()
    return Face(width, height, (*parts, *crown), _reads(card, facts), marks)


def _picture(card: Card, width: float, facts: Facts) -> tuple[tuple[Primitive, ...], float]:
    """The whole picture, and down to where it reaches."""
    aspect = facts.aspect or _FRAME_ASPECT
    room = width - 2
    tall = max(room * min(aspect, _TALLEST), room * _WIDEST)
    w = min(room, tall / aspect)
    h = min(tall, w * aspect)
    # Square below, where the caption follows on the same sheet.
    picture = Picture(card.image or "", 1 + (room - w) / 2, 1 + (tall - h) / 2, w, h, RADIUS - 1, card.text)
    return (picture,), tall + 2


def _frame(width: float, facts: Facts, family: str) -> tuple[tuple[Primitive, ...], float]:
    """An empty frame with an icon and what is asked here, as tall as both need."""
    pen, tall = facts.pen, width * _FRAME_ASPECT
    style = pen.type.description
    room = max(width - 2 * PAD_X, 1.0)
    said = pen.block(_words().question, style, Colour("text2"), PAD_X, 0, room, align="middle")
    tall = max(tall, _ICON + 8 + said.height + 2 * PAD_Y)
    top = (tall - _ICON - 8 - said.height) / 2
    text = pen.block(_words().question, style, Colour("text2"), PAD_X, top + _ICON + 8, room, align="middle").text
    return (Icon("image", (width - _ICON) / 2, top, _ICON, edge(family), 1.5), text), tall


KIND = CardLane(
    "images", _words, "image", "slate", _face, _reads, is_in_legend=False, is_of_images=True,
    headings=Headings(107, (
        "image", "storyboard", "picture", "photo", "screenshot", "bild", "foto", "imagen", "画像", "写真",
        "ストーリーボード",
    )),
)  # fmt: skip
