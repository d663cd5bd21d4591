"""Which cells of the Map sheet hold what: so that what is typed there finds its record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapCell:
    """A cell of the Map sheet that holds a field of a record: where it stands, by what moves with it.

    ``row`` is what the hidden column says in its row (or ``down`` rows above), ``step`` the step of its column ("":
    the column of labels). ``head`` and ``tail`` stand round the field's own text in the cell.
    """

    row: str
    down: int
    step: str
    table: str
    record: str
    field: str
    shown: str | float
    head: str = ""
    tail: str = ""


STAGES, STEPS, VALUES, QUOTES = "stages:", "steps:", "values:", "quotes:"
"""What the hidden column says in rows that are no lane's and no cards', before an id."""
