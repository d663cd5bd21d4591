"""What who speaks wants to have at hand about a stage: its question, what hurts, what could be done, what was said."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.layout.title_block import persona_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, CardFilter, Lane
from journeydesigner.ui.presenting.deck import Page, Part, Stop
from journeydesigner.wording import _

_NOTED = ("pain_points", "opportunities")


@dataclass(frozen=True)
class Note:
    """A heading, with the icon of what it is about, and its points."""

    heading: str
    icon: str
    points: tuple[str, ...]


def notes_of(
    snapshot: Snapshot, map_id: MapId, pages: tuple[Page, ...], stop: Stop, wanted: CardFilter | None = None
) -> tuple[Note, ...]:
    """The notes to a stop of the show; of a stage only what begins on its page."""
    if stop.part is not Part.PAGE:
        return _of_map(snapshot, map_id)
    page = pages[stop.page]
    stage = snapshot.stage(page.stage)
    lanes = [lane for lane in snapshot.lanes_of(map_id) if wanted is None or wanted.keeps_lane(lane)]
    found: list[Note] = []
    if stage.question.strip():
        found.append(Note(_("What they ask"), "circle-question-mark", (stage.question.strip(),)))
    found += [_of_lane(snapshot, lane, page, wanted) for lane in lanes if lane.kind in _NOTED]
    found.append(_quotes(snapshot, lanes, page))
    found.append(_comments(snapshot, map_id, page))
    return tuple(note for note in found if note.points)


def _of_map(snapshot: Snapshot, map_id: MapId) -> tuple[Note, ...]:
    journey = snapshot.map(map_id)
    persona = persona_of(snapshot, journey)
    found = [Note(_("Scenario"), "map", _lines(journey.scenario))]
    if persona is not None:
        about = tuple(line for line in (persona.role, persona.quote) if line.strip())
        found.append(Note(persona.name, "user-round", about))
        found.append(Note(_("Goals"), "target", persona.goals))
        found.append(Note(_("Frustrations"), "triangle-alert", persona.frustrations))
    said = [comment.text for comment in snapshot.comments_of(map_id) if _is_open(comment) and comment.anchor == map_id]
    found.append(Note(_("Comments"), "message-circle", tuple(said)))
    return tuple(note for note in found if note.points)


def _of_lane(snapshot: Snapshot, lane: Lane, page: Page, wanted: CardFilter | None) -> Note:
    found = kind(lane.kind)
    points = [
        _with_tags(card, snapshot.map(card.map).language, lane)
        for step in page.steps
        for card in snapshot.cards_at(lane.id, step)
        if card.text.strip() and (wanted is None or wanted.keeps_card(card))
    ]
    return Note(lane.title or found.label, lane.icon or found.icon, tuple(points))


def _with_tags(card: Card, language: str, lane: Lane) -> str:
    """«The bill explains nothing (Critical, 12 mentions)»."""
    found = kind(lane.kind)
    tags = found.tags(card, language) if isinstance(found, CardLane) else ()
    text = " ".join(card.text.split())
    return f"{text} ({', '.join(tags)})" if tags else text


def _quotes(snapshot: Snapshot, lanes: list[Lane], page: Page) -> Note:
    order = {step: place for place, step in enumerate(page.steps)}
    found = [
        (order[emotion.step], emotion.quote.strip())
        for lane in lanes
        for emotion in snapshot.emotions_of(lane.id)
        if emotion.step in order and emotion.quote.strip()
    ]
    return Note(_("What they say"), "quote", tuple(f"“{quote}”" for _place, quote in sorted(found)))


def _comments(snapshot: Snapshot, map_id: MapId, page: Page) -> Note:
    """What is still open about the stage, its steps and cards."""
    anchors = {page.stage, *page.steps}
    for lane in snapshot.lanes_of(map_id):
        anchors |= {card.id for step in page.steps for card in snapshot.cards_at(lane.id, step)}
    said: list[str] = []
    for comment in snapshot.comments_of(map_id):
        if comment.anchor in anchors and _is_open(comment):
            said.append(f"{comment.author}: {comment.text}" if comment.author else comment.text)
    return Note(_("Comments"), "message-circle", tuple(said))


def _is_open(comment: object) -> bool:
    return getattr(comment, "state", "") == "open"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
