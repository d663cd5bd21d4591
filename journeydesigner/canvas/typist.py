"""Writing on the map: what is being written, how the map looks meanwhile, and what is written into the document when
the person leaves the editor. One edit is one undo step."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor

from journeydesigner.canvas import floating
from journeydesigner.canvas.blanks import lettering, without_quote, without_text
from journeydesigner.canvas.board import INSET, Board, colour_of_stage, standing_at
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.editor import Dress, InPlaceEditor
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.supposing import supposing_card
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.drawing.theme import Theme
from journeydesigner.editing import cards as verbs
from journeydesigner.editing import structure
from journeydesigner.editing.card_links import link_cards, relabel
from journeydesigner.editing.cells import Cell, fill
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.metric_tiles import write_tile
from journeydesigner.editing.numbers import set_quote
from journeydesigner.editing.tile_values import begins_value, tile_metric, type_value
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.scene import BandKind, Scene
from journeydesigner.model.ids import CardId, CardLinkId, LaneId, PersonaId, RecordId, StageId, StepId, emotion_id
from journeydesigner.model.records import Card, Emotion
from journeydesigner.wording import _


class Target(StrEnum):
    CARD = "card"
    NEW_CARD = "new card"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    LINK = "link"
    QUOTE = "quote"
    VALUE = "value"
    MAP = "map"


_TABLES = {
    Target.STAGE: "stages",
    Target.STEP: "steps",
    Target.LANE: "lanes",
    Target.LINK: "card_links",
    Target.MAP: "maps",
}
CARD_RIGHT, CHIP_RIGHT = 12.0, 8.5
"""From the text to the right border, of a card and of a chip."""
_DRAFT = CardId("card-being-written")
"""The id of a new card before there is one."""


@dataclass(frozen=True)
class Task:
    """What is being written. ``fields`` are what else a new card will hold; ``was`` is the text to begin with; a free
    note has an ``offset`` from its cell; to a new card that is ``linked_from`` another an arrow leads."""

    target: Target
    record: RecordId
    was: str
    lane: LaneId | None = None
    step: StepId | None = None
    index: int | None = None
    persona: PersonaId | None = None
    offset: tuple[float, float] | None = None
    linked_from: CardId | None = None
    fields: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def is_card(self) -> bool:
        return self.target in (Target.CARD, Target.NEW_CARD)


class Typist:
    """One task at a time. ``preview`` lays the map out as if the document read so."""

    def __init__(self, editor: InPlaceEditor, document: Document, preview: Callable[[Snapshot | None], None]) -> None:
        self._editor, self._document, self._preview = editor, document, preview
        self.task: Task | None = None

    @property
    def is_writing(self) -> bool:
        return self.task is not None

    @property
    def text(self) -> str:
        """What is written so far."""
        return self._editor.text

    # Beginning

    def begin(
        self,
        task: Task,
        board: Board,
        dress: Callable[[Task], Dress],
        text: str | None = None,
        *,
        is_all_selected: bool = False,
    ) -> None:
        """Open the editor on a task, with ``text`` in place of what stands on the board (None: that)."""
        read = _lines_read(task, board) if task.target is Target.CARD and text is None else ()
        self.task = task
        if task.is_card or task.target is Target.QUOTE:
            self._preview(self.supposed())
        is_single = task.target not in (Target.CARD, Target.NEW_CARD, Target.QUOTE)
        shown = task.was if text is None else text
        over = None if text is None else task.was
        self._editor.open(
            shown, dress(task), is_all_selected=is_all_selected, is_single_line=is_single, read=read, over=over
        )

    def card_task(self, card: CardId, typed: str | None = None) -> Task:
        """To write a card's text; where ``typed`` begins a number on a tile, to enter a value there."""
        found = self._document.snapshot.card(card)
        assert found.place is not None, "only a placed card is written on the map"
        cell = standing_at(self._document.snapshot, found.place.lane, found.place.first)
        index = cell.index(card) if card in cell else None
        place = found.place
        if typed and begins_value(typed) and tile_metric(self._document.snapshot, card) is not None:
            return Task(Target.VALUE, card, "", place.lane, place.first, index)
        return Task(Target.CARD, card, found.text, place.lane, place.first, index, offset=place.offset)

    def new_card_task(
        self,
        lane: LaneId,
        step: StepId,
        index: int | None,
        fields: dict[str, Any],
        text: str = "",
        linked_from: CardId | None = None,
    ) -> Task:
        return Task(Target.NEW_CARD, _DRAFT, text, lane, step, index, linked_from=linked_from, fields=fields)

    def new_note_task(self, lane: LaneId, step: StepId, offset: tuple[float, float]) -> Task:
        """A free note."""
        return Task(Target.NEW_CARD, _DRAFT, "", lane, step, offset=offset)

    def header_task(self, target: Target, record: RecordId) -> Task:
        found = self._document.snapshot.table(_TABLES[target])[record]
        return Task(target, record, getattr(found, "title", ""))

    def link_task(self, record: RecordId) -> Task:
        """The label of an arrow."""
        found = self._document.snapshot.table("card_links")[record]
        return Task(Target.LINK, record, getattr(found, "label", ""))

    def quote_task(self, lane: LaneId, step: StepId, persona: PersonaId | None) -> Task:
        record = emotion_id(lane, step, persona)
        found = self._document.snapshot.table("emotions").get(record)
        was = found.quote if isinstance(found, Emotion) else ""
        return Task(Target.QUOTE, record, was, lane, step, persona=persona)

    # Meanwhile

    def supposed(self) -> Snapshot | None:
        """The document as it would read with what is written so far; None where the layout does not depend on it."""
        task, snapshot = self.task, self._document.snapshot
        if task is None:
            return None
        text = self._editor.text if self._editor.is_open else task.was
        if task.target is Target.CARD and task.record in snapshot.table("cards"):
            return supposing_card(snapshot, snapshot.card(CardId(task.record)).model_copy(update={"text": text}))
        if task.target is Target.NEW_CARD and self._has_home(task, snapshot):
            assert task.lane is not None and task.step is not None
            place = verbs.place_at(snapshot, task.lane, task.step, task.step, task.index)
            place = place.model_copy(update={"offset": task.offset})
            draft = Card(id=_DRAFT, map=snapshot.lane(task.lane).map, place=place, text=text, **task.fields)
            return supposing_card(snapshot, draft)
        return snapshot if task.target is Target.QUOTE and task.was else None  # as it is, but drawn ``without_text``

    def is_homeless(self) -> bool:
        """Whether what is being written about has gone."""
        return self.task is not None and self.is_gone(self.task)

    def is_gone(self, task: Task) -> bool:
        """Whether what a task is about has gone."""
        snapshot = self._document.snapshot
        match task.target:
            case Target.CARD | Target.VALUE:
                return task.record not in snapshot.table("cards") or snapshot.card(CardId(task.record)).place is None
            case Target.NEW_CARD | Target.QUOTE:
                return not self._has_home(task, snapshot)
            case Target.STAGE | Target.STEP | Target.LANE | Target.LINK | Target.MAP:
                return task.record not in snapshot.table(_TABLES[task.target])

    def is_to_mend(self, task: Task, text: str, card: CardId | None) -> bool:
        """Whether what was written made no ``card``, being refused: a value, or a number that has no name."""
        return card is None and not self.is_gone(task) and (
            task.target is Target.VALUE or (task.target is Target.NEW_CARD and bool(text))
        )  # fmt: skip

    def _has_home(self, task: Task, snapshot: Snapshot) -> bool:
        return task.lane in snapshot.table("lanes") and task.step in snapshot.table("steps")

    def rect(self, board: Board) -> Rect | None:
        """Where in the scene the text stands."""
        task = self.task
        if task is None:
            return None
        match task.target:
            case Target.CARD | Target.NEW_CARD | Target.VALUE:
                return self._card_rect(board, task)
            case Target.STAGE:
                return board.rect_of_stage(StageId(task.record))
            case Target.STEP:
                return board.rect_of_step(StepId(task.record))
            case Target.LANE:
                lane = board.rect_of_lane(LaneId(task.record))
                return Rect(lane.x + 36, lane.y + 8, lane.w - 40, 32) if lane else None
            case Target.LINK:
                return _label_rect(board, task)
            case Target.QUOTE:
                return _quote_rect(board, task)
            case Target.MAP:
                return _title_rect(board)

    def _card_rect(self, board: Board, task: Task) -> Rect | None:
        assert task.lane is not None and task.step is not None
        note = floating.note_of(board.scene, CardId(task.record))
        if note is not None:
            return floating.rect_of(note)
        return board.rect_in_lane(task.lane, task.record) or board.rect_of_new_card(task.lane, task.step)

    def room(self, board: Board) -> Rect | None:
        """Where the text may spread: a chip grows with it, up to the width of its step."""
        task, rect = self.task, self.rect(board)
        if task is None or rect is None or not task.is_card or task.step is None or task.offset is not None:
            return rect
        place = board.column_of.get(task.step)
        widest = board.scene.columns[place].w - 2 * INSET if place is not None else rect.w
        return Rect(rect.x, rect.y, max(rect.w, widest), rect.h)

    def without_text(self, scene: Scene) -> Scene:
        """The map but for the text of the card, or the quote, that is being written."""
        task = self.task
        if task is None or task.lane is None:
            return scene
        if task.target is Target.QUOTE:
            return without_quote(scene, task.lane, task.record)
        return without_text(scene, task.lane, task.record) if task.is_card else scene

    # Leaving

    def finish(self) -> CardId | None:
        """Write what is written, if it is anything new. The card it is in, if any. May raise what verbs raise."""
        task, text = self.task, self._editor.text
        self.task = None
        is_homeless = task is not None and self.is_gone(task)
        self._editor.close_quietly()
        try:
            return None if task is None or is_homeless else self.write(task, text)
        finally:
            # After it: what was laid out as supposed is laid out as written, not without it between.
            self._preview(None)

    def write(self, task: Task, text: str) -> CardId | None:
        """Write ``text`` where a task says, without the editor. The card it is in, if any. May raise what verbs raise,
        and KeyError where that ``is_gone``."""
        match task.target:
            case Target.CARD:
                if text != task.was:
                    verbs.set_text(self._document, CardId(task.record), text)
                return CardId(task.record)
            case Target.NEW_CARD:
                return self._write_new(task, text)
            case Target.VALUE:
                if text.strip():
                    type_value(self._document, CardId(task.record), text)
                return CardId(task.record)
            case Target.QUOTE:
                assert task.lane is not None and task.step is not None
                if text != task.was:
                    set_quote(self._document, task.lane, task.step, text, task.persona)
            case Target.LINK:
                if text != task.was:
                    relabel(self._document, CardLinkId(task.record), text)
            case Target.STAGE | Target.STEP | Target.LANE | Target.MAP:
                if text != task.was:
                    structure.rename(self._document, _TABLES[task.target], task.record, text)
        return None

    def _write_new(self, task: Task, text: str) -> CardId | None:
        assert task.lane is not None and task.step is not None
        if not text and not task.fields:
            return None
        if task.offset is not None:
            return add_free_note(self._document, task.lane, task.step, task.offset, text, **task.fields)
        if task.linked_from is not None:
            with self._document.change(_("Add linked card")):
                linked = self._write_new(replace(task, linked_from=None), text)
                if linked is not None and task.linked_from in self._document.snapshot.table("cards"):
                    link_cards(self._document, task.linked_from, linked)
            return linked
        if kind(self._document.snapshot.lane(task.lane).kind).is_tile:
            return self._write_tile(task, text)
        return verbs.add_card(self._document, task.lane, task.step, text, index=task.index, **task.fields)

    def _write_tile(self, task: Task, text: str) -> CardId | None:
        """A tile called so; «NPS: 41» has its value, too. Raises ValueError for a number without a name."""
        assert task.lane is not None and task.step is not None
        if begins_value(text):
            raise ValueError(_("Write what is measured before its value, such as “NPS: 41”."))
        if ":" in text or "=" in text:
            made = fill(self._document, {task.lane: (Cell(task.step, task.step, text),)})
            return made.cards[0] if made.cards else None
        return write_tile(self._document, task.lane, task.step, text, index=task.index)


