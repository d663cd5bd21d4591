"""What a card says in its cell: its text, and under it the tags that its lane kind shows on the map."""

from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.map_lanes import Writing
from journeydesigner.lanes import metrics
from journeydesigner.lanes.kinds import CardLane, LaneKind, Pill, kind, pills
from journeydesigner.layout.grid import Slot
from journeydesigner.layout.title_block import map_tiles
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _

SIZE = 10
TAG_SIZE = 8.5


def written(board: Board, contents: Contents, lane: Lane, slot: Slot) -> Writing:
    """A card's paragraphs and colours."""
    card = slot.card
    family = board.palette.family(card.colour or kind(lane.kind).family)
    if card.colour and card.colour != family:
        family = board.palette.family(kind(lane.kind).family)
    ink = board.palette[f"{family}.ink"]
    channel = contents.channel(card.channel)
    is_chip = kind(lane.kind).is_chip
    text = clean(card.text) or (clean(channel.name) if channel else "")
    runs = [Run(text, SIZE, is_chip, ink=ink)]
    tags = "   ·   ".join(clean(tag) for tag in tags_of(contents, lane, card))
    if tags:
        runs.append(Run(tags, TAG_SIZE, True, ink=board.palette[f"{family}.ink"]))
    if card.is_moment_of_truth:
        runs.append(Run("★ " + _("Moment of truth"), TAG_SIZE, True, ink=board.palette["yellow.edge"]))
    return Writing(tuple(run for run in runs if run.text), family, card.image or "")


def tags_of(contents: Contents, lane: Lane, card: Card) -> tuple[str, ...]:
    """What the map shows as pills on the card."""
    found = kind(lane.kind)
    return found.tags(card, contents.map.language) if isinstance(found, CardLane) else ()


def title_pills(contents: Contents) -> tuple[Pill, ...]:
    """What the title block says about all cards, as on the map."""
    cards = [_tally(contents, lane, slot.card) for lane, slot in contents.placed]
    whole = map_tiles(contents.snapshot, contents.map)
    return pills((*cards, *((metrics.KIND, metrics.tally_of(tile)) for tile in whole)))


def _tally(contents: Contents, lane: Lane, card: Card) -> tuple[LaneKind, tuple[int, int]]:
    found, tile = kind(lane.kind), contents.tile(card)
    if not isinstance(found, CardLane):
        return (found, (0, 0))
    return (found, found.tally(card, tile.metric if tile else None, tile.measurements if tile else ()))
