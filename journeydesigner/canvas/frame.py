"""The frame of a map on the canvas: which bands are header rows and which are lanes, and the lines at which header rows
and label column stick."""

from dataclasses import dataclass

from journeydesigner.layout.scene import Band, BandKind, Scene

_HEADERS = (BandKind.STAGES, BandKind.STEPS)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sticky parts hang on, in scene coordinates: from the sheet's ``left`` to ``label_right`` the label
    column, from ``top`` to ``head_bottom`` the header rows, to ``bottom`` the lanes."""

    left: float
    label_right: float
    top: float
    head_bottom: float
    bottom: float


def frame_of(scene: Scene) -> Frame | None:
    """None where there are no header rows."""
    heads = [band for band in scene.bands if is_header(band)]
    if not heads:
        return None
    lanes = [band for band in scene.bands if is_lane(band)]
    left = min((node.x for node in scene.backdrop if node.x > 0), default=0.0)
    head_bottom = heads[-1].y + heads[-1].height
    bottom = lanes[-1].y + lanes[-1].height if lanes else head_bottom
    return Frame(left, scene.label_right, heads[0].y, head_bottom, bottom)


def is_header(band: Band) -> bool:
    return band.kind in _HEADERS


def is_no_header(band: Band) -> bool:
    return band.kind not in _HEADERS


def is_lane(band: Band) -> bool:
    """Whether it is a row under the headers: a lane, or numbers over all stages."""
    return band.kind in (BandKind.LANE, BandKind.FIGURES)
