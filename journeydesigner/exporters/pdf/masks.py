"""Gradients that fade to nothing, mended: Qt 6.11 writes their masks so that no reader fades them.

Its mask takes the shading's alpha, which is 1 everywhere, for its grey (``/S /Alpha`` where
``/Luminosity`` is meant), names no colour space, and forgets the matrix that places the gradient. To be taken
out when ``test_a_fading_gradient_is_a_mask_of_its_greys`` passes without it.
"""

from bisect import bisect_left
from typing import Any


def mend_masks(pdf: Any) -> None:
    """Make every soft mask of the document say how dense its gradient is, and where."""
    import pikepdf

    for page in pdf.pages:
        states = page.Resources.get("/ExtGState", {})
        masked = {name for name, state in states.items() if isinstance(state.get("/SMask"), pikepdf.Dictionary)}
        if masked:
            _mend_page(page, states, masked)


def _mend_page(page: Any, states: Any, masked: set[str]) -> None:
    import pikepdf

    for name, state in states.items():
        if name not in masked:
            # Else what is drawn after a gradient would be masked by it.
            state.SMask = pikepdf.Name("/None")
    height = float(page.MediaBox[3])
    # Qt numbers its objects: a gradient's pattern comes right before the state with its mask.
    patterns = sorted(_number(name) for name in page.Resources.Pattern)
    for name in masked:
        pattern = patterns[bisect_left(patterns, _number(name)) - 1]
        _mend_mask(states[name].SMask, page.Resources.Pattern[f"/Pat{pattern}"].Matrix, height)


def _number(name: str) -> int:
    return int(name.removeprefix("/Pat").removeprefix("/GState"))


def _mend_mask(mask: Any, matrix: Any, height: float) -> None:
    """``matrix`` takes the gradient to the page; the mask is drawn where Qt has turned the page upside down."""
    import pikepdf

    mask.S = pikepdf.Name.Luminosity
    mask.G.Group.CS = pikepdf.Name.DeviceGray
    a, b, c, d, e, f = (float(value) for value in matrix)
    place = " ".join(f"{value:.6f}" for value in (a, -b, c, -d, e, height - f))
    mask.G.write(f"{place} cm ".encode() + mask.G.read_bytes())
