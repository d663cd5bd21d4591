"""What a cell of an emotion row says: numbers, stars, faces and words, and the scale that they are on."""
# ruff: noqa: E501  (wide scripts count twice; word lists read better by kind)

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journeydesigner.lanes.lane_words import folded
from journeydesigner.model.records import EmotionScale

_NUMBER = re.compile(
    r"^\s*([+\-−–]?\d+(?:[.,]\d+)?)\s*(?:(?:/|of|von|de|sur)\s*(\d+)|(%))?\s*[:;,.()\-–—]*\s*(.*)$", re.DOTALL
)
_STARS = re.compile(r"^\s*([★⭐]+)([☆]*)\ufe0f?\s*(.*)$", re.DOTALL)
_FACES = {
    2: "😀😁😃😄🤩😍🥰😆🎉❤👍🥳", 1: "🙂😊☺😌😉👌", 0: "😐😑🤔😶", -1: "🙁☹😕😟😞😒😬😰", -2: "😡😠🤬😤😭😢😫😩😱👎💔",
}  # fmt: skip
_WORDS = {
    2: ("delighted", "excited", "thrilled", "very happy", "love", "begeistert", "encantad", "ravi", "嬉しい", "喜び", "感動"),
    1: (
        "happy", "satisfied", "good", "pleased", "curious", "relieved", "confident", "hopeful", "positive", "interested",
        "calm", "zufrieden", "glucklich", "neugierig", "erleichtert", "gut", "content", "feliz", "satisf", "positiv",
        "curieux", "満足", "安心", "期待", "楽しい",
    ),
    -1: (
        "unsure", "uncertain", "worried", "confused", "annoyed", "sceptical", "skeptical", "disappointed", "anxious",
        "stressed", "impatient", "sad", "negative", "bad", "unhappy", "unsicher", "verwirrt", "enttauscht", "schlecht",
        "genervt", "preocupad", "confus", "negativ", "inquiet", "不安", "困惑", "心配", "不満",
    ),
    -2: ("angry", "furious", "frustrat", "desperate", "hate", "wutend", "verargert", "enojad", "furios", "colere", "怒り", "絶望"),
    0: ("neutral", "indifferent", "ok", "okay", "gleichgultig", "indiferente", "普通"),
}  # fmt: skip
_HIGHS = (5, 7, 10, 100)


@dataclass(frozen=True, slots=True)
class Felt:
    """A value, what was said with it, the scale's end if the cell names it, and whether it was words or a face."""

    value: float
    quote: str = ""
    high: float | None = None
    is_said: bool = False


def read_feeling(text: str) -> Felt | None:
    """The feeling that a cell tells; None where it tells none."""
    if stars := _STARS.match(text):
        full, empty, rest = stars.groups()
        return Felt(float(len(full)), rest.strip(), float(len(full) + len(empty)) if empty else 5.0)
    if number := _NUMBER.match(text):
        value, high, percent, rest = number.groups()
        shown = float(value.replace(",", ".").replace("−", "-").replace("–", "-"))
        return Felt(shown, rest.strip(), 100.0 if percent else float(high) if high else None)
    for value, faces in _FACES.items():
        if found := next((face for face in faces if face in text), None):
            return Felt(float(value), text.replace(found, "").replace("\ufe0f", "").strip(), is_said=True)
    plain = folded(text)
    for value, words in _WORDS.items():
        if any(re.search(rf"(?<![a-z]){re.escape(word)}", plain) for word in words):
            return Felt(float(value), text.strip(), is_said=True)
    return None


def scale_of(felt: Iterable[Felt]) -> EmotionScale:
    """The scale that the numbers of a row are on, as narrow as is usual."""
    numbers = [each for each in felt if not each.is_said]
    if not numbers:
        return EmotionScale()
    values = [each.value for each in numbers]
    named = max((each.high for each in numbers if each.high is not None), default=0.0)
    reach = max(named, *(abs(value) for value in values))
    if min(values) < 0:
        high = next((float(h) for h in (2, 3, *_HIGHS) if reach <= h), reach)
        return EmotionScale(low=-high, high=high)
    high = named if named >= reach and named > 1 else next((float(h) for h in _HIGHS if reach <= h), reach)
    return EmotionScale(low=0.0 if min(values) < 1 or high >= 10 else 1.0, high=high)


def on_scale(felt: Felt, scale: EmotionScale) -> float:
    """The value on ``scale``: a word or a face among numbers stands where it stands between -2 and 2."""
    if not felt.is_said or (scale.low, scale.high) == (-2.0, 2.0):
        return min(max(felt.value, scale.low), scale.high)
    return scale.middle + felt.value / 2 * (scale.high - scale.low) / 2
