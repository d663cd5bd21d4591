"""The map as a tree of lines: stages, their steps, what stands in them, and the inbox. Knows no widget.

A stage with one step that has no title keeps its cards right under itself, as the map hides that step.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.emotion_points import point_of
from journeydesigner.lanes.curve_words import feeling_text, level_of
from journeydesigner.lanes.emotion import quoted
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import Card, CardFilter, Emotion, Lane, Stage, Step
from journeydesigner.ui.views.table_cells import cards_and_notes
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


class OutlineTree:
    """Makes the lines of maps, and keeps those of a step in which nothing changed: they are the same objects then."""

    def __init__(self) -> None:
        self._kept: dict[StepId, tuple[tuple[object, ...], tuple[Line, ...]]] = {}
        self._lines: dict[str, Line] = {}

    def lines(self, snapshot: Snapshot, map_id: MapId, wanted: CardFilter) -> tuple[Line, ...]:
        """The lines of a map, the inbox last."""
        return tuple(self.each(snapshot, map_id, wanted))

    def each(self, snapshot: Snapshot, map_id: MapId, wanted: CardFilter) -> Iterator[Line]:
        """The lines of a map one after the other, the inbox last."""
        lanes = [lane for lane in snapshot.lanes_of(map_id) if wanted.keeps_lane(lane)]
        points = {lane.id: _own_points(snapshot, lane) for lane in lanes if way_of(lane) is Way.CURVE}
        for stage in snapshot.stages_of(map_id):
            steps = snapshot.steps_of(stage.id)
            inside = [self._within(snapshot, step, lanes, wanted, points) for step in steps]
            yield self._same(_stage_line(stage, steps, inside, self._same))
        notes = tuple(
            self._same(Line(f"card:{note.id}", Level.NOTE, note.id))
            for note in snapshot.inbox(map_id)
            if wanted.keeps_card(note)
        )
        yield self._same(Line(INBOX_KEY, Level.INBOX, "", children=notes))

    def _same(self, line: Line) -> Line:
        """The line of before where it is equal."""
        known = self._lines.get(line.key)
        if known is not None and known == line:
            return known
        self._lines[line.key] = line
        return line

    def _within(
        self,
        snapshot: Snapshot,
        step: Step,
        lanes: list[Lane],
        wanted: CardFilter,
        points: Mapping[LaneId, Mapping[StepId, Emotion]],
    ) -> tuple[Line, ...]:
        """What stands in a step, lane by lane."""
        made_of: list[object] = [wanted]
        for lane in lanes:
            made_of.append(lane.id)
            if lane.id in points:
                made_of.append(points[lane.id].get(step.id))
            elif way_of(lane) is Way.CARDS:
                made_of.append(snapshot.cards_at(lane.id, step.id))
        known = self._kept.get(step.id)
        if known is not None and known[0] == tuple(made_of):  # what is the same object is compared no further
            return known[1]
        found: list[Line] = []
        for lane in lanes:
            point = points.get(lane.id, {}).get(step.id)
            if point is not None:
                found.append(self._same(Line(f"point:{point.id}", Level.POINT, point.id, lane.id, step.id)))
            elif way_of(lane) is Way.CARDS:
                cards = cards_and_notes(snapshot, lane.id, step.id)
                found += [
                    self._same(Line(f"card:{card.id}", Level.CARD, card.id, lane.id, step.id))
                    for card in cards
                    if wanted.keeps_card(card)
                ]
        self._kept[step.id] = (tuple(made_of), tuple(found))
        return self._kept[step.id][1]


def _stage_line(
    stage: Stage, steps: Sequence[Step], inside: list[tuple[Line, ...]], same: Callable[[Line], Line]
) -> Line:
    only = steps[0] if len(steps) == 1 and not steps[0].title else None
    if only is not None:
        return Line(f"stage:{stage.id}", Level.STAGE, stage.id, None, only.id, inside[0])
    children = tuple(
        same(Line(f"step:{step.id}", Level.STEP, step.id, None, step.id, found))
        for step, found in zip(steps, inside, strict=True)
    )
    return Line(f"stage:{stage.id}", Level.STAGE, stage.id, None, steps[-1].id if steps else None, children)


def _own_points(snapshot: Snapshot, lane: Lane) -> dict[StepId, Emotion]:
    """The points of the map's own curve by their steps."""
    steps = {emotion.step for emotion in snapshot.emotions_of(lane.id)}
    found = ((step, point_of(snapshot, lane.id, step, None)) for step in steps)
    return {step: point for step, point in found if point is not None}


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


def _card_text(snapshot: Snapshot, card: Card) -> str:
    if card.text:
        return card.text
    metric = snapshot.table("metrics").get(str(card.extras.get("metric") or ""))
    channel = snapshot.table("channels").get(card.channel or "")
    return str(getattr(metric or channel, "name", ""))


def _lane_word(snapshot: Snapshot, line: Line) -> str:
    lane = snapshot.table("lanes").get(line.lane or "")
    return (lane.title or kind(lane.kind).label) if isinstance(lane, Lane) else ""
