"""Copy, cut and paste on the canvas: from the selection to the clipboard, and from it to where the person is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from journeydesigner.canvas import copying, tile_entry
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.clipboard import CopiedMime, clip_of, put
from journeydesigner.canvas.dropping import FilesDropped, can_be_dropped, files_in
from journeydesigner.canvas.inserting import stage_of, step_of
from journeydesigner.canvas.selection import TABLES, Selection, SelectionKind
from journeydesigner.clipping.landing import Landed, Target, is_empty, land, together, with_stages_instead
from journeydesigner.clipping.own_form import read_own
from journeydesigner.clipping.readings import Clip, Reading, Way, readings, text_readings
from journeydesigner.clipping.said import offered, told
from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import theme
from journeydesigner.editing.card_fields import paste_style, style_of
from journeydesigner.model.ids import CardId, LaneId, MapId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_MOST_OFFERS = 2
_FIRST_PAINTED_MS = 30
"""Then the first of very many cards are seen."""
_MANY = 64


@dataclass(frozen=True)
class Offered:
    """Another reading of what was pasted, and how to take it instead."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True)
class PasteTold:
    """What a toast says after a paste. ``undo`` takes it back (None: nothing was done
    yet, somebody is asked); nothing of this is offered any more once ``is_fresh``
    says that the document has changed since. ``shown_map`` is a new map that is to be seen."""

    text: str
    offers: tuple[Offered, ...]
    undo: Callable[[], None] | None
    is_fresh: Callable[[], bool]
    shown_map: MapId | None = None


