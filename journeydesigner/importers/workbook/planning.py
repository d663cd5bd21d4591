"""From an edited workbook and the map to the plan: sheet by sheet, nothing is written."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.importers.registry import ImportFailedError
from journeydesigner.importers.workbook.book import Book
from journeydesigner.importers.workbook.comparing import Work
from journeydesigner.importers.workbook.map_sheet import take_in
from journeydesigner.importers.workbook.of_cards import plan_cards
from journeydesigner.importers.workbook.of_computed import note_computed
from journeydesigner.importers.workbook.of_feelings import plan_feelings
from journeydesigner.importers.workbook.of_measurements import plan_measurements
from journeydesigner.importers.workbook.of_metrics import plan_metrics
from journeydesigner.importers.workbook.of_people import plan_people
from journeydesigner.importers.workbook.of_structure import plan_structure
from journeydesigner.importers.workbook.origin import PASSING, Form, Origin, origin_in, origin_of
from journeydesigner.importers.workbook.plan import Addition, Plan
from journeydesigner.importers.workbook.rows import read_tables
from journeydesigner.importers.workbook.titles import Channels, Titles
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _

_RANKS = {"channels": 0, "personas": 0, "lanes": 1, "stages": 2, "steps": 3, "metrics": 4, "cards": 5,
          "emotions": 6, "measurements": 7}  # fmt: skip
"""What must be there before something else can be."""


def map_of(book: Book, snapshot: Snapshot) -> MapId:
    """The map that a workbook was made from. Raises ImportFailedError where it is not of this journey."""
    origin = origin_in(book)
    if origin is not None:
        if origin.map in snapshot.table("maps"):
            return MapId(origin.map)
        said = _("“{name}” was made from the map “{map}”, which this journey does not have.")
        raise ImportFailedError(said.format(name=book.name, map=origin.title))
    for found in snapshot.maps:
        if any(found.id in row for sheet in book.sheets for row in sheet.rows):
            return found.id
    raise ImportFailedError(
        _("“{name}” was not exported from this journey: export the map as Excel, and edit that.").format(name=book.name)
    )


def plan_of(book: Book, snapshot: Snapshot, map_id: MapId, now: Form) -> Plan:
    """What the workbook would change on the map. ``now`` is the origin that a workbook would carry if it were made now.

    Raises ImportFailedError where none of its sheets is left to read.
    """
    today = origin_of(now)
    carried = origin_in(book)
    origin = carried or today
    reads, notes = read_tables(book, origin)
    computed = [reads.pop(name) for name in list(reads) if reads[name].table.is_computed]
    if not reads:
        raise ImportFailedError(_("“{name}” has none of the sheets of a map left.").format(name=book.name))
    work = Work(snapshot, snapshot.map(map_id), origin, today)
    work.notes += notes
    for read in reads.values():
        work.notes += read.notes
    for read in computed:
        note_computed(work, read)
    take_in(work, book, reads)
    titles, channels = Titles(work), Channels(work)
    if "Stages" in reads:
        plan_structure(work, reads["Stages"], titles)
    people = plan_people(work, reads["Personas"]) if "Personas" in reads else {}
    if "Touchpoints" in reads:
        plan_cards(work, reads["Touchpoints"], titles, channels)
    if "Emotions" in reads:
        plan_feelings(work, reads["Emotions"], titles, people)
    metrics = plan_metrics(work, reads["Metrics"]) if "Metrics" in reads else {}
    if "Measurements" in reads:
        plan_measurements(work, reads["Measurements"], metrics)
    return Plan(
        book.name, map_id, work.map.title, _in_order(work.additions), tuple(work.edits), tuple(work.removals),
        tuple(dict.fromkeys(work.notes)), _remarks(carried, today),
    )  # fmt: skip


def _in_order(additions: list[Addition]) -> tuple[Addition, ...]:
    return tuple(sorted(additions, key=lambda each: _RANKS[each.table]))


def _remarks(carried: Origin | None, today: Origin) -> tuple[str, ...]:
    if carried is None:
        return (
            _("The workbook has lost its hidden sheet of what it was made from: it is compared with the map as it is."),
        )
    if _is_older(carried, today):
        return (_("The map was changed since the workbook was made."),)
    return ()


def _is_older(carried: Origin, today: Origin) -> bool:
    """Whether the map says something else now of what the workbook has, which may be a part of it."""
    for name, table in carried.tables.items():
        if name not in today.tables:
            continue
        now = today.tables[name].rows
        for record, row in table.rows.items():
            said = now.get(record)
            if said is None or any(said.get(key) != value for key, value in row.items() if key not in PASSING):
                return True
    return False
