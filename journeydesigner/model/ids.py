"""Identifiers: random for what a person makes, derived for what is determined by its key."""

import hashlib
import secrets
from typing import NewType

RecordId = str
OrganizationId = NewType("OrganizationId", str)
ChannelId = NewType("ChannelId", str)
PersonaId = NewType("PersonaId", str)
MapId = NewType("MapId", str)
StageId = NewType("StageId", str)
StepId = NewType("StepId", str)
LaneId = NewType("LaneId", str)
CardId = NewType("CardId", str)
EmotionId = NewType("EmotionId", str)
MetricId = NewType("MetricId", str)
MeasurementId = NewType("MeasurementId", str)
CardLinkId = NewType("CardLinkId", str)
CommentId = NewType("CommentId", str)
SavedViewId = NewType("SavedViewId", str)
VoteRoundId = NewType("VoteRoundId", str)
VoteId = NewType("VoteId", str)
AgendaItemId = NewType("AgendaItemId", str)
KeptStateId = NewType("KeptStateId", str)
ForecastId = NewType("ForecastId", str)
EventRulesId = NewType("EventRulesId", str)
MovementsId = NewType("MovementsId", str)

_FIRST = "-first"
_LETTERS = b"abcdefghijkmnpqrstuvwxyz23456789" * 8
"""One for each byte: 32 different ones, so that 5 bits of it tell."""


def new_id(prefix: str) -> str:
    """A fresh id such as ``card-7fk2m9qdxw3p`` (60 random bits)."""
    return f"{prefix}-{secrets.token_bytes(12).translate(_LETTERS).decode('ascii')}"


def derived_id(prefix: str, *key: str) -> str:
    """The id of the record that ``key`` determines: the same key gives the same id everywhere."""
    digest = hashlib.blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
    return f"{prefix}-{digest}"


def first_step_id(stage: StageId) -> StepId:
    """The id of the step that every stage is born with."""
    return StepId(f"{stage}{_FIRST}")


def stage_born_with(step: str) -> StageId | None:
    """The stage that was born with a step; None for a step that was made by itself."""
    return StageId(step.removesuffix(_FIRST)) if step.endswith(_FIRST) else None


def emotion_id(lane: LaneId, step: StepId, persona: PersonaId | None) -> EmotionId:
    return EmotionId(derived_id("emotion", lane, step, persona or ""))


def measurement_id(metric: MetricId, anchor: RecordId, period: str) -> MeasurementId:
    return MeasurementId(derived_id("measurement", metric, anchor, period))


def card_link_id(source: CardId, target: CardId) -> CardLinkId:
    return CardLinkId(derived_id("link", source, target))


def vote_id(vote_round: VoteRoundId, card: CardId, voter: str) -> VoteId:
    return VoteId(derived_id("vote", vote_round, card, voter))


def movements_id(rules: EventRulesId, period: str) -> MovementsId:
    return MovementsId(derived_id("movements", rules, period))
