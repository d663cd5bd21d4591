"""The records that work on a map leaves on it: arrows between cards, comments, votes, the agenda."""

from typing import Annotated

from pydantic import Field

from journeydesigner.model.ids import (
    AgendaItemId,
    CardId,
    CardLinkId,
    CommentId,
    LaneId,
    MapId,
    RecordId,
    VoteId,
    VoteRoundId,
)  # fmt: skip
from journeydesigner.model.parts import CommentState, IsoTime, Record


class CardLink(Record, frozen=True):
    """An arrow from one card to another of the same map. Its id derives from its ends."""

    id: CardLinkId
    map: MapId
    source: CardId
    target: CardId
    label: str = ""


class Comment(Record, frozen=True):
    """What somebody says about ``anchor`` (the id of a map, stage, step, lane or card), or to another comment."""

    id: CommentId
    map: MapId
    anchor: RecordId
    text: str
    author: str = ""
    made: IsoTime
    state: CommentState = "open"
    reply_to: CommentId | None = None


class VoteRound(Record, frozen=True):
    """A round of dot voting: each voter has ``budget`` dots, for cards of ``lanes`` (none: of every lane)."""

    id: VoteRoundId
    map: MapId
    title: str
    budget: Annotated[int, Field(ge=1, le=99)] = 3
    lanes: tuple[LaneId, ...] = ()
    is_open: bool = True
    order: str = ""


class Vote(Record, frozen=True):
    """How many dots a voter gave a card in a round. Its id derives from its key."""

    id: VoteId
    round: VoteRoundId
    card: CardId
    voter: str
    dots: Annotated[int, Field(ge=0, le=99)] = 0


class AgendaItem(Record, frozen=True):
    """A part of the workshop about a map, and how many minutes it may take."""

    id: AgendaItemId
    map: MapId
    title: str
    minutes: Annotated[float, Field(gt=0, le=1440)] = 10.0
    order: str = ""
