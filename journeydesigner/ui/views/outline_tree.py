"""The map as a tree of lines: stages, their steps, what stands in them, and the inbox. Knows no widget.

A stage with one step that has no title keeps its cards right under itself, as the map hides that step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.emotion_points import point_of
from journeydesigner.lanes.emotion import quoted
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import Card, CardFilter, Emotion, Lane, Stage, Step
from journeydesigner.ui.views.curve_words import feeling_text, level_of
from journeydesigner.wording import _


class Level(StrEnum):
    STAGE = "stage"
    STEP = "step"
    CARD = "card"
    POINT = "point"
    INBOX = "inbox"
    NOTE = "note"


INBOX_KEY = "inbox"


@dataclass(frozen=True)
class Line:
    """A line of the outline. ``lane`` and ``step`` are where a card or a point stands; of a stage and a step, ``step``
    is where a card would go that is written under it."""

    key: str
    level: Level
    record: str
    lane: LaneId | None = None
    step: StepId | None = None
    children: tuple["Line", ...] = ()


def outline_of(snapshot: Snapshot, map_id: MapId, wanted: CardFilter) -> tuple[Line, ...]:
    """The lines of a map, the inbox last."""
    lanes = [lane for lane in snapshot.lanes_of(map_id) if wanted.keeps_lane(lane)]
    stages = tuple(_stage(snapshot, stage, lanes, wanted) for stage in snapshot.stages_of(map_id))
    notes = tuple(
        Line(f"card:{note.id}", Level.NOTE, note.id) for note in snapshot.inbox(map_id) if wanted.keeps_card(note)
    )
    return (*stages, Line(INBOX_KEY, Level.INBOX, "", children=notes))


def text_of(snapshot: Snapshot, line: Line) -> str:
    """What is written in a line; "" for what is gone."""
    match line.level:
        case Level.STAGE:
            return str(getattr(snapshot.table("stages").get(line.record), "title", ""))
        case Level.STEP:
            return str(getattr(snapshot.table("steps").get(line.record), "title", ""))
        case Level.POINT:
            return str(getattr(snapshot.table("emotions").get(line.record), "quote", ""))
        case Level.INBOX:
            return _("Inbox")
        case Level.CARD | Level.NOTE:
            card = snapshot.table("cards").get(line.record)
            return _card_text(snapshot, card) if isinstance(card, Card) else ""


def aside_of(snapshot: Snapshot, line: Line, language: str) -> str:
    """What stands beside a line's text: a feeling's number, a card's tags, a count."""
    if line.level is Level.POINT and line.lane is not None:
        point = snapshot.table("emotions").get(line.record)
        lane = snapshot.table("lanes").get(line.lane)
        if isinstance(point, Emotion) and isinstance(lane, Lane):
            return f"{feeling_text(point.value, language)} {level_of(lane, point.value)}"
    if line.level in (Level.STAGE, Level.STEP, Level.INBOX):
        count = sum(1 for found in walked(line.children) if found.level in (Level.CARD, Level.NOTE))
        return str(count) if count else ""
    card = snapshot.table("cards").get(line.record)
    if isinstance(card, Card) and line.lane is not None and line.lane in snapshot.table("lanes"):
        found = kind(snapshot.lane(line.lane).kind)
        tags = getattr(found, "tags", None)
        return " · ".join(tags(card, language)) if tags else ""
    return ""


def spoken(snapshot: Snapshot, line: Line, language: str) -> str:
    """A line read aloud: «Actions: Searches “solar battery worth it?”»."""
    text, aside = text_of(snapshot, line), aside_of(snapshot, line, language)
    if line.level is Level.POINT:
        return f"{_lane_word(snapshot, line)}: {aside}{': ' + quoted(text) if text.strip() else ''}"
    said = text or _("empty")
    match line.level:
        case Level.STAGE:
            return _("Stage: {text}").format(text=said)
        case Level.STEP:
            return _("Step: {text}").format(text=said)
        case Level.CARD:
            return f"{_lane_word(snapshot, line)}: {said}" + (f" ({aside})" if aside else "")
        case _:
            return said


def walked(lines: tuple[Line, ...]) -> Iterator[Line]:
    """All lines, from the top down."""
    for line in lines:
        yield line
        yield from walked(line.children)


def _stage(snapshot: Snapshot, stage: Stage, lanes: list[Lane], wanted: CardFilter) -> Line:
    steps = snapshot.steps_of(stage.id)
    only = steps[0] if len(steps) == 1 and not steps[0].title else None
    if only is not None:
        return Line(f"stage:{stage.id}", Level.STAGE, stage.id, None, only.id, _within(snapshot, only, lanes, wanted))
    children = tuple(
        Line(f"step:{step.id}", Level.STEP, step.id, None, step.id, _within(snapshot, step, lanes, wanted))
        for step in steps
    )
    return Line(f"stage:{stage.id}", Level.STAGE, stage.id, None, steps[-1].id if steps else None, children)


def _within(snapshot: Snapshot, step: Step, lanes: list[Lane], wanted: CardFilter) -> tuple[Line, ...]:
    """What stands in a step, lane by lane."""
    found: list[Line] = []
    for lane in lanes:
        match way_of(lane):
            case Way.CARDS:
                floating = (c for c in snapshot.cards_in(lane.id) if c.place and c.place.is_free)
                here = (c for c in floating if c.place and c.place.first == step.id)
                cards = (*snapshot.cards_at(lane.id, step.id), *here)
                found += [
                    Line(f"card:{card.id}", Level.CARD, card.id, lane.id, step.id)
                    for card in cards
                    if wanted.keeps_card(card)
                ]
            case Way.CURVE:
                point = point_of(snapshot, lane.id, step.id, None)
                if point is not None:
                    found.append(Line(f"point:{point.id}", Level.POINT, point.id, lane.id, step.id))
            case Way.LINE:
                pass
    return tuple(found)


def _card_text(snapshot: Snapshot, card: Card) -> str:
    if card.text:
        return card.text
    metric = snapshot.table("metrics").get(str(card.extras.get("metric") or ""))
    channel = snapshot.table("channels").get(card.channel or "")
    return str(getattr(metric or channel, "name", ""))


def _lane_word(snapshot: Snapshot, line: Line) -> str:
    lane = snapshot.table("lanes").get(line.lane or "")
    return (lane.title or kind(lane.kind).label) if isinstance(lane, Lane) else ""