def dress_of(task: Task, board: Board, theme: Theme) -> Dress:
    """How the editor looks for a task."""
    types, snapshot = type_scale(), board.snapshot

    def colour(name: str) -> QColor:
        return QColor(*theme.rgba(Colour(name)))

    def dress(style: TextStyle, fill: str, ink: str, left: float, top: float) -> Dress:
        return Dress(style, colour(fill), colour(ink), colour("accent"), left, top, 12.0)

    match task.target:
        case Target.CARD | Target.NEW_CARD:
            return _card_dress(task, board, theme) or dress(types.card, "surface", "text", 15, 10)
        case Target.VALUE:
            return dress(types.tile_number, "surface", "text", 12, 30)
        case Target.STAGE:
            stage = StageId(task.record)
            ground, is_first = colour_of_stage(snapshot, stage), snapshot.stages_of(board.map)[0].id == stage
            return dress(types.stage, ground.name, ink_on(ground).name, 19 if is_first else 33, 8)
        case Target.STEP:
            return dress(types.step, "surface", "text", 12, 12)
        case Target.LANE:
            return dress(types.lane, "surface", "text", 12, 6)
        case Target.LINK:
            return replace(dress(types.tag, "surface", "text", 6, 4), is_whole=True)
        case Target.QUOTE:
            return replace(dress(types.quote, "surface", "text", 8, 6), is_whole=True)
        case Target.MAP:
            return dress(types.title, "canvas", "text", 0, 2)


