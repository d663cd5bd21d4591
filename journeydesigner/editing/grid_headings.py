"""Which rows and columns of a pasted grid are headings: names of a map's stages, steps and lanes, or new ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.lane_words import folded, is_stage_label, is_step_label, lane_kind
from journeydesigner.model.ids import MapId

Rows = Sequence[Sequence[str]]
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Headings:
    """How many of the first rows (stages, and steps under them), and of the first columns (lanes), name places and are
    no content themselves. ``has_open_corner``: what stands where they meet names none of them."""

    across: int
    down: int
    has_open_corner: bool = False


def headings_of(snapshot: Snapshot, map_id: MapId, rows: Rows, *, may_grow: bool) -> Headings:
    """Names that the map knows are headings: at least half of a row or column, or all of it in words for kinds of
    lanes.

    Where the map may grow, what stands across or beneath such headings is one as well, whatever it says: below an
    empty corner, or one that says «Phase», the other side names stages or lanes that there are to be. Such a word in
    the corner alone tells of both. A row without a name under the stages names their steps.
    """
    known = _Known(snapshot, map_id)
    width = max((len(row) for row in rows), default=0)
    first = [row[0] for row in rows if row]
    corner = first[:1]
    is_open = not corner or not corner[0] or _says_columns(corner[0], known.lanes | known.columns)
    rivals = () if is_open else corner
    down = width > 1 and (
        _are_names(first[1:], known.lanes, rivals) or known.are_kinds(first[1:] if is_open else first)
    )
    across = len(rows) > 1 and _are_names(rows[0][1:], known.columns, () if down else rivals)
    if may_grow and is_open and len(rows) > 1 and width > 1:
        says_both = bool(corner and corner[0])
        across, down = (
            across or ((down or says_both) and _may_be_titles(rows[0][1:])),
            down or ((across or says_both) and _may_be_titles(first[1:])),
        )
    return Headings(across + (across and _has_steps(rows, known, down=down, may_grow=may_grow)), int(down), is_open)


def is_turned(snapshot: Snapshot, map_id: MapId, rows: Rows) -> bool:
    """Whether a grid has lanes beside each other and stages below: names that the map knows, or, of the stages, a
    corner that says so."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    known = _Known(snapshot, map_id)
    corner, *across = rows[0]
    down = [row[0] for row in rows[1:] if row]
    has_lanes = _are_names(across, known.lanes, ()) or known.are_kinds(across)
    has_stages = _are_names(down, known.columns, ()) or (_says_columns(corner, known.lanes) and any(down))
    is_straight = _are_names(down, known.lanes, ()) or known.are_kinds(down) or _are_names(across, known.columns, ())
    return has_lanes and has_stages and not is_straight


def kind_in_a_word(text: str) -> str | None:
    """The kind of lane that a single word names; sentences name kinds, too, and mean none."""
    return None if " " in folded(text) else lane_kind(text)


class _Known:
    """The names that a map has, folded."""

    def __init__(self, snapshot: Snapshot, map_id: MapId) -> None:
        lanes = snapshot.lanes_of(map_id)
        self.lanes = {folded(lane.title) for lane in lanes}
        self.kinds = {lane.kind for lane in lanes}
        self.steps = {folded(step.title) for step in snapshot.steps_in(map_id)}
        self.columns = self.steps | {folded(stage.title) for stage in snapshot.stages_of(map_id)}

    def are_kinds(self, texts: Sequence[str]) -> bool:
        """Whether each of several texts is a word for another kind of lane that the map has."""
        said = [kind_in_a_word(text) for text in texts if text]
        return len(said) > 1 and len(set(said)) == len(said) and self.kinds.issuperset(said)


def _has_steps(rows: Rows, known: _Known, *, down: bool, may_grow: bool) -> bool:
    """Whether the row under the stages names steps."""
    if len(rows) < 3 or not rows[1]:
        return False
    label, *names = rows[1] if down else ("", *rows[1])
    is_nameless = not label or (is_step_label(label) and folded(label) not in known.lanes)
    if not is_nameless:
        return False
    return _are_names(names, known.steps, ()) or (may_grow and down and _may_be_titles(names))


def _says_columns(text: str, names: set[str]) -> bool:
    """«Phase», where that is no name of the map's own."""
    return (is_stage_label(text) or is_step_label(text)) and folded(text) not in names


def _may_be_titles(texts: Sequence[str]) -> bool:
    """Whether there is anything, and all of it short."""
    return any(texts) and all(len(text) <= _LONGEST_TITLE and "\n" not in text for text in texts)


def _are_names(texts: Sequence[str], names: set[str], corner: Sequence[str]) -> bool:
    """Whether at least half of the texts (with a corner that may be one) are names; an empty name is none."""
    said = [folded(text) for text in (*corner, *texts) if text]
    known = sum(text in names for text in said if text)
    return known > 0 and known * 2 >= len(said)
