"""Where an arrow key leads from one control of a page: to the nearest one in its direction."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_ASIDE = 2.5
"""How much worse it is to stand aside than to stand further on."""


def arrow_neighbour(page: QWidget, key: int) -> QWidget | None:
    """The control of ``page`` that an arrow key leads to from the focus; None where there is none that way."""
    focused = page.focusWidget()
    if focused is None or focused is page or not page.isAncestorOf(focused):
        return None
    here = _box(page, focused)
    found = [(_way(here, _box(page, widget), key), widget) for widget in _controls(page) if widget is not focused]
    reachable = [(way, widget) for way, widget in found if way is not None]
    return min(reachable, key=lambda each: each[0])[1] if reachable else None


def go(page: QWidget, key: int) -> bool:
    """Give the focus to that control and bring it in sight; whether there is one."""
    widget = arrow_neighbour(page, key)
    if widget is None:
        return False
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    show_whole(widget)
    return True


def show_whole(widget: QWidget) -> None:
    """Scroll to a control, with some room round it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 24, 24)
        above = above.parentWidget()


def _controls(page: QWidget) -> Iterable[QWidget]:
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def _box(page: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _way(here: QRect, there: QRect, key: int) -> float | None:
    """How far it is; None for what does not lie in that direction."""
    match key:
        case Qt.Key.Key_Right:
            ahead, aside = there.left() - here.right(), _apart(here.top(), here.bottom(), there.top(), there.bottom())
        case Qt.Key.Key_Left:
            ahead, aside = here.left() - there.right(), _apart(here.top(), here.bottom(), there.top(), there.bottom())
        case Qt.Key.Key_Down:
            ahead, aside = there.top() - here.bottom(), _apart(here.left(), here.right(), there.left(), there.right())
        case Qt.Key.Key_Up:
            ahead, aside = here.top() - there.bottom(), _apart(here.left(), here.right(), there.left(), there.right())
        case _:
            return None
    return max(ahead, 0) + _ASIDE * aside + 0.01 * _middles(here, there) if ahead > -16 else None


def _apart(low: int, high: int, other_low: int, other_high: int) -> int:
    """How far two extents are from overlapping."""
    return max(0, other_low - high, low - other_high)


def _middles(here: QRect, there: QRect) -> float:
    return (there.center() - here.center()).manhattanLength()
