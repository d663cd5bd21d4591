"""The order of the rooms: each package imports only from those above it. Imports inside functions count too."""

import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.collect import collect_imports, walk

PACKAGE = "journeydesigner"

# From top to bottom. Rooms of one row do not import each other.
ROOMS: tuple[tuple[str, ...], ...] = (
    ("drawing",),
    ("model",),
    ("reading",),
    ("metrics",),
    ("lanes",),
    ("document",),
    ("editing",),
    ("files",),
    ("events",),
    ("layout",),
    ("painting",),
    ("importers", "exporters"),
    ("clipping",),
    ("canvas",),
    ("ui",),
)
FOR_ALL = ("shipped", "wording")
COMMANDS = tuple(sorted(path.stem for path in (Path(__file__).parents[1] / PACKAGE).glob("cli_*.py")))
ROOTS = ("app", "cli", *COMMANDS, "command_line", "__main__")
NAMES = tuple(name for row in ROOMS for name in row)

# What each room may use besides the standard library.
THIRD_PARTY: dict[str, frozenset[str]] = {
    "drawing": frozenset(),
    "model": frozenset({"pydantic"}),
    "reading": frozenset(),
    "metrics": frozenset(),
    "lanes": frozenset({"pydantic"}),
    "document": frozenset({"pydantic"}),
    "editing": frozenset({"pydantic"}),
    "files": frozenset({"pydantic", "orjson", "PIL", "platformdirs"}),
    "events": frozenset({"duckdb", "lxml", "python_calamine", "rapidfuzz"}),
    "layout": frozenset(),
    "painting": frozenset({"PySide6"}),
    "importers": frozenset({"pydantic", "markdown_it", "openpyxl", "defusedxml"}),
    "exporters": frozenset({"pydantic", "openpyxl", "pikepdf", "pptx", "PIL"}),
    "clipping": frozenset({"pydantic", "openpyxl", "PIL"}),
    "canvas": frozenset({"PySide6", "shiboken6"}),  # the latter says whether a widget is still there
    "ui": frozenset({"PySide6", "pydantic", "shiboken6"}),
    "app": frozenset({"PySide6"}),
    "cli": frozenset(),
    **dict.fromkeys(COMMANDS, frozenset[str]()),
    "command_line": frozenset(),
    "__main__": frozenset(),
    "shipped": frozenset(),
    "wording": frozenset(),
    "": frozenset(),
}

# The exporters that paint: they alone of their room know the painter and Qt.
PAINTING_EXPORTERS = (
    f"{PACKAGE}.exporters.common.sheets",
    f"{PACKAGE}.exporters.common.page_findings",
    f"{PACKAGE}.exporters.html",
    f"{PACKAGE}.exporters.journey",
    f"{PACKAGE}.exporters.pdf*",
    f"{PACKAGE}.exporters.png*",
    f"{PACKAGE}.exporters.svg",
)

HEAVY = (
    "PySide6",
    "duckdb",
    "python_calamine",
    "openpyxl",
    "pikepdf",
    "orjson",
    "PIL",
    "markdown_it",
    "lxml",
    "pptx",
    "rapidfuzz",
)


def _below(name: str) -> list[str]:
    """The rooms that ``name`` may not import: its own row's others and every row under it, and the roots."""
    row = next(index for index, rooms in enumerate(ROOMS) if name in rooms)
    return [other for rooms in ROOMS[row:] for other in rooms if other != name] + list(ROOTS)


def _patterns(*names: str) -> list[str]:
    return [pattern for name in names for pattern in (f"{PACKAGE}.{name}", f"{PACKAGE}.{name}.*")]


def _room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("room", NAMES)
def test_a_room_imports_only_from_those_above_it(room: str) -> None:
    rule = archrule(f"{room} stands where the plan says", comment="journeydesigner/README.md, Rooms")
    rule.match(*_patterns(room)).should_not_import(*_patterns(*_below(room))).check(PACKAGE, only_direct_imports=True)


@pytest.mark.parametrize("module", FOR_ALL)
def test_what_serves_all_rooms_knows_none(module: str) -> None:
    rule = archrule(f"{module} knows no room")
    rule.match(f"{PACKAGE}.{module}").should_not_import(*_patterns(*NAMES, *ROOTS)).check(
        PACKAGE, only_direct_imports=True
    )


def test_every_module_stands_in_a_room_of_the_plan() -> None:
    known = {*NAMES, *FOR_ALL, *ROOTS, ""}
    assert {_room_of(module) for module in collect_imports(PACKAGE, walk)} <= known


def test_only_the_painting_exporters_know_the_painter() -> None:
    rule = archrule("exporters of cells and text paint nothing")
    rule.match(*_patterns("exporters")).exclude(*PAINTING_EXPORTERS).should_not_import(
        *_patterns("painting"), "PySide6", "PySide6.*"
    ).check(PACKAGE, only_direct_imports=True)


def test_each_room_uses_only_the_libraries_that_the_plan_gives_it() -> None:
    strangers: list[str] = []
    for module, imports in sorted(collect_imports(PACKAGE, walk).items()):
        allowed = THIRD_PARTY[_room_of(module)] | {PACKAGE}
        if any(fnmatchcase(module, pattern) for pattern in PAINTING_EXPORTERS):
            allowed |= {"PySide6"}
        used = {name.split(".")[0] for name in imports} - sys.stdlib_module_names
        strangers += [f"{module} imports {name}" for name in sorted(used - allowed)]
    assert not strangers


def _loaded_after(code: str) -> list[str]:
    """Which heavy libraries a fresh process has loaded after ``code``."""
    ask = f"{code}; import sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()


def test_the_command_line_starts_without_qt_and_without_heavy_libraries() -> None:
    assert _loaded_after(f"import {PACKAGE}.cli") == []


def test_asking_which_kinds_and_formats_there_are_loads_no_heavy_library() -> None:
    rooms = f"from {PACKAGE}.lanes import kinds; from {PACKAGE}.importers import registry as i"
    assert _loaded_after(f"{rooms}; kinds.kinds(); i.importers()") == []


def test_a_choice_of_exporters_loads_none_of_their_libraries() -> None:
    assert _loaded_after(f"from {PACKAGE}.exporters import registry; registry.exporters()") == []
