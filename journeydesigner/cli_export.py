"""The command that hands a map over: which map or part, as what, and what a person should know before."""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeydesigner.cli_files import opened, refuse_folder, refuse_same
from journeydesigner.command_line import BadInputError, papers
from journeydesigner.wording import LANGUAGES, _

if TYPE_CHECKING:
    from journeydesigner.document.snapshot import Snapshot
    from journeydesigner.exporters.registry import Exporter, ExportRequest
    from journeydesigner.model.ids import LaneId, MapId

BOOK = "book"
"""The form of a format that takes all maps into one file."""
POSTER = "poster"
_OPTIONS = {
    "paper": "--paper", "tile": "--tile", "theme": "--theme", "template": "--template", "scale": "--scale",
    "dpi": "--dpi", "is_transparent": "--transparent",
}  # fmt: skip
"""Fields of a request that not every format heeds."""
_LEAST_SCALE, _MOST_SCALE = 0.1, 16.0
_LEAST_DPI, _MOST_DPI = 18, 2400
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}([-_]\w+)*")
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 80


def export(options: argparse.Namespace) -> int:
    """Write a map, a part of it, or all maps; with ``--preflight`` only say what would be lost."""
    from journeydesigner.exporters.registry import ExportRequest, exporter_for, form_of

    exporter = exporter_for(options.out)
    form = form_of(exporter, options.form).name if options.form else ""
    chosen = _choices(options, exporter, form)
    refuse_folder(options.out)
    refuse_same(options.out, options.source)
    document = opened(options.source).document
    snapshot, map_id = document.snapshot, map_of(document.snapshot, options.map, options.source)
    if options.all_maps and (options.stage or options.lanes or options.map):
        raise BadInputError(_("--stage, --lanes and --map are of one map; leave out --all-maps."))
    snapshot = _cut(snapshot, map_id, options)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from journeydesigner.painting.application import ensure_gui

    ensure_gui()
    request = ExportRequest(snapshot, snapshot.assets, map_id, options.out, form=form, **chosen)
    requests = _all_maps(request, exporter) if options.all_maps else (request,)
    if options.preflight:
        return _preflight(exporter, requests)
    for each in requests:
        _write(exporter, each, f"{each.out.name}: " if len(requests) > 1 else "")
    return 0


def _choices(options: argparse.Namespace, exporter: "Exporter", form: str) -> dict[str, Any]:
    """The fields of the request that were given. Raises BadInputError where the format does not heed one."""
    heeds = exporter.choices if form == POSTER else exporter.choices - {"tile"}
    values = {name: getattr(options, name) for name in _OPTIONS}
    given = {name: value for name, value in values.items() if value is not None and value is not False}
    for name in given:
        if name not in heeds:
            heeded = ", ".join(option for field, option in _OPTIONS.items() if field in heeds)
            said = _("{format} has no {option}; it heeds {known}.") if heeded else _("{format} has no {option}.")
            raise BadInputError(said.format(format=exporter.label, option=_OPTIONS[name], known=heeded))
    for name in ("paper", "tile"):
        if name in given:
            given[name] = _chosen(given[name], papers(), _("paper"))
    if "theme" in given:
        given["theme"] = _chosen(given["theme"], ("light", "dark"), _("theme"))
    if "scale" in given:
        _check_range("--scale", given["scale"], _LEAST_SCALE, _MOST_SCALE)
    if "dpi" in given:
        _check_range("--dpi", given["dpi"], _LEAST_DPI, _MOST_DPI)
    if "template" in given and not given["template"].is_file():
        raise BadInputError(_("{path} is not there; check the path.").format(path=given["template"]))
    return given


