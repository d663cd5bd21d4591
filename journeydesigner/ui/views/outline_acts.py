"""What a person does to lines of the outline, as verbs: write, make anew, shift, change the level, let go elsewhere.

Each is one undo step; what a verb refuses is told as the session's trouble.
"""

from collections.abc import Callable
from typing import Literal

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.document.document import Document
from journeydesigner.editing import outlining
from journeydesigner.editing.cards import add_card, add_note, delete_cards, move_card, set_text, to_inbox
from journeydesigner.editing.metric_tiles import write_tile
from journeydesigner.editing.structure import add_stage, add_step, delete, move_stage, move_step, rename, set_fields
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.outline_tree import Level, Line
from journeydesigner.wording import _


class OutlineActs:
    """Of one session. What they make or move is told by its line's key, so that the view can go there."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Lanes

    def lanes(self) -> list[LaneId]:
        """The lanes of the map that hold cards."""
        session = self._session
        lanes = session.snapshot.lanes_of(session.map_id) if session.map_id else ()
        return [lane.id for lane in lanes if way_of(lane) is Way.CARDS]

    def next_lane(self, lane: LaneId | None, by: int = 1) -> LaneId | None:
        """The lane after another (before: -1), the first after the last."""
        lanes = self.lanes()
        if not lanes:
            return None
        return lanes[(lanes.index(lane) + by) % len(lanes)] if lane is not None and lane in lanes else lanes[0]

    # Writing

    def write(self, line: Line, text: str) -> None:
        """Give a line another text."""
        attempt = self._session.attempt
        match line.level:
            case Level.STAGE:
                attempt(rename, "stages", line.record, text)
            case Level.STEP:
                attempt(rename, "steps", line.record, text)
            case Level.POINT:
                attempt(set_fields, "emotions", line.record, _("Edit quote"), quote=text)
            case Level.CARD | Level.NOTE:
                attempt(set_text, CardId(line.record), text)
            case Level.INBOX:
                return

    def make(self, draft: Line, text: str, home: Line | None, row: int, before: list[Line]) -> str:
        """A new record of a draft that stands at ``row`` under ``home``, after the lines ``before``; its line's key."""
        session = self._session
        if session.map_id is None:
            return ""
        match draft.level:
            case Level.STAGE:
                made = session.attempt(add_stage, session.map_id, text, row)
                return f"stage:{made}" if made else ""
            case Level.STEP:
                assert home is not None, "a step stands in a stage"
                made = session.attempt(_new_step, StageId(home.record), text, row, before)
                return f"step:{made}" if made else ""
            case Level.NOTE | Level.INBOX:
                made = session.attempt(add_note, session.map_id, text)
                return f"card:{made}" if made else ""
            case Level.CARD | Level.POINT:
                return self._new_card(draft, text, before)

    def _new_card(self, draft: Line, text: str, before: list[Line]) -> str:
        session = self._session
        lane = draft.lane or self.next_lane(None)
        if lane is None or draft.step is None:
            session.trouble.emit(_("This map has no lane for cards yet; add one first."))
            return ""
        index = sum(1 for line in before if line.level is Level.CARD and line.lane == lane)
        if kind(session.snapshot.lane(lane).kind).is_tile:
            made = session.attempt(write_tile, lane, draft.step, text, index=index)
        else:
            made = session.attempt(add_card, lane, draft.step, text, index=index)
        return f"card:{made}" if made else ""

    def remove(self, line: Line) -> None:
        attempt = self._session.attempt
        match line.level:
            case Level.STAGE:
                attempt(delete, "stages", line.record)
            case Level.STEP:
                attempt(delete, "steps", line.record)
            case Level.POINT:
                attempt(delete, "emotions", line.record)
            case Level.CARD | Level.NOTE:
                attempt(delete_cards, (CardId(line.record),))
            case Level.INBOX:
                return

    # Levels and places

    def deeper(self, line: Line) -> str:
        """A level down; a card goes to the next lane. The key of the line it is then."""
        session = self._session
        match line.level:
            case Level.STAGE:
                made = session.attempt(outlining.stage_to_step, StageId(line.record))
                return f"step:{made}" if made else line.key
            case Level.STEP:
                lane = self.next_lane(None)
                made = session.attempt(outlining.step_to_card, StepId(line.record), lane) if lane else None
                return f"card:{made}" if made else line.key
            case Level.CARD:
                self.change_lane(line, 1)
                return line.key
            case _:
                return line.key

    def higher(self, line: Line) -> str:
        """A level up. The key of the line it is then."""
        session = self._session
        match line.level:
            case Level.STEP:
                made = session.attempt(outlining.step_to_stage, StepId(line.record))
                return f"stage:{made}" if made else line.key
            case Level.CARD:
                made = session.attempt(outlining.card_to_step, CardId(line.record))
                return f"step:{made}" if made else line.key
            case _:
                return line.key

    def change_lane(self, line: Line, by: int) -> None:
        """A card to the next lane, or the one before, at the same step."""
        lane = self.next_lane(line.lane, by)
        if line.level is Level.CARD and lane is not None and line.step is not None and lane != line.lane:
            self._session.attempt(move_card, CardId(line.record), lane, line.step)

    def shift(self, line: Line, by: Literal[1, -1]) -> None:
        """A place up (-1) or down, over the borders of steps and stages; the last note goes up into the last step."""
        session = self._session
        match line.level:
            case Level.STAGE:
                session.attempt(outlining.shift_stage, StageId(line.record), by)
            case Level.STEP:
                session.attempt(outlining.shift_step, StepId(line.record), by)
            case Level.CARD:
                session.attempt(outlining.shift_card, CardId(line.record), by)
            case Level.NOTE if by < 0 and session.map_id is not None:
                steps, lane = session.snapshot.steps_in(session.map_id), self.next_lane(None)
                if steps and lane is not None:
                    session.attempt(move_card, CardId(line.record), lane, steps[-1].id)
            case _:
                return

    def drop(self, line: Line, home: Line | None, before: list[Line]) -> bool:
        """Let a line go under ``home``, after the lines ``before`` (itself left out)."""
        attempt = self._session.attempt
        verb: Callable[[], object] | None = None
        match line.level, home:
            case Level.STAGE, None:
                verb = lambda: attempt(move_stage, StageId(line.record), len(before))  # noqa: E731
            case Level.STEP, Line(level=Level.STAGE):
                assert home is not None
                stage = StageId(home.record)
                verb = lambda: attempt(move_step, StepId(line.record), stage, len(before))  # noqa: E731
            case ((Level.CARD | Level.NOTE), Line(level=Level.INBOX)):
                verb = lambda: attempt(to_inbox, CardId(line.record))  # noqa: E731
            case ((Level.CARD | Level.NOTE), Line(step=step)) if step is not None:
                lane = line.lane or (before[-1].lane if before and before[-1].lane in self.lanes() else None)
                lane = lane or self.next_lane(None)
                index = sum(1 for other in before if other.level is Level.CARD and other.lane == lane)
                if lane is not None:
                    verb = lambda: attempt(move_card, CardId(line.record), lane, step, index)  # noqa: E731
            case _:
                return False
        if verb is not None:
            verb()
        return verb is not None


def _new_step(document: Document, stage: StageId, text: str, row: int, before: list[Line]) -> StepId:
    """A step of a stage. One that the map hides because it is alone, has no title and nothing stands in it, is it."""
    steps = document.snapshot.steps_of(stage)
    if len(steps) == 1 and not steps[0].title:
        if not any(line.level in (Level.CARD, Level.POINT) for line in before):
            rename(document, "steps", steps[0].id, text)
            return steps[0].id
        return add_step(document, stage, text)
    return add_step(document, stage, text, row)
