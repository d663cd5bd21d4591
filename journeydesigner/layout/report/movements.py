"""How customers move through a map: the ribbon, the funnel, flows, times, cohorts, ways, touchpoints, forecasts.

Each number has beside it how it was counted; what is held back is said so; a forecast is in a box that says what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box
from journeydesigner.drawing.text import TextStyle
from journeydesigner.editing import number_tables
from journeydesigner.editing.forecast_tables import forecast_tables
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.number_tables import Row, cell_text, held_words, is_held, is_words
from journeydesigner.editing.planned_table import commonest
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.chapters import begin_chapter
from journeydesigner.layout.report.flow import Block, Flow, stacked, words
from journeydesigner.layout.report.movement_figures import cohort_block, flow_block, ribbon_block
from journeydesigner.layout.report.styles import BODY, FIGURES, HEADING, LEAD, SMALL, STRONG, SUBHEADING
from journeydesigner.layout.report.tables import Cell, Column, Table
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

_SMALL_FROM = 9
"""A table of so many columns is set smaller."""
_SMALL_FIGURES = TextStyle(SMALL.size, SMALL.leading, 500, tabular=True)
_SMALL_NAME = TextStyle(SMALL.size, SMALL.leading, 600)
_BOX_PAD = 12.0
_MOST_OF_A_KIND = 6
_REMARKS = ("worst", "used", "finding", "from previous", "lost")


@dataclass(frozen=True)
class MovementPages:
    """``maps`` are told one after the other, each under its title ("" where there is only one)."""

    flow: Flow
    path: Part
    snapshot: Snapshot
    maps: Sequence[tuple[str, MapId]]

    def put(self) -> None:
        """Pages for those of which something is known; none where nothing is."""
        is_first = True
        for number, (title, map_id) in enumerate(self.maps):
            told = _Told(self.flow, self.snapshot, map_id, f"{self.path.key}/{number}")
            if told.is_empty:
                continue
            if is_first:
                begin_chapter(self.flow, self.path, _title())
                is_first = False
            else:
                self.flow.begin_page(_title())
            if title:
                self.flow.add(*told.words("name", title, LEAD, "text2", Tag.HEADING, gap=4))
            told.put()


def _title() -> str:
    return _("How customers move")


@dataclass
class _Told:
    """What one map has to tell."""

    flow: Flow
    snapshot: Snapshot
    map: MapId
    key: str

    def __post_init__(self) -> None:
        self.found = MovementTables(self.snapshot, self.map, is_latest=True)
        self.tables = self.found.all()
        self.forecasts = forecast_tables(self.snapshot, self.map)
        self.stages = self.snapshot.stages_of(self.map)

    @property
    def is_empty(self) -> bool:
        return not self.tables and not self.forecasts

    def put(self) -> None:
        for number, table in enumerate(self.tables):
            if table.name == "Transitions":  # of many stages a list is long: its matrix says the same
                table = self.found.matrix(self.found.movements[0])
            elif table.name == "Planned":
                table = commonest(table, _MOST_OF_A_KIND)
            self._section(table, is_first=not number)
        for number, table in enumerate(self.forecasts):
            self._table(table, f"forecast:{number}", self._forecast_head(table, f"forecast:{number}"), 26.0)

    def _section(self, table: number_tables.Table, *, is_first: bool) -> None:
        """A heading with what the numbers are, the chart, the table."""
        name, notes = table.name, (*table.said, *held_words(table))
        head = [
            *self.words(f"{name}/title", table.about or table.title, HEADING, "text", Tag.HEADING),
            *(
                block
                for n, said in enumerate(notes)
                for block in self.words(f"{name}/said:{n}", said, SMALL, "text2", gap=2)
            ),
        ]
        above = stacked(head)
        gap = 12.0 if is_first else 34.0
        figure = self._figure(name, "; ".join((table.about or table.title, *table.said)))
        self._table(table, name, above, gap, figure)

    def _figure(self, name: str, said: str) -> Block | None:
        area, key, pen = self.area, f"{self.key}/{name}/figure", self.flow.pen
        of = self.found.movements[0] if self.found.movements else None
        if name == "Funnel":
            return ribbon_block(self.found.funnels[0], self.stages, area, pen, key, said)
        if name == "Matrix" and of is not None:
            return flow_block(of, self.stages, area, pen, key, said)
        return cohort_block(of, area, pen, key, said) if name == "Cohorts" and of is not None else None

    def _forecast_head(self, table: number_tables.Table, name: str) -> Block:
        """A box that says that this is a forecast, of what and how."""
        left, wide = self.area
        inner = (left + _BOX_PAD, wide - 2 * _BOX_PAD)
        said = stacked((
            *self.words(f"{name}/title", table.title, SUBHEADING, "yellow.ink", Tag.HEADING, area=inner),
            *(
                block
                for n, sentence in enumerate(table.said)
                for block in self.words(f"{name}/said:{n}", sentence, SMALL, "yellow.ink", gap=3, area=inner)
            ),
        ))  # fmt: skip
        high = said.height + 2 * _BOX_PAD
        box = Box(0.5, 0.5, wide - 1, high - 1, Colour("yellow.fill"), Colour("yellow.edge"), 1.5, 8.0, (5.0, 4.0))
        ground = Node(f"{self.key}/{name}/box", Role.GROUND, "", left, 0, wide, high, (box,))
        return Block((ground, *(replace(node, y=node.y + _BOX_PAD) for node in said.nodes)), high, said.readings)

    def _table(
        self, table: number_tables.Table, name: str, above: Block | None, gap: float, figure: Block | None = None
    ) -> None:
        """The rows; ``above`` stays with their head and is repeated with it, ``figure`` stands between once."""
        flow, places = self.flow, table.shown()
        columns = [_column(table.columns[place]) for place in places]
        is_small = len(columns) >= _SMALL_FROM
        rows = [(row.key, tuple(self._cells(table, row, places, is_small=is_small))) for row in table.rows]
        made = Table(flow.pen, f"{self.key}/{name}/table", columns, flow.form.left, flow.form.room + 16)
        made.put(flow, rows, gap=gap, above=above, under=8.0, figure=figure)

    def _cells(self, table: number_tables.Table, row: Row, places: Sequence[int], *, is_small: bool) -> Iterator[Cell]:
        for number, place in enumerate(places):
            column, cell = table.columns[place], row.cells[place]
            said = cell_text(row, column, cell, self.flow.pen.language)
            if not is_words(column):
                style = _SMALL_FIGURES if is_small else FIGURES
            elif number:
                style = SMALL if is_small else BODY
            else:
                style = _SMALL_NAME if is_small else STRONG
            is_pale = is_held(cell) or row.tone == "pale"
            is_bad = row.tone == "bad" and column.key in _REMARKS
            yield Cell(said, style, Colour("text3" if is_pale else "neg" if is_bad else "text"))

    @property
    def area(self) -> tuple[float, float]:
        return self.flow.form.left, self.flow.form.room

    def words(
        self, name: str, text: str, style: TextStyle, colour: str, tag: Tag = Tag.PARAGRAPH, *, gap: float = 0.0,
        area: tuple[float, float] | None = None,
    ) -> list[Block]:  # fmt: skip
        return words(
            self.flow.pen, f"{self.key}/{name}", text, style, Colour(colour), area or self.area, tag=tag, gap=gap,
        )  # fmt: skip


def _column(column: number_tables.Column) -> Column:
    return Column(column.name, column.share, "start" if is_words(column) else "end")