def _check_range(option: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        said = _("{option} goes from {least} to {most}.")
        raise BadInputError(said.format(option=option, least=f"{least:g}", most=f"{most:g}"))


# Which part


def _cut(snapshot: "Snapshot", map_id: "MapId", options: argparse.Namespace) -> "Snapshot":
    """The part that was asked for; what was left out of it is printed."""
    from journeydesigner.exporters.common.portion import Portion, portion_of, stages_named

    portion = Portion(
        stages=stages_named(snapshot, map_id, options.stage) if options.stage else None,
        lanes=_lanes(snapshot, map_id, options.lanes) if options.lanes else None,
        owner=options.owner,
        language=_language(options.language),
        is_redacted=options.redact,
    )
    cut = portion_of(snapshot, map_id, portion)
    for note in cut.notes:
        print(note)
    return cut.snapshot


def _lanes(snapshot: "Snapshot", map_id: "MapId", given: Iterable[str]) -> "tuple[LaneId, ...]":
    """The lanes of all names that were given, apart by commas; a title may have a comma itself."""
    from journeydesigner.exporters.common.portion import lanes_named
    from journeydesigner.exporters.registry import ExportError

    names: list[str] = []
    for each in given:
        try:
            lanes_named(snapshot, map_id, [each])
        except ExportError:
            names += [name for name in each.split(",") if name.strip()]
        else:
            names.append(each)
    return lanes_named(snapshot, map_id, names or [""])


def _language(given: str | None) -> str | None:
    if given is None:
        return None
    if not _LANGUAGE.fullmatch(given):
        known = ", ".join(LANGUAGES)
        raise BadInputError(_("“{given}” is no language; say it as {known}.").format(given=given, known=known))
    code = re.split("[-_]", given)[0].lower()
    if code not in LANGUAGES:
        said = _("There are no printed words in “{given}”: only numbers follow it (words: {known}).")
        print(said.format(given=given, known=", ".join(LANGUAGES)), file=sys.stderr)
    return given


def map_of(snapshot: "Snapshot", wanted: str | None, path: Path) -> "MapId":
    """The map of that title or id, the first for None. Raises BadInputError."""
    maps = snapshot.maps
    if not maps:
        raise BadInputError(_("{path} has no map; draw one first.").format(path=path))
    if wanted is None:
        return maps[0].id
    found = [m for m in maps if m.id == wanted] or [m for m in maps if m.title.casefold() == wanted.casefold()]
    if not found:
        titles = ", ".join(f"“{m.title}”" for m in maps)
        raise BadInputError(
            _("{path} has no map “{wanted}”; choose one of {titles}.").format(path=path, wanted=wanted, titles=titles)
        )
    if len(found) > 1:
        ids = ", ".join(m.id for m in found)
        raise BadInputError(
            _("{path} has several maps “{wanted}”; choose one by id: {ids}.").format(path=path, wanted=wanted, ids=ids)
        )
    return found[0].id


def _all_maps(request: "ExportRequest", exporter: "Exporter") -> "tuple[ExportRequest, ...]":
    """A book where the format has one, and one list of what is to be done where it takes several maps; else a file for
    each map, its title behind the name that was given."""
    from journeydesigner.exporters.registry import ACTIONS

    maps = request.snapshot.maps
    ids = tuple(each.id for each in maps)
    if request.form in ("", BOOK) and any(form.name == BOOK for form in exporter.forms):
        return (replace(request, form=BOOK, maps=ids),)
    if request.form == ACTIONS and "maps" in exporter.choices:
        return (replace(request, maps=ids),)
    taken: set[str] = set()
    found: list[ExportRequest] = []
    for each in maps:
        title = _NO_FILE_NAME.sub(" ", each.title).strip(" .")[:_LONGEST_NAME].strip() or each.id
        name, count = title, 1
        while name.casefold() in taken:
            count += 1
            name = f"{title} {count}"
        taken.add(name.casefold())
        out = request.out.with_name(f"{request.out.stem} - {name}{request.out.suffix}")
        found.append(replace(request, map_id=each.id, out=out))
    return tuple(found)


# What is told


def _preflight(exporter: "Exporter", requests: "Sequence[ExportRequest]") -> int:
    """Print all that was found; 1 where something would be lost."""
    from journeydesigner.exporters.common.findings import Gravity

    worst = None
    for request in requests:
        findings = exporter.preflight(request)
        if len(requests) > 1:
            print(f"{request.out.name}:")
        for finding in findings:
            print(f"{_gravities()[finding.gravity]}: {finding.text}")
            worst = finding.gravity if worst is None else max(worst, finding.gravity)
    if worst is None:
        print(_("Nothing would be lost, too small or empty."))
    return 1 if worst is Gravity.LOST else 0


def _write(exporter: "Exporter", request: "ExportRequest", which: str = "") -> None:
    """Say what is worth saying before, write, and say what came of it; ``which`` names the file, of several."""
    from journeydesigner.exporters.common.findings import Gravity

    for finding in exporter.preflight(request):
        if finding.gravity is not Gravity.NOTE:
            print(f"{which}{_gravities()[finding.gravity]}: {finding.text}", file=sys.stderr)
    said: list[str] = []
    with Progress() as progress:
        exporter.export(replace(request, progress=progress, tell=said.append))
    for sentence in said:
        print(f"{which}{sentence}")


def _gravities() -> dict[int, str]:
    return {0: _("Note"), 1: _("Poor"), 2: _("Lost")}


def _chosen(given: str, known: Sequence[str], what: str) -> str:
    """The known name that was given, whatever its case."""
    for name in known:
        if name.casefold() == given.casefold():
            return name
    raise BadInputError(
        _("There is no {what} “{given}”; choose one of {known}.").format(what=what, given=given, known=", ".join(known))
    )


class Progress:
    """One line on the error stream that is written over, where that is a terminal."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_failure: object) -> None:
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def __call__(self, share: float, what: str) -> None:
        if self._shows:
            print(f"\r\x1b[K{share:4.0%} {what}", end="", file=sys.stderr, flush=True)
