"""Taking in on the command line: a foreign file as a new journey, an edited workbook into the journey it came from."""

import argparse
from pathlib import Path

from journeydesigner.cli_files import author, opened, refuse_out, save
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _

_BOOKS = frozenset({".xlsx", ".xlsm"})


def take_in(options: argparse.Namespace) -> int:
    """Run ``import``: see ``command_line``."""
    if options.into is not None:
        if options.out is not None:
            raise BadInputError(_("Say OUT.journey or --into FILE.journey, not both."))
        return _read_back(options)
    if options.apply or options.delete or options.prefer:
        raise BadInputError(_("--apply, --delete and --prefer belong to --into FILE.journey."))
    if options.source.suffix.casefold() in _BOOKS:
        said = _("{source} is a workbook: say with --into which journey it was exported from.")
        raise BadInputError(said.format(source=options.source))
    if options.out is None:
        raise BadInputError(_("Say which file to write: import SOURCE OUT.journey."))
    return _import(options)


def _import(options: argparse.Namespace) -> int:
    from journeydesigner.importers.registry import import_file

    refuse_out(options.out, options.source)
    imported = import_file(options.source, organization=options.organization)
    imported.document.sign(author(options))
    save(imported.document, options.out)
    for line in imported.report:
        print(line)
    return 0


def _read_back(options: argparse.Namespace) -> int:
    """Print what the workbook would change; with ``--apply``, change it. 1: there is something to look at."""
    from journeydesigner.document.schema import InvalidRecordError
    from journeydesigner.document.structure_lock import StructureLockedError
    from journeydesigner.exporters.workbook.origin import origin_form
    from journeydesigner.importers.workbook.applying import apply_plan
    from journeydesigner.importers.workbook.book import read_book_at
    from journeydesigner.importers.workbook.planning import map_of, plan_of
    from journeydesigner.importers.workbook.said import lines

    into: Path = options.into
    refuse_out(into)
    prefer = options.prefer or "map"
    book = read_book_at(options.source)
    read = opened(into)
    document = read.document
    map_id = map_of(book, document.snapshot)
    plan = plan_of(book, document.snapshot, map_id, origin_form(document.snapshot, map_id))
    for line in lines(plan, delete=options.delete, prefer=prefer):
        print(line)
    chosen = plan.chosen(delete=options.delete, prefer=prefer)
    if options.apply and not chosen.is_empty:
        try:
            document.author = author(options)
            apply_plan(document, chosen)
        except (InvalidRecordError, StructureLockedError) as error:
            raise BadInputError(_("Nothing was changed: {why}").format(why=error)) from None
        save(document, into, read.state)
        print(_("{file} was written.").format(file=into))
    return 1 if plan.conflicts or plan.notes else 0
