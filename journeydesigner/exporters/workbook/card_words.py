"""What a card says in its cell: its text, and under it the tags that its lane kind shows on the map."""

from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.map_lanes import Writing
from journeydesigner.lanes import opportunities, pain_points
from journeydesigner.lanes.kinds import Pill, kind
from journeydesigner.layout.grid import Slot
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _, n_

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
    is_chip = lane.kind == "touchpoints"
    text = clean(card.text) or (clean(channel.name) if channel else "")
    runs = [Run(text, SIZE, is_chip, ink=ink)]
    tags = "   ·   ".join(clean(tag) for tag in tags_of(contents, lane, card))
    if tags:
        runs.append(Run(tags, TAG_SIZE, True, ink=board.palette[f"{family}.ink"]))
    if card.is_moment_of_truth:
        runs.append(Run("★ " + _("Moment of truth"), TAG_SIZE, True, ink=board.palette["yellow.edge"]))
    return Writing(tuple(run for run in runs if run.text), family, card.image or "")


def tags_of(contents: Contents, lane: Lane, card: Card) -> list[str]:
    """What the map shows as pills on the card."""
    match lane.kind:
        case "pain_points":
            severity, mentions = pain_points.severity_of(card), card.extras.get("mentions")
            shown = pain_points.severity_label(severity) if severity in ("high", "critical") else ""
            count = isinstance(mentions, int) and n_("{count} mention", "{count} mentions", mentions).format(
                count=grouped(mentions, contents.map.language)
            )
            return [tag for tag in (shown, count) if tag]
        case "opportunities":
            owner = _("Owner: {name}").format(name=card.owner) if card.owner else ""
            return [tag for tag in (opportunities.horizon(card), owner) if tag]
        case _:
            return []


def pills(contents: Contents) -> list[Pill]:
    """What the title block says about all cards, as on the map."""
    counted: dict[str, tuple[int, int]] = {}
    for lane, slot in contents.placed:
        part, whole = _tally(contents, lane, slot.card)
        before = counted.get(lane.kind, (0, 0))
        counted[lane.kind] = (before[0] + part, before[1] + whole)
    found: list[tuple[int, Pill]] = []
    for name, tally in counted.items():
        made = getattr(kind(name), "pill", None)
        pill = made(*tally) if made else None
        if pill is not None:
            found.append((getattr(kind(name), "rank", 0), pill))
    return [pill for _rank, pill in sorted(found, key=lambda item: item[0])]


def _tally(contents: Contents, lane: Lane, card: Card) -> tuple[int, int]:
    """What a card adds to its kind's pill: (what counts, of how many)."""
    match lane.kind:
        case "pain_points":
            return (int(pain_points.severity_of(card) == "critical"), 1)
        case "opportunities":
            return (1, 1)
        case "metrics":
            met = contents.met(card)
            return (int(met is False), int(met is not None))
        case _:
            return (0, 0)
