"""What can be said on the command line: commands, their arguments, the help on them. Does nothing of it."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from journeydesigner import __version__
from journeydesigner.wording import _

_EXAMPLES = """
  journeydesigner home-battery.journey
  journeydesigner new hotel.journey --template five-stage --organization "Hotel Post" --title "A weekend stay"
  journeydesigner import table.md hotel.journey --organization "Hotel Post"
  journeydesigner import edited.xlsx --into hotel.journey --apply
  journeydesigner export hotel.journey hotel.xlsx
  journeydesigner export hotel.journey hotel.pdf --map "A weekend stay" --paper A3
  journeydesigner export hotel.journey booking.pptx --stage Booking --language es
  journeydesigner export hotel.journey for-the-client.pdf --redact
  journeydesigner export hotel.journey sales.xlsx --form actions --owner Sales
  journeydesigner export hotel.journey hotel.pdf --paper A4 --preflight
  journeydesigner show hotel.journey --json
  journeydesigner check damaged.journey --repair saved.journey
  journeydesigner clean hotel.journey for-everybody.journey
  journeydesigner merge mine.journey theirs.journey -o both.journey
  journeydesigner diff last-week.journey hotel.journey
  journeydesigner diff last-week.journey hotel.journey -o changes.pdf
  journeydesigner measure hotel.journey --events visits.csv --rules rules.toml --apply
  journeydesigner what-if hotel.journey --set "Decision.conversion=0.58" --keep
  journeydesigner versions hotel.journey
  journeydesigner restore hotel.journey --version "End of workshop" -o then.journey
"""


class BadInputError(Exception):
    """What was asked cannot be done; the text is one sentence with what to do."""


class Parser(argparse.ArgumentParser):
    """One sentence instead of usage and error."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(_("{what}; see “{program} --help”.").format(what=message, program=self.prog))


def _about() -> str:
    return _(
        "Draw customer journeys, attach metrics, hand them over.\n\n"
        "Without a command the window opens, on FILE if one is given:\n  journeydesigner [FILE]"
    )


def _epilogue() -> str:
    codes = _(
        "exit codes: 0 done; 1 done, but there are conflicts (merge, import --into), differences (diff), faults "
        "(check), or something would be lost (export --preflight); 2 not done, the reason is on stderr"
    )
    return _("examples:") + _EXAMPLES + "\n" + codes


