"""What a workshop leaves on a map: how many comments are open on something, how many dots a vote gave a card."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box as Rounded
from journeydesigner.drawing.primitives import Command, Disc, Path, Primitive
from journeydesigner.editing.voting import tally
from journeydesigner.lanes.face import quarter
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.model.records import Card
from journeydesigner.wording import n_

_HIGH = 20.0
_LEAST_WIDTH = 24.0
_TAIL = 4.0
_UP = 10.0
"""So far a bubble stands out above its card."""
_DOWN = 7.0
"""And the dots below it: cards are 8 px apart."""
_IN = 4.0
_STAR_ROOM = 24.0
_DOT = 4.5
_ACCENT, _SURFACE = Colour("accent"), Colour("surface")


@dataclass(frozen=True)
class Marks:
    """How many comments are open, by what they are about; how many dots a card has in the round of votes."""

    comments: Mapping[RecordId, int]
    dots: Mapping[RecordId, int]


NO_MARKS = Marks({}, {})


def marks_of(snapshot: Snapshot, map_id: MapId, options: LayoutOptions) -> Marks:
    if not options.marks:
        return NO_MARKS
    open_threads = (
        comment.anchor
        for comment in snapshot.comments_of(map_id)
        if comment.state == "open" and comment.reply_to is None
    )
    rounds = snapshot.vote_rounds_of(map_id)
    chosen = options.vote_round or next((found.id for found in reversed(rounds) if found.is_open), None)
    dots: dict[RecordId, int] = {}
    if chosen is not None and any(found.id == chosen for found in rounds):
        dots = {card: count for card, count in tally(snapshot, chosen).items() if count}
    return Marks(Counter(open_threads), dots)


@dataclass
class Badges:
    """The bands with their badges, from one layout to the next."""

    _kept: dict[str, tuple[Band, tuple[object, ...], Band]] = field(
        default_factory=dict[str, tuple[Band, tuple[object, ...], Band]]
    )
    _notes: tuple[Node, ...] = ()

    def on(self, bands: list[Band], snapshot: Snapshot, marks: Marks, pen: Pen) -> tuple[Band, ...]:
        """``bands`` with the badges of what they show; a band is the same one where both are."""
        if not marks.comments and not marks.dots:
            self._kept.clear()
            return tuple(bands)
        marked = {*marks.comments, *marks.dots}
        return tuple(self._band(band, snapshot, marks, marked, pen) for band in bands)

    def on_notes(self, notes: tuple[Node, ...], snapshot: Snapshot, marks: Marks, pen: Pen) -> tuple[Node, ...]:
        """Free notes, each with its badges."""
        made: list[Node] = []
        for note in notes:
            made += [note, *badges_of(note, None, snapshot, marks, pen)]
        if len(made) == len(notes):
            self._notes = notes
        elif self._notes != tuple(made):
            self._notes = tuple(made)
        return self._notes

    def _band(self, band: Band, snapshot: Snapshot, marks: Marks, marked: set[str], pen: Pen) -> Band:
        here = [record for record in marked if record in band.by_record]
        if not here:
            return band
        wanted: list[object] = [pen]
        for record in sorted(here):
            wanted += [record, marks.comments.get(record, 0), marks.dots.get(record, 0), _has_star(snapshot, record)]
        known = self._kept.get(band.key)
        if known is not None and known[0] is band and known[1] == tuple(wanted):
            return known[2]
        nodes: list[Node] = []
        labels: list[Node] = []
        old = {node.key: node for node in (*known[2].nodes, *known[2].labels)} if known is not None else {}
        for record in sorted(here, key=lambda record: (band.by_record[record].x, band.by_record[record].y)):
            node = band.by_record[record]
            for badge in badges_of(node, band, snapshot, marks, pen):
                kept = old.get(badge.key, badge)
                (labels if node.role is Role.LANE else nodes).append(kept if kept == badge else badge)
        made = replace(band, nodes=(*band.nodes, *nodes), labels=(*band.labels, *labels))
        self._kept[band.key] = (band, tuple(wanted), made)
        return made


def badges_of(node: Node, band: Band | None, snapshot: Snapshot, marks: Marks, pen: Pen) -> Iterator[Node]:
    """The badges of a card, header or note, where that stands; ``band`` None: of what stands in none."""
    comments, dots = marks.comments.get(node.record, 0), marks.dots.get(node.record, 0)
    if comments:
        yield _bubble(node, band, comments, pen, has_star=_has_star(snapshot, node.record))
    if dots:
        yield _dots(node, dots, pen)


def _has_star(snapshot: Snapshot, record: RecordId) -> bool:
    card = snapshot.table("cards").get(record)
    return isinstance(card, Card) and card.is_moment_of_truth


def _bubble(node: Node, band: Band | None, count: int, pen: Pen, *, has_star: bool) -> Node:
    style = pen.type.tag
    high = max(_HIGH, style.leading + 6)
    number = pen.word(str(count), style, _SURFACE, 0, 0)
    wide = max(_LEAST_WIDTH, number.width + 14)
    said = pen.word(str(count), style, _SURFACE, wide / 2, (high - style.leading) / 2, align="middle").text
    parts = (Path(_bubble_outline(wide, high), _ACCENT, _SURFACE, 1.5), said)
    x, y = _bubble_place(node, band, wide, high, has_star=has_star)
    label = n_("{count} open comment", "{count} open comments", count).format(count=count)
    return Node(f"comments:{node.record}", Role.COMMENTS, node.record, x, y, wide, high + _TAIL, parts, label)


def _bubble_place(node: Node, band: Band | None, wide: float, high: float, *, has_star: bool) -> tuple[float, float]:
    """On a card's upper right corner, left of its star; within the headers, whose bands end with them."""
    right = node.x + node.w
    kind = band.kind if band is not None else None
    match node.role:
        case Role.LANE:
            is_low = band is not None and band.height < 64
            return (node.x + 1, 1.0) if is_low else (node.x + 15, 40.0)
        case Role.STAGE:
            return right - wide - 10, node.y + 5
        case Role.STEP:
            return right - wide - 8, node.y + max((node.h - high) / 2, 2)
        case _ if kind is BandKind.TITLE:
            return right + 12, node.y + 10
        case _ if _is_chip(node):
            return right + (2 if has_star else -8), node.y - _UP
        case _:
            return right - wide - (_STAR_ROOM if has_star else _IN), node.y - _UP