class Clips(QObject):
    """The clipboard's work on one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._waiting: tuple[Landed, PasteTold] | None = None

    # Copying

    def copy(self) -> bool:
        """Put the selection on the clipboard in every form. Whether there was anything to copy."""
        mime = self.mime()
        if mime is None:
            return False
        put(mime)
        return True

    def mime(self) -> CopiedMime | None:
        """The selection as it is now, in all its forms; each is made when somebody asks for it, its picture in light
        colours as exports are."""
        canvas = self._canvas
        if not canvas.exchange.can_copy():
            return None
        canvas.showing.let_come(canvas.selection.cards)
        copied = partial(copying.copied, canvas.document, canvas.board, canvas.selection)
        snapshot = canvas.board.snapshot
        brand = snapshot.organization(snapshot.map(canvas.board.map).organization).brand
        piece = copying.piece(canvas.board, canvas.selection, theme("light", brand), canvas.document.assets)
        return CopiedMime(copied, piece.image if piece else None, piece.svg if piece else None)

    def cut(self) -> None:
        if not self._canvas.writing.refuses() and self.copy():
            self._canvas.delete_selection()

    # Pasting

    def paste(self) -> None:
        """What lies on the clipboard, read in the likeliest way, where the person is."""
        canvas = self._canvas
        if not canvas.has_map:
            return
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # Qt has none where nothing was ever copied
        canvas.writing.finish()
        canvas.showing.let_come(canvas.selection.cards)
        target = target_of(canvas.board, canvas.selection)
        files = files_in(mime)
        if any(can_be_dropped(path) for path in files):
            canvas.files_dropped.emit(FilesDropped(files, target))
        elif files:  # their paths are not what anybody wants on a card
            canvas.tell(_("“{name}” is of a kind that a map cannot take.").format(name=files[0].name))
        else:
            clip = clip_of(mime)
            if not tile_entry.paste(canvas, clip, partial(self.take_clip, clip, target)):
                self.take_clip(clip, target)

    def paste_text(self) -> None:
        """Only its text, as lines: no table, no looks, no links."""
        canvas = self._canvas
        if canvas.has_map:
            canvas.writing.finish()
            canvas.showing.let_come(canvas.selection.cards)
            text = QGuiApplication.clipboard().text()
            self.take(text_readings(text), target_of(canvas.board, canvas.selection))

    def paste_style(self) -> None:
        """Let the selected cards look like the one that was copied."""
        canvas = self._canvas
        own = read_own(clip_of(QGuiApplication.clipboard().mimeData() or QMimeData()).own)
        if own is None or not own.cards:
            canvas.tell(_("Copy a card first: its colour is then pasted onto those that are selected."))
            return
        if canvas.selection.cards:
            canvas.attempt(paste_style, canvas.document, canvas.selection.cards, style_of(own.cards[0].card))

    def take_clip(self, clip: Clip, target: Target) -> bool:
        """The likeliest reading of what was pasted or dropped; where no place is meant, as a map if it can be one."""
        return self.take_likeliest(readings(clip, is_empty_map=is_empty(self._canvas.document, target.map)), target)

    def take_likeliest(self, found: Sequence[Reading], target: Target, besides: str = "") -> bool:
        """As ``take``; where no place is meant, what can be a map is one."""
        if not target.is_place:
            found = sorted(found, key=lambda reading: reading.way is not Way.MAP)
        return self.take(with_stages_instead(self._canvas.document, found, target), target, besides)

    def take(self, found: Sequence[Reading], target: Target, besides: str = "") -> bool:
        """Write the first reading where ``target`` is, select what came of it and offer the others. ``besides`` are
        sentences to be told with it. Whether anything came of it."""
        canvas = self._canvas
        if canvas.writing.refuses():
            return False
        if not found:
            canvas.tell(_("There is nothing on the clipboard that a map could take."))
            return False
        landed: Landed | None = canvas.attempt(land, canvas.document, found[0], target)
        if landed is None or landed.is_nothing:
            return False
        watch = Watch(canvas.document)
        others = tuple(
            Offered(offered(other, found[0]), _Instead(self, found, place, target, watch))
            for place, other in enumerate(found)
            if place
        )[:_MOST_OFFERS]
        undo = Undoing(self, watch)
        self._tell(
            landed, PasteTold(_with(told(found[0], landed), besides), others, undo, watch.is_fresh, landed.shown_map)
        )
        return True

    def take_all(self, found: Sequence[Reading], target: Target, besides: str = "") -> bool:
        """Write several things at once, one after the other where ``target`` is: pictures, mostly."""
        canvas = self._canvas
        if canvas.writing.refuses():
            return False
        with canvas.document.change(_("Drop files")):
            landed = [canvas.attempt(land, canvas.document, reading, target) for reading in reversed(found)]
        made = [each for each in reversed(landed) if each is not None and not each.is_nothing]
        if not made:
            return False
        whole = together(made)
        watch = Watch(canvas.document)
        said = told(found[0] if len({reading.way for reading in found}) == 1 else Reading(Way.CARD), whole)
        self._tell(whole, PasteTold(_with(said, besides), (), Undoing(self, watch), watch.is_fresh, whole.shown_map))
        return True

    def take_instead(self, found: Sequence[Reading], target: Target, watch: "Watch") -> None:
        """Take a paste back and paste anew: one step to undo, as it was."""
        if self.take_back(watch):
            self.take(found, target)

    def take_back(self, watch: "Watch") -> bool:
        """Undo a paste, if it is what was done last; else it is said that it is not."""
        if not watch.is_fresh():
            self._canvas.tell(_("The map has changed since then. Undo takes back one step after the other."))
            return False
        watch.end()
        self._canvas.document.undo()
        return True

    def _tell(self, landed: Landed, paste: PasteTold) -> None:
        """Select and tell; of very many cards once the first of them are painted: panels have much to show then."""
        if len(landed.cards) <= _MANY:
            self._show(landed)
            self._canvas.pasted.emit(paste)
            return
        self._waiting = (landed, paste)
        QTimer.singleShot(_FIRST_PAINTED_MS, self._tell_late)

    def _tell_late(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[1].is_fresh():
            self._show(waiting[0])
            self._canvas.pasted.emit(waiting[1])

    def _show(self, landed: Landed) -> None:
        canvas, snapshot = self._canvas, self._canvas.document.snapshot
        if landed.header is not None:
            table, record = landed.header
            kind = next(kind for kind, name in TABLES.items() if name == table)
            canvas.select(select.of_header(kind, record))
        elif landed.cards:
            canvas.select(select.of_cards(_from_where_one_goes_on(landed.cards, snapshot), snapshot))
        else:
            return
        canvas.reveal_selection()
        first = canvas.board.rect_of_card(landed.cards[0]) if landed.cards else None
        if first is not None:  # of more than there is room for, the beginning
            canvas.reveal(first)


def _with(said: str, besides: str) -> str:
    return f"{said}. {besides}" if besides else said


def _from_where_one_goes_on(cards: tuple[CardId, ...], snapshot: Snapshot) -> tuple[CardId, ...]:
    """The keyboard stands on the one selected last: below a list its end, in a table its upper left cell."""
    places = [snapshot.card(card).place for card in cards]
    is_list = len({(place.lane, place.first) for place in places if place is not None}) == 1
    return cards if is_list else (*cards[1:], cards[0])


class Watch:
    """Whether a document is as it was when the watch began."""

    def __init__(self, document: Document) -> None:
        self._is_fresh = True
        self._forget = document.subscribe(self._heard)

    def is_fresh(self) -> bool:
        return self._is_fresh

    def end(self) -> None:
        self._is_fresh = False
        self._forget()

    def _heard(self, _changes: ChangeSet) -> None:
        self.end()


class _Instead:
    """Takes another reading in place of the first."""

    def __init__(self, clips: Clips, found: Sequence[Reading], place: int, target: Target, watch: Watch) -> None:
        self._clips, self._target, self._watch = clips, target, watch
        self._found = (found[place], *found[:place], *found[place + 1 :])

    def __call__(self) -> None:
        self._clips.take_instead(self._found, self._target, self._watch)


class Undoing:
    def __init__(self, clips: Clips, watch: Watch) -> None:
        self._clips, self._watch = clips, watch

    def __call__(self) -> None:
        self._clips.take_back(self._watch)


def target_of(board: Board, at: Selection) -> Target:
    """Where the person is: below the card selected last, at the end of a cell, behind a header."""
    stage = stage_of(board, at)
    match at.kind:
        case SelectionKind.CARDS:
            return Target(board.map, at.lane, at.step, _index_below(board, at), stage)
        case SelectionKind.CELL | SelectionKind.EMOTION:
            return Target(board.map, at.lane, at.step, None, stage)
        case SelectionKind.LANE:
            return Target(board.map, LaneId(at.id or ""), is_lane_header=True)
        case SelectionKind.STAGE | SelectionKind.STEP:
            step = step_of(board, at)
            return Target(board.map, step=step, stage=stage)
        case _:
            return Target(board.map)


def _index_below(board: Board, at: Selection) -> int | None:
    """Behind the card selected last, among those that begin where it does."""
    card = at.cards[-1]
    place = board.snapshot.card(card).place
    if place is None or at.lane is None or at.step is None or place.is_free or place.first != at.step:
        return None
    cell = [
        other.id for other in board.snapshot.cards_at(at.lane, at.step) if not (other.place and other.place.is_free)
    ]
    return cell.index(card) + 1 if card in cell else None
