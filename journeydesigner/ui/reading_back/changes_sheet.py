"""What was changed in a workbook, before and after; the person says whose value counts, and what is deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.importers.workbook.plan import Edit, Plan
from journeydesigner.importers.workbook.said import headline
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.controls.upright_scroll import show_in, upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.reading_back.change_rows import Row, addition_row, conflict_row, edit_row, note_row, removal_row
from journeydesigner.wording import _, n_

_WIDTH = 640
_MOST = 200
"""Rows of a section that are shown; all of them are applied."""


class ChangesSheet(Sheet):
    """``wanted(Plan)`` tells what is to be applied, ``left`` that the sheet was closed."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, plan: Plan, host: QWidget) -> None:
        super().__init__(host, _("Read back from Excel"), _WIDTH)
        self._look, self._plan = look, plan
        self._of_workbook: set[tuple[str, str, str]] = set()
        """Conflicts that the workbook wins: table, record and field of each."""
        self._is_deleting = False
        self.title = WholeLabel(tone="second")
        self.summary = WholeLabel(size="strong")
        self.apply = QPushButton(_("Apply"))
        self.apply.setObjectName("primary")
        self.apply.setMinimumWidth(148)
        self.apply.clicked.connect(self._apply)
        self._scroll = upright_scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.show_plan(plan)
        self.come_up()
        self.apply.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def chosen(self) -> Plan:
        """What would be applied now."""
        kept = tuple(e for e in self._plan.edits if not e.is_conflict or _key(e) in self._of_workbook)
        gone = tuple(each for each in self._plan.removals if self._is_deleting)
        return replace(self._plan, edits=kept, removals=gone)

    @property
    def texts(self) -> list[str]:
        """All that can be read of the changes, from the top."""
        page = self._scroll.widget()
        return [found.text() for found in page.findChildren(QLabel) if found.text()] if page else []

    def show_plan(self, plan: Plan) -> None:
        """Other changes, as after the map was changed; what was chosen of those that are left stays."""
        self._plan = plan
        self._of_workbook &= {_key(edit) for edit in plan.conflicts}
        self.title.set_whole(f"{plan.name} → {plan.title}")
        self.summary.set_whole(headline(plan))
        self._fill()
        self._count()

    def let_go(self) -> None:
        self.left.emit()

    def _lay_out(self) -> None:
        summary = QHBoxLayout()
        summary.setContentsMargins(24, 4, 24, 0)
        summary.addWidget(self.summary)
        cancel = QPushButton(_("Cancel"))
        cancel.setObjectName("outlined")
        cancel.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(label(_("One step, which can be undone."), tone="third", size="small"), 1)
        foot.addWidget(cancel)
        foot.addWidget(self.apply)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(self._look, _("Read back from Excel"), self.title))
        whole.addLayout(summary)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    # The changes

    def _fill(self) -> None:
        plan = self._plan
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 4, 20, 12)
        column.setSpacing(6)
        for remark in plan.remarks:
            column.addWidget(label(remark, tone="second", wraps=True))
        look = self._look
        _section(column, _("Changed on both sides"), plan.conflicts, self._conflict)
        _section(column, _("Changed"), [e for e in plan.edits if not e.is_conflict], lambda edit: edit_row(look, edit))
        _section(column, _("Added"), plan.additions, lambda addition: addition_row(look, addition))
        if plan.removals:
            _section(column, _("Missing in the workbook"), plan.removals, lambda gone: removal_row(look, gone))
            column.addLayout(self._deleting())
        _section(column, _("Not read back"), plan.notes, lambda note: note_row(look, note))
        column.addStretch(1)
        show_in(self._scroll, page)

    def _conflict(self, edit: Edit) -> Row:
        row = conflict_row(self._look, edit, is_of_workbook=_key(edit) in self._of_workbook)
        row.decided.connect(self._decide)
        return row

    def _deleting(self) -> QHBoxLayout:
        switch = Switch(self._look, _("Delete them from the map"))
        switch.setChecked(self._is_deleting)
        switch.clicked.connect(self._set_deleting)
        self.deleting = switch
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(label(_("Delete them from the map"), size="strong"), 1)
        row.addWidget(switch)
        return row

    def _decide(self, edit: Edit, whose: str) -> None:
        if whose == "workbook":
            self._of_workbook.add(_key(edit))
        else:
            self._of_workbook.discard(_key(edit))
        self._count()

    def _set_deleting(self, is_on: bool) -> None:
        self._is_deleting = is_on
        self._count()

    def _count(self) -> None:
        chosen = self.chosen
        count = len(chosen.additions) + len(chosen.edits) + len(chosen.removals)
        self.apply.setEnabled(count > 0)
        said = n_("Apply {count} change", "Apply {count} changes", count).format(count=count)
        self.apply.setText(said if count else _("Nothing to apply"))
        self.apply.setAccessibleName(self.apply.text())

    def _apply(self) -> None:
        self.wanted.emit(self.chosen)


def _key(edit: Edit) -> tuple[str, str, str]:
    return edit.table, edit.record, edit.field


def _section(column: QVBoxLayout, title: str, found: Sequence[Any], row_of: Callable[[Any], QWidget]) -> None:
    if not found:
        return
    head = label(f"{title} ({len(found)})", size="head")
    head.setContentsMargins(0, 10, 0, 0)
    column.addWidget(head)
    for each in found[:_MOST]:
        column.addWidget(row_of(each))
    if len(found) > _MOST:
        more = len(found) - _MOST
        said = n_("And {count} more.", "And {count} more.", more).format(count=more)
        column.addWidget(label(said, tone="second"))
