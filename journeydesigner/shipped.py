"""Where the files that ship with the program are: in a checkout and in an installed wheel alike."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    installed = _PACKAGE / "shipped_files"
    return installed if installed.is_dir() else _PACKAGE.parent


def resource(name: str) -> Path:
    """The path of a shipped resource, such as ``resource("tokens.json")``."""
    return _root() / "resources" / name


def sample(name: str) -> Path:
    """The path of a shipped sample, such as ``sample("home-battery.journey")``."""
    return _root() / "samples" / name


def samples() -> tuple[Path, ...]:
    """All shipped sample journeys, by name."""
    return tuple(sorted((_root() / "samples").glob("*.journey")))


def template_example(name: str) -> Path:
    """The template of this name with example cards in it, which its picture shows; the template itself has none."""
    return _root() / "resources" / "templates" / "examples" / f"{name}.journey"


def templates() -> tuple[Path, ...]:
    """All shipped templates: ordinary journey files, by name."""
    return tuple(sorted((_root() / "resources" / "templates").glob("*.journey")))
