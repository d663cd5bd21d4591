"""What an edited workbook would change on its map: a list of plain values, made before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from journeydesigner.model.ids import MapId

Prefer = Literal["map", "workbook"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of a record, changed. ``about`` and ``label`` say which; ``before`` and ``after`` are as a person reads
    them; ``value`` is what is written, of the form that ``field`` asks for. ``where`` is sheet and cell.

    ``theirs``: what the map says now, where that was changed since the export, too: a conflict.
    """

    table: str
    record: str
    field: str
    about: str
    label: str
    before: str
    after: str
    value: Any
    where: str
    theirs: str | None = None

    @property
    def is_conflict(self) -> bool:
        return self.theirs is not None


@dataclass(frozen=True, slots=True)
class Addition:
    """A record that is new. ``record`` is its id within the plan: others of the plan refer to it by that."""

    table: str
    record: str
    about: str
    details: str
    values: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A record whose row is gone. ``details`` say what goes with it; ``is_changed``: the map changed it since."""

    table: str
    record: str
    about: str
    details: str = ""
    is_changed: bool = False


@dataclass(frozen=True)
class Plan:
    """``name`` is the workbook's. ``notes`` are sentences on what is not taken over, ``remarks`` what else to know.

    What cannot be applied without another comes after it in its own list: additions refer to earlier ones only.
    """

    name: str
    map: MapId
    title: str
    additions: tuple[Addition, ...] = ()
    edits: tuple[Edit, ...] = ()
    removals: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Edit, ...]:
        return tuple(edit for edit in self.edits if edit.is_conflict)

    @property
    def is_empty(self) -> bool:
        return not (self.additions or self.edits or self.removals)

    def chosen(self, *, delete: bool = False, prefer: Prefer = "map") -> "Plan":
        """What is left to be done where missing rows are kept or deleted, and one side wins all conflicts."""
        edits = tuple(edit for edit in self.edits if prefer == "workbook" or not edit.is_conflict)
        gone = tuple(each for each in self.removals if delete and (prefer == "workbook" or not each.is_changed))
        return replace(self, edits=edits, removals=gone)
