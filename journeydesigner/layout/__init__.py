"""Snapshot -> grid (rows, columns, cells; no pixels) -> scene (positioned primitives) -> pages. Pure."""
