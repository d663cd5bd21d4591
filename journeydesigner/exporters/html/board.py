"""The map as a table: stages and steps across, a row for each lane, cards in its cells, curves as drawings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.exporters.html.cards import CardWriter
from journeydesigner.exporters.html.pieces import Pieces
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.grid import Grid, Row, Slot
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.wording import _

LABEL_WIDTH = 176.0
Span = tuple[int, int]
"""First and last column."""


@dataclass(frozen=True)
class Board:
    """``widths`` of the columns in pixels; ``used`` gathers the spans and blocks that need a rule of style."""

    grid: Grid
    scene: Scene
    cards: CardWriter
    pieces: Pieces
    widths: tuple[float, ...]
    blocks: dict[Span, None]
    places: dict[Span, None]

    def table(self) -> str:
        said = _("{count} stages, {lanes} lanes").format(count=len(self.grid.stages), lanes=len(self.grid.rows))
        columns = "".join(f'<col class="c{index}">' for index in range(len(self.widths)))
        rows = "".join(self._row(row, number) for number, row in enumerate(self.grid.rows))
        return (
            f'<table class="board" role="table"><caption class="heard">{escape(self.grid.map.title)}: {escape(said)}'
            f'</caption><colgroup><col class="label">{columns}</colgroup>'
            f'<thead>{self._stages()}{self._steps()}</thead><tbody role="rowgroup">{rows}</tbody></table>'
        )

    def rules(self) -> str:
        """Widths, the colours of the stages, and the grids of cells over several columns."""
        wide = f"{LABEL_WIDTH + sum(self.widths):g}px"
        out = [f":root{{--wide:{wide}}}.board{{width:{wide}}}.label{{width:{LABEL_WIDTH:g}px}}"]
        out += [f".c{index}{{width:{width:g}px}}" for index, width in enumerate(self.widths)]
        for first, last in self.blocks:
            columns = " ".join(f"{width:g}px" for width in self.widths[first : last + 1])
            out.append(f".b{first}-{last}{{grid-template-columns:{columns}}}")
        out += [f".p{start}-{count}{{grid-column:{start}/span {count}}}" for start, count in self.places]
        return "".join(out)

    # Heads

    def _stages(self) -> str:
        cells: list[str] = []
        for number, span in enumerate(self.grid.stages):
            question = f"<p>{escape(span.stage.question)}</p>" if span.stage.question.strip() else ""
            count = span.last - span.first + 1
            cells.append(
                f'<th id="{escape(span.stage.id)}" class="stage s{number}" scope="colgroup" colspan="{count}" '
                f'role="columnheader"><div dir="auto"><h2>{escape(span.stage.title)}</h2>{question}</div></th>'
            )
        return f'<tr class="stages" role="row"><td></td>{"".join(cells)}</tr>'

    def _steps(self) -> str:
        cells = "".join(
            f'<th class="{self._edge(index)}" scope="col" role="columnheader" dir="auto">{escape(step.title)}</th>'
            for index, step in enumerate(self.grid.steps)
        )
        head = f'<th scope="row"><span class="heard">{escape(_("Step"))}</span></th>'
        return f'<tr class="steps" role="row">{head}{cells}</tr>'

    def _edge(self, column: int) -> str:
        return "first" if any(span.first == column for span in self.grid.stages) else "next"

    # Rows

    def _row(self, row: Row, number: int) -> str:
        found, lane = kind(row.lane.kind), row.lane
        title = escape(lane.title or found.label)
        icon = self.pieces.icon(lane.icon or found.icon, 16)
        told = f"<p>{escape(lane.description)}</p>" if lane.description.strip() and not found.is_divider else ""
        head = f'<div class="lane" dir="auto">{icon}<h3>{title}</h3>{told}</div>'
        parity = "even" if number % 2 else "odd"
        band = self.scene.band_by_key.get(lane.id)
        if found.is_divider:
            cells = f'<td role="cell" class="void" colspan="{max(len(self.widths), 1)}"></td>'
            return self._whole(f"divider {parity}", lane.id, head, cells)
        if found.is_curve and band is not None:
            return self._curve(band, lane.id, head, parity)
        cells = "".join(self._cell(row, block) for block in self._blocks_of(row))
        return self._whole(parity, lane.id, head, cells)

    def _whole(self, classes: str, record: str, head: str, cells: str) -> str:
        return (
            f'<tr class="{classes}" role="row"><th id="{escape(record)}" scope="row" role="rowheader">{head}</th>'
            f"{cells}</tr>"
        )

    def _curve(self, band: Band, record: str, head: str, parity: str) -> str:
        left, wide = self.scene.label_right, sum(self.widths)
        nodes = [node for node in (*band.ground, *band.nodes) if not node.key.startswith("ground:")]
        drawn = self.pieces.drawing(nodes, (left, 0, wide, band.height), "")
        labels = [node for node in band.labels if node.record != record]
        levels = self.pieces.drawing(labels, (left - LABEL_WIDTH, 0, LABEL_WIDTH, band.height), "")
        points = "".join(f"<li>{escape(label)}</li>" for label in _points(band.nodes))
        told = f'<ol class="heard">{points}</ol>' if points else ""
        whole = (0, len(self.widths) - 1)
        lines = self._lines(whole) if self.widths else ""
        cell = f'<td role="cell" class="first" colspan="{max(len(self.widths), 1)}">{told}{lines}{drawn}</td>'
        return self._whole(f"curve {parity}", record, head + levels, cell)

    def _cell(self, row: Row, block: Span) -> str:
        first, last = block
        slots = [slot for slot in row.slots if first <= slot.first <= last]
        classes, count = [self._edge(first)], last - first + 1
        if not slots:
            return f'<td role="cell" class="{classes[0]} void"></td>'
        listed = self._single(row, slots) if count == 1 else self._spanning(row, slots, block)
        at = escape(self._where(block))
        return f'<td role="cell" class="{classes[0]}" colspan="{count}" data-at="{at}">{listed}</td>'

    def _single(self, row: Row, slots: Sequence[Slot]) -> str:
        chips = " chips" if kind(row.lane.kind).is_chip else ""
        items = "".join(self._item(row, slot, "") for slot in slots)
        return f'<ul class="cards{chips}">{items}</ul>'

    def _spanning(self, row: Row, slots: Sequence[Slot], block: Span) -> str:
        self.blocks[block] = None
        items: list[str] = []
        for slot in sorted(slots, key=lambda slot: (slot.track, slot.first)):
            place = (slot.first - block[0] + 1, slot.last - slot.first + 1)
            self.places[place] = None
            items.append(self._item(row, slot, f"p{place[0]}-{place[1]}"))
        return f'{self._lines(block)}<ul class="span b{block[0]}-{block[1]}">{"".join(items)}</ul>'

    def _item(self, row: Row, slot: Slot, more: str) -> str:
        is_free = slot.card.place is not None and slot.card.place.is_free
        return self.cards.item(row.lane, slot.card, " ".join(filter(None, (more, "note" if is_free else ""))))

    def _lines(self, block: Span) -> str:
        """Where columns meet within a cell over several of them."""
        self.blocks[block] = None
        inner = range(block[0] + 1, block[1] + 1)
        for column in inner:
            self.places[(column - block[0] + 1, 1)] = None
        drawn = "".join(f'<i class="{self._edge(column)} p{column - block[0] + 1}-1"></i>' for column in inner)
        return f'<div class="lines b{block[0]}-{block[1]}" aria-hidden="true">{drawn}</div>' if drawn else ""

    def _blocks_of(self, row: Row) -> Iterator[Span]:
        """The columns of a row in groups over which no card reaches."""
        count = len(self.widths)
        is_joined = [False] * (count + 1)
        for slot in row.slots:
            for column in range(slot.first + 1, slot.last + 1):
                is_joined[column] = True
        first = 0
        for column in range(1, count + 1):
            if not is_joined[column]:
                yield first, column - 1
                first = column

    def _where(self, block: Span) -> str:
        """«Interest: Search – Learn»."""
        stages = [span.stage.title for span in self.grid.stages if span.last >= block[0] and span.first <= block[1]]
        ends = (self.grid.steps[block[0]].title, self.grid.steps[block[1]].title)
        steps = " – ".join(dict.fromkeys(filter(None, ends)))
        return ": ".join(filter(None, (" – ".join(dict.fromkeys(filter(None, stages))), steps)))


def _points(nodes: Sequence[Node]) -> list[str]:
    return [node.label for node in nodes if node.role is Role.EMOTION and node.label]
