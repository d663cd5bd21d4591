"""Cards of a process: boxes whose outline and icon say what kind of step it is, as in a flow chart.

Front- and backstage are told apart by their lanes; where one lane holds both (``process``), what the customer does not
see has a dashed border and a closed eye.
"""

from collections.abc import Callable, Mapping
from typing import Literal, cast

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Command, Icon, Line, Path, Primitive, Shadow
from journeydesigner.lanes.face import (
    BORDER_SHARE,
    MOMENT_OF_TRUTH,
    PAD_X,
    PAD_Y,
    RADIUS,
    Face,
    border,
    edge,
    fill,
    ink,
    quarter,
    sheet,
    star,
)
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, LegendEntry, Words, read_text
from journeydesigner.lanes.plain_cards import ICON, ICON_ROOM, LEAST_HEIGHT, TEXT_INSET, draw_card, family_of, link_sign
from journeydesigner.model.records import Card
from journeydesigner.wording import _

Shape = Literal["task", "decision", "start", "end", "wait", "document", "system"]
UNSEEN = "unseen"
_ICONS: Mapping[Shape, str] = {
    "task": "cog", "decision": "split", "start": "circle-play", "end": "circle-stop", "wait": "hourglass",
    "document": "file-text", "system": "database",
}  # fmt: skip
_TIP = 14.0
"""How far a decision's points reach out of its text's box."""
_ROUND_INSET = 16.0
_MOST_ROUND = 20.0
_BAR = 7.0
"""From a system's sides to its inner lines."""
_WAVE = 9.0
"""How much of a document's height its wavy foot takes."""
_EYE = 14.0
_EYE_ROOM = 20.0
_DASH = (4.0, 3.0)


class ProcessValues(CardValues, frozen=True):
    """``shape``: what kind of step it is; None: a plain card."""

    shape: Shape | None = None

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {"shape": _("Shape"), **shape_labels()}


def shape_labels() -> dict[Shape, str]:
    return {
        "task": _("Task"), "decision": _("Decision"), "start": _("Start"), "end": _("End"), "wait": _("Wait"),
        "document": _("Document"), "system": _("System"),
    }  # fmt: skip


def shape_of(card: Card) -> Shape | None:
    """The shape a person gave the card; None for none, or one that only a newer version has."""
    found = card.extras.get("shape")
    return cast(Shape, found) if found in _ICONS else None


def process_lane(
    name: str,
    words: Callable[[], Words],
    icon: str,
    family: str,
    *,
    headings: Headings,
    has_channel: bool = False,
    is_internal: bool = False,
    shelf: int = 0,
) -> CardLane:
    """A kind whose cards are steps of a process, all on one side of the line of visibility."""

    def reads(card: Card, facts: Facts) -> str:
        return process_text(card, words().one)

    def face(card: Card, width: float, facts: Facts) -> Face:
        return draw_step(card, width, facts, family=family, label=reads(card, facts))

    return CardLane(
        name, words, icon, family, face, reads, ProcessValues, has_channel=has_channel, headings=headings, shelf=shelf,
        tags=shape_tags, is_internal=is_internal,
    )  # fmt: skip


def shape_tags(card: Card, language: str) -> tuple[str, ...]:
    """What the card's shape says."""
    shape = shape_of(card)
    return (shape_labels()[shape],) if shape else ()


def process_text(card: Card, one: str, *more: str) -> str:
    """«Backstage: Is the roof sound? (Decision)»."""
    shape = shape_of(card)
    return read_text(one, card, shape_labels()[shape] if shape else "", *more)


def unseen_signs(marks: frozenset[str]) -> tuple[LegendEntry, ...]:
    """What the closed eye means, where it occurs."""
    if UNSEEN not in marks:
        return ()
    return (LegendEntry("unseen", _("Backstage, unseen"), (Icon("eye-off", 0, 2, 14, edge("violet")),)),)


