"""Sheets of paper by name, in millimetres, the long side across."""

from journeydesigner.wording import _

FIT = "fit"
"""A page exactly as large as the map at 100 %."""

PAPERS: dict[str, tuple[float, float]] = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A2": (594.0, 420.0),
    "A1": (841.0, 594.0),
    "A0": (1189.0, 841.0),
    "Letter": (279.4, 215.9),
    "Tabloid": (431.8, 279.4),
    "16:9": (338.667, 190.5),
}
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
PIXELS_PER_INCH = 96.0
"""Scene pixels, at 100 %."""


class UnknownPaperError(ValueError):
    """A paper that there is not."""

    def __init__(self, name: str) -> None:
        known = ", ".join(paper_names())
        super().__init__(_("There is no paper “{name}”; known are {known}.").format(name=name, known=known))


def paper_names() -> tuple[str, ...]:
    return (FIT, *PAPERS)


def paper_size(name: str) -> tuple[float, float]:
    """Width and height in millimetres. Raises UnknownPaperError, also for ``fit``, which has no size of its own."""
    if name not in PAPERS:
        raise UnknownPaperError(name)
    return PAPERS[name]


def is_screen(name: str) -> bool:
    """Whether it is no paper but a screen, which cannot be turned upright."""
    return ":" in name


def points(millimetres: float) -> float:
    return millimetres / MM_PER_INCH * POINTS_PER_INCH


def millimetres(pixels: float) -> float:
    """Scene pixels at 100 %."""
    return pixels / PIXELS_PER_INCH * MM_PER_INCH
