"""Cells that are written in one at a time: which editor is open, and opening another one."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex


def _never() -> bool:
    return False


class OneEditor(QStyledItemDelegate):
    """A delegate of ``view``, which has its model already, that knows its open editor. Subclasses make it in
    ``make_editor``.

    Qt takes a view for idle when any row of it goes, even if the editor of another one stays open (seen in 6.11): its
    state says so no more, a second editor opens beside the first, and ``edit`` on the same cell fails with a warning.
    Here the state is put right again, and what is open is asked of the delegate.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._of = view
        self.refuses: Callable[[], bool] = _never
        """Whether nothing may be written now; whoever is asked says why."""
        self._open: QWidget | None = None
        self._is_filled = False
        model = view.model()
        for signal in (model.rowsRemoved, model.columnsRemoved):
            signal.connect(self._still_open)

    @property
    def is_writing(self) -> bool:
        return self._open is not None

    def write_in(self, index: Index) -> bool:
        """Open the editor of a cell, or give it the keys where it is open. One that is open elsewhere is done first.
        False for a cell that cannot be written in."""
        if self.is_open_at(index) and self._open is not None:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        wanted = QPersistentModelIndex(index)
        self.finish()
        writable = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsEnabled
        if not wanted.isValid() or wanted.flags() & writable != writable:
            return False
        at = self._of.model().index(wanted.row(), wanted.column(), wanted.parent())
        return bool(QAbstractItemView.edit(self._of, at, QAbstractItemView.EditTrigger.AllEditTriggers, None))  # type: ignore[call-overload]

    def is_open_at(self, index: Index) -> bool:
        return self._open is not None and self._of.indexWidget(index) is self._open  # type: ignore[arg-type]

    def finish(self) -> None:
        """Write what is half typed, and close the editor."""
        editor = self._open
        if editor is not None:
            self.commitData.emit(editor)
            self.close_open(editor)

    def close_open(self, editor: QWidget) -> None:
        """Close an editor, unless what was written took it along: its row may be gone, or be another one's."""
        if editor is self._open:
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # For subclasses

    def make_editor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return super().createEditor(parent, option, index)

    def fill(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell in its editor, which was just opened."""
        super().setEditorData(editor, index)

    # Qt's questions

    def createEditor(  # pyright: ignore[reportIncompatibleMethodOverride]  Qt takes None for no editor
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        if self.refuses():
            return None
        self._open, self._is_filled = self.make_editor(parent, option, index), False
        return self._open

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once: what is half typed stays, whatever is told of the cell meanwhile."""
        if editor is not self._open or not self._is_filled:
            self._is_filled = editor is self._open
            self.fill(editor, index)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)

    def _still_open(self) -> None:
        if self._open is not None:
            self._of.setState(QAbstractItemView.State.EditingState)
