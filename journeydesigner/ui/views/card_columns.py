"""The columns of the list of cards: what each says of a card, how it sorts, what can be chosen, and how it is written.

Built from what every card has and from the value models of the lane kinds on the map.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import move_card, to_inbox
from journeydesigner.lanes.card_fields import CardField, card_fields
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Card, Evidence
from journeydesigner.ui.inspector.values_form import parser_of
from journeydesigner.wording import _

Choices = Sequence[tuple[object, str, str]]
"""Values with their words and an icon's name."""


@dataclass(frozen=True)
class CardColumn:
    """``text`` is what is shown; ``choices`` what may be picked (none: it is written, and ``parse`` reads it).

    ``value`` is what stands there now; ``write`` gives it to cards as one undo step. ``sort`` orders cards.
    """

    name: str
    label: str
    width: int
    text: Callable[[Snapshot, Card], str]
    value: Callable[[Snapshot, Card], object]
    write: Callable[[Document, Sequence[CardId], Any], None]
    sort: Callable[[Snapshot, Card], Any]
    choices: Callable[[Snapshot, Card], Choices] | None = None
    parse: Callable[[str], object] = str
    suits: Callable[[Snapshot, Card], bool] = lambda _snapshot, _card: True
    icon: Callable[[Snapshot, Card], tuple[str, str]] = lambda _snapshot, _card: ("", "")
    is_long: bool = False


def columns_of(snapshot: Snapshot, map_id: MapId) -> tuple[CardColumn, ...]:
    """Where a card stands, what it says, whose it is, then the fields of the kinds on this map."""
    return (_stage(), _step(), _lane(), _text(), *_facts(), *_own_fields(snapshot, map_id))


# Where


def _stage() -> CardColumn:
    def choices(snapshot: Snapshot, card: Card) -> Choices:
        return [(stage.id, stage.title, "") for stage in snapshot.stages_of(card.map)]

    def write(document: Document, cards: Sequence[CardId], stage: StageId) -> None:
        with document.change(_("Move card")):
            for card in cards:
                _put(document, card, step=document.snapshot.steps_of(stage)[0].id)

    return CardColumn(
        "stage", _("Stage"), 118, lambda s, c: _stage_of(s, c)[1], lambda s, c: _stage_of(s, c)[0], write, _column_of,
        choices,
    )  # fmt: skip


def _step() -> CardColumn:
    def choices(snapshot: Snapshot, card: Card) -> Choices:
        return [(step.id, _step_words(snapshot, step.id), "") for step in snapshot.steps_in(card.map)]

    def write(document: Document, cards: Sequence[CardId], step: StepId) -> None:
        with document.change(_("Move card")):
            for card in cards:
                _put(document, card, step=step)

    def text(snapshot: Snapshot, card: Card) -> str:
        place = card.place
        if place is None or place.first not in snapshot.table("steps"):
            return ""
        first = snapshot.step(place.first).title
        if place.last == place.first or place.last not in snapshot.table("steps"):
            return first
        last = snapshot.step(place.last).title
        return f"{first} – {last}" if first and last else first or last

    return CardColumn(
        "step", _("Step"), 118, text, lambda s, c: c.place.first if c.place else None, write, _column_of, choices
    )


def _lane() -> CardColumn:
    def choices(snapshot: Snapshot, card: Card) -> Choices:
        lanes = [lane for lane in snapshot.lanes_of(card.map) if isinstance(kind(lane.kind), CardLane)]
        found = [(lane.id, lane.title or kind(lane.kind).label, lane.icon or kind(lane.kind).icon) for lane in lanes]
        return [*found, (None, _("Inbox"), "inbox")]

    def text(snapshot: Snapshot, card: Card) -> str:
        lane = _lane_of(snapshot, card)
        return (lane.title or kind(lane.kind).label) if lane else _("Inbox")

    def write(document: Document, cards: Sequence[CardId], lane: LaneId | None) -> None:
        with document.change(_("Move card")):
            for card in cards:
                if lane is None:
                    to_inbox(document, card)
                else:
                    _put(document, card, lane=lane)

    def icon(snapshot: Snapshot, card: Card) -> tuple[str, str]:
        lane = _lane_of(snapshot, card)
        if lane is None:
            return ("inbox", "text2")
        found = kind(lane.kind)
        return (lane.icon or found.icon, f"{found.family}.edge")

    def sort(snapshot: Snapshot, card: Card) -> int:
        lanes = [lane.id for lane in snapshot.lanes_of(card.map)]
        return lanes.index(card.place.lane) if card.place and card.place.lane in lanes else len(lanes)

    value: Callable[[Snapshot, Card], object] = lambda _s, c: c.place.lane if c.place else None  # noqa: E731
    return CardColumn("lane", _("Lane"), 136, text, value, write, sort, choices, icon=icon)


