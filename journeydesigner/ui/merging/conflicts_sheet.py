"""The open conflicts, one below the other: each is settled by itself, or all at once; every decision can be undone."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.conflict_sides import ConflictTold, told_conflicts
from journeydesigner.editing.conflicts import Whose, settle, settle_all, settle_joined
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.upright_scroll import show_in, upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.merging.conflict_row import ConflictRow
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_WIDTH = 680
_MOST = 60
"""Rows that are shown at once; the next ones follow as these are settled."""
_SOON_MS = 60


class ConflictsSheet(Sheet):
    """``left`` tells that it was closed, ``going(record, map, sentence)`` that the person wants to see something."""

    left = Signal()
    going = Signal(str, str, str)

    def __init__(self, look: Look, session: Session, host: QWidget) -> None:
        super().__init__(host, _("Conflicts"), _WIDTH)
        self._look, self._session = look, session
        self._told: tuple[ConflictTold, ...] = ()
        self.rows: list[ConflictRow] = []
        self.summary = WholeLabel(tone="second")
        self.mine = self._all_button(_("All mine"), "mine")
        self.theirs = self._all_button(_("All of others"), "theirs")
        self.later = self._all_button(_("All the later"), "later")
        self._scroll = upright_scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        session.changed.connect(self._changed)
        session.document_replaced.connect(self.leave)
        self.refresh()
        self.come_up()
        self._focus_row(0)

    @property
    def told(self) -> tuple[ConflictTold, ...]:
        """All that are open."""
        return self._told

    def let_go(self) -> None:
        self._session.changed.disconnect(self._changed)
        self._session.document_replaced.disconnect(self.leave)
        self.left.emit()

    def refresh(self) -> None:
        """Show what is open now; rows that stay, stay where they are."""
        self._soon.stop()
        self._told = told_conflicts(self._session.document)
        count = len(self._told)
        several = n_(
            "{count} place that two people changed without knowing of each other. The later value stands until you "
            "choose; both are kept in the file.",
            "{count} places that two people changed without knowing of each other. The later values stand until you "
            "choose; both are kept in the file.",
            count,
        )
        self.summary.set_whole(several.format(count=count) if count else _("All conflicts are settled."))
        for button in (self.mine, self.theirs, self.later):
            button.setEnabled(count > 0)
        self._fill()

    # Putting together

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(label(_("Each choice can be undone."), tone="third", size="small", wraps=True), 1)
        for button in (self.mine, self.theirs, self.later):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(self._look, _("Conflicts"), self.summary))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    def _all_button(self, name: str, whose: Whose) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName("outlined")
        button.setAccessibleName(_("Settle all conflicts: {how}").format(how=name))
        button.clicked.connect(partial(self._settle_all, whose))
        return button

    def _fill(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 4, 20, 12)
        column.setSpacing(10)
        place = self._scroll.verticalScrollBar().value()
        self.rows = []
        for told in self._told[:_MOST]:
            row = ConflictRow(self._look, told)
            row.decided.connect(partial(self._decide, told))
            row.looked.connect(partial(self._look_at, told))
            self.rows.append(row)
            column.addWidget(row)
        if len(self._told) > _MOST:
            more = len(self._told) - _MOST
            said = n_("And {count} more.", "And {count} more.", more).format(count=more)
            column.addWidget(label(said, tone="second"))
        column.addStretch(1)
        show_in(self._scroll, page)
        self._scroll.verticalScrollBar().setValue(place)

    # Deciding

    def _decide(self, told: ConflictTold, choice: str) -> None:
        at = next((i for i, row in enumerate(self.rows) if row.told is told), 0)
        session = self._session
        match choice:
            case "both":
                session.attempt(settle_joined, told.conflict)
            case "kept" | "lost":
                session.attempt(settle, told.conflict, choice)
            case _:
                raise ValueError(choice)
        self.refresh()
        self._focus_row(at)

    def _settle_all(self, whose: Whose, _checked: bool = False) -> None:
        self._session.attempt(settle_all, tuple(told.conflict for told in self._told), whose)
        self.refresh()
        self._focus_row(0)

    def _look_at(self, told: ConflictTold) -> None:
        sentence = f"{told.about} · {told.field}" if told.field else told.about
        self.leave()
        self.going.emit(told.record, told.where.map, sentence)

    def _changed(self, _changes: object) -> None:
        """Something was decided elsewhere, undone, or came by another merge."""
        self._soon.start()

    def _focus_row(self, at: int) -> None:
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].keep.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
