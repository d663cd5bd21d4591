"""What stands in one of Qt's layouts."""

from operator import itemgetter

from PySide6.QtWidgets import QLayout, QWidget


def widgets_of(layout: QLayout) -> dict[int, QWidget]:
    """The widgets of ``layout`` by their place in it, in order.

    Not by ``itemAt``: what PySide makes of an item outlives it when its widget is deleted, and is then taken for
    whatever widget Qt makes at the same address (seen with 6.11).
    """
    host = layout.parentWidget()
    children = host.children() if host is not None else []
    placed = [(layout.indexOf(child), child) for child in children if isinstance(child, QWidget)]
    return {place: child for place, child in sorted(placed, key=itemgetter(0)) if place >= 0}
