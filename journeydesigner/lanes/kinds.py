"""The kinds of lane there are: found by looking, so that a new kind is one new module and nothing else.

A module of this package that has a ``KIND`` is a lane kind. Two forms exist: a ``CardLane`` draws each of its
cards, a ``RowLane`` draws its row as a whole (the emotion curve, the dividers).
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Primitive
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts, RowFacts
from journeydesigner.model.records import Card, EmotionScale, Lane, Measurement, Metric
from journeydesigner.wording import _


class CardValues(BaseModel, frozen=True):
    """A card's own fields in lanes of a kind. Fields of other kinds, and of newer versions, are left alone.

    The model is the one source of what these cards hold: ``lanes.card_fields`` reads it for inspector, tables and the
    matrix. ``references`` are fields that name other records; ``words`` is what fields and their choices are called.
    """

    model_config = ConfigDict(strict=True, extra="allow", allow_inf_nan=False, defer_build=True)
    references: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {}


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind is called: as a lane's title, one of its cards, what it tells, what an empty cell asks."""

    label: str
    one: str
    description: str
    question: str


@dataclass(frozen=True, slots=True)
class Headings:
    """By what a lane of the kind is known in tables that others made: beginnings of words, in the languages that maps
    are written in. Where a heading has words of several kinds, the lowest ``rank`` counts."""

    rank: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pill:
    """What the title block says about all cards of a kind on a map."""

    icon: str
    family: str
    text: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign that the legend explains: drawn in a box ``width`` x 18, with its name after it."""

    key: str
    label: str
    sign: tuple[Primitive, ...]
    width: float = 14.0


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """A row as a whole: ``labels`` stand in the label column, ``ground`` under the nodes."""

    height: float
    nodes: tuple[Node, ...]
    labels: tuple[Node, ...] = ()
    ground: tuple[Node, ...] = ()
    legend: tuple[LegendEntry, ...] = ()


class _Named:
    """The words of a kind, in the reader's language of the moment; and which form it has, whatever it is called.

    ``is_tile``: its cards show a metric. ``has_channel``: they name the channel they happen on. ``is_chip``: they are
    names, not sentences. ``is_curve``: points per step, on the lane's scale. ``is_divider``: a line between lanes,
    without cells. ``is_of_channels``: a channel put on the map becomes one of its cards. ``is_of_images``: they are
    pictures, or the room for one.

    ``is_internal``: it tells of the inside of the organisation; a copy for a client goes without it.

    ``headings``: how imports know it. ``falls_back``: the kind as which an import keeps what cannot be read as this
    kind's values; "" where any text will do. ``shelf``: its place among the kinds always in sight (0: not there).
    """

    words: Callable[[], Words]
    is_tile: bool = False
    has_channel: bool = False
    is_chip: bool = False
    is_curve: bool = False
    is_divider: bool = False
    is_judged: bool = True
    is_of_channels: bool = False
    is_of_images: bool = False
    is_internal: bool = False
    headings: Headings | None = None
    falls_back: str = ""
    shelf: int = 0

    @property
    def label(self) -> str:
        return self.words().label

    @property
    def one(self) -> str:
        return self.words().one

    @property
    def description(self) -> str:
        return self.words().description

    @property
    def question(self) -> str:
        return self.words().question


def _no_tags(card: Card, language: str) -> tuple[str, ...]:
    return ()


def _no_signs(marks: frozenset[str]) -> tuple[LegendEntry, ...]:
    return ()


def _no_tally(card: Card, metric: Metric | None, series: Sequence[Measurement]) -> tuple[int, int]:
    return (0, 0)


@dataclass(frozen=True, eq=False)
class CardLane(_Named):
    """A kind whose cards are drawn one by one.

    ``face(card, width, facts)`` draws a card, no wider than ``width``; ``reads(card, facts)`` is the card as plain
    text (a cell of a sheet, a screen reader). ``gap`` is between cards, ``foot`` under the last one.
    ``tags(card, language)`` are what a card says beside its text, by pills or by its look.
    ``tally(card, metric, series)`` is what it adds to its kind's pill (what counts, of how many);
    ``pill(counted, of)`` says in the title block what that comes to, and ``rank`` orders pills. ``counts_owned``: the
    face is told how many cards of the map the card's name owns. ``signs(marks)`` are the legend's entries for the
    marks that occur on its faces.
    """

    name: str
    words: Callable[[], Words]
    icon: str
    family: str
    face: Callable[[Card, float, Facts], Face]
    reads: Callable[[Card, Facts], str]
    values: type[BaseModel] = CardValues
    gap: float = 8.0
    foot: float = 12.0
    tags: Callable[[Card, str], tuple[str, ...]] = _no_tags
    tally: Callable[[Card, Metric | None, Sequence[Measurement]], tuple[int, int]] = _no_tally
    pill: Callable[[int, int], Pill | None] | None = None
    rank: int = 0
    is_in_legend: bool = True
    is_tile: bool = False
    has_channel: bool = False
    is_chip: bool = False
    is_of_channels: bool = False
    is_of_images: bool = False
    is_internal: bool = False
    counts_owned: bool = False
    signs: Callable[[frozenset[str]], tuple[LegendEntry, ...]] = _no_signs
    headings: Headings | None = None
    falls_back: str = ""
    shelf: int = 0


@dataclass(frozen=True, eq=False)
class RowLane(_Named):
    """A kind that draws its whole row. ``scale`` is a curve's, where its lane has none of its own; ``is_judged``: its
    values are good or bad."""

    name: str
    words: Callable[[], Words]
    icon: str
    family: str
    row: Callable[[RowFacts], RowDrawing]
    values: type[BaseModel] = CardValues
    is_divider: bool = False
    is_curve: bool = False
    scale: Callable[[], EmotionScale] = EmotionScale
    is_judged: bool = True
    is_internal: bool = False
    headings: Headings | None = None
    falls_back: str = ""
    shelf: int = 0


LaneKind = CardLane | RowLane


@cache
def kinds() -> Mapping[str, LaneKind]:
    """Every lane kind by its name."""
    import journeydesigner.lanes as room

    found: dict[str, LaneKind] = {}
    for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
        made = getattr(importlib.import_module(module.name), "KIND", None)
        if isinstance(made, (CardLane, RowLane)):
            found[made.name] = made
    return MappingProxyType(found)


def kind(name: str) -> LaneKind:
    """The kind of this name; one that only a newer version knows is shown as plain text."""
    return kinds().get(name) or kinds()["text"]


def scale_of(lane: Lane) -> EmotionScale:
    """The scale of a curve's lane: its own, else its kind's."""
    return lane.scale or scale_of_kind(lane.kind)


def scale_of_kind(name: str) -> EmotionScale:
    """The scale of a curve of this kind, where its lane has none of its own."""
    found = kind(name)
    return found.scale() if isinstance(found, RowLane) else EmotionScale()


def kind_with(form: str) -> str:
    """The name of the first kind (by name) that has a form, such as ``is_tile``. Raises LookupError for none."""
    found = next((name for name in sorted(kinds()) if getattr(kinds()[name], form)), None)
    if found is None:
        raise LookupError(f"no lane kind {form}")
    return found


def pills(tallies: Iterable[tuple[LaneKind, tuple[int, int]]]) -> tuple[Pill, ...]:
    """What the title block says where lanes, or cards, of these kinds have these tallies."""
    sums: dict[str, tuple[CardLane, int, int]] = {}
    for found, (counted, of) in tallies:
        if isinstance(found, CardLane) and found.pill:
            _kind, before, of_before = sums.get(found.name, (found, 0, 0))
            sums[found.name] = (found, before + counted, of_before + of)
    ordered = sorted(sums.values(), key=lambda each: each[0].rank)
    made = (found.pill(counted, of) for found, counted, of in ordered if found.pill)
    return tuple(pill for pill in made if pill is not None)


def card_values() -> dict[str, type[BaseModel]]:
    """Lane kind -> what its cards' own fields must look like."""
    return {name: found.values for name, found in kinds().items()}


def read_text(one: str, card: Card, *more: str) -> str:
    """«Pain point: The bill explains nothing. High, 12 mentions»: a card read aloud."""
    body = card.text.strip() or _("empty")
    tail = [part for part in more if part]
    if card.is_moment_of_truth:
        tail.append(_("Moment of truth"))
    said = f"{one}: {body}"
    return f"{said} ({', '.join(tail)})" if tail else said
