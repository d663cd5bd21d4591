"""Small pictures for storyboards, drawn from the bundled icons: a scene of a few strokes on a tinted ground."""

from collections.abc import Sequence
from io import BytesIO

from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.theme import parse_hex

Placed = tuple[str, float, float, float]
"""An icon's name, the middle of its place and its size, in pixels of a picture ``WIDTH`` x ``HEIGHT``."""
WIDTH, HEIGHT = 640, 400
_FINE = 3
_STROKE = 1.35
_PIECES = 14
_SUN = 150


def sketch(icons: Sequence[Placed], ink: str, ground: str) -> bytes:
    """A PNG. ``ink`` and ``ground`` are ``#RRGGBB``; behind it all is a paler disc."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), parse_hex(ground))
    draw = ImageDraw.Draw(image)
    x, y, r = WIDTH * _FINE / 2, HEIGHT * _FINE / 2, _SUN * _FINE
    draw.ellipse((x - r, y - r, x + r, y + r), fill=_paler(parse_hex(ground)))
    for name, middle_x, middle_y, size in icons:
        scale = size / GRID * _FINE
        left, top = middle_x * _FINE - size * _FINE / 2, middle_y * _FINE - size * _FINE / 2
        for points in _outlines(name):
            placed = [(left + px * scale, top + py * scale) for px, py in points]
            _stroke(draw, placed, parse_hex(ink), _STROKE * scale)
    out = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _paler(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = (round(value + (255 - value) * 0.55) for value in colour)
    return (red, green, blue)


def _stroke(draw, points, ink, width: float) -> None:
    draw.line(points, fill=ink, width=round(width), joint="curve")
    half = width / 2
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)


def _outlines(name: str) -> list[list[tuple[float, float]]]:
    """The icon's paths as runs of points."""
    found: list[list[tuple[float, float]]] = []
    for path in icon_paths(name):
        run: list[tuple[float, float]] = []
        for command in path:
            match command:
                case ("M", x, y):
                    run = [(x, y)]
                    found.append(run)
                case ("L", x, y):
                    run.append((x, y))
                case ("C", x1, y1, x2, y2, x3, y3):
                    x0, y0 = run[-1]
                    for piece in range(1, _PIECES + 1):
                        t = piece / _PIECES
                        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
                        run.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
                case _:
                    run.append(run[0])
    return found
