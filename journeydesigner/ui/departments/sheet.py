"""Departments: who owns something of the map, and beside them the journey of one with its touchpoints, pains,
opportunities and numbers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from journeydesigner.document.changes import ChangeSet
from journeydesigner.editing.departments import Department, department, departments
from journeydesigner.layout.action_words import share_text
from journeydesigner.ui.controls.labels import WholeLabel, label, rule
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.upright_scroll import show_in, upright_scroll
from journeydesigner.ui.departments.stage_block import StageBlock, WholeBlock
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_WIDTH = 1080
_LIST = 264
_NAMES = {"pdf": "PDF", "xlsx": "Excel", "pptx": "PowerPoint"}
_FORMATS = (("pdf", "file-text"), ("xlsx", "file-spreadsheet"), ("pptx", "presentation"))


class DepartmentsSheet(Sheet):
    """``gone_to(str)`` tells a record to be shown on the map, ``handed_over(str, str)`` the owner and the format in
    which their part is wanted, ``left`` that the sheet is closed."""

    gone_to = Signal(str)
    handed_over = Signal(str, str)
    left = Signal()

    def __init__(self, session: Session, look: Look, host: QWidget, chosen: str = "") -> None:
        super().__init__(host, _("Departments"), _WIDTH)
        self._session, self._look = session, look
        self.names = QListWidget()
        self.names.setAccessibleName(_("Departments and other owners"))
        self.names.setFixedWidth(_LIST)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setWordWrap(True)
        self.names.currentRowChanged.connect(self._show)
        self.title = WholeLabel(size="large")
        self.told = WholeLabel(tone="second")
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(_("What is theirs"))
        self._page: QWidget | None = None
        self.exports = [self._button(name, icon) for name, icon in _FORMATS]
        self._lay_out()
        session.changed.connect(self._changed)
        session.map_changed.connect(self.refresh)
        session.document_replaced.connect(self.leave)
        look.follow(self, self._dress)
        self._dress()
        self.refresh()
        if chosen:
            self.choose(chosen)
        self.come_up()
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        session = self._session
        session.changed.disconnect(self._changed)
        session.map_changed.disconnect(self.refresh)
        session.document_replaced.disconnect(self.leave)
        self.left.emit()

    @property
    def owner(self) -> str:
        """Whose journey is shown; "" where nobody owns anything."""
        item = self.names.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, owner: str) -> None:
        for row in range(self.names.count()):
            if self.names.item(row).data(Qt.ItemDataRole.UserRole) == owner:
                self.names.setCurrentRow(row)

    def refresh(self) -> None:
        """Who there is now, and what they have."""
        was, map_id = self.owner, self._session.map_id
        found = departments(self._session.snapshot, map_id) if map_id is not None else ()
        self.names.blockSignals(True)
        self.names.clear()
        for name in found:
            assert map_id is not None
            its = department(self._session.snapshot, map_id, name, date.today())
            item = QListWidgetItem(f"{name}\n{_in_short(its)}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.names.addItem(item)
        self.names.setCurrentRow(found.index(was) if was in found else 0 if found else -1)
        self.names.blockSignals(False)
        self._show()

    def _changed(self, _changes: ChangeSet) -> None:
        self.refresh()

    def _show(self, _row: int = 0) -> None:
        session, owner = self._session, self.owner
        self._page = QWidget()
        self._page.setObjectName("page")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 4, 16, 16)
        column.setSpacing(12)
        for button in self.exports:
            button.setEnabled(bool(owner))
        if not owner or session.map_id is None:
            self.title.set_whole("")
            self.told.set_whole(
                _("Nobody owns anything of this map yet: write an owner on cards, lanes or metrics, or add roles.")
            )
        else:
            self._fill(column, department(session.snapshot, session.map_id, owner, date.today()))
        column.addStretch(1)
        show_in(self._scroll, self._page)

    def _fill(self, column: QVBoxLayout, found: Department) -> None:
        self.title.set_whole(found.name)
        self.told.set_whole(_in_full(found))
        if found.whole:
            whole = WholeBlock(self._session, self._look, found.whole)
            whole.gone_to.connect(self.gone_to)
            column.addWidget(whole)
        for place, stage in enumerate(found.stages):
            block = StageBlock(self._session, self._look, stage, (place, len(found.stages)))
            block.gone_to.connect(self.gone_to)
            column.addWidget(block)

    def _button(self, name: str, icon: str) -> QPushButton:
        made = QPushButton(_("{format}…").format(format=_NAMES[name]))
        made.setObjectName("outlined")
        made.setProperty("format", name)
        made.setToolTip(_("Hand over this department's part of the map"))
        icon_before_words(made, self._look, icon, "text2", 15)
        made.clicked.connect(self._hand_over)
        return made

    def _hand_over(self) -> None:
        self.handed_over.emit(self.owner, str(self.sender().property("format")))

    def _lay_out(self) -> None:
        shown = self._session.map
        about = WholeLabel(tone="second")
        about.set_whole(shown.title if shown is not None else "")
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.told)
        head.addLayout(words, 1)
        head.addWidget(label(_("Hand over as"), tone="second"), 0, Qt.AlignmentFlag.AlignTop)
        for button in self.exports:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self._scroll, 1)
        body = QHBoxLayout()
        body.setContentsMargins(12, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.names)
        body.addWidget(rule(upright=True))
        body.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self.head(self._look, _("Departments"), about))
        whole.addLayout(body, 1)

    def _dress(self) -> None:
        chosen, ink = self._look.colour("selected").name(), self._look.colour("text").name()
        self.names.setStyleSheet(
            "QListWidget { border: 0; } QListWidget::item { padding: 7px 10px; border-radius: 6px; }"
            f"QListWidget::item:selected {{ background: {chosen}; color: {ink}; }}"
        )


def _in_short(found: Department) -> str:
    """«3 of 4 KPIs off target, 2 pains»."""
    return ", ".join(_parts(found)[:2]) or _("touchpoints only")


def _in_full(found: Department) -> str:
    share = share_text(found.to_do) if sum(found.to_do.counts.values()) else ""
    return " · ".join(filter(None, (", ".join(_parts(found)), share)))


def _parts(found: Department) -> Sequence[str]:
    off, judged = found.off_target
    touchpoints, pains, ideas = found.counts
    said: list[str] = []
    if off:
        said.append(
            n_("{count} of {of} KPI off target", "{count} of {of} KPIs off target", judged).format(count=off, of=judged)
        )
    elif found.kpis:
        said.append(n_("{count} KPI", "{count} KPIs", len(found.kpis)).format(count=len(found.kpis)))
    if pains:
        said.append(n_("{count} pain point", "{count} pain points", pains).format(count=pains))
    if ideas:
        said.append(n_("{count} opportunity", "{count} opportunities", ideas).format(count=ideas))
    if touchpoints:
        said.append(n_("{count} touchpoint", "{count} touchpoints", touchpoints).format(count=touchpoints))
    return said