def _card_dress(task: Task, board: Board, theme: Theme) -> Dress | None:
    """As the card itself is lettered; None where it shows no text."""
    band = board.band_of(task.lane)
    note = floating.note_of(board.scene, CardId(task.record))
    node = note or (board.indexes.contents(band).by_record.get(task.record) if band else None)
    said = lettering(node) if node else None
    if node is None or said is None or task.lane is None:
        return None
    is_chip = note is None and kind(board.snapshot.lane(task.lane).kind).is_chip
    ground = theme.rgba(said.fill or Colour("surface"))
    return Dress(
        said.text.style, QColor(*ground), QColor(*theme.rgba(said.text.colour)), QColor(*theme.rgba(Colour("accent"))),
        said.left, 10.0, CHIP_RIGHT if is_chip else CARD_RIGHT, said.baseline, is_chip,
    )  # fmt: skip


def _lines_read(task: Task, board: Board) -> tuple[TextLine, ...]:
    """What the map shows of a card before it is written."""
    node = board.node_of_card(CardId(task.record))
    said = lettering(node) if node else None
    return said.text.lines if said is not None and said.text.source == task.was else ()


def _quote_rect(board: Board, task: Task) -> Rect | None:
    assert task.lane is not None and task.step is not None
    cell = board.rect_of_cell(task.lane, task.step)
    point = board.rect_in_lane(task.lane, task.record)
    if cell is None:
        return None
    if point is None:
        return Rect(cell.x + 8, cell.y + cell.h / 2 - 20, cell.w - 16, 40)
    is_high = point.y + point.h / 2 < cell.y + cell.h / 2
    top = point.y - 48 if is_high else point.bottom + 8
    return Rect(cell.x + 8, max(cell.y + 4, min(top, cell.y + cell.h - 44)), cell.w - 16, 40)


def _label_rect(board: Board, task: Task) -> Rect | None:
    node = floating.link_of(board.scene, task.record)
    if node is None:
        return None
    x, y = floating.middle_of_link(node)
    return Rect(x - 70, y - 14, 140, 28)


def _title_rect(board: Board) -> Rect | None:
    band = board.band_of_kind(BandKind.TITLE)
    node = board.indexes.contents(band).by_record.get(board.map) if band else None
    return Rect(node.x, band.y + node.y, max(node.w + 120, 480), node.h) if band and node else None
