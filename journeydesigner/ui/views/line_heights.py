"""How tall the outline's lines are: measured where they are in sight, the rest when the window is idle.

A line that is not measured yet has a height that was guessed. What is in sight stands still when one above it grows.
"""

from collections.abc import Iterator
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer
from PySide6.QtWidgets import QTreeView

from journeydesigner.ui.views.outline_model import Node, OutlineModel
from journeydesigner.ui.views.outline_tree import Line

_SLICE_MS = 8


class Ruler(Protocol):
    """What knows heights, in pixels, of lines that stand so deep."""

    def tall(self, line: Line, depth: int) -> int: ...
    def guessed(self, line: Line, depth: int) -> int: ...


class LineHeights(QObject):
    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._ruler: Ruler | None = None
        self._model: OutlineModel | None = None
        self._until = 0.0
        self._unfit: dict[str, None] = {}
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit_some)

    def serve(self, model: OutlineModel, ruler: Ruler) -> None:
        self._model, self._ruler = model, ruler

    @property
    def is_done(self) -> bool:
        """Whether all lines are measured."""
        return not self._unfit

    def begin(self) -> None:
        """Lines will come: those of the first milliseconds are measured at once."""
        self._until = perf_counter() + _SLICE_MS / 1000

    def height(self, line: Line, depth: int) -> int:
        """Of a line that comes or changed."""
        assert self._ruler is not None, "it serves a model"
        if perf_counter() < self._until:
            self._unfit.pop(line.key, None)
            return self._ruler.tall(line, depth)
        self._unfit[line.key] = None
        self._later.start()
        return self._ruler.guessed(line, depth)

    def refit(self) -> None:
        """The room for texts is another one."""
        if self._model is not None:
            self._unfit = {node.line.key: None for node in self._model.nodes()}
            self.fit_sight()
            self._later.start()

    def resume(self) -> None:
        """It came into sight."""
        if self._unfit:
            self.fit_sight()
            self._later.start()

    def fit_sight(self) -> None:
        """Measure what is in sight."""
        for _pass in range(3):  # a line that shrinks lets others come into sight
            found = [node for node in self._in_sight() if node.line.key in self._unfit]
            if not found:
                return
            for node in found:
                self._fit(node)

    def _in_sight(self) -> Iterator[Node]:
        tree, model = self._tree, self._model
        index, bottom = tree.indexAt(QPoint(1, 1)), tree.viewport().height()
        while model is not None and index.isValid() and tree.visualRect(index).top() < bottom:
            node = model.node(index)
            if node is not None:
                yield node
            index = tree.indexBelow(index)

    def _fit(self, node: Node) -> None:
        assert self._ruler is not None and self._model is not None, "it serves a model"
        self._unfit.pop(node.line.key, None)
        self._model.be_tall(node, self._ruler.tall(node.line, node.depth()))

    def _fit_some(self) -> None:
        tree, model, end = self._tree, self._model, perf_counter() + _SLICE_MS / 1000
        if model is None or not tree.isVisible():
            self._later.stop()
            return
        self.fit_sight()
        top = tree.indexAt(QPoint(1, 1))
        stood = tree.visualRect(top).top()
        while self._unfit and perf_counter() < end:
            node = model.node_of(next(iter(self._unfit)))
            if node is None:
                del self._unfit[next(iter(self._unfit))]
            else:
                self._fit(node)
        self._hold(top, stood)
        if not self._unfit:
            self._later.stop()

    def _hold(self, top: QModelIndex, stood: int) -> None:
        """Let what stood at the upper border stand there still."""
        moved = self._tree.visualRect(top).top() - stood if top.isValid() else 0
        bar = self._tree.verticalScrollBar()
        if moved and bar.value():
            bar.setValue(bar.value() + moved)
