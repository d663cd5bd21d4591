"""What was copied, as other programs read it: lines, tab separated cells, an HTML table."""

import re
from collections.abc import Sequence
from html import escape

from journeydesigner.editing.copying import Copied, CopiedCard, What

_SAFE = re.compile(r"^(?:https?|mailto):", re.IGNORECASE)


def as_lines(copied: Copied) -> str:
    """The cards' texts, a line each, in reading order."""
    return "\n".join(" ".join(text.split()) for each in copied.cards if (text := said(each, copied)))


def as_table(copied: Copied) -> tuple[tuple[str, ...], ...]:
    """The cells as they stood; several cards of one are its lines. A whole lane, step or stage comes with what its rows
    and columns are called; nothing for a single row of cards within one step."""
    rows: list[list[list[str]]] = [[[] for _step in copied.steps] for _lane in copied.lanes]
    for each in copied.cards:
        if each.row is not None and each.column is not None:
            rows[each.row][each.column].append(said(each, copied))
    for point in copied.points:
        rows[point.row][point.column].append(f"{point.emotion.value:g} {point.emotion.quote}".strip())
    cells = [["\n".join(texts) for texts in row] for row in rows]
    if copied.what is What.CARDS:
        return tuple(map(tuple, cells))
    titles = [_column_title(copied, column) for column in range(len(copied.steps))]
    named = [[lane.title, *row] for lane, row in zip(copied.lanes, cells, strict=True)]
    filled = [row for row in named if any(row[1:]) or copied.what is What.LANE]
    return (("", *titles), *map(tuple, filled))


def _column_title(copied: Copied, column: int) -> str:
    """The step's, else its stage's."""
    step = copied.steps[column]
    if step.title:
        return step.title
    return next((stage.title for stage in copied.stages if stage.id == step.stage), "")


def as_tsv(copied: Copied) -> str:
    """As a spreadsheet takes it: quotes where a cell has several lines; lines where all stood in one cell."""
    table = as_table(copied)
    if not _is_table(copied, table):
        return as_lines(copied)
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in table)


def as_html(copied: Copied) -> str:
    """A table with each card's colour family in its cell; links lead where they led."""
    table = as_table(copied)
    if not _is_table(copied, table):
        items = [_linked(each, copied) for each in copied.cards if said(each, copied)]
        listed = "".join(f"<li>{item}</li>" for item in items)
        return f'<meta charset="utf-8">{f"<ul>{listed}</ul>" if len(items) > 1 else "".join(items)}'
    head = copied.what is not What.CARDS
    body: list[str] = []
    for number, row in enumerate(table):
        tag = "th" if head and number == 0 else "td"
        cells = "".join(
            f"<{'th' if head and place == 0 else tag}>{escape(cell).replace(chr(10), '<br>')}"
            f"</{'th' if head and place == 0 else tag}>"
            for place, cell in enumerate(row)
        )
        body.append(f"<tr>{cells}</tr>")
    return f'<meta charset="utf-8"><table border="1" cellspacing="0" cellpadding="4">{"".join(body)}</table>'


def _is_table(copied: Copied, table: Sequence[Sequence[str]]) -> bool:
    return copied.what is not What.CARDS or (bool(table) and (len(table) > 1 or len(table[0]) > 1))


def _quoted(cell: str) -> str:
    """A tab or a line break within a cell needs quotes; a quote at its beginning, too."""
    if any(sign in cell for sign in "\t\n\r") or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def said(each: CopiedCard, copied: Copied) -> str:
    """What a card says: a touchpoint without words its channel, a tile its metric."""
    if each.card.text:
        return each.card.text
    names = {channel.id: channel.name for channel in copied.channels}
    if each.card.channel is not None and each.card.channel in names:
        return names[each.card.channel]
    return next((metric.name for metric in copied.metrics if metric.id == each.card.extras.get("metric")), "")


def _linked(each: CopiedCard, copied: Copied) -> str:
    text = escape(said(each, copied)).replace("\n", "<br>")
    leads = next((link for link in each.card.links if _SAFE.match(link)), "")
    return f'<a href="{escape(leads)}">{text}</a>' if leads else text