def parser_of_commands() -> Parser:
    """``command`` of what it reads is one of the commands."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = Parser(prog="journeydesigner", description=_about(), epilog=_epilogue(), formatter_class=formatter)
    parser.add_argument("--version", action="version", version=f"Journey Designer {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    new = commands.add_parser("new", help=_("make a journey file from a template"))
    new.add_argument("out", metavar="OUT.journey", type=Path)
    new.add_argument("--template", default="five-stage", help=_one_of(_templates(), "five-stage"))
    new.add_argument("--organization", metavar="NAME", help=_("whose journey it is"))
    new.add_argument("--title", metavar="TEXT", help=_("the map's title"))
    _add_import(commands)
    export = commands.add_parser(
        "export", help=_("hand a map over as {kinds}").format(kinds=", ".join(_suffixes())), epilog=_forms(),
        formatter_class=formatter,
    )  # fmt: skip
    _say_exports(export)
    show = commands.add_parser("show", help=_("print a journey as an outline, or as JSON"))
    show.add_argument("file", metavar="FILE", type=Path)
    show.add_argument("--json", action="store_true", help=_("the public form: lists of records that refer by id"))
    _add_author(new)
    _add_merge(commands)
    _add_versions(commands)
    _add_measure(commands)
    _add_what_if(commands)
    _add_diff(commands)
    _add_check(commands)
    _add_clean(commands)
    return parser


def _add_merge(commands: Any) -> None:
    merge = commands.add_parser("merge", help=_("join two copies of a file that were edited apart"))
    files = _("A.journey and B.journey; with --git BASE OURS THEIRS [PATH]")
    merge.add_argument("files", metavar="FILE", type=Path, nargs="*", help=files)
    merge.add_argument("-o", "--out", metavar="OUT.journey", type=Path, help=_("the file to write"))
    merge.add_argument("--json", action="store_true", help=_("the conflicts as JSON"))
    driver = _("as git's merge driver: join THEIRS into OURS; exit code 1 leaves the file to you")
    merge.add_argument("--git", action="store_true", help=driver)
    install = _("with --git: tell git so, in your own settings")
    merge.add_argument("--install", action="store_true", help=install)
    _add_author(merge)


def _add_check(commands: Any) -> None:
    check = commands.add_parser("check", help=_("say whether a file is sound, and what is wrong with it"))
    check.add_argument("file", metavar="FILE", type=Path)
    into = _("write what can be saved, mended, to another file; FILE itself is never touched")
    check.add_argument("--repair", metavar="OUT.journey", type=Path, help=into)
    check.add_argument("--json", action="store_true", help=_("the faults as JSON: severity, where, what"))


def _add_clean(commands: Any) -> None:
    from journeydesigner.files.mending.what import What

    clean = commands.add_parser("clean", help=_("copy a journey without what it carries besides the map"))
    clean.add_argument("source", metavar="IN.journey", type=Path)
    clean.add_argument("out", metavar="OUT.journey", type=Path, nargs="?")
    clean.add_argument("--list", action="store_true", help=_("only say what IN carries"))
    kept = _("keep this all the same; may be said again")
    clean.add_argument("--keep", choices=[what.value for what in What], action="append", help=kept)


def _say_exports(export: argparse.ArgumentParser) -> None:
    """What a hand-out may be asked for; what was not said is None, so that a format knows what it was asked."""
    export.add_argument("source", metavar="IN.journey", type=Path)
    formats = _("its suffix chooses the format: {kinds}").format(kinds=", ".join(_suffixes()))
    export.add_argument("out", metavar="OUT", type=Path, help=formats)
    export.add_argument("--form", metavar="NAME", help=_("which hand-out of the format (below); default: its first"))
    which = export.add_argument_group(_("which part"))
    which.add_argument("--map", metavar="NAME", help=_("the map's title or id (default: the first)"))
    every = _("all maps: a book where the format has one, else a file for each, its title behind OUT's name")
    which.add_argument("--all-maps", action="store_true", help=every)
    which.add_argument("--stage", metavar="NAME", action="append", help=_("only this stage; may be said again"))
    lanes = _("only these lanes, by title or kind, apart by commas; may be said again")
    which.add_argument("--lanes", metavar="A,B", action="append", help=lanes)
    whose = _("only what a department or person has: cards, metrics, lanes, roles")
    which.add_argument("--owner", "--department", metavar="NAME", help=whose)
    safe = _("a client-safe copy: without names, quotes, comments, sources, the inside; prints what it took out")
    which.add_argument("--redact", action="store_true", help=safe)
    which.add_argument("--language", metavar="CODE", help=_("of printed words and numbers (default: the map's own)"))
    looks = export.add_argument_group(_("how it looks"), _("What a format does not heed is refused."))
    looks.add_argument("--paper", help=_one_of(papers(), "fit"))
    looks.add_argument("--tile", metavar="PAPER", help=_("the sheets that a poster is cut into (default: A4)"))
    looks.add_argument("--theme", help=_("light or dark (default: light)"))
    looks.add_argument("--template", metavar="FILE.pptx", type=Path, help=_("your own presentation, for its looks"))
    looks.add_argument("--scale", type=float, help=_("of a picture: 1 is as on screen; default: 2"))
    looks.add_argument("--dpi", type=int, help=_("of a picture: how many of its pixels an inch on paper has"))
    looks.add_argument(
        "--transparent", dest="is_transparent", action="store_true", help=_("a picture without its ground")
    )
    before = _("write nothing; list what would be lost, too small or empty; exit code 1 if something is lost")
    export.add_argument("--preflight", action="store_true", help=before)


def _forms() -> str:
    """Which hand-outs each format has."""
    from journeydesigner.exporters.registry import exporters

    forms = [(exporter.suffix, form) for exporter in exporters() for form in exporter.forms]
    wide = max(len(form.name) for _suffix, form in forms) + 2
    lines = [f"  {suffix:10}{form.name:{wide}}{form.label}" for suffix, form in forms]
    return "\n".join((_("hand-outs (--form):"), *lines)).replace("%", "%%")


def _add_import(commands: Any) -> None:
    said = _("make a journey file of a {kinds}; or read an edited workbook back").format(kinds=_importable())
    take = commands.add_parser("import", help=said)
    take.add_argument("source", metavar="SOURCE", type=Path)
    take.add_argument("out", metavar="OUT.journey", type=Path, nargs="?")
    take.add_argument("--organization", metavar="NAME", help=_("whose journey it is"))
    into = _("the journey that a workbook was exported from: print what was changed in it since")
    take.add_argument("--into", metavar="FILE.journey", type=Path, help=into)
    take.add_argument("--apply", action="store_true", help=_("change the journey so"))
    take.add_argument("--delete", action="store_true", help=_("delete what is missing in the workbook"))
    prefer = _("whose value is taken where both were changed (default: map)")
    take.add_argument("--prefer", choices=("map", "workbook"), help=prefer)
    _add_author(take)


def _add_diff(commands: Any) -> None:
    told = _(
        "say what changed from one state of a journey to another: added (+), removed (-), changed (~), moved (>); two "
        "different documents are compared by what is called alike"
    )
    diff = commands.add_parser("diff", help=told, description=told)
    diff.add_argument("file", metavar="A.journey", type=Path, help=_("the earlier one"))
    diff.add_argument("other", metavar="B.journey", type=Path, help=_("the later one"))
    diff.add_argument("--json", action="store_true", help=_("as JSON"))
    diff.add_argument("--map", metavar="NAME", help=_("only of this map, by its title or id"))
    sheet = _("write a change sheet to be printed or sent on, instead of printing: .pdf, .xlsx or .md")
    diff.add_argument("-o", "--out", metavar="OUT", type=Path, help=sheet)
    diff.add_argument("--paper", help=_one_of(papers(), "A4"))


def _add_measure(commands: Any) -> None:
    told = _("count a log of events, or the answers of a survey, and enter the numbers on the map")
    take = commands.add_parser("measure", help=told, description=told)
    take.add_argument("file", metavar="FILE.journey", type=Path)
    source = take.add_mutually_exclusive_group(required=True)
    kinds = ", ".join(_event_logs())
    source.add_argument("--events", metavar="LOG", type=Path, help=_("one of {kinds}").format(kinds=kinds))
    answers = _("a row for each answer to NPS, CSAT or CES: columns with score, date, question, touchpoint ...")
    source.add_argument("--answers", metavar="SURVEY", type=Path, help=answers)
    values = _("a sheet of KPI values: columns metric, stage, period, value, or a column for each period")
    source.add_argument("--values", metavar="KPIS", type=Path, help=values)
    rules = _(
        "of events: which column is what, which event belongs to which stage; JSON or TOML, or the title of rules that "
        "the map keeps (if not said, those that the map keeps)"
    )
    take.add_argument("--rules", metavar="RULES", type=Path, help=rules)
    take.add_argument("--question", metavar="NAME", help=_("which metric, where no column says it"))
    per = _("of answers: the period that they are tallied by (default: month)")
    take.add_argument("--per", choices=("day", "week", "month", "quarter", "year"), help=per)
    take.add_argument("--map", metavar="NAME", help=_("the map's title or id (default: the first)"))
    take.add_argument("--apply", action="store_true", help=_("enter the numbers at the map's stages"))
    period = _("for which period they are entered (of events, if not said, the smallest around them)")
    take.add_argument("--period", metavar="PERIOD", help=period)
    take.add_argument("--dates", choices=("dmy", "mdy"), help=_("day or month first, where both can be"))
    take.add_argument("--json", action="store_true", help=_("print the numbers as JSON"))
    _add_author(take)


def _add_what_if(commands: Any) -> None:
    told = _(
        "say what would follow if a stage's conversion, dwell time or cost were another, and what each opportunity "
        "would bring; a forecast, never entered as a measurement"
    )
    take = commands.add_parser("what-if", help=told, description=told)
    take.add_argument("file", metavar="FILE.journey", type=Path)
    take.add_argument("--map", metavar="NAME", help=_("the map's title or id (default: the first)"))
    levers = _(
        "STAGE.conversion=0.58 (the share that comes to STAGE from the stage before), STAGE.dwell=3 min or "
        "STAGE.cost=2.50; may be said again"
    )
    take.add_argument("--set", metavar="LEVER", action="append", help=levers)
    done = _("think this opportunity done: some words of it; may be said again")
    take.add_argument("--opportunity", metavar="TEXT", action="append", help=done)
    rank = _("by what opportunities are ranked (default: customers)")
    take.add_argument("--rank", choices=("customers", "revenue", "cost"), default="customers", help=rank)
    keep = _("keep it as a forecast on this to-be map; without a name on the map's own, made if there is none")
    take.add_argument("--keep", metavar="TO-BE", nargs="?", const="", help=keep)
    take.add_argument("--json", action="store_true", help=_("print the numbers as JSON"))
    _add_author(take)


def _event_logs() -> tuple[str, ...]:
    from journeydesigner.events.log_files import SUFFIXES

    return SUFFIXES


def _add_versions(commands: Any) -> None:
    listed = commands.add_parser("versions", help=_("list a journey's earlier versions: snapshots and what was saved"))
    listed.add_argument("file", metavar="FILE", type=Path)
    listed.add_argument("--json", action="store_true", help=_("as JSON"))
    restore = commands.add_parser("restore", help=_("write a journey as it was at an earlier version"))
    restore.add_argument("file", metavar="FILE", type=Path)
    which = _("a snapshot's name, or a time as “versions” tells it: its beginning, or the time of day, is enough")
    restore.add_argument("--version", metavar="WHEN|NAME", required=True, help=which)
    restore.add_argument("-o", "--out", metavar="OUT.journey", type=Path, required=True)
    _add_author(restore)


def _add_author(*commands: argparse.ArgumentParser) -> None:
    said = _("who stands beside what is written, “” for nobody (default: your name in the settings, or the system's)")
    for command in commands:
        command.add_argument("--author", metavar="NAME", help=said)


def _one_of(names: Iterable[str], default: str) -> str:
    return _("one of {names} (default: {default})").format(names=", ".join(names), default=default)


def _templates() -> tuple[str, ...]:
    from journeydesigner import shipped

    return tuple(path.stem for path in shipped.templates())


def _importable() -> str:
    from journeydesigner.importers.registry import importers

    return ", ".join(dict.fromkeys(importer.label for importer in importers()))


def papers() -> tuple[str, ...]:
    """The names of the papers that a PDF may have."""
    from journeydesigner.layout.papers import paper_names

    return paper_names()


def _suffixes() -> tuple[str, ...]:
    from journeydesigner.exporters.registry import exporters

    return tuple(exporter.suffix for exporter in exporters())
