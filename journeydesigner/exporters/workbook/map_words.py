"""The lines of text round the map: its context, legend and version, computed from its records."""

from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.map_words import kind_word, status_word
from journeydesigner.metrics.numbers import date_text, grouped
from journeydesigner.model.records import Persona
from journeydesigner.wording import _

_SIZE = 9.5
_GAP = "      "


def context_line(contents: Contents) -> list[str]:
    """Who, which state, resting on what: the parts of the line under the title."""
    persona = contents.persona(contents.map.persona)
    counted = [f"{grouped(r.n, contents.map.language)} {r.what}" for r in contents.map.research]
    return [part for part in (_who(persona), kind_word(contents.map.kind), ", ".join(counted)) if part]


def _who(persona: Persona | None) -> str:
    if persona is None:
        return ""
    role = persona.role[:1].lower() + persona.role[1:] if persona.role[1:2].islower() else persona.role
    return ", ".join(part for part in (persona.name, str(persona.age or ""), role) if part)


def legend(contents: Contents, palette: Palette) -> tuple[Run, ...]:
    """What the colours and signs mean; only what is on the map."""
    found: list[Run] = []
    for name in dict.fromkeys(lane.kind for lane, _slot in contents.placed):
        lane_kind = kind(name)
        if isinstance(lane_kind, CardLane) and lane_kind.is_in_legend:
            family = palette.family(lane_kind.family)
            found.append(Run("■ ", _SIZE + 1, ink=palette[f"{family}.edge"]))
            found.append(Run(lane_kind.one + _GAP, _SIZE, ink=palette["text2"]))
    cards = [slot.card for _lane, slot in contents.placed]
    if any(card.is_moment_of_truth for card in cards):
        found.append(Run("★ ", _SIZE + 1, ink=palette["yellow.edge"]))
        found.append(Run(_("Moment of truth") + _GAP, _SIZE, ink=palette["text2"]))
    if any(contents.met(slot.card) for lane, slot in contents.placed if kind(lane.kind).is_tile):
        found.append(Run("✓ ", _SIZE + 1, ink=palette["pos"]))
        found.append(Run(_("Target met") + _GAP, _SIZE, ink=palette["text2"]))
    return tuple(found)


def version_line(contents: Contents, palette: Palette) -> Run:
    """«Version 12 · 21 Nov 2026 · Service Design Studio»."""
    journey = contents.map
    version = _("Version {version}").format(version=journey.version) if journey.version else ""
    day = date_text(journey.version_date) if journey.version_date else ""
    parts = [part for part in (version, day, clean(journey.author)) if part]
    return Run(" · ".join(parts), _SIZE, ink=palette["text2"])


def facts_line(contents: Contents, palette: Palette) -> Run:
    """What else the map says of itself: whose it is, its scenario, owner, status and when it is looked at again."""
    journey = contents.map
    parts = [
        contents.organization.name,
        journey.scenario,
        _("Owner: {name}").format(name=journey.owner) if journey.owner else "",
        status_word(journey.status),
        _("Review {date}").format(date=date_text(journey.review_date)) if journey.review_date else "",
    ]
    return Run(" · ".join(clean(part) for part in parts if part), _SIZE, ink=palette["text3"])