def _text() -> CardColumn:
    def write(document: Document, cards: Sequence[CardId], text: str) -> None:
        set_card_fields(document, cards, _("Edit text"), text=text)

    def shown(snapshot: Snapshot, card: Card) -> str:
        if card.text:
            return card.text
        metric = snapshot.table("metrics").get(str(card.extras.get("metric") or ""))
        channel = snapshot.table("channels").get(card.channel or "")
        return str(getattr(metric or channel, "name", ""))

    return CardColumn(
        "text", _("Text"), 300, shown, lambda _s, c: c.text, write, lambda s, c: shown(s, c).casefold(), is_long=True
    )


# What every card has


def _facts() -> tuple[CardColumn, ...]:
    return (
        _plain("owner", _("Owner"), 120, _("Change owner")),
        CardColumn(
            "tags", _("Tags"), 130, lambda _s, c: ", ".join(c.tags), lambda _s, c: ", ".join(c.tags),
            _writer("tags", _("Change tags")), lambda _s, c: (not c.tags, tuple(t.casefold() for t in c.tags)),
            parse=_tags,
        ),
        _channel(),
        _evidence(),
        CardColumn(
            "is_moment_of_truth", _("Moment of truth"), 92, lambda _s, c: _("Yes") if c.is_moment_of_truth else "",
            lambda _s, c: c.is_moment_of_truth, _writer("is_moment_of_truth", _("Change moment of truth")),
            lambda _s, c: not c.is_moment_of_truth, lambda _s, _c: [(True, _("Yes"), "star"), (False, _("No"), "")],
            icon=lambda _s, c: ("star", "yellow.edge") if c.is_moment_of_truth else ("", ""),
        ),
    )  # fmt: skip


def _plain(name: str, label: str, width: int, undo: str) -> CardColumn:
    def value(_snapshot: Snapshot, card: Card) -> str:
        return str(getattr(card, name))

    return CardColumn(
        name, label, width, value, value, _writer(name, undo), lambda s, c: (not value(s, c), value(s, c).casefold()),
        parse=str.strip,
    )  # fmt: skip


def _channel() -> CardColumn:
    def text(snapshot: Snapshot, card: Card) -> str:
        return str(getattr(snapshot.table("channels").get(card.channel or ""), "name", ""))

    def choices(snapshot: Snapshot, card: Card) -> Choices:
        channels = snapshot.channels_of(snapshot.map(card.map).organization)
        return [(None, "–", ""), *((channel.id, channel.name, channel.icon) for channel in channels)]

    def icon(snapshot: Snapshot, card: Card) -> tuple[str, str]:
        return (str(getattr(snapshot.table("channels").get(card.channel or ""), "icon", "")), "teal.edge")

    def sort(snapshot: Snapshot, card: Card) -> tuple[bool, str]:
        return (not card.channel, text(snapshot, card).casefold())

    write = _writer("channel", _("Change channel"))
    return CardColumn("channel", _("Channel"), 118, text, lambda _s, c: c.channel, write, sort, choices, icon=icon)


def _evidence() -> CardColumn:
    words = {
        "observed": (_("Observed"), "eye"), "reported": (_("Reported"), "quote"), "assumed": (_("Assumed"), "sparkles"),
        "proposed": (_("Proposed"), "lightbulb"),
    }  # fmt: skip

    def text(_snapshot: Snapshot, card: Card) -> str:
        return words[card.evidence.kind][0] if card.evidence else ""

    def write(document: Document, cards: Sequence[CardId], chosen: Any) -> None:
        with document.change(_("Change evidence")) as draft:
            for card in cards:
                was = draft.snapshot.card(card).evidence
                held = was.model_copy(update={"kind": chosen}) if was else Evidence(kind=chosen) if chosen else None
                draft.patch("cards", card, evidence=held if chosen else None)

    def choices(_snapshot: Snapshot, _card: Card) -> Choices:
        return [(None, "–", ""), *((name, said, icon) for name, (said, icon) in words.items())]

    def value(_snapshot: Snapshot, card: Card) -> object:
        return card.evidence.kind if card.evidence else None

    order = list(words)
    return CardColumn(
        "evidence", _("Evidence"), 112, text, value, write,
        lambda _s, c: order.index(c.evidence.kind) if c.evidence else len(order), choices,
        icon=lambda _s, c: (words[c.evidence.kind][1], "text2") if c.evidence else ("", ""),
    )  # fmt: skip


