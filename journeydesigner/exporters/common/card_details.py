"""What a card holds beside its text, in words: what a hand-out shows under it, or in a fold of its own."""

from collections.abc import Iterator

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.card_fields import card_fields
from journeydesigner.lanes.evidence_words import evidence_text
from journeydesigner.lanes.follow_up import effect_metric_of, effect_of
from journeydesigner.lanes.kinds import LaneKind
from journeydesigner.metrics.numbers import date_text, effect_text
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card, Channel, Metric, Persona
from journeydesigner.wording import _

Detail = tuple[str, str]
"""What it is called, and what it is."""


def details_of(snapshot: Snapshot, card: Card, found: LaneKind) -> Iterator[Detail]:
    """In the language of the moment. Links, and the card's text and image, are none of them."""
    channel = snapshot.table("channels").get(card.channel or "")
    if isinstance(channel, Channel) and channel.name != card.text:
        yield _("Channel"), channel.name
    if card.owner.strip():
        yield _("Owner"), card.owner.strip()
    for field in card_fields(found):
        if (value := field.text(card)) and card.extras.get(field.name) != field.default:
            yield field.label, date_text(value) if field.form == "date" else value
    metric, effect = snapshot.table("metrics").get(effect_metric_of(card) or ""), effect_of(card)
    if isinstance(metric, Metric):
        said = "" if effect is None else f" {effect_text(metric, effect)}"
        yield _("Expected effect"), f"{metric.name}{said}"
    if card.is_moment_of_truth:
        yield _("Moment of truth"), _("yes")
    if card.evidence is not None:
        yield _("Evidence"), evidence_text(card.evidence)
    if card.tags:
        yield _("Tags"), ", ".join(card.tags)
    names = [p.name for p in map(snapshot.table("personas").get, card.personas) if isinstance(p, Persona)]
    if names:
        yield _("Personas"), ", ".join(names)


def arrows_from(snapshot: Snapshot, map_id: MapId) -> dict[CardId, list[tuple[CardId, str]]]:
    """Of each card from which arrows lead: to which others, and what these say (and the arrow itself)."""
    found: dict[CardId, list[tuple[CardId, str]]] = {}
    for link in snapshot.links_of(map_id):
        said = " ".join(snapshot.card(link.target).text.split()) or _("(empty)")
        found.setdefault(link.source, []).append((link.target, f"{said} ({link.label})" if link.label else said))
    return found
