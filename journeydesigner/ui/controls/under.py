"""A field as it stands on a sheet: under its name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label


def under(name: str, field: QWidget, words: str = "") -> QVBoxLayout:
    """A field under its name, with a few words under it."""
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label(name, size="strong"))
    column.addWidget(field)
    if words:
        column.addWidget(label(words, tone="third", size="small", wraps=True))
    return column
