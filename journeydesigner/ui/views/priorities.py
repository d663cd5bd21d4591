"""What a priority matrix is about: its two scales, its corners, and where a card stands in it. Knows no widget."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, CardFilter
from journeydesigner.wording import _

OPPORTUNITIES, PAINS = "opportunities", "pain_points"
_SEVERITIES = ("low", "medium", "high", "critical")
_OFTEN = (0, 3, 6, 11)
"""From so many mentions on a pain point stands in the next column."""


@dataclass(frozen=True, slots=True)
class Corner:
    """A quarter of the matrix: columns and rows from ``left`` and ``low`` up to and with ``right`` and ``high``."""

    name: str
    says: str
    icon: str
    family: str
    left: int
    right: int
    low: int
    high: int

    def holds(self, x: int, y: int) -> bool:
        return self.left <= x <= self.right and self.low <= y <= self.high


@dataclass(frozen=True)
class Priorities:
    """Columns and rows count from 0, rows from below. ``place`` is a card's column and row; None: not rated yet.

    ``fields`` are what a card has at a column and row; ``moves_across``: whether a hand may change its column.
    """

    kind: str
    across: str
    up: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    corners: tuple[Corner, ...]
    place: Callable[[Card], tuple[int, int] | None]
    fields: Callable[[int, int], Mapping[str, Any]]
    unrated: Mapping[str, Any]
    undo: str
    said: Callable[[Card], str]
    moves_across: bool = True

    def corner(self, x: int, y: int) -> Corner:
        return next(corner for corner in self.corners if corner.holds(x, y))

    def cards(self, snapshot: Snapshot, map_id: MapId, wanted: CardFilter) -> list[Card]:
        """The cards that the matrix is about, as they stand on the map."""
        places = {step.id: place for place, step in enumerate(snapshot.steps_in(map_id))}
        found: list[Card] = []
        for lane in snapshot.lanes_of(map_id):
            if lane.kind == self.kind and wanted.keeps_lane(lane):
                cards = [card for card in snapshot.cards_in(lane.id) if wanted.keeps_card(card)]
                found += sorted(cards, key=lambda c: places.get(c.place.first, 0) if c.place else 0)
        return found

    def ranked(self, cards: list[Card]) -> list[Card]:
        """The rated ones: those first that bring most for what they take."""
        rated = [(card, place) for card in cards if (place := self.place(card)) is not None]
        if self.moves_across:
            rated.sort(key=lambda found: (found[1][0] - found[1][1], -found[1][1]))
        else:
            rated.sort(key=lambda found: (-found[1][1], -found[1][0]))
        return [card for card, _place in rated]


def priorities_of(name: str) -> Priorities:
    return _of_pains() if name == PAINS else _of_opportunities()


def _of_opportunities() -> Priorities:
    def place(card: Card) -> tuple[int, int] | None:
        impact, effort = card.extras.get("impact"), card.extras.get("effort")
        if not isinstance(impact, int) or not isinstance(effort, int):
            return None
        return (min(max(effort, 1), 5) - 1, min(max(impact, 1), 5) - 1)

    def said(card: Card) -> str:
        return _("Impact {impact}, effort {effort}").format(
            impact=card.extras.get("impact"), effort=card.extras.get("effort")
        )

    numbers = tuple(str(number) for number in range(1, 6))
    return Priorities(
        OPPORTUNITIES, _("Effort"), _("Impact"), numbers, numbers,
        (
            Corner(_("Quick wins"), _("Much for little: do them first"), "zap", "green", 0, 2, 3, 4),
            Corner(_("Big bets"), _("Much for much: plan them"), "target", "blue", 3, 4, 3, 4),
            Corner(_("Fill-ins"), _("Little for little: when there is time"), "coffee", "slate", 0, 2, 0, 2),
            Corner(_("Reconsider"), _("Little for much: why at all?"), "circle-question-mark", "yellow", 3, 4, 0, 2),
        ),
        place, lambda x, y: {"impact": y + 1, "effort": x + 1}, {"impact": None, "effort": None},
        _("Rate opportunity"), said,
    )  # fmt: skip


def _of_pains() -> Priorities:
    def place(card: Card) -> tuple[int, int] | None:
        severity, mentions = card.extras.get("severity"), card.extras.get("mentions")
        if severity not in _SEVERITIES:
            return None
        often = mentions if isinstance(mentions, int) else 0
        return (max(i for i, least in enumerate(_OFTEN) if often >= least), _SEVERITIES.index(severity))

    def said(card: Card) -> str:
        place_of = place(card)
        return rows[place_of[1]] if place_of else ""

    rows = (_("Low"), _("Medium"), _("High"), _("Critical"))
    columns = ("0\u202f–\u202f2", "3\u202f–\u202f5", "6\u202f–\u202f10", "11\u202f+")
    return Priorities(
        PAINS, _("Mentions"), _("Severity"), columns, rows,
        (
            Corner(_("Rare but serious"), _("Hurts few badly: look closer"), "search", "yellow", 0, 1, 2, 3),
            Corner(_("Fix first"), _("Hurts many badly"), "triangle-alert", "rose", 2, 3, 2, 3),
            Corner(_("Minor"), _("Hurts few a little"), "coffee", "slate", 0, 1, 0, 1),
            Corner(_("Common nuisance"), _("Hurts many a little"), "users", "blue", 2, 3, 0, 1),
        ),
        place, lambda _x, y: {"severity": _SEVERITIES[y]}, {"severity": None}, _("Rate pain point"), said,
        moves_across=False,
    )  # fmt: skip
