"""New lines of the outline as they are typed: drafts, their levels, and where Enter and Tab lead from a line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from journeydesigner.model.ids import LaneId, StepId
from journeydesigner.ui.views.line_editor import Way
from journeydesigner.ui.views.outline_acts import OutlineActs
from journeydesigner.ui.views.outline_model import DRAFT, OutlineModel
from journeydesigner.ui.views.outline_tree import INBOX_KEY, Level, Line

if TYPE_CHECKING:
    from journeydesigner.ui.views.outline_pane import OutlineTree


class OutlineWriting:
    """Of one tree: what happens when a line's editor is left."""

    def __init__(self, tree: "OutlineTree", model: OutlineModel, acts: OutlineActs) -> None:
        self._tree, self._model, self._acts = tree, model, acts
        self.is_going_on = False
        """Whether a line was left, and the next is not reached yet."""

    def new_line(self) -> None:
        """A draft after the current line, to be written."""
        self._new_line_after(self._tree.currentIndex())

    def _new_line_after(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is None:
            self._draft(QModelIndex(), self._stage_count(), Level.STAGE)
            return
        if line.level is Level.INBOX:
            self._tree.expand(index)
            self._draft(index, 0, Level.NOTE)
            return
        level = Level.CARD if line.level is Level.POINT else line.level
        lane = line.lane if line.level is not Level.POINT else self._acts.next_lane(None)
        self._draft(index.parent(), index.row() + 1, level, lane, line.step)

    def _draft(
        self, parent: QModelIndex, row: int, level: Level, lane: LaneId | None = None, step: StepId | None = None,
        text: str = "",
    ) -> None:  # fmt: skip
        index = self._model.begin_draft(parent, row, level, lane, step)
        if parent.isValid():
            self._tree.expand(parent)
        self._tree.go_quietly(index)
        self._tree.edit_current(text)

    def end_draft(self) -> None:
        """Take it away; no other line becomes the current one for a moment."""
        self._tree.go_quietly(QModelIndex())
        self._model.end_draft()

    def _stage_count(self) -> int:
        self._model.complete()
        rows = self._model.rowCount()
        return rows - 1 if self._model.index_of(INBOX_KEY).isValid() else rows

    def left(self, way: str, index: QModelIndex, text: str) -> None:
        """The editor was left: write, and go on as the key says."""
        line = self._model.line(index)
        if line is None:
            return
        self.is_going_on = True
        try:
            self._go_on(way, index, line, text)
        finally:
            self.is_going_on = False

    def _go_on(self, way: str, index: QModelIndex, line: Line, text: str) -> None:
        if line.key == DRAFT:
            self._left_draft(Way(way), index, line, text)
            return
        if text != index.data(Qt.ItemDataRole.EditRole):
            self._acts.write(line, text)
        match way:
            case Way.ENTER:
                self.new_line()
            case Way.DEEPER | Way.HIGHER:
                self._tree.go(self._acts.deeper(line) if way == Way.DEEPER else self._acts.higher(line))
                self._tree.edit_current()
            case Way.AWAY:
                return
            case _:
                self._tree.go(line.key)

    def _left_draft(self, way: Way, index: QModelIndex, line: Line, text: str) -> None:
        if way in (Way.DEEPER, Way.HIGHER):
            self._relevel(index, line, text, is_deeper=way is Way.DEEPER)
            return
        if not text.strip():
            if way is Way.ENTER and line.level in (Level.CARD, Level.STEP):
                self._relevel(index, line, text, is_deeper=False)
            else:
                back = self._model.index(max(index.row() - 1, 0), 0, index.parent())
                key = getattr(self._model.line(back), "key", "")
                self.end_draft()
                self._rest_at(key, way)
            return
        home, row = self._model.line(index.parent()), index.row()
        before = self._lines_before(index)
        self.end_draft()
        key = self._acts.make(line, text, home, row, before)
        if way is Way.ENTER and key:
            self._new_line_after(self._model.index_of(key))
            self._tree.choose(self._model.index_of(key))
        else:
            self._rest_at(key, way)

    def _rest_at(self, key: str, way: Way) -> None:
        """Who went away has the keys, and maybe another selection, elsewhere."""
        if way is Way.AWAY:
            self._tree.go_quietly(self._model.index_of(key))
        else:
            self._tree.go(key)

    def _relevel(self, index: QModelIndex, line: Line, text: str, *, is_deeper: bool) -> None:
        """A draft a level deeper or higher, its text with it."""
        parent, row = index.parent(), index.row()
        above = self._model.index(row - 1, 0, parent) if row else QModelIndex()
        for home_of_more in (parent, above):  # the draft may go to their ends
            if home_of_more.isValid():
                self._model.complete(home_of_more)
        home = self._model.line(parent)
        over = self._model.line(above)
        self.end_draft()
        if line.level is Level.STAGE and is_deeper and over is not None:
            self._draft(above, self._model.rowCount(above), Level.STEP, None, over.step, text)
        elif line.level is Level.STEP and is_deeper:
            under, step = (above, over.step) if over is not None and over.level is Level.STEP else (
                parent, home.step if home else None
            )  # fmt: skip
            self._draft(under, self._model.rowCount(under), Level.CARD, self._last_lane(under), step, text)
        elif line.level is Level.CARD and is_deeper:
            self._draft(parent, row, Level.CARD, self._acts.next_lane(line.lane), line.step, text)
        elif line.level is Level.CARD and home is not None and home.level is Level.STEP:
            self._draft(parent.parent(), parent.row() + 1, Level.STEP, None, None, text)
        elif line.level is Level.CARD:
            self._draft(parent, self._model.rowCount(parent), Level.STEP, None, None, text)
        elif line.level is Level.STEP and home is not None:
            self._draft(QModelIndex(), parent.row() + 1, Level.STAGE, None, None, text)
        else:
            self._draft(parent, row, line.level, line.lane, line.step, text)

    def _last_lane(self, parent: QModelIndex) -> LaneId | None:
        """The lane that was written in last under a line, else the first one."""
        last = self._model.line(self._model.index(self._model.rowCount(parent) - 1, 0, parent))
        return last.lane if last is not None and last.lane in self._acts.lanes() else self._acts.next_lane(None)

    def _lines_before(self, index: QModelIndex) -> list[Line]:
        parent = index.parent()
        found = (self._model.line(self._model.index(row, 0, parent)) for row in range(index.row()))
        return [line for line in found if line is not None]
