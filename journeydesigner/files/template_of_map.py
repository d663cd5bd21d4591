"""A map as a template: what is taken along of it, and what is left behind because it says whose it was."""

from collections.abc import Iterable, Sequence
from typing import cast

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.fresh_copies import copied, fresh_start
from journeydesigner.model.ids import CardId, MapId, PersonaId, RecordId
from journeydesigner.model.records import Lane, SavedView
from journeydesigner.wording import _


def template_of(document: Document, map_id: MapId, name: str, *, with_cards: bool) -> Document:
    """A map as a new document under ids of its own: its stages, steps, lanes, agenda and views, the organisation's
    channels; ``with_cards`` what stands on it, too, with the metrics and personas it names.

    Never what was measured, said or voted, nor whose it is: organisation, owner, author and dates.
    """
    taken = _taken(document.snapshot, map_id, with_cards=with_cards)
    cards = [document.snapshot.card(CardId(card)) for card in taken["cards"]]
    personas = (document.snapshot.persona(PersonaId(persona)) for persona in taken["personas"])
    images = {card.image for card in cards} | {persona.photo for persona in personas}
    made = copied(document, taken, {name: content for name, content in document.assets.items() if name in images})
    _strip(made, name, with_cards=with_cards)
    return fresh_start(made)


def _taken(snapshot: Snapshot, map_id: MapId, *, with_cards: bool) -> dict[str, Sequence[RecordId]]:
    """The ids of what a template takes along, by table."""
    found = snapshot.map(map_id)
    lanes = snapshot.lanes_of(map_id)
    taken: dict[str, Sequence[RecordId]] = {
        "organizations": [found.organization],
        "channels": [channel.id for channel in snapshot.channels_of(found.organization)],
        "maps": [map_id],
        "stages": [stage.id for stage in snapshot.stages_of(map_id)],
        "steps": [step.id for step in snapshot.steps_in(map_id)],
        "lanes": [lane.id for lane in lanes],
        "saved_views": [view.id for view in snapshot.saved_views_of(map_id)],
        "agenda": [item.id for item in snapshot.agenda_of(map_id)],
        "cards": [],
        "personas": [],
    }
    if not with_cards:
        return taken
    cards = tuple(snapshot.cards_of(map_id))
    points = [point for lane in lanes for point in snapshot.emotions_of(lane.id)]
    personas = {found.persona, *(point.persona for point in points), *(p for card in cards for p in card.personas)}
    metrics = {card.extras.get("metric") for card in cards}
    return taken | {
        "cards": [card.id for card in cards],
        "emotions": [point.id for point in points],
        "card_links": [link.id for link in snapshot.links_of(map_id)],
        "personas": [persona for persona in snapshot.table("personas") if persona in personas],
        "metrics": [metric for metric in snapshot.table("metrics") if metric in metrics],
    }


def _strip(document: Document, name: str, *, with_cards: bool) -> None:
    """Take out of a template what says whose map it was, and what refers to records that were left behind."""
    snapshot = document.snapshot
    personas = snapshot.table("personas")
    with document.change(_("Save as template")) as draft:
        for organization in snapshot.organizations:
            draft.patch("organizations", organization.id, name=_("Your organisation"), logo=None, brand=())
        for found in snapshot.maps:
            persona = found.persona if found.persona in personas else None
            scenario = {} if with_cards else {"scenario": ""}
            draft.patch(
                "maps", found.id, title=name, persona=persona, owner="", status="draft", review_date=None, research=(),
                as_is=None, version="", version_date=None, author="", is_locked=False, **scenario,
            )  # fmt: skip
        for table in ("stages", "steps", "lanes", "cards"):
            for record in snapshot.table(table):
                draft.patch(table, record, twin_of=None)
        for lane in snapshot.table("lanes").values():
            kept = tuple(p for p in cast(Lane, lane).personas if p in personas)
            draft.patch("lanes", lane.id, personas=kept)
        for card in snapshot.table("cards"):
            draft.patch("cards", card, came_from=None, merged=())
        for view in cast("Iterable[SavedView]", snapshot.table("saved_views").values()):
            kept = tuple(p for p in view.filter.personas if p in personas)
            draft.patch("saved_views", view.id, filter=view.filter.model_copy(update={"personas": kept}))