def draw_step(
    card: Card, width: float, facts: Facts, *, family: str, label: str, is_unseen: bool = False
) -> Face:  # fmt: skip
    """A card as its shape has it; without a shape (and seen), or with an image, one like others."""
    shape = shape_of(card)
    if card.image or (shape is None and not is_unseen):
        return draw_card(
            card, width, facts, family=family, label=label, icon=_ICONS[shape] if shape else link_sign(card)
        )
    family = family_of(card, family)
    pen = facts.pen
    left, right, foot = _insets(shape)
    x = left + (ICON_ROOM if shape else 0.0)
    room = max(width - x - right - (_EYE_ROOM if is_unseen else 0.0), 1.0)
    style = pen.type.card
    block = pen.block(card.text, style, ink(family), x, PAD_Y, room)
    height = max(PAD_Y + block.height + PAD_Y + foot, LEAST_HEIGHT + foot)
    middle = (height - foot - block.height) / 2
    if middle > PAD_Y:
        block = pen.block(card.text, style, ink(family), x, middle, room)
    top = max(middle, PAD_Y) + (style.leading - ICON) / 2
    inside: list[Primitive] = [*_ground(shape, family, width, height, is_unseen=is_unseen)]
    if shape:
        inside.append(Icon(_ICONS[shape], left, top, ICON, edge(family)))
    inside.append(block.text)
    if is_unseen:
        inside.append(Icon("eye-off", width - right - _EYE, top + 1, _EYE, edge(family)))
    marks = {mark for mark, is_there in ((MOMENT_OF_TRUTH, card.is_moment_of_truth), (UNSEEN, is_unseen)) if is_there}
    crown = star(width) if card.is_moment_of_truth else ()
    return Face(width, height, (*inside, *crown), label, frozenset(marks))


def _insets(shape: Shape | None) -> tuple[float, float, float]:
    """From the sides to icon and text, and what the foot takes of the height."""
    match shape:
        case "decision":
            return (_TIP + 6, _TIP + 4, 0.0)
        case "start" | "end":
            return (_ROUND_INSET, _ROUND_INSET - 2, 0.0)
        case "document":
            return (TEXT_INSET, PAD_X, _WAVE)
        case "system":
            return (TEXT_INSET + _BAR - 2, PAD_X + _BAR - 2, 0.0)
        case "task" | "wait" | None:
            return (TEXT_INSET, PAD_X, 0.0)


# Outlines


def _ground(
    shape: Shape | None, family: str, width: float, height: float, *, is_unseen: bool
) -> tuple[Primitive, ...]:  # fmt: skip
    line, dash = border(family, 0.7 if is_unseen else BORDER_SHARE), _DASH if is_unseen else ()
    match shape:
        case "decision":
            return _decision(family, width, height, dash)
        case "start" | "end":
            radius = min(height / 2, _MOST_ROUND)
            thick = 2.5 if shape == "end" else 1.25
            half = thick / 2
            return (
                Shadow(0, 0, width, height, radius, 1),
                Box(half, half, width - thick, height - thick, fill(family), edge(family), thick, radius - half, dash),
            )
        case "document":
            outline = _document_outline(width, height)
            return (
                Shadow(0, 0, width, height - _WAVE, RADIUS, 1),
                Path(outline, fill(family), border(family, 0.5), 1.0, dash),
                Line(1.5, RADIUS, 1.5, height - _WAVE - 1, edge(family), 3.0),
            )
        case "system":
            bars = [Line(x, 0.5, x, height - 0.5, line, 1.25) for x in (_BAR, width - _BAR)]
            return (*_card(family, width, height, line, dash), *bars)
        case "task" | "wait" | None:
            return _card(family, width, height, line, dash)


def _card(
    family: str, width: float, height: float, line: Colour, dash: tuple[float, ...]
) -> tuple[Primitive, ...]:  # fmt: skip
    """A card's ground, its border dashed where the step is unseen."""
    shadow, ground, strip, rim = sheet(family, width, height)
    if not dash:
        return (shadow, ground, strip, rim)
    return (shadow, ground, strip, Box(0.5, 0.5, width - 1, height - 1, None, line, 1.25, RADIUS - 0.5, dash))


def _decision(family: str, width: float, height: float, dash: tuple[float, ...]) -> tuple[Primitive, ...]:
    """A diamond drawn out to hold text: points at its left and right."""
    tip, middle = min(_TIP, width / 4), height / 2
    outline: tuple[Command, ...] = (
        ("M", 0.75, middle), ("L", tip, 0.75), ("L", width - tip, 0.75), ("L", width - 0.75, middle),
        ("L", width - tip, height - 0.75), ("L", tip, height - 0.75), ("Z",),
    )  # fmt: skip
    return (
        Shadow(tip, 0, max(width - 2 * tip, 1), height, 2, 1),
        Path(outline, fill(family), edge(family), 1.25, dash),
    )


def _document_outline(width: float, height: float) -> tuple[Command, ...]:
    """A sheet whose foot is a wave: the flow chart's document."""
    r, k = RADIUS, RADIUS - quarter(RADIUS)
    end = height - _WAVE / 2 - 1
    return (
        ("M", r, 0.5), ("L", width - r, 0.5), ("C", width - k, 0.5, width - 0.5, k, width - 0.5, r),
        ("L", width - 0.5, end - 2),
        ("C", width * 0.7, end - _WAVE, width * 0.36, end + _WAVE, 0.5, end),
        ("L", 0.5, r), ("C", 0.5, k, k, 0.5, r, 0.5), ("Z",),
    )  # fmt: skip
