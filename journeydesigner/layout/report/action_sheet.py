"""What is to be done as a hand-out of its own: whose journey it is, then owner by owner who does what by when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.action_words import nothing_to_do
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.actions import ActionPages
from journeydesigner.layout.report.flow import Block, Flow, side_by_side, stacked, words
from journeydesigner.layout.report.styles import BODY, LEAD, LEAD_STRONG, TITLE, format_of
from journeydesigner.layout.sheet import Page
from journeydesigner.layout.title_block import disc_parts, persona_of
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import JourneyMap, Persona
from journeydesigner.wording import _, in_words_of, n_

_BAR, _UNDER_BAR, _FACE, _DAY = 8.0, 40.0, 28.0, 280.0


def action_sheet(
    snapshot: Snapshot,
    maps: Sequence[MapId],
    paper: str,
    measurer: TextMeasurer,
    today: date,
    step: Callable[[float], None],
) -> tuple[Page, ...]:
    """The pages, in the words of the first of ``maps``, which are not empty. Raises as ``report`` does; ``step`` is
    told the share laid out."""
    shown = tuple(map(snapshot.map, maps))
    with in_words_of(shown[0].language):
        form, pen = format_of(paper), Pen(measurer, type_scale(), shown[0].language)
        organization = snapshot.organization(shown[0].organization).name.strip()
        foot = " · ".join(part for part in (_("What to do"), _titles(shown), organization) if part)
        flow = Flow(form, pen, shown[0].id, foot)
        path = Part(Tag.SECTION, "actions", _("What to do"))
        pages = ActionPages(flow, path, actions_of(snapshot, maps), today, has_maps=len(maps) > 1)
        flow.begin_page(_("What to do"))
        flow.chapter(path)
        persona = persona_of(snapshot, shown[0]) if len(shown) == 1 else None
        _put_title(flow, (_titles(shown), organization), pages.summary() if pages.actions else "", persona, today)
        step(0.1)
        if pages.actions:
            pages.put_owners()
        else:
            area = (form.left, form.room)
            flow.add(*words(pen, "actions/none", nothing_to_do(), LEAD, Colour("text2"), area, gap=36))
        step(1.0)
        first, *rest = flow.pages()
        return (first if pages.actions else replace(first, notes=(*first.notes, nothing_to_do())), *rest)


def _titles(maps: Sequence[JourneyMap]) -> str:
    if len(maps) == 1:
        return maps[0].title.strip() or _("Untitled map")
    return n_("{count} customer journey", "{count} customer journeys", len(maps)).format(count=len(maps))


def _put_title(flow: Flow, of: tuple[str, str], said: str, persona: Persona | None, today: date) -> None:
    """The stages' colours as a narrow bar, then the persona's face, what this is of, and the day it was written.
    ``of``: the map, or how many, and the organisation; ``said`` sums it up."""
    pen, form = flow.pen, flow.form
    shade = Gradient(0, 0, form.width, 0, Colour("stage:0/5"), Colour("stage:4/5"))
    bar = Node("actions/bar", Role.GROUND, "", 0, 0, form.width, _BAR, (Box(0, 0, form.width, _BAR, shade),))
    flow.at(Block((bar,), _BAR), 0.0)
    left = form.left + (2 * _FACE + 20 if persona is not None else 0.0)
    area = (left, form.right - left - _DAY)
    title, organization = of
    who = f"{persona.name.strip()}" if persona is not None else ""
    context = "   ·   ".join(part for part in (who, organization) if part)
    texts = [
        *words(pen, "actions/title", _("What to do"), TITLE, Colour("text"), area, tag=Tag.TITLE, record="actions"),
        *words(pen, "actions/map", title, LEAD_STRONG, Colour("text"), area, gap=2),
    ]
    if context:
        texts += words(pen, "actions/context", context, LEAD, Colour("text2"), area)
    names = stacked(texts)
    day_area = (form.right - _DAY, _DAY)
    day = words(pen, "actions/day", date_text(today.isoformat()), BODY, Colour("text2"), day_area, align="end")
    if said:
        day += words(pen, "actions/said", said, BODY, Colour("text2"), day_area, align="end", gap=2)
    parts = [names, stacked(day)]
    if persona is not None:
        disc = disc_parts(pen, persona, _FACE)
        node = Node("actions/face", Role.PERSONA, "", form.left, 4, 2 * _FACE, 2 * _FACE, disc, persona.name)
        reading = Reading(node.key, (Part(Tag.FIGURE, node.key, alt=persona.name or _("Persona")),))
        parts.insert(0, Block((node,), 2 * _FACE + 4, (reading,)))
    flow.at(side_by_side(parts), _UNDER_BAR)
