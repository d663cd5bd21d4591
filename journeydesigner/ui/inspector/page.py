"""A page of the inspector: fields bound to one record's fields, each edit one undoable step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.structure import set_fields
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Record
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session

LABEL_WIDTH = 76
SCROLL_BAR = 8
"""At the right of a page, with or without a bar in it."""


@dataclass(frozen=True)
class Bound:
    """Which field of the record a widget shows, what an edit of it is called, and how the value is read."""

    field: str
    undo_label: str
    read: Callable[[Record], Any]


@dataclass(frozen=True)
class Heading:
    """What stands at the top of the inspector: an icon on its family's colour, the kind, and where it is."""

    icon: str
    family: str
    title: str
    where: str


class Page(QWidget):
    """Fields of one record of ``table``. Widgets are read from and written to the document, they keep nothing."""

    table = ""
    shows_previews = False
    """Whether it tells of ``supposed``."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.session, self.look = session, look
        self.record: RecordId = ""
        self.supposed: Snapshot | None = None
        """How the document would read after what is being dragged; None while nothing is."""
        self._bound: dict[QWidget, Bound] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16 - SCROLL_BAR, 16)
        self.column.setSpacing(8)

    # For the inspector

    def heading(self) -> Heading:
        """What this page shows. Only asked while its record is there."""
        raise NotImplementedError

    def show_record(self, record: RecordId) -> None:
        self.record = record
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says now."""
        found = self.found()
        if found is None:
            return
        for widget, bound in self._bound.items():
            cast(Any, widget).show_value(bound.read(found))
        self.refreshed(found)

    def refreshed(self, found: Any) -> None:
        """For pages that show more than bound fields."""

    def found(self) -> Record | None:
        return self.session.snapshot.table(self.table).get(self.record)

    # For pages

    def bind(self, widget: QWidget, field: str, undo_label: str, read: Callable[[Any], Any] | None = None) -> QWidget:
        """Let ``widget`` show and write ``field``."""
        self._bound[widget] = Bound(field, undo_label, read or _Reader(field))
        cast(Any, widget).committed.connect(self._committed)
        return widget

    def row(self, text: str, widget: QWidget) -> QWidget:
        """A label with its field beside it."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        name = label(text, tone="second")
        name.setFixedWidth(LABEL_WIDTH)
        name.setWordWrap(True)
        if max(map(name.fontMetrics().horizontalAdvance, text.split()), default=0) > LABEL_WIDTH - 2:
            name.setProperty("scale", "small")  # a long word is not cut
        name.setBuddy(widget)
        line.addWidget(name)
        line.addWidget(widget, 1)
        self.column.addWidget(holder)
        return holder

    def block(self, text: str, widget: QWidget) -> QLabel:
        """A label with its field under it."""
        name = label(text, tone="second")
        name.setBuddy(widget)
        self.column.addSpacing(4)
        self.column.addWidget(name)
        self.column.addWidget(widget)
        return name

    def divide(self) -> None:
        """A hairline across the page."""
        self.column.addSpacing(4)
        self.column.addWidget(rule())
        self.column.addSpacing(4)

    def write(self, undo_label: str, **fields: Any) -> None:
        """Write fields of the record as one undoable step; nothing into one that was deleted while it was shown."""
        if self.found() is None:
            return
        self.session.attempt(set_fields, self.table, self.record, undo_label, **fields)
        self.refresh()

    def _committed(self, value: object) -> None:
        bound = self._bound[cast(QWidget, self.sender())]
        self.write(bound.undo_label, **{bound.field: value})


class _Reader:
    """Reads a field of a record, a lane kind's own fields among them."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __call__(self, record: Record) -> Any:
        if self._field in type(record).model_fields:
            return getattr(record, self._field)
        return record.extras.get(self._field)
