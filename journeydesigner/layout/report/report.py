"""One map as a report: cover, overview, a page for each stage, metrics, personas, what is to be done."""

from collections.abc import Callable
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.actions import ActionPages
from journeydesigner.layout.report.cover import CoverWords, put_cover, put_map_facts
from journeydesigner.layout.report.flow import Flow
from journeydesigner.layout.report.movements import MovementPages
from journeydesigner.layout.report.numbers import MetricPages
from journeydesigner.layout.report.overview import Overview
from journeydesigner.layout.report.people import PersonaPages
from journeydesigner.layout.report.stages import StagePages
from journeydesigner.layout.report.styles import format_of
from journeydesigner.layout.sheet import Page
from journeydesigner.layout.standing_out import StandingOut
from journeydesigner.model.ids import MapId, PersonaId
from journeydesigner.model.records import Persona
from journeydesigner.wording import _, in_words_of

Step = Callable[[float], None]
"""Told the share that is laid out; it may raise to stop."""


def report(
    snapshot: Snapshot, map_id: MapId, paper: str, measurer: TextMeasurer, today: date, step: Step
) -> tuple[Page, ...]:
    """The pages. Raises UnknownPaperError, and KeyError for a map that is not there."""
    journey = snapshot.map(map_id)
    with in_words_of(journey.language):
        form, pen = format_of(paper), Pen(measurer, type_scale(), journey.language, today)
        organization = snapshot.organization(journey.organization)
        title = journey.title.strip() or _("Untitled map")
        flow = Flow(form, pen, map_id, " · ".join(part for part in (title, organization.name) if part.strip()))
        told = StandingOut(snapshot, map_id, pen)
        layout = MapLayout(measurer)
        said = CoverWords(organization.name, title, _("Customer journey report"))
        put_cover(flow, snapshot, organization, said, Part(Tag.SECTION, "cover", title))
        put_map_facts(flow, snapshot, journey, today.isoformat())
        step(0.1)
        pills = layout.pills(snapshot, map_id)
        Overview(flow, told, pills, Part(Tag.SECTION, "overview", _("Overview"))).put()
        step(0.3)
        StagePages(flow, told, layout, Part(Tag.SECTION, "stages", _("Stages"))).put()
        step(0.8)
        tiles = (*told.whole(), *told.tiles())
        MetricPages(flow, Part(Tag.SECTION, "metrics", _("Metrics")), (("", tiles),)).put()
        MovementPages(flow, Part(Tag.SECTION, "movements", _("How customers move")), snapshot, (("", map_id),)).put()
        PersonaPages(flow, Part(Tag.SECTION, "personas", _("Personas")), personas_on(snapshot, map_id)).put()
        actions = actions_of(snapshot, (map_id,))
        ActionPages(flow, Part(Tag.SECTION, "actions", _("What to do")), actions, today).put()
        step(1.0)
        return flow.pages()


def personas_on(snapshot: Snapshot, map_id: MapId) -> tuple[Persona, ...]:
    """Those whom a map concerns: its own first, then as the organisation has them."""
    journey = snapshot.map(map_id)
    who: set[PersonaId | None] = {journey.persona}
    for lane in snapshot.lanes_of(map_id):
        who |= set(lane.personas)
        if kind(lane.kind).is_curve:
            who |= {emotion.persona for emotion in snapshot.emotions_of(lane.id)}
    for card in snapshot.cards_of(map_id):
        who |= set(card.personas)
    found = [persona for persona in snapshot.personas_of(journey.organization) if persona.id in who]
    return tuple(sorted(found, key=lambda persona: persona.id != journey.persona))
