"""``journeydesigner measure``: numbers from the outside onto the map."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.cli_export import Progress, map_of
from journeydesigner.cli_files import author, opened, refuse_out, save
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.snapshot import Snapshot
    from journeydesigner.events.rules import Rules
    from journeydesigner.model.ids import MapId


def measure(options: argparse.Namespace) -> int:
    """Run ``measure``: see ``command_line``."""
    refuse_out(options.file)
    if options.rules and options.events is None:
        raise BadInputError(_("--rules belongs to --events."))
    if options.values is not None:
        return _values(options)
    if options.answers is not None:
        if options.period:
            raise BadInputError(_("--period belongs to --events and --values."))
        return _answers(options)
    if options.question or options.per:
        raise BadInputError(_("--question and --per belong to --answers and --values."))
    return _events(options)


def _events(options: argparse.Namespace) -> int:
    """Count a log of events, by the rules that are given or those that the map keeps; print it, and with ``--apply``
    keep the rules and what may be told with the map, and enter it at the stages.

    1: it was counted, but there is something to look at (coverage, names that look personal).
    """
    from journeydesigner.document.structure_lock import StructureLockedError
    from journeydesigner.events.onto_map import enter, period_of
    from journeydesigner.events.report import as_json, read_log
    from journeydesigner.events.words import lines, warnings

    read = opened(options.file)
    document = read.document
    map_id = map_of(document.snapshot, options.map, options.file)
    rules = _rules(options, document.snapshot, map_id)
    period = _period(options)
    with Progress() as progress:
        report = read_log(options.events, rules, progress)
    if options.json:
        sys.stdout.write(json.dumps(as_json(report), indent=2, ensure_ascii=False) + "\n")
    else:
        for line in lines(report):
            print(line)
    found = list(warnings(report))
    for line in found:
        print(line, file=sys.stderr)
    if options.apply:
        period = period or period_of(report.first_day, report.last_day)
        document.author = author(options)
        try:
            numbers = enter(document, map_id, report, period=period, source=options.events.name)
        except StructureLockedError as error:
            raise BadInputError(str(error)) from None
        save(document, options.file, read.state)
        held = sum(1 for number in numbers if number.value is None)
        said = _("{n} numbers were entered for {period}; {held} were held back (too few customers, or no data).")
        print(said.format(n=len(numbers) - held, period=period, held=held), file=sys.stderr)
    return 1 if found else 0


def _rules(options: argparse.Namespace, snapshot: "Snapshot", map_id: "MapId") -> "Rules":
    """Those in the file; without one those that the map keeps, of the title or, with none, that fit the log."""
    from journeydesigner.events.rules import read_rules
    from journeydesigner.events.stored_rules import on_map, rules_for

    kept = snapshot.rules_of(map_id)
    title = "" if options.rules is None else str(options.rules)
    if options.rules is not None and (options.rules.exists() or all(stored.title != title for stored in kept)):
        rules = on_map(snapshot, map_id, read_rules(options.rules))
    else:
        columns = _columns(options.events) if len(kept) > 1 and not title else ()
        rules = rules_for(snapshot, map_id, columns, title)
    return replace(rules, dates=options.dates) if options.dates else rules


def _columns(log: Path) -> list[str]:
    from journeydesigner.events.preview import preview

    return [column.name for column in preview(log).columns]


def _period(options: argparse.Namespace) -> str:
    from journeydesigner.model.periods import checked

    try:
        return checked(options.period) if options.period else ""
    except ValueError as error:
        raise BadInputError(str(error)) from None


def _values(options: argparse.Namespace) -> int:
    """Read a sheet of KPI values; print what it would enter, and with ``--apply`` enter it. 1: cells were left out."""
    from journeydesigner.events.places import Places
    from journeydesigner.events.values import read_values
    from journeydesigner.events.values_onto_map import enter_values

    read = opened(options.file)
    document = read.document
    map_id = map_of(document.snapshot, options.map, options.file)
    found = read_values(
        options.values, Places(document.snapshot, map_id).names, dates=options.dates or "", period=_period(options),
        metric=options.question or "",
    )  # fmt: skip
    document.author = author(options)
    told = enter_values(document, map_id, found, source=options.values.name)
    odd = [*found.notes, *found.odd, *told.odd]
    if options.json:
        sys.stdout.write(
            json.dumps({"entered": list(told.lines), "left_out": odd}, indent=2, ensure_ascii=False) + "\n"
        )
    else:
        for line in told.lines:
            print(line)
    for line in odd:
        print(line, file=sys.stderr)
    if options.apply:
        save(document, options.file, read.state)
        print(_("{n} values were entered.").format(n=len(told.lines)), file=sys.stderr)
    return 1 if odd else 0


def _answers(options: argparse.Namespace) -> int:
    """Tally the answers of a survey; print them, and with ``--apply`` enter them where they were given. 1: something
    was left out."""
    from journeydesigner.events.answers import read_answers
    from journeydesigner.events.answers_onto_map import enter_answers
    from journeydesigner.events.answers_words import as_json, lines, warnings

    read = opened(options.file)
    document = read.document
    map_id = map_of(document.snapshot, options.map, options.file)
    with Progress() as progress:
        found = read_answers(
            options.answers, per=options.per or "month", dates=options.dates or "", question=options.question or "",
            progress=progress,
        )  # fmt: skip
    if options.json:
        sys.stdout.write(json.dumps(as_json(found), indent=2, ensure_ascii=False) + "\n")
    else:
        for line in lines(found):
            print(line)
    document.author = author(options)
    entered = enter_answers(document, map_id, found, source=options.answers.name)
    odd = list(warnings(found, entered))
    for line in odd:
        print(line, file=sys.stderr)
    if options.apply:
        save(document, options.file, read.state)
        print(_("{n} results were entered.").format(n=entered.results), file=sys.stderr)
    return 1 if odd else 0
