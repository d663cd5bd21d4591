"""Which page the inspector shows of what is selected, and how each is made: loaded when it is first wanted."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.lanes.kinds import CardLane
from journeydesigner.lanes.kinds import kind as known
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Card, Organization, Persona
from journeydesigner.ui.inspector.page import Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session

Make = Callable[[Session, Look], Page]


class Wanted(NamedTuple):
    """A page's name, the record it shows, and how it is made; None where there is nothing to show."""

    name: str
    record: RecordId
    make: Make | None


def wanted(session: Session) -> Wanted:
    looked_at = session.snapshot.find(session.looked_at) if session.looked_at else None
    match looked_at:
        case Persona():
            return Wanted("persona", looked_at.id, _persona)
        case Organization():
            return Wanted("organization", looked_at.id, _organization)
        case Card():
            return _of_card(session, looked_at)
        case _:
            return _of_selection(session)


def likely(session: Session) -> Iterator[tuple[str, Make]]:
    """The pages, by name, that whoever works on the session's map is going to want."""
    if session.map_id is None:
        return
    for kind in dict.fromkeys(lane.kind for lane in session.snapshot.lanes_of(session.map_id)):
        if isinstance(known(kind), CardLane):
            yield f"card {kind}", partial(_card, kind)
    yield from (("step", _step), ("stage", _stage), ("lane", _lane), ("cards", _cards))


def _of_selection(session: Session) -> Wanted:
    selection = session.selection
    record = selection.id or ""
    match selection.kind:
        case SelectionKind.CARDS if len(selection.ids) > 1:
            return Wanted("cards", record, _cards)
        case SelectionKind.CARDS:
            return _of_card(session, session.snapshot.card(selection.cards[-1]))
        case SelectionKind.STAGE:
            return Wanted("stage", record, _stage)
        case SelectionKind.STEP:
            return Wanted("step", record, _step)
        case SelectionKind.LANE:
            return Wanted("lane", record, _lane)
        case SelectionKind.EMOTION:
            return Wanted("emotion", record, _emotion)
        case SelectionKind.CELL | SelectionKind.LINK | SelectionKind.NONE:
            return Wanted("map", session.map_id, _map) if session.map_id is not None else Wanted("", "", None)


def _of_card(session: Session, card: Card) -> Wanted:
    kind = session.snapshot.lane(card.place.lane).kind if card.place else ""
    return Wanted(f"card {kind}", card.id, partial(_card, kind))


def _card(kind: str, session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.card_page import CardPage

    return CardPage(session, look, kind)


def _cards(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.many_cards_page import ManyCardsPage

    return ManyCardsPage(session, look)


def _emotion(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.emotion_page import EmotionPage

    return EmotionPage(session, look)


def _map(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.map_page import MapPage

    return MapPage(session, look)


def _stage(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.structure_pages import StagePage

    return StagePage(session, look)


def _step(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.structure_pages import StepPage

    return StepPage(session, look)


def _lane(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.structure_pages import LanePage

    return LanePage(session, look)


def _persona(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.owner_pages import PersonaPage

    return PersonaPage(session, look)


def _organization(session: Session, look: Look) -> Page:
    from journeydesigner.ui.inspector.owner_pages import OrganizationPage

    return OrganizationPage(session, look)
