"""What can be said on the command line: commands, their arguments, the help on them. Does nothing of it."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from journeydesigner import __version__
from journeydesigner.wording import _

_EXAMPLES = """
  journeydesigner home-battery.journey
  journeydesigner new hotel.journey --template five-stage --organization "Hotel Post" --title "A weekend stay"
  journeydesigner import table.md hotel.journey --organization "Hotel Post"
  journeydesigner export hotel.journey hotel.xlsx
  journeydesigner export hotel.journey hotel.pdf --map "A weekend stay" --paper A3
  journeydesigner show hotel.journey --json
  journeydesigner merge mine.journey theirs.journey -o both.journey
"""


class BadInputError(Exception):
    """What was asked cannot be done; the text is one sentence with what to do."""


class Parser(argparse.ArgumentParser):
    """One sentence instead of usage and error."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(_("{what}; see «{program} --help».").format(what=message, program=self.prog))


def _about() -> str:
    return _(
        "Draw customer journeys, attach metrics, hand them over.\n\n"
        "Without a command the window opens, on FILE if one is given:\n  journeydesigner [FILE]"
    )


def _epilogue() -> str:
    codes = _(
        "exit codes: 0 done; 1 done, but there are conflicts (merge) or faults (check); 2 not done, the reason is on "
        "stderr"
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
    new.add_argument("--template", default="five-stage", help=_one_of(_templates()))
    new.add_argument("--organization", metavar="NAME", help=_("whose journey it is"))
    new.add_argument("--title", metavar="TEXT", help=_("the map's title"))
    take = commands.add_parser("import", help=_("make a journey file of a {kinds}").format(kinds=_importable()))
    take.add_argument("source", metavar="SOURCE", type=Path)
    take.add_argument("out", metavar="OUT.journey", type=Path)
    take.add_argument("--organization", metavar="NAME", help=_("whose journey it is"))
    export = commands.add_parser("export", help=_("hand a map over as {kinds}").format(kinds=", ".join(_suffixes())))
    export.add_argument("source", metavar="IN.journey", type=Path)
    formats = _("its suffix chooses the format: {kinds}").format(kinds=", ".join(_suffixes()))
    export.add_argument("out", metavar="OUT", type=Path, help=formats)
    export.add_argument("--map", metavar="NAME", help=_("the map's title or id (default: the first)"))
    export.add_argument("--paper", default="fit", help=_one_of(papers()))
    export.add_argument("--theme", default="light", help=_("light or dark (default: %(default)s)"))
    show = commands.add_parser("show", help=_("print a journey as an outline, or as JSON"))
    show.add_argument("file", metavar="FILE", type=Path)
    show.add_argument("--json", action="store_true", help=_("the public form: lists of records that refer by id"))
    merge = commands.add_parser("merge", help=_("join two copies of a file that were edited apart"))
    merge.add_argument("file", metavar="A.journey", type=Path)
    merge.add_argument("other", metavar="B.journey", type=Path)
    merge.add_argument("-o", "--out", metavar="OUT.journey", type=Path, required=True)
    check = commands.add_parser("check", help=_("say whether a file is sound, and what is wrong with it"))
    check.add_argument("file", metavar="FILE", type=Path)
    return parser


def _one_of(names: Iterable[str]) -> str:
    return _("one of {names} (default: %(default)s)").format(names=", ".join(names))


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
