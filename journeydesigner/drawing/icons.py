"""The bundled line icons as paths on a 24 x 24 grid. Painters stroke them, round, 2 units wide unless told."""

import json
from functools import cache
from typing import Any, cast

from journeydesigner.drawing.primitives import Command
from journeydesigner.shipped import resource

Paths = tuple[tuple[Command, ...], ...]
GRID = 24.0


@cache
def icon_paths(name: str) -> Paths:
    """The outlines of an icon; a plain circle for a name that this version does not have."""
    icons = _icons()
    paths = icons.get(name) or icons["circle"]
    return tuple(tuple(_command(command) for command in path) for path in paths)


def icon_names() -> tuple[str, ...]:
    """All icons that are there, by name."""
    return tuple(_icons())


@cache
def _icons() -> dict[str, list[list[list[Any]]]]:
    return json.loads(resource("icons/icons.json").read_text("utf-8"))


def _command(raw: list[Any]) -> Command:
    return cast(Command, tuple(raw))