def _is_chip(node: Node) -> bool:
    """Whether its text leaves no room for a badge: it stands at its end instead."""
    return node.h < 36 and node.w < 180


def _bubble_outline(wide: float, high: float) -> tuple[Command, ...]:
    """A rounded box with a small tail at its lower left."""
    r = high / 2
    rest = r - quarter(r)
    return (
        ("M", r, 0.0),
        ("L", wide - r, 0.0),
        ("C", wide - rest, 0.0, wide, rest, wide, r),
        ("C", wide, high - rest, wide - rest, high, wide - r, high),
        ("L", r + 2, high),
        ("L", r - 5, high + _TAIL),
        ("L", r - 4, high - 1),
        ("C", rest - 1, high - 3, 0.0, high - rest, 0.0, r),
        ("C", 0.0, rest, rest, 0.0, r, 0.0),
        ("Z",),
    )


def _dots(node: Node, count: int, pen: Pen) -> Node:
    """As many dots as there are, up to three; more as a number after one."""
    style = pen.type.tag
    high = max(2 * _DOT + 7, style.leading + 2)  # low enough to touch no letter of the card
    middle = high / 2
    shown = count if count <= 3 else 1
    parts: list[Primitive] = []
    x = 6 + _DOT
    for _dot in range(shown):
        parts.append(Disc(x, middle, _DOT, _ACCENT))
        x += 2 * _DOT + 3
    wide = x - _DOT - 3 + 6
    if shown < count:
        number = pen.word(str(count), style, _ACCENT, x - _DOT + 1, (high - style.leading) / 2)
        parts.append(number.text)
        wide = x - _DOT + 1 + number.width + 7
    ground = Rounded(0.5, 0.5, wide - 1, high - 1, _SURFACE, _ACCENT.mixed("surface", 0.45), radius=(high - 1) / 2)
    label = n_("{count} dot", "{count} dots", count).format(count=count)
    if _is_chip(node):
        left, top = node.x + node.w - _IN, node.y + node.h + 5 - high
    else:
        left, top = node.x + 12, node.y + node.h + _DOWN - high
    return Node(f"dots:{node.record}", Role.DOTS, node.record, left, top, wide, high, (ground, *parts), label)
