"""The first page: whose journey it is, what it is called, for whom it was drawn, on what it rests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Path, Picture, Primitive
from journeydesigner.lanes.map_words import kind_word, status_word
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.outlines import soft_polygon
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.flow import Block, Flow, side_by_side, stacked, words
from journeydesigner.layout.report.styles import (
    BODY,
    COVER,
    INTRO,
    LEAD,
    LEAD_STRONG,
    MICRO_STRONG,
    STRONG,
    TITLE,
    Format,
)
from journeydesigner.layout.title_block import disc_parts, persona_of
from journeydesigner.metrics.numbers import date_text, grouped
from journeydesigner.model.records import JourneyMap, Organization
from journeydesigner.wording import _

_START, _END = Colour("stage:0/5"), Colour("stage:4/5")
_INK = ink_on(_START, _END)
_BAND = 300.0
_PAD = 40.0
_LOGO = 56.0
_TIP = 34.0
_STRIPS = 5


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What a cover says beside what records do: ``above`` the title, ``title``, ``under`` it."""

    above: str
    title: str
    under: str


def put_cover(flow: Flow, snapshot: Snapshot, organization: Organization, said: CoverWords, path: Part) -> None:
    """The coloured field with the title. What follows stands under it."""
    flow.begin_page(said.title, has_foot=False)
    flow.chapter(path)
    form = flow.form
    texts = _title(flow.pen, form, organization, said)
    high = max(_BAND, texts.height + 2 * _PAD)
    field = Node("cover:field", Role.GROUND, "", 0, 0, form.width, high, _field(form.width, high))
    flow.at(Block((field,), high), 0.0)
    flow.at(texts, high - _PAD - texts.height)
    if organization.logo:
        flow.at(_logo(snapshot, form, organization), _PAD)
    flow.at(Block((), 0.0), high + 36.0)


def _field(width: float, high: float) -> tuple[Primitive, ...]:
    """The stages' colours from left to right, with a chevron where they end."""
    parts: list[Primitive] = [Box(0, 0, width, high, Gradient(0, 0, width, high * 0.4, _START, _END))]
    for strip in range(_STRIPS):
        x = width - 250 + strip * 62
        corners = [(x, 0.0, 0.0), (x + 26, 0.0, 0.0), (x + 26 + _TIP * 2, high / 2, 0.0), (x + 26, high, 0.0),
                   (x, high, 0.0), (x + _TIP * 2, high / 2, 0.0)]  # fmt: skip
        parts.append(Path(soft_polygon(corners), _INK.faded(0.05 + 0.02 * strip)))
    return tuple(parts)


def _title(pen: Pen, form: Format, organization: Organization, said: CoverWords) -> Block:
    area = (form.left, form.room - 150)
    has_logo = bool(organization.logo)
    blocks: list[Block] = []
    if said.above.strip():
        blocks += words(pen, "cover:above", said.above, LEAD_STRONG, _INK, (area[0], area[1] - 120 * has_logo))
    long = len(said.title) > 90
    blocks += words(pen, "cover:title", said.title, TITLE if long else COVER, _INK, area, tag=Tag.TITLE, gap=14)
    if said.under.strip():
        blocks += words(pen, "cover:under", said.under, LEAD, _INK, area, gap=10)
    return stacked(blocks)


def _logo(snapshot: Snapshot, form: Format, organization: Organization) -> Block:
    """On white, whatever its own colours are, as broad as it is."""
    size = snapshot.image_size(organization.logo or "")
    wide = min(max(_LOGO * size[0] / size[1], 24.0), 180.0) if size else _LOGO
    high = wide * size[1] / size[0] if size else _LOGO
    x, pad = form.right - wide - 24, 12.0
    parts = (
        Box(0, 0, wide + 2 * pad, high + 2 * pad, Colour("#FFFFFF"), radius=12),
        Picture(organization.logo or "", pad, pad, wide, high, 0.0, organization.name),
    )
    node = Node("cover:logo", Role.PERSONA, "", x, 0, wide + 2 * pad, high + 2 * pad, parts, organization.name)
    return Block(
        (node,), node.h, (Reading(node.key, (Part(Tag.FIGURE, node.key, alt=organization.name or _("Logo")),)),)
    )


def put_map_facts(flow: Flow, snapshot: Snapshot, journey: JourneyMap, today: str) -> None:
    """The persona, the scenario, and what is known of the map itself."""
    pen, form = flow.pen, flow.form
    persona = persona_of(snapshot, journey)
    if persona is not None:
        disc = Node("cover:disc", Role.PERSONA, "", form.left, 0, 64, 64, disc_parts(pen, persona), persona.name)
        said = ", ".join(part for part in (str(persona.age or ""), persona.role) if part)
        area = (form.left + 84, form.room - 84)
        names = [*words(pen, "cover:persona", persona.name, LEAD_STRONG, Colour("text"), area)]
        if said:
            names += words(pen, "cover:role", said, LEAD, Colour("text2"), area)
        block = stacked(names)
        reading = Reading("cover:disc", (Part(Tag.FIGURE, "cover:disc", alt=persona.name or _("Persona")),))
        face = Block((disc,), 64, (reading,))
        flow.add(side_by_side((face, _lowered(block, max((64 - block.height) / 2, 0.0)))))
    if journey.scenario.strip():
        area = (form.left, min(form.room, 760))
        flow.add(*words(pen, "cover:scenario", journey.scenario, INTRO, Colour("text"), area, gap=24))
    facts = facts_of_map(journey, today)
    rows = [_facts(pen, form, facts[start : start + 4], start) for start in range(0, len(facts), 4)]
    tall = sum(row.height + row.gap for row in rows)
    if flow.left_over > tall:
        flow.at(Block((), 0.0), form.bottom - tall)
    flow.add(*rows)


def _lowered(block: Block, by: float) -> Block:
    return replace(block, nodes=tuple(replace(node, y=node.y + by) for node in block.nodes), height=block.height + by)


def facts_of_map(journey: JourneyMap, today: str) -> list[tuple[str, str]]:
    """What is known of a map: names and values."""
    research = ", ".join(f"{grouped(found.n, journey.language)} {found.what}" for found in journey.research)
    version = " · ".join(
        part for part in (journey.version, date_text(journey.version_date) if journey.version_date else "") if part
    )
    found = [
        (_("State"), kind_word(journey.kind)),
        (_("Status"), status_word(journey.status)),
        (_("Owner"), journey.owner),
        (_("Based on"), research),
        (_("Version"), version),
        (_("Author"), journey.author),
        (_("Next review"), date_text(journey.review_date) if journey.review_date else ""),
        (_("Date"), date_text(today)),
    ]
    return [(name, value) for name, value in found if value.strip()]


def _facts(pen: Pen, form: Format, facts: Sequence[tuple[str, str]], start: int) -> Block:
    wide = form.room / 4
    columns: list[Block] = []
    for number, (name, value) in enumerate(facts):
        area, key = (form.left + number * wide, wide - 24), f"cover:fact:{start + number}"
        head = words(pen, f"{key}:name", name, MICRO_STRONG, Colour("text3"), area)
        columns.append(
            stacked([*head, *words(pen, key, value, STRONG if number < 2 else BODY, Colour("text"), area, gap=2)])
        )
    return side_by_side(columns, gap=26.0)
