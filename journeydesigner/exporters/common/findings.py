"""What a pre-flight finds: what a hand-out would lose, print too small, or leave empty."""

from dataclasses import dataclass
from enum import IntEnum

from journeydesigner.model.ids import RecordId


class Gravity(IntEnum):
    """How bad it is, the worst last."""

    NOTE = 0
    """To know: the map was split, a stage is empty."""
    POOR = 1
    """Whole, but hard to read: text under the least size of its paper."""
    LOST = 2
    """Something of the map would not be in the file, or not be readable: no font has a letter of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, as a sentence for a person. ``record`` is what it is about, ``page`` counts from 1; None: all."""

    gravity: Gravity
    text: str
    record: RecordId | None = None
    page: int | None = None
