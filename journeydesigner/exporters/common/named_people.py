"""Who is named in a journey, and what is to stand in a text instead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.names import GAP, is_common, is_said, parts_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.records import (
    Card,
    Channel,
    Comment,
    JourneyMap,
    Metric,
    Organization,
    Persona,
    Record,
    Vote,
)
from journeydesigner.wording import _

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Mentioned:
    """``becomes``: by name, what stands for it. ``count``: how many persons and owners there are. ``still``: owners
    whose names are ordinary words, which texts go on saying."""

    becomes: dict[str, str] = field(default_factory=dict[str, str])
    count: int = 0
    still: tuple[str, ...] = ()


def mentioned_in(snapshot: Snapshot, left: Snapshot, texts: Iterable[str]) -> Mentioned:
    """Everybody in ``snapshot``, for ``texts`` of what is ``left`` of it. A persona is called by its role."""
    said = list(texts)
    known = set(_known_anyway(left))
    becomes: dict[str, str] = {}
    for number, persona in enumerate(_of(snapshot, "personas", Persona), 1):
        role = persona.role or _("Persona {number}").format(number=number)
        becomes[persona.name] = role
        for part in parts_of(persona.name):
            if part not in known and not is_common(part, said):
                becomes.setdefault(part, role)
    people = set(_people(snapshot))
    still: list[str] = []
    for name in sorted(people - becomes.keys()):
        is_word = name in known or len(name) < 3 or is_common(name, said)
        if is_word and is_said(name, said):
            still.append(name)
        if is_word:
            continue
        becomes[name] = GAP
        for part in parts_of(name):
            if part not in known and not is_common(part, said):
                becomes.setdefault(part, GAP)
    count = len(people | {persona.name for persona in _of(snapshot, "personas", Persona)})
    return Mentioned(becomes, count, tuple(still))


def _people(snapshot: Snapshot) -> Iterator[str]:
    """The names of owners, authors, voters, and of who takes part."""
    named: list[str] = []
    for journey in _of(snapshot, "maps", JourneyMap):
        named += (journey.owner, journey.author)
    named += [card.owner for card in _of(snapshot, "cards", Card)]
    named += [metric.owner for metric in _of(snapshot, "metrics", Metric)]
    named += [comment.author for comment in _of(snapshot, "comments", Comment)]
    named += [vote.voter for vote in _of(snapshot, "votes", Vote)]
    for card in _of(snapshot, "cards", Card):
        if card.place and getattr(kind(snapshot.lane(card.place.lane).kind), "counts_owned", False):
            named.append(card.text)
    yield from (name for name in map(str.strip, named) if name)


def _known_anyway(left: Snapshot) -> Iterator[str]:
    """Names that a client knows: of the organisation, with their words, and of channels."""
    for organization in _of(left, "organizations", Organization):
        yield from (organization.name, *organization.name.split())
    for channel in _of(left, "channels", Channel):
        yield from (channel.name, *channel.name.split())


def _of(snapshot: Snapshot, table: str, kind_of: type[R]) -> list[R]:
    return [record for record in snapshot.table(table).values() if isinstance(record, kind_of)]
