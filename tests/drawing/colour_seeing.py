"""How colours are seen: contrast (WCAG 2.2), distance (CIE 1976 L*a*b*), and by people who lack one kind of cone.

The simulation is that of Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
Deficiency (IEEE TVCG 15/6, 2009), table 1, severity 1.0, applied to linear sRGB.
"""

from journeydesigner.drawing.theme import Rgb

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]
SEEN_BY: dict[str, Matrix] = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041),
)  # fmt: skip
_WHITE: Triple = (0.95047, 1.0, 1.08883)
"""D65."""


def contrast(one: Rgb, other: Rgb) -> float:
    """1 (none) .. 21, as WCAG has it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: Rgb, other: Rgb, seen_by: str) -> float:
    """How far two colours are apart (Delta E*ab) for somebody: about 2 is just seen side by side."""
    a, b = _lab(_seen(one, SEEN_BY[seen_by])), _lab(_seen(other, SEEN_BY[seen_by]))
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def _luminance(colour: Rgb) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: Rgb) -> Triple:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (channel(colour[0]), channel(colour[1]), channel(colour[2]))


def _seen(colour: Rgb, matrix: Matrix) -> Triple:
    red, green, blue = (min(max(value, 0.0), 1.0) for value in _times(matrix, _linear(colour)))
    return (red, green, blue)


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return (first, second, third)


def _lab(linear: Triple) -> Triple:
    x, y, z = (_f(value / white) for value, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _f(t: float) -> float:
    return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
