"""What a paste can mean: all the readings of what lies on a clipboard, the likeliest first."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from journeydesigner.clipping.addresses import Link, read_links
from journeydesigner.clipping.grids import (
    Grid,
    grid_of,
    is_delimited,
    of_one_cell,
    of_table,
    read_delimited,
    read_piped,
    read_tabbed,
)
from journeydesigner.clipping.html_reading import HtmlParts, read_html
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_CARDS, MOST_ROWS, MOST_SOURCE
from journeydesigner.clipping.own_form import TEXT_SIGN, read_own
from journeydesigner.clipping.plain_lines import Line, indented, is_outline, of_blocks, read_lines
from journeydesigner.clipping.white_space import as_here
from journeydesigner.clipping.written_forms import as_lines
from journeydesigner.editing.copying import Copied
from journeydesigner.importers.drafts import DraftJourney
from journeydesigner.importers.table_reading import is_journey


class Way(StrEnum):
    """What becomes of it."""

    OWN = "own"
    """What was copied here, as it was."""
    GRID = "grid"
    """Cell by cell, from the selected one on."""
    INSTEAD = "instead"
    """The same, with its stages in place of those that the map came with."""
    LANE = "lane"
    """A column of a sheet, along the steps of one lane."""
    LINES = "lines"
    """A card for each line, all in one cell."""
    OUTLINE = "outline"
    """Stages, steps and cards."""
    CARD = "card"
    LINKS = "links"
    PICTURE = "picture"
    MAP = "map"
    """A table that tells a whole journey, as a map of its own."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What lies on a clipboard, or is dropped. ``picture`` is the content of an image file."""

    text: str = ""
    html: str = ""
    own: bytes = b""
    picture: bytes = b""


@dataclass(frozen=True)
class Reading:
    """One meaning; only the fields of its way are filled. ``left_out`` counts cards beyond what one paste makes;
    ``is_cut``: there was more than was looked at, and nobody counted it.

    The ``lines`` of a picture or map are what it is called.
    """

    way: Way
    lines: tuple[str, ...] = ()
    grid: Grid = field(default_factory=lambda: Grid(()))
    outline: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    copied: Copied | None = None
    picture: bytes = b""
    draft: DraftJourney | None = None
    left_out: int = 0
    is_cut: bool = False

    @property
    def count(self) -> int:
        """How many cards it makes."""
        match self.way:
            case Way.OWN:
                return len(self.copied.cards) if self.copied else 0
            case Way.GRID | Way.INSTEAD | Way.LANE | Way.MAP:
                return self.grid.count
            case Way.LINES | Way.CARD:
                return len(self.lines)
            case Way.OUTLINE:
                return len(self.outline)
            case Way.LINKS:
                return len(self.links)
            case Way.PICTURE:
                return 1


def readings(clip: Clip, *, is_empty_map: bool = False) -> tuple[Reading, ...]:
    """All that the clip can mean, best first; nothing where there is nothing in it. On an empty map an outline makes
    its stages and steps."""
    own = read_own(clip.own) or (read_own(clip.text.encode()) if TEXT_SIGN in clip.text[:40] else None)
    if own is not None:
        return (Reading(Way.OWN, copied=own), *_of_text(as_lines(own), is_empty_map=is_empty_map))
    parts = read_html(clip.html)
    if parts.tables or clip.text.endswith("\n"):
        clip = replace(clip, text=of_one_cell(clip.text))
    found = _of_parts(clip, parts, is_empty_map=is_empty_map)
    if clip.picture and found and found[0].way is not Way.PICTURE:  # many programs lay one beside their text
        return (*found, picture_reading(clip.picture))
    return found


def _of_parts(clip: Clip, parts: HtmlParts, *, is_empty_map: bool) -> tuple[Reading, ...]:
    grid = _grid(clip.text, parts)
    if grid is not None:
        return grid_readings(grid, is_empty_map=is_empty_map)
    links = read_links(clip.text, parts.anchors)
    as_links = (Reading(Way.LINKS, links=links), *_of_text(clip.text, is_empty_map=False)) if links else ()
    if clip.picture and (links or not clip.text.strip()):  # an address is where a picture was copied from
        return (picture_reading(clip.picture), *as_links)
    if as_links:
        return as_links
    nested = of_blocks(parts.blocks)
    if not clip.text.strip():
        return _of_lines(nested, "\n".join(line.text for line in nested), is_empty_map=is_empty_map)
    # The text beside a list is flat in some programs; its HTML knows what stands under what.
    plain = indented(clip.text)
    lines = nested if is_outline(nested) and not is_outline(plain) and len(nested) >= len(plain) else plain
    return _of_lines(lines, clip.text, is_empty_map=is_empty_map)


def picture_reading(content: bytes, name: str = "") -> Reading:
    """A picture as a card; ``name`` is what stands under it."""
    return Reading(Way.PICTURE, picture=content, lines=(name,) if name else ())


def text_readings(text: str) -> tuple[Reading, ...]:
    """What plain text alone can mean where nobody wants a table: lines, or one card."""
    return _of_text(text, is_empty_map=False)


# Tables

_TALLEST = 60
_MARK = re.compile(r"^(?:[^\w\s]|o|\(?\d{1,3}[.)]|[a-zA-Z]\)|)$")


