"""What helps whoever edits a workbook: notes on the columns' headers, and lists to choose from."""

from collections.abc import Mapping
from typing import Any

from journeydesigner.exporters.workbook.cells import CellWriter
from journeydesigner.exporters.workbook.choices import Choices
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.wording import _

LISTS = "_lists"
"""The hidden sheet with what can be chosen, in every language."""
_FURTHER_ROWS = 300
"""Under a table, rows that a person may add."""
_NOTE_SIZE = (250, 96)
"""Width and height of a note in pixels."""

# (table, column) -> the choices that its cells have.
_CHOSEN: Mapping[tuple[str, str], str] = {
    ("Stages", "stage"): "stage",
    ("Touchpoints", "lane"): "lane", ("Touchpoints", "kind"): "kind", ("Touchpoints", "stage"): "stage",
    ("Touchpoints", "step"): "step", ("Touchpoints", "last"): "step", ("Touchpoints", "channel"): "channel",
    ("Touchpoints", "severity"): "severity", ("Touchpoints", "status"): "status", ("Touchpoints", "moves"): "metric",
    ("Touchpoints", "evidence"): "evidence", ("Touchpoints", "truth"): "yes",
    ("Touchpoints", "impact"): "rating", ("Touchpoints", "effort"): "rating",
    ("Emotions", "lane"): "curve", ("Emotions", "persona"): "persona", ("Emotions", "stage"): "stage",
    ("Emotions", "step"): "step",
    ("Metrics", "kind"): "metric kind", ("Metrics", "unit"): "unit", ("Metrics", "good"): "good",
    ("Measurements", "metric"): "metric",
    ("Personas", "told"): "yes",
}  # fmt: skip
_CLOSED = frozenset({"kind", "severity", "status", "evidence", "yes", "rating", "good", "metric kind"})
"""Choices in which nothing else is possible: a new lane, stage or channel may be typed, a new severity not."""


def notes() -> Mapping[tuple[str, str], str]:
    """What a header's note says, by table and column, in the reader's language of the moment."""
    computed = _("Computed: what is written here is not read back.")
    return {
        ("Stages", "order"): _("Where the step stands, from the left. Write another number to move it: 2.5 puts it "
                               "between the second and the third."),
        ("Stages", "stage"): _("Rename a stage in all of its rows. A new title is a new stage."),
        ("Stages", "step"): _("A row for each step. Without a title a step is called as its stage is."),
        ("Touchpoints", "lane"): _("Write another title to move the card. A new title is a new lane; without one the "
                                   "card is a note in the inbox."),
        ("Touchpoints", "kind"): _("What a new lane is. On a card that is there: moves it to the first lane of that "
                                   "kind."),
        ("Touchpoints", "step"): _("Where the card begins. A new title is a new step of the stage."),
        ("Touchpoints", "last"): _("Where a card ends that reaches over several steps."),
        ("Touchpoints", "emotion"): _("The feeling at the card's step, from the sheet Emotions. {computed}").format(
            computed=computed),
        ("Touchpoints", "severity"): _("How bad a pain point is."),
        ("Touchpoints", "mentions"): _("How many told of it."),
        ("Touchpoints", "impact"): _("What an opportunity would bring, from 1 (little) to 5 (much)."),
        ("Touchpoints", "effort"): _("What an opportunity would cost, from 1 (little) to 5 (much)."),
        ("Touchpoints", "horizon"): _("Follows from impact and effort. {computed}").format(computed=computed),
        ("Touchpoints", "effect"): _("By how much the metric beside it should change, in its unit; a "
                                   "percentage in points."),
        ("Touchpoints", "moves"): _("One of the metrics of the sheet Metrics."),
        ("Touchpoints", "evidence"): _("How it is known: observed, reported, assumed or proposed."),
        ("Touchpoints", "n"): _("So many said or did so, of as many as the next column says."),
        ("Touchpoints", "tags"): _("Several are parted by commas."),
        ("Touchpoints", "truth"): _("“yes” for a moment that decides; empty for all others."),
        ("Touchpoints", "links"): _("Several stand on lines of their own (Alt+Enter)."),
        ("Emotions", "value"): _("On the lane's own scale; its curve follows."),
        ("Emotions", "level"): _("The nearest level of the scale; written instead of a value, it sets the value."),
        ("Metrics", "metric"): _("A metric stands in a row for each place where it is measured. Its name, target and "
                                 "definition are the same in all of them: change them in any."),
        ("Metrics", "latest"): _("From the sheet Measurements. {computed}").format(computed=computed),
        ("Metrics", "change"): _("Over the values that the map shows. {computed}").format(computed=computed),
        ("Metrics", "good"): _("Whether higher or lower values are better."),
        ("Metrics", "unit"): _("Money with its currency in brackets: money (EUR)."),
        ("Measurements", "metric"): _("For a new value copy a row of the series and change period and value."),
        ("Measurements", "period"): _("2026, 2026-Q4, 2026-10, 2026-W07 or a day."),
        ("Measurements", "value"): _("Where there are counts, the value is computed from them: change those."),
        ("Measurements", "counts"): _("As name: number, name: number."),
        ("Measurements", "target"): _("Changed on the sheet Metrics."),
        ("Personas", "told"): _("“yes” for the persona from whose view the map is told."),
        ("Personas", "goals"): _("Each on a line of its own (Alt+Enter)."),
    }  # fmt: skip


def write_lists(cells: CellWriter, choices: Choices) -> Mapping[str, str]:
    """A column for each choice, on a sheet that is hidden; name of the choice -> the cells that hold it."""
    from openpyxl.utils import get_column_letter

    found: dict[str, str] = {}
    for column, (name, labels) in enumerate(choices.items(), start=1):
        for row, label in enumerate((name, *labels), start=1):
            cells.put(row, column, label, Look())
        letter = get_column_letter(column)
        if labels:
            found[name] = f"'{LISTS}'!${letter}$2:${letter}${len(labels) + 1}"
    cells.sheet.sheet_state = "hidden"
    return found


def guide(sheet: Any, of: Sheet, lists: Mapping[str, str], texts: Mapping[tuple[str, str], str]) -> None:
    """Notes on the headers of a tidy sheet, and lists in its columns."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = len(of.entries) + 1 + _FURTHER_ROWS
    for place, column in enumerate(of.columns, start=1):
        letter = get_column_letter(place)
        name = _CHOSEN.get((of.table, column.key), "")
        if name in lists:
            is_closed = name in _CLOSED
            rule = DataValidation("list", formula1=lists[name], allow_blank=True, showErrorMessage=is_closed)
            if is_closed:
                rule.errorTitle, rule.error = column.name[:32], _("Choose one of the list.")
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)
        if text := texts.get((of.table, column.key)):
            _note(sheet.cell(1, place), text)


def _note(cell: Any, text: str) -> None:
    from openpyxl.comments import Comment

    width, least = _NOTE_SIZE
    note = Comment(text, "Journey Designer", height=max(least // 2, 18 * (1 + len(text) // 34) + 12), width=width)
    cell.comment = note
