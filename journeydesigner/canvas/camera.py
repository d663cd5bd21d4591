"""Where a person looks: zoom and scroll, and the way between scene and screen. Pure; knows no widget.

Screen pixels are the canvas widget's own (logical) pixels, from its top left corner.
"""

from dataclasses import dataclass, replace

SMALLEST_ZOOM = 0.1
LARGEST_ZOOM = 4.0
ZOOM_STEPS = (0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height."""

    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, of scene or of screen."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Rect") -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def grown(self, by: float) -> "Rect":
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    @staticmethod
    def between(x1: float, y1: float, x2: float, y2: float) -> "Rect":
        """The rectangle of two opposite corners."""
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def around(rects: list[Rect]) -> Rect | None:
    """The smallest rectangle round all; None round nothing."""
    if not rects:
        return None
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


@dataclass(frozen=True, slots=True)
class Camera:
    """``x``, ``y`` is the zoomed scene point at the screen's top left corner: whole pixels, so that panning shifts
    pixels and never blurs them."""

    zoom: float = 1.0
    x: int = 0
    y: int = 0

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        return ((x + self.x) / self.zoom, (y + self.y) / self.zoom)

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        return (x * self.zoom - self.x, y * self.zoom - self.y)

    def rect_on_screen(self, rect: Rect) -> Rect:
        x, y = self.to_screen(rect.x, rect.y)
        return Rect(x, y, rect.w * self.zoom, rect.h * self.zoom)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Moved by screen pixels; the scene goes the other way."""
        return replace(self, x=round(self.x + dx), y=round(self.y + dy))

    def zoomed(self, zoom: float, x: float, y: float) -> "Camera":
        """At ``zoom`` (held within its bounds), with the scene point under the screen point (x, y) kept there."""
        zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        ratio = zoom / self.zoom
        return Camera(zoom, round((x + self.x) * ratio - x), round((y + self.y) * ratio - y))

    def held(self, scene: Size, screen: Size, quantum: int = 1) -> "Camera":
        """Held so that a good part of the scene stays in sight: at most half a screen of emptiness on any side.

        ``quantum``: scroll positions are multiples of it (where a logical pixel is no whole number of pixels).
        """
        x = _within(self.x, -screen.w / 2, max(scene.w * self.zoom - screen.w / 2, 0))
        y = _within(self.y, -screen.h / 2, max(scene.h * self.zoom - screen.h / 2, 0))
        return replace(self, x=round(x / quantum) * quantum, y=round(y / quantum) * quantum)

    def showing(self, rect: Rect, window: Rect, margin: float = 24.0) -> "Camera":
        """Moved as little as possible so that scene ``rect`` lies in ``window`` (screen), of a large one its start.

        What is in sight at the start of the window stays where it is: label column and header rows go along with the
        map, so a margin to them could be asked for again and again.
        """
        seen = self.rect_on_screen(rect)
        dx = _shift(seen.x, seen.right, window.x, window.right, margin)
        dy = _shift(seen.y, seen.bottom, window.y, window.bottom, margin)
        return self.panned(dx, dy)


def fitted(rect: Rect, screen: Size, margin: float = 24.0, most: float = LARGEST_ZOOM) -> Camera:
    """The camera that shows scene ``rect`` whole and centred, no larger than ``most``."""
    room_w, room_h = max(screen.w - 2 * margin, 1), max(screen.h - 2 * margin, 1)
    zoom = min(room_w / max(rect.w, 1), room_h / max(rect.h, 1), most)
    zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
    x = (rect.x + rect.w / 2) * zoom - screen.w / 2
    y = (rect.y + rect.h / 2) * zoom - screen.h / 2
    return Camera(zoom, round(x), round(y))


def next_zoom(zoom: float, direction: int) -> float:
    """The next larger (1) or smaller (-1) of the usual steps."""
    if direction > 0:
        return next((step for step in ZOOM_STEPS if step > zoom * 1.01), LARGEST_ZOOM)
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom * 0.99), SMALLEST_ZOOM)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _shift(low: float, high: float, window_low: float, window_high: float, margin: float) -> float:
    is_large = high - low + 2 * margin > window_high - window_low
    if is_large:
        return low - window_low
    if low < window_low - 1:  # panes lie on whole pixels, what is in them need not
        return low - margin - window_low
    return max(high + margin - window_high, 0)