def _grid(text: str, parts: HtmlParts) -> Grid | None:
    """The table that was copied, if it was one: it holds most of the text, and more than one cell."""
    table = max(parts.tables, key=lambda found: len(found.cells), default=None)
    if table is not None:
        inside = sum(len(cell.text) for cell in table.cells)
        outside = sum(len(block.text) for block in parts.blocks)
        grid = of_table(table)
        if inside > outside and grid.count > 1:
            return grid
    tabbed = read_tabbed(text)
    if tabbed is not None and not _is_marked_list(tabbed) and tabbed.count > 1:
        return tabbed
    return read_piped(text) or (read_delimited(text) if is_delimited(text) else None)


def _is_marked_list(grid: Grid) -> bool:
    """Word puts a tab between a bullet and its text."""
    return all(_MARK.match(row[0]) for row in grid.rows) and any(row[0] for row in grid.rows)


def grid_readings(grid: Grid, *, is_empty_map: bool) -> tuple[Reading, ...]:
    """A table cell by cell, as a map of its own if it tells a journey, as lines, as one card; a column along a lane.

    One that is taller than any map has lanes, or a column longer than any has steps, is a list: a card for each row.
    """
    if not grid.count:
        return ()
    found = _of_grid(grid, is_empty_map=is_empty_map)
    return tuple(replace(each, is_cut=True) for each in found) if grid.is_cut else found


def _of_grid(grid: Grid, *, is_empty_map: bool) -> tuple[Reading, ...]:
    listed = _listed(grid) if grid.height > _TALLEST else ()
    grid, left_out = _held_grid(grid)
    if listed:
        instead = Reading(Way.LANE, grid=grid.turned()) if grid.is_column else Reading(Way.GRID, grid=grid)
        return (*listed, replace(instead, left_out=left_out))
    cells = tuple(text for row in grid.rows for text in row if text)
    flat = (Reading(Way.LINES, lines=cells, left_out=left_out), _one_card("\n".join(map(_row_text, grid.rows))))
    if grid.is_column:
        return (Reading(Way.LANE, grid=grid.turned(), left_out=left_out), *flat)
    as_grid = Reading(Way.GRID, grid=grid, left_out=left_out)
    if not is_journey(grid.rows):
        return (as_grid, *flat)
    as_map = Reading(Way.MAP, grid=grid, left_out=left_out)
    return (as_map, as_grid, *flat) if is_empty_map else (as_grid, as_map, *flat)


def _listed(grid: Grid) -> tuple[Reading, ...]:
    rows = [text for row in grid.rows if (text := _row_text(row))]
    lines = Reading(Way.LINES, lines=tuple(rows[:MOST_CARDS]), left_out=max(0, len(rows) - MOST_CARDS))
    return (lines, _one_card("\n".join(rows[:MOST_CARDS])))


def _row_text(row: tuple[str, ...]) -> str:
    return " · ".join(text for text in row if text)


def _held_grid(grid: Grid) -> tuple[Grid, int]:
    """As many whole rows as one paste takes, and how many cells that leaves out."""
    total = count = 0
    for row, texts in enumerate(grid.rows):
        total += sum(bool(text) for text in texts)
        if total > MOST_CARDS:
            kept = grid_of(grid.rows[:row] or (texts[:MOST_CARDS],), [s for s in grid.spans if s[0] < row])
            return kept, grid.count - kept.count
        count = total
    return grid, grid.count - count


# Text


def _of_text(text: str, *, is_empty_map: bool) -> tuple[Reading, ...]:
    return _of_lines(indented(text), text, is_empty_map=is_empty_map)


def _of_lines(lines: tuple[Line, ...], text: str, *, is_empty_map: bool) -> tuple[Reading, ...]:
    if not lines:
        return ()
    left_out = max(0, len(lines) - MOST_CARDS)
    # Of more lines than are looked at nobody knows how many say something.
    is_cut = len(text) > MOST_SOURCE or (left_out > 0 and text.count("\n") >= MOST_ROWS)
    lines = lines[:MOST_CARDS]
    if len(lines) == 1:
        return (_one_card(lines[0].text, is_cut=is_cut or len(text.strip()) > LONGEST_TEXT),)
    single = _one_card(text)
    flat = Reading(Way.LINES, lines=tuple(line.text for line in lines), left_out=left_out, is_cut=is_cut)
    along = Reading(Way.LANE, grid=grid_of([flat.lines]), left_out=left_out, is_cut=is_cut)
    if not is_outline(lines):
        return (flat, single, along)
    nested = Reading(Way.OUTLINE, outline=lines, left_out=left_out, is_cut=is_cut)
    return (nested, flat, single) if is_empty_map else (flat, nested, single)


def _one_card(text: str, *, is_cut: bool = False) -> Reading:
    """All of it on one card, its lines as they are; as much as a card holds."""
    is_cut = is_cut or len(text) > 4 * LONGEST_TEXT  # most of it could be space
    text = text[: 4 * LONGEST_TEXT]
    kept = "\n".join(line.rstrip() for line in as_here(text).strip("\n").split("\n"))
    lines = read_lines(kept) if "\n" not in kept else ()
    said = lines[0] if lines else kept.strip()
    return Reading(Way.CARD, lines=(said[:LONGEST_TEXT],), is_cut=is_cut or len(said) > LONGEST_TEXT)
