"""Makes ``icons.json`` from the line icons of Lucide (npm package ``lucide-static`` 1.62.0, folder ``icons``).

    python resources/icons/make_icons.py FOLDER

Lucide is licensed under the ISC licence (``LICENSE.txt``). Every icon becomes a list of paths on its 24 x 24
grid, each a list of absolute ``M``, ``L``, ``C`` and ``Z`` commands: the only ones that every output knows.
"""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

NAMES = [
    "activity",
    "angry",
    "annoyed",
    "archive",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "arrow-up-right",
    "audio-waveform",
    "award",
    "badge-check",
    "banknote",
    "bed",
    "bell",
    "book-open",
    "bookmark",
    "bot",
    "box",
    "briefcase",
    "building",
    "building-2",
    "bus",
    "calculator",
    "calendar",
    "calendar-days",
    "camera",
    "car",
    "chart-bar",
    "chart-column",
    "chart-line",
    "chart-no-axes-column",
    "chart-spline",
    "check",
    "check-check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "chevrons-left",
    "chevrons-right",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-dashed",
    "circle-dot",
    "circle-play",
    "circle-question-mark",
    "circle-stop",
    "circle-x",
    "clipboard-list",
    "clock",
    "coffee",
    "cog",
    "columns-2",
    "columns-3",
    "compass",
    "copy",
    "corner-down-left",
    "credit-card",
    "cylinder",
    "database",
    "diamond",
    "door-open",
    "download",
    "drama",
    "ellipsis",
    "ellipsis-vertical",
    "eye",
    "eye-off",
    "factory",
    "file",
    "file-code",
    "file-image",
    "file-plus",
    "file-spreadsheet",
    "file-text",
    "file-up",
    "file-video",
    "filter",
    "flag",
    "folder",
    "folder-open",
    "footprints",
    "frown",
    "funnel",
    "gauge",
    "gift",
    "git-merge",
    "globe",
    "goal",
    "graduation-cap",
    "grid-2x2",
    "grid-3x3",
    "grip-vertical",
    "handshake",
    "headphones",
    "heart",
    "heart-crack",
    "heart-handshake",
    "history",
    "hotel",
    "hourglass",
    "house",
    "id-card",
    "image",
    "inbox",
    "info",
    "key",
    "keyboard",
    "landmark",
    "languages",
    "laptop",
    "laugh",
    "layers",
    "layers-2",
    "layout-grid",
    "layout-template",
    "lightbulb",
    "line-chart",
    "link",
    "link-2",
    "list",
    "list-checks",
    "list-tree",
    "loader",
    "lock",
    "lock-open",
    "log-in",
    "log-out",
    "mail",
    "mail-open",
    "map",
    "map-pin",
    "maximize",
    "maximize-2",
    "megaphone",
    "meh",
    "menu",
    "message-circle",
    "message-circle-plus",
    "message-square",
    "mic",
    "minimize",
    "minus",
    "monitor",
    "moon",
    "mouse-pointer-2",
    "move",
    "move-horizontal",
    "move-right",
    "network",
    "newspaper",
    "package",
    "package-open",
    "palette",
    "panel-left",
    "panel-right",
    "pause",
    "pencil",
    "percent",
    "phone",
    "phone-call",
    "piggy-bank",
    "plane",
    "play",
    "plus",
    "presentation",
    "printer",
    "qr-code",
    "quote",
    "radio",
    "radio-tower",
    "receipt",
    "redo-2",
    "refresh-cw",
    "replace",
    "rotate-ccw",
    "route",
    "rows-3",
    "save",
    "scale",
    "scan-line",
    "school",
    "scissors",
    "search",
    "search-x",
    "send",
    "separator-horizontal",
    "server",
    "settings",
    "settings-2",
    "share",
    "share-2",
    "shield",
    "shield-check",
    "ship",
    "shopping-bag",
    "shopping-basket",
    "shopping-cart",
    "sliders-horizontal",
    "smartphone",
    "smile",
    "smile-plus",
    "sparkles",
    "split",
    "square",
    "square-check",
    "square-pen",
    "square-plus",
    "square-user-round",
    "star",
    "stethoscope",
    "sticky-note",
    "store",
    "sun",
    "table",
    "tablet",
    "tag",
    "tags",
    "target",
    "thumbs-down",
    "thumbs-up",
    "ticket",
    "timer",
    "train-front",
    "trash-2",
    "tree-palm",
    "trending-down",
    "trending-up",
    "triangle-alert",
    "trophy",
    "truck",
    "tv",
    "type",
    "undo-2",
    "upload",
    "user",
    "user-check",
    "user-cog",
    "user-plus",
    "user-round",
    "users",
    "users-round",
    "utensils",
    "video",
    "wallet",
    "watch",
    "waypoints",
    "wifi",
    "workflow",
    "wrench",
    "x",
    "zap",
    "zoom-in",
    "zoom-out",
]


def main(source: Path, out: Path) -> None:
    missing = [name for name in NAMES if not (source / f"{name}.svg").exists()]
    if missing:
        print("Not in this Lucide, left out:", *missing)
    icons = {name: _paths(source / f"{name}.svg") for name in sorted(set(NAMES) - set(missing))}
    lines = ",\n".join(f"{json.dumps(n)}:{json.dumps(p, separators=(',', ':'))}" for n, p in icons.items())
    out.write_text("{\n" + lines + "\n}\n", "utf-8")
    print(f"{len(icons)} icons, {out.stat().st_size // 1024} kB")


def _paths(svg: Path) -> list[list[list[str | float]]]:
    return [_commands(shape) for shape in ElementTree.parse(svg).getroot()]


def _commands(shape: ElementTree.Element) -> list[list[str | float]]:
    """One SVG shape as absolute commands; quadratic curves and arcs become cubic ones."""
    builder = PathBuilder()
    builder.add_path_from_element(shape)
    pen = RecordingPen()
    parse_path(builder.paths[0], pen)
    out: list[list[str | float]] = []
    at = (0.0, 0.0)
    for verb, points in pen.value:
        if verb == "qCurveTo":
            control, end = points
            points = (_toward(at, control), _toward(end, control), end)
        if verb == "closePath":
            out.append(["Z"])
        elif verb != "endPath":
            letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "C"}[verb]
            out.append([letter, *(round(value, 3) for point in points for value in point)])
            at = points[-1]
    return out


def _toward(start: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """A cubic's control point for a quadratic one: two thirds of the way."""
    return (start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("icons.json"))
