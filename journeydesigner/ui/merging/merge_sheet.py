"""What a merge would bring, before it does: the headline, what is new place by place, and where both sides differ."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.conflict_sides import ConflictTold, Side
from journeydesigner.editing.revisions import Change, Changes, Kind, headline
from journeydesigner.editing.revisions.told import arrow, by_place, details, kind_word, subject
from journeydesigner.files.far_ahead import far_ahead_text
from journeydesigner.metrics.numbers import short_moment
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.merging.reading import Outlook
from journeydesigner.ui.reading_back.change_rows import Row, note_row
from journeydesigner.wording import _, n_

_WIDTH = 640
_MOST = 200
_ICONS = {Kind.ADDED: ("plus", "pos"), Kind.REMOVED: ("minus", "danger"), Kind.MOVED: ("move", "accent")}


class MergeSheet(Sheet):
    """``wanted(Outlook)`` tells that it is to be done, ``opening(Path)`` that the other file is to be opened instead,
    ``left`` that the sheet was closed."""

    wanted = Signal(object)
    opening = Signal(object)
    left = Signal()

    def __init__(self, look: Look, outlook: Outlook, host: QWidget) -> None:
        super().__init__(host, _("Merge with another copy"), _WIDTH)
        self._look, self._outlook = look, outlook
        self.summary = WholeLabel(size="strong")
        self.summary.set_whole(_headline(outlook))
        self.merge = QPushButton(_("Merge") if outlook.changes is not None else _("Put side by side"))
        self.merge.setObjectName("primary")
        self.merge.setMinimumWidth(120)
        self.merge.clicked.connect(self._want)
        self._lay_out()
        self.come_up()
        self.merge.setFocus(Qt.FocusReason.TabFocusReason)

    def let_go(self) -> None:
        self.left.emit()

    def _want(self) -> None:
        self.wanted.emit(self._outlook)

    def _open_instead(self) -> None:
        self.opening.emit(self._outlook.path)

    def _lay_out(self) -> None:
        about = WholeLabel(tone="second")
        about.set_whole(_about(self._outlook))
        summary = QHBoxLayout()
        summary.setContentsMargins(24, 4, 24, 0)
        summary.addWidget(self.summary)
        instead = QPushButton(_("Open it instead"))
        instead.setObjectName("link")
        instead.clicked.connect(self._open_instead)
        cancel = QPushButton(_("Cancel"))
        cancel.setObjectName("outlined")
        cancel.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(label(_("One step, which can be undone."), tone="third", size="small"), 1)
        foot.addWidget(instead)
        foot.addWidget(cancel)
        foot.addWidget(self.merge)
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(self._look, _("Merge with another copy"), about))
        whole.addLayout(summary)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 4, 20, 12)
        column.setSpacing(6)
        outlook = self._outlook
        for note in _notes(outlook):
            column.addWidget(note_row(self._look, note))
        if outlook.conflicts:
            _heading(column, _("Changed on both sides"), len(outlook.conflicts))
            said = _("The later value stands until you choose: the conflicts are listed after the merge.")
            column.addWidget(label(said, tone="second", wraps=True))
            for told in outlook.conflicts[:_MOST]:
                column.addWidget(self._conflict(told))
        if outlook.changes:
            for row in self._changes(outlook.changes):
                column.addWidget(row)
        for title in outlook.maps:
            column.addWidget(Row(self._look, "plus", "pos", title, ""))
        column.addStretch(1)
        return page

    def _changes(self, changes: Changes) -> Iterator[QWidget]:
        left = _MOST
        for of_map in by_place(changes):
            for group in of_map.groups:
                if left > 0:
                    head = label(" › ".join(filter(None, (of_map.title, group.title))), size="head", wraps=True)
                    head.setContentsMargins(0, 10, 0, 0)
                    yield head
                for change in group.changes[:left]:
                    yield self._change(change)
                left -= len(group.changes[:left])
        if (more := len(tuple(changes)) - _MOST) > 0:
            yield label(n_("And {count} more.", "And {count} more.", more).format(count=more), tone="second")

    def _change(self, change: Change) -> Row:
        icon, colour = _ICONS.get(change.kind, ("pencil", "accent"))
        row = Row(self._look, icon, colour, subject(change), kind_word(change.kind))
        for detail in details(change):
            row.say("", arrow(detail), tone="second")
        return row

    def _conflict(self, told: ConflictTold) -> Row:
        about = f"{told.about} · {told.field}" if told.field else told.about
        row = Row(self._look, "git-merge", "neg", about, "")
        row.say(_("Will stand"), _said(told.kept))
        row.say(_("Meanwhile"), _said(told.lost), tone="second")
        return row


def _headline(outlook: Outlook) -> str:
    if outlook.changes is not None:
        return headline(outlook.changes)
    count = len(outlook.maps)
    said = n_(
        "This is another document: its map would stand beside yours, nothing is matched.",
        "This is another document: its {count} maps would stand beside yours, nothing is matched.",
        count,
    )
    return said.format(count=count)


def _about(outlook: Outlook) -> str:
    """«team.journey · Ben, Cem · 22 Nov, 08:12»."""
    when = "" if outlook.written is None else short_moment(outlook.written)
    return " · ".join(filter(None, (outlook.path.name, ", ".join(outlook.authors), when)))


def _notes(outlook: Outlook) -> Iterator[str]:
    yield from outlook.opened.notes
    if outlook.far_ahead:
        yield far_ahead_text(outlook.far_ahead)


def _said(side: Side) -> str:
    """The value isolated: it may be written from right to left, who said it and when is not."""
    value = f"\u2068{side.text or _('(empty)')}\u2069"
    return _("{value} ({who}, {when})").format(
        value=value, who=side.author or _("Somebody"), when=short_moment(side.when)
    )


def _heading(column: QVBoxLayout, title: str, count: int) -> None:
    head = label(f"{title} ({count})", size="head")
    head.setContentsMargins(0, 10, 0, 0)
    column.addWidget(head)
