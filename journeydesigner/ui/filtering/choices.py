"""What a map can be filtered by, and how a filter reads in words. Knows no Qt."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import CardFilter
from journeydesigner.wording import _

Field = Literal["personas", "tags", "owners", "lanes"]
FIELDS: tuple[Field, ...] = ("personas", "tags", "owners", "lanes")
_NAMED = 3


@dataclass(frozen=True)
class Choice:
    """One value of a field: how it is called, and how many cards have it (None: not counted)."""

    field: Field
    value: str
    name: str
    count: int | None = None


def choices(snapshot: Snapshot, map_id: MapId) -> dict[Field, tuple[Choice, ...]]:
    """All that can be chosen, field by field; tags and owners by how often they are used."""
    tags: Counter[str] = Counter()
    owners: Counter[str] = Counter()
    for card in snapshot.cards_of(map_id):
        if card.tags:
            tags.update(card.tags)
        if card.owner:
            owners[card.owner] += 1
    personas = snapshot.personas_of(snapshot.map(map_id).organization)
    return {
        "personas": tuple(Choice("personas", persona.id, persona.name) for persona in personas),
        "tags": tuple(Choice("tags", tag, tag, count) for tag, count in _by_use(tags)),
        "owners": tuple(Choice("owners", owner, owner, count) for owner, count in _by_use(owners)),
        "lanes": tuple(Choice("lanes", lane.id, lane.title) for lane in snapshot.lanes_of(map_id)),
    }


def toggled(wanted: CardFilter, field: Field, value: str) -> CardFilter:
    """The filter with one value more, or one less."""
    before: tuple[str, ...] = getattr(wanted, field)
    after = tuple(each for each in before if each != value) if value in before else (*before, value)
    return wanted.model_copy(update={field: after})


def without(wanted: CardFilter, snapshot: Snapshot, map_id: MapId) -> CardFilter:
    """The filter without what is gone from the map."""
    there = {field: {choice.value for choice in found} for field, found in choices(snapshot, map_id).items()}
    kept = {field: tuple(v for v in getattr(wanted, field) if v in there[field]) for field in FIELDS}
    return wanted if all(kept[field] == getattr(wanted, field) for field in FIELDS) else CardFilter(**kept)


def words(wanted: CardFilter, snapshot: Snapshot, map_id: MapId) -> str:
    """«self-service, Sales»: what is shown, the first few values by name."""
    found = choices(snapshot, map_id)
    names = [choice.name for field in FIELDS for choice in found[field] if choice.value in getattr(wanted, field)]
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def _by_use(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda each: (-each[1], each[0].casefold()))


def counted(choice: Choice) -> str:
    """A choice's name with its count."""
    return choice.name if choice.count is None else f"{choice.name}  {choice.count}"
