"""Which stage or touchpoint an event could mean, by its name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import ChannelId, MapId

PRESELECTED = 80
"""From this likeness on a suggestion is taken unless the person says otherwise."""
_WORTH = 65
"""What is less alike than this is not even asked about."""
_MOST_NAMES = 5000
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "der",
        "die",
        "das",
        "el",
        "en",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "un",
        "und",
        "y",
        "zu",
    ]
)
Of = Literal["stage", "step", "touchpoint", "channel", "order"]
"""What of a map an event is like; "order": where it stands in a log, which a new map is drawn by."""
_RANK: Mapping[Of, int] = {"touchpoint": 3, "stage": 2, "step": 1, "channel": 0, "order": 0}


@dataclass(frozen=True, slots=True)
class Target:
    """Something of a map that an event could mean: what it is called, and where it stands."""

    of: Of
    text: str
    stage: str
    touchpoint: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``score``: 0 to 100; ``like``: what its name is like, or why else it is suggested."""

    stage: str
    touchpoint: str
    score: float
    of: Of
    like: str


def targets_of(snapshot: Snapshot, map_id: MapId) -> tuple[Target, ...]:
    """Stages and steps by their titles, touchpoints by their texts; a channel where it leads to one touchpoint only."""
    found: list[Target] = [Target("stage", stage.title, stage.id) for stage in snapshot.stages_of(map_id)]
    stage_of = {step.id: step.stage for step in snapshot.steps_in(map_id)}
    found += [Target("step", step.title, step.stage) for step in snapshot.steps_in(map_id) if step.title]
    by_channel: dict[ChannelId, list[Target]] = {}
    for lane in snapshot.lanes_of(map_id):
        if not getattr(kind(lane.kind), "is_of_channels", False):
            continue
        for card in snapshot.cards_in(lane.id):
            if card.place is None or not card.text:
                continue
            target = Target("touchpoint", card.text, stage_of[card.place.first], card.id)
            found.append(target)
            if card.channel is not None:
                by_channel.setdefault(card.channel, []).append(target)
    for channel, cards in by_channel.items():
        name = snapshot.table("channels").get(channel)
        if len(cards) == 1 and name is not None:
            found.append(Target("channel", snapshot.channel(channel).name, cards[0].stage, cards[0].touchpoint))
    return tuple(found)


def suggest(names: Iterable[str], targets: Sequence[Target]) -> dict[str, Suggestion]:
    """The best target of each name that is like any, of the first 5,000 names."""
    read = [(target, text) for target in targets if (text := _plain(target.text))]
    told = [text for _target, text in read]
    found: dict[str, Suggestion] = {}
    for number, name in enumerate(names):
        if number == _MOST_NAMES:
            break
        best = _best(_plain(name), read, told)
        if best is not None:
            found[name] = best
    return found


def _best(name: str, targets: Sequence[tuple[Target, str]], told: Sequence[str]) -> Suggestion | None:
    """``told``: what the targets are called, for the library's own loops."""
    from rapidfuzz import fuzz, process

    if not name:
        return None
    scores: dict[int, float] = {}
    for scorer in (fuzz.token_set_ratio, fuzz.ratio):
        for _text, score, index in process.extract(name, told, scorer=scorer, score_cutoff=_WORTH, limit=None):
            scores[index] = max(score, scores.get(index, 0.0))
    if not scores:
        return None
    index = max(scores, key=lambda at: (scores[at], fuzz.ratio(name, told[at]), _RANK[targets[at][0].of], -at))
    target = targets[index][0]
    return Suggestion(target.stage, target.touchpoint, scores[index], target.of, target.text)


def words_of(name: str) -> list[str]:
    """The words of a name: parts between signs, and those of camelCase."""
    return [word.casefold() for word in _WORD.findall(_HUMP.sub(" ", name))]


def _plain(text: str) -> str:
    words = words_of(text)
    return " ".join([word for word in words if word not in _SMALL] or words)
