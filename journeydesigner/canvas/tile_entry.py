"""Values typed or pasted onto KPI tiles of the map: what is refused is told in a sentence, what has two readings is
asked in the toast."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.typist import Target, Typist
from journeydesigner.editing.tile_values import Entered, paste_values, tile_metric, type_value
from journeydesigner.metrics.numbers import period_text
from journeydesigner.metrics.typed_dates import date_of
from journeydesigner.metrics.typed_values import UnclearDateError
from journeydesigner.model.ids import CardId
from journeydesigner.model.movement_records import DateOrder
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas
    from journeydesigner.clipping.readings import Clip

_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")


def attempt(canvas: "MapCanvas", typist: Typist) -> CardId | None:
    """Let the typist write what is written. A value whose date is unclear is asked for, and counts as written."""
    task = typist.task
    if task is None or task.target is not Target.VALUE:
        return canvas.attempt(typist.finish)
    tile, text = CardId(task.record), typist.text
    try:
        return typist.finish()
    except UnclearDateError as unclear:
        _ask(canvas, unclear, partial(canvas.attempt, type_value, canvas.document, tile, text))
        return tile
    except ValueError as error:
        canvas.tell(str(error))
        return None


def paste(canvas: "MapCanvas", clip: "Clip", as_cards: Callable[[], object], order: DateOrder = "") -> bool:
    """Enter what was copied as values of the tile that is selected alone. False where it is none, or holds no numbers:
    then it is pasted as anything else is."""
    tile = _tile(canvas)
    rows = [] if tile is None else _rows(clip)
    if tile is None or not any(character.isdigit() for row in rows for cell in row for character in cell):
        return False
    if canvas.writing.refuses():
        return True
    from journeydesigner.canvas.clips import Offered, PasteTold, Undoing, Watch

    try:
        entered = paste_values(canvas.document, tile, rows, order)
    except UnclearDateError as unclear:
        _ask(canvas, unclear, partial(paste, canvas, clip, as_cards))
        return True
    except ValueError as error:
        watch = Watch(canvas.document)
        offers = (Offered(_("Paste as cards"), as_cards),)
        canvas.pasted.emit(PasteTold(str(error), offers, None, watch.is_fresh))
        return True
    watch = Watch(canvas.document)
    undo = Undoing(canvas.exchange.clips, watch)
    instead = Offered(_("as cards"), _Instead(undo, as_cards))
    canvas.pasted.emit(PasteTold(_told(entered), (instead,), undo, watch.is_fresh))
    return True


def _tile(canvas: "MapCanvas") -> CardId | None:
    at = canvas.selection
    if at.kind is not SelectionKind.CARDS or len(at.cards) != 1:
        return None
    return at.cards[0] if tile_metric(canvas.document.snapshot, at.cards[0]) is not None else None


def _rows(clip: "Clip") -> list[list[str]]:
    """The cells that were copied; of plain text each line. Nothing where it is our own cards, links or a picture."""
    from journeydesigner.clipping.readings import Way, readings  # a window is painted before anything is pasted

    found = readings(clip)
    if not found or found[0].way in (Way.OWN, Way.LINKS, Way.PICTURE):
        return []
    grid = next((reading.grid for reading in found if reading.way in (Way.GRID, Way.MAP)), None)
    return [list(row) for row in grid.rows] if grid else [[line] for line in clip.text.splitlines() if line.strip()]


def _told(entered: Entered) -> str:
    count = len(entered.periods)
    first, last = (period_text(period) for period in (min(entered.periods), max(entered.periods)))
    said = n_(
        "Entered a value of “{metric}”, {first}", "Entered {count} values of “{metric}”, {first} to {last}", count
    )
    told = said.format(count=count, metric=entered.metric.name, first=first, last=last)
    if not entered.odd:
        return told
    left = n_("{count} line was left out: {why}", "{count} lines were left out; the first: {why}", len(entered.odd))
    return f"{told}. {left.format(count=len(entered.odd), why=entered.odd[0])}"


def _ask(canvas: "MapCanvas", unclear: UnclearDateError, act: Callable[[DateOrder], object]) -> None:
    """«03/10/2026 can be day or month first» with both dates to choose from."""
    from journeydesigner.canvas.clips import Offered, PasteTold, Watch

    days: list[tuple[DateOrder, date | None]] = [(order, date_of(unclear.date, order)) for order in _ORDERS]
    offers = tuple(Offered(period_text(day.isoformat()), partial(act, order)) for order, day in days if day is not None)
    question = _("{why} Which date is it?").format(why=unclear)
    canvas.pasted.emit(PasteTold(question, offers, None, Watch(canvas.document).is_fresh))


class _Instead:
    """Takes the values back and pastes cards."""

    def __init__(self, undo: Callable[[], None], as_cards: Callable[[], object]) -> None:
        self._undo, self._as_cards = undo, as_cards

    def __call__(self) -> None:
        self._undo()
        self._as_cards()
