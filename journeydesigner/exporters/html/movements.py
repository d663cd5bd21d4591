"""How customers move, under the map: the ribbon, flows and cohorts as drawings, and every number in a table."""

from html import escape

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.funnels import funnel_of
from journeydesigner.editing.number_tables import Row, Table, cell_text, is_held, is_words
from journeydesigner.exporters.common.movements import said_of, told_tables
from journeydesigner.exporters.html.pieces import Pieces
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.report.flow import Block
from journeydesigner.layout.report.movement_figures import cohort_block, flow_block, ribbon_block
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

_WIDE = 1060.0
"""Scene pixels of a drawing; a narrow screen shows it smaller, or scrolls."""


def movements(snapshot: Snapshot, map_id: MapId, pieces: Pieces, measurer: TextMeasurer) -> str:
    """The section; "" where nothing is known."""
    tables = told_tables(snapshot, map_id)
    if not tables:
        return ""
    pen = Pen(measurer, type_scale(), snapshot.map(map_id).language)
    drawn = "".join(_told(snapshot, map_id, table, number, pieces, pen) for number, table in enumerate(tables))
    title = escape(_("How customers move"))
    return f'<section class="below moves" aria-labelledby="moves"><h2 id="moves">{title}</h2>{drawn}</section>'


def _told(snapshot: Snapshot, map_id: MapId, table: Table, number: int, pieces: Pieces, pen: Pen) -> str:
    said = "".join(f'<p dir="auto">{escape(sentence)}</p>' for sentence in said_of(table))
    block = _figure(snapshot, map_id, table, pen)
    figure = ""
    if block is not None:
        label = "; ".join((table.about or table.title, *table.said))
        drawing = pieces.drawing(block.nodes, (0.0, 0.0, _WIDE, block.height), label)
        figure = f'<figure class="drawn">{drawing}</figure>'
    look = ' class="forecast"' if table.is_forecast else ""
    heading = f'<h3 id="moves-{number}">{escape(table.title)}</h3>'
    return f"<article{look}><header>{heading}{said}</header>{figure}{_table(table, number, pen.language)}</article>"


def _figure(snapshot: Snapshot, map_id: MapId, table: Table, pen: Pen) -> Block | None:
    stages, area, key = snapshot.stages_of(map_id), (0.0, _WIDE), f"moves:{table.name}"
    found = snapshot.movements_of(map_id)
    funnel = funnel_of(snapshot, map_id)
    if table.name == "Funnel" and funnel is not None:
        return ribbon_block(funnel, stages, area, pen, key, "")
    if table.name == "Matrix" and found:
        return flow_block(found[-1], stages, area, pen, key, "")
    return cohort_block(found[-1], area, pen, key, "") if table.name == "Cohorts" and found else None


def _table(table: Table, number: int, language: str) -> str:
    places = table.shown()
    columns = [table.columns[place] for place in places]
    head = "".join(
        f'<th scope="col" class="{"" if is_words(column) else "n"}" dir="auto">{escape(column.name)}</th>'
        for column in columns
    )
    rows = "".join(_row(table, row, places, language) for row in table.rows)
    return (
        f'<table class="figures" aria-labelledby="moves-{number}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(table: Table, row: Row, places: tuple[int, ...], language: str) -> str:
    cells: list[str] = []
    for number, place in enumerate(places):
        column, cell = table.columns[place], row.cells[place]
        said = escape(cell_text(row, column, cell, language))
        if not number:
            cells.append(f'<th scope="row" dir="auto">{said}</th>')
            continue
        looks = ["" if is_words(column) else "n", "pale" if is_held(cell) or row.tone == "pale" else ""]
        looks.append("neg" if row.tone == "bad" and is_words(column) else "")
        cells.append(f'<td class="{" ".join(filter(None, looks))}" dir="auto">{said}</td>')
    return f"<tr>{''.join(cells)}</tr>"
