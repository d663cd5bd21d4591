"""What the title's pills and the ribbon point at, and the way there: one after the other, from the selection on."""

from typing import TYPE_CHECKING

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.funnels import funnel_of
from journeydesigner.lanes.kinds import CardLane, kind, kind_with, kinds
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.layout.scene import BandKind
from journeydesigner.layout.title_block import pill_key
from journeydesigner.model.ids import CardId, StageId
from journeydesigner.model.records import Card, Metric
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class StandingOut:
    """Of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def follow(self, pill: str) -> None:
        """To the next card that a pill of the title counts; the first one again after the last."""
        canvas = self._canvas
        found = cards_of_pill(canvas.board, pill)
        if not found:
            canvas.tell(_("Nothing of it stands on the map"))
            return
        at = canvas.selection.cards[-1:]
        place = (found.index(at[0]) + 1) % len(found) if at and at[0] in found else 0
        canvas.select(select.of_cards((found[place],), canvas.board.snapshot))
        canvas.reveal_selection()
        canvas.setFocus()

    def next_off_target(self) -> None:
        """To the next KPI that is off its target."""
        tile = kinds()[kind_with("is_tile")]
        self.follow(pill_key(tile.icon, tile.family))

    def has_targets(self) -> bool:
        """Whether the title counts KPIs that have a target, as it was laid out last: this is asked after every change,
        and must not lay a large map out at once."""
        seen = self._canvas.showing.seen
        title = seen.band_of_kind(BandKind.TITLE) if seen is not None else None
        tile = kinds()[kind_with("is_tile")]
        wanted = pill_key(tile.icon, tile.family)
        return title is not None and any(node.key == wanted for node in title.nodes)

    def worst_stage(self) -> StageId | None:
        """Before which the map loses the greatest share of its customers."""
        snapshot, shown = self._canvas.document.snapshot, self._canvas.map_id
        funnel = funnel_of(snapshot, shown) if shown and shown in snapshot.table("maps") else None
        return funnel.worst if funnel is not None else None

    def has_worst_loss(self) -> bool:
        return self.worst_stage() is not None

    def show_worst_loss(self) -> None:
        """Select the stage before which most are lost, with its part of the ribbon in sight."""
        canvas, stage = self._canvas, self.worst_stage()
        if stage is None:
            return
        canvas.select(select.of_header(SelectionKind.STAGE, stage))
        canvas.reveal_selection()
        band, columns = canvas.board.scene.band_by_key.get("ribbon"), canvas.board.stage_columns(stage)
        if band is not None and columns:
            canvas.reveal(Rect(columns[0].x, band.y, columns[-1].x + columns[-1].w - columns[0].x, band.height))
        canvas.setFocus()


def cards_of_pill(board: Board, pill: str) -> list[CardId]:
    """The shown cards that a pill counts, in reading order."""
    snapshot, found = board.snapshot, list[CardId]()
    for lane in board.lanes:
        counts = kind(lane.kind)
        band = board.band_of(lane.id)
        if band is None or not isinstance(counts, CardLane) or pill_key(counts.icon, counts.family) != pill:
            continue
        nodes = sorted((node for node in band.nodes if node.record), key=lambda node: (node.x, node.y))
        cards = (snapshot.table("cards").get(node.record) for node in nodes)
        found += [card.id for card in cards if isinstance(card, Card) and _is_counted(snapshot, counts, card)]
    return list(dict.fromkeys(found))


def _is_counted(snapshot: Snapshot, counts: CardLane, card: Card) -> bool:
    metric_id = metric_of(card)
    metric = snapshot.table("metrics").get(metric_id) if metric_id else None
    series = snapshot.measurements_of(metric_id, anchor_of(card)) if metric_id else ()
    return counts.tally(card, metric if isinstance(metric, Metric) else None, series)[0] > 0
