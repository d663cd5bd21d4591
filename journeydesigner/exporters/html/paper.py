"""How the page prints: on the smallest sheet, lying, on which the whole width of the map can be read."""

_MM = 96 / 25.4
_MARGIN = 10.0
_PAPERS = (297.0, 420.0, 594.0, 841.0, 1189.0)
"""Widths of A4 to A0, lying, in millimetres."""
_LEAST = 6.5 / (11 * 0.75)
"""The scale at which the smallest text (11 px) is 6.5 pt on paper."""


def paper_rules(width: float) -> str:
    """``@page`` and the scale for a map of that many pixels; one that is too wide for A0 has a sheet of its own."""
    for wide in _PAPERS:
        fit = min((wide - 2 * _MARGIN) * _MM / width, 1.0)
        if fit >= _LEAST:
            return _rules(f"{wide:g}mm {wide / 2**0.5:.0f}mm", fit)
    wide = width * _LEAST / _MM + 2 * _MARGIN
    return _rules(f"{wide:.0f}mm {max(wide / 2, 841):.0f}mm", _LEAST)


def _rules(size: str, fit: float) -> str:
    return f"@page{{size:{size};margin:{_MARGIN:g}mm}}:root{{--fit:{fit - 0.0005:.3f}}}"