# What the kinds add


def _own_fields(snapshot: Snapshot, map_id: MapId) -> list[CardColumn]:
    """One column for each field that cards of some lane of the map have, of whichever kinds."""
    kinds_of: dict[str, list[str]] = {}
    fields: dict[str, CardField] = {}
    for lane in snapshot.lanes_of(map_id):
        found = kind(lane.kind)
        for field in card_fields(found) if isinstance(found, CardLane) else ():
            kinds_of.setdefault(field.name, []).append(lane.kind)
            fields.setdefault(field.name, field)
    return [_own_field(fields[name], frozenset(kinds)) for name, kinds in kinds_of.items()]


def _own_field(field: CardField, kinds: frozenset[str]) -> CardColumn:
    name = field.name
    offered: dict[Any, str] = dict(field.choices)
    if field.form == "switch":
        offered = {False: _("No"), True: _("Yes")}

    def value(_snapshot: Snapshot, card: Card) -> object:
        return card.extras.get(name, field.default)

    def text(snapshot: Snapshot, card: Card) -> str:
        held = value(snapshot, card) if suits(snapshot, card) else None
        if held is None or held == "" or held is False:
            return ""
        return offered.get(held) or (date_text(str(held)) if field.form == "date" else str(held))

    def suits(snapshot: Snapshot, card: Card) -> bool:
        lane = _lane_of(snapshot, card)
        return lane is not None and lane.kind in kinds

    def choices(_snapshot: Snapshot, _card: Card) -> Choices:
        nothing = [(None, "–", "")] if field.is_optional else []
        return [*nothing, *((each, said, "") for each, said in offered.items())]

    def sort(snapshot: Snapshot, card: Card) -> tuple[bool, Any]:
        held = value(snapshot, card) if suits(snapshot, card) else None
        if held is None:
            return (True, 0)
        return (False, list(offered).index(held) if held in offered else held)

    write = _writer(name, _("Change “{field}”").format(field=field.label))
    return CardColumn(
        name, field.label, 96, text, value, write, sort, choices if offered else None, parser_of(field), suits
    )


# Together


def _writer(name: str, undo: str) -> Callable[[Document, Sequence[CardId], Any], None]:
    def write(document: Document, cards: Sequence[CardId], value: Any) -> None:
        set_card_fields(document, cards, undo, **{name: value})

    return write


def _put(document: Document, card: CardId, *, lane: LaneId | None = None, step: StepId | None = None) -> None:
    """To another lane or step, at its end; a note of the inbox to the map's first."""
    snapshot = document.snapshot
    found = snapshot.card(card)
    place = found.place
    if lane is None:
        first_lane = next((r.id for r in snapshot.lanes_of(found.map) if isinstance(kind(r.kind), CardLane)), None)
        lane = place.lane if place else first_lane
    if step is None:
        steps = snapshot.steps_in(found.map)
        step = place.first if place else (steps[0].id if steps else None)
    if lane is None or step is None:
        raise ValueError(_("This map has no stage or lane yet; add one first."))
    if place is None or (place.lane, place.first) != (lane, step):
        move_card(document, card, lane, step)


def _lane_of(snapshot: Snapshot, card: Card) -> Any:
    return snapshot.table("lanes").get(card.place.lane) if card.place else None


def _stage_of(snapshot: Snapshot, card: Card) -> tuple[StageId | None, str]:
    place = card.place
    if place is None or place.first not in snapshot.table("steps"):
        return None, ""
    stage = snapshot.stage(snapshot.step(place.first).stage)
    return stage.id, stage.title


def _column_of(snapshot: Snapshot, card: Card) -> int:
    steps = [step.id for step in snapshot.steps_in(card.map)]
    return steps.index(card.place.first) if card.place and card.place.first in steps else len(steps)


def _step_words(snapshot: Snapshot, step: StepId) -> str:
    found = snapshot.step(step)
    return " › ".join(filter(None, (snapshot.stage(found.stage).title, found.title)))


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))
