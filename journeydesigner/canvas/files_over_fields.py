"""Files that are dragged over a field to write in: they are for what it lies on, since it would write their paths."""

from PySide6.QtGui import QDragEnterEvent


def are_let_through(event: QDragEnterEvent) -> bool:
    """Whether files are carried; the field under them then wants none of it, and Qt asks its parents."""
    if not any(url.isLocalFile() for url in event.mimeData().urls()):
        return False
    event.ignore()
    return True
