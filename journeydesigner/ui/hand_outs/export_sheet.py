"""Handing a map over (Ctrl+E): the format and what can be chosen of it, how it will look, what it would lose."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.exporters.common.findings import Finding
from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.hand_outs.export_foot import ExportFoot
from journeydesigner.ui.hand_outs.exporting import Exporting
from journeydesigner.ui.hand_outs.findings_list import FindingsList
from journeydesigner.ui.hand_outs.format_form import FormatForm
from journeydesigner.ui.hand_outs.format_tiles import FormatTiles
from journeydesigner.ui.hand_outs.looking_ahead import Seen
from journeydesigner.ui.hand_outs.pages_view import PagesView
from journeydesigner.ui.hand_outs.part_form import PartForm
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.changes import ChangeSet

_WIDTH, _OPTIONS = 1160, 324


class ExportSheet(Sheet):
    """Of the map that a window shows. ``going(record, sentence)`` tells that the person wants to see a record that was
    found wanting: the sheet is gone by then, its choices are remembered."""

    going = Signal(str, str)

    def __init__(self, look: Look, session: Session, exporting: Exporting, host: QWidget) -> None:
        super().__init__(host, _("Export"), _WIDTH)
        self._look, self._session, self._exporting = look, session, exporting
        self._wishes = exporting.wishes
        self._seen: Seen | None = None
        self._forms: tuple[FormatForm, PartForm] | None = None
        found = exporters()
        self.tiles = FormatTiles(look, found)
        self.title = WholeLabel(tone="second")
        self.pages = PagesView(look)
        self.findings = FindingsList(look)
        self.foot = ExportFoot(look)
        self._options = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.tiles.show_value(self.exporter.name)
        self._refill()
        exporting.tell_through(self.foot)
        self.come_up()
        self._look_ahead(at_once=True)
        self.tiles.tile(self.exporter.name).setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def exporter(self) -> Exporter:
        """That of the chosen format; of one that there is no more, the first."""
        found = exporters()
        return next((each for each in found if each.name == self._wishes.format), found[0])

    @property
    def wishes(self) -> Wishes:
        return self._wishes

    @property
    def form(self) -> FormatForm:
        """What can be chosen of the format."""
        assert self._forms is not None
        return self._forms[0]

    @property
    def part(self) -> PartForm:
        """What can be chosen of the map."""
        assert self._forms is not None
        return self._forms[1]

    def let_go(self) -> None:
        self._exporting.ahead.leave()
        self._disconnect()
        self._exporting.tell_through(None)

    # Putting together

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        self._options.setContentsMargins(24, 4, 16, 20)
        self._options.setSpacing(18)
        page.setLayout(self._options)
        self._options.addWidget(self.tiles)
        self._options.addStretch(1)
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        scroll.setFixedWidth(_OPTIONS)
        desk = QFrame()
        desk.setObjectName("desk")
        inside = QVBoxLayout(desk)
        inside.setContentsMargins(12, 6, 6, 6)
        inside.addWidget(self.pages)
        right = QVBoxLayout()
        right.setContentsMargins(4, 4, 20, 16)
        right.setSpacing(12)
        right.addWidget(desk, 1)
        right.addWidget(self.findings)
        right.addWidget(self.foot)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(scroll)
        body.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(self._look, _("Export"), self.title))
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        ahead, session = self._exporting.ahead, self._session
        ahead.began.connect(self._show_waiting)
        ahead.seen.connect(self._show_seen)
        ahead.painted.connect(self.pages.take)
        ahead.judged.connect(self._show_findings)
        ahead.refused.connect(self._show_refusal)
        session.changed.connect(self._changed)
        session.map_changed.connect(self._map_changed)
        session.document_replaced.connect(self.leave)
        self.tiles.chosen.connect(self._choose_format)
        self.pages.picture_wanted.connect(ahead.paint)
        self.findings.wanted.connect(self._go)
        self.foot.export.clicked.connect(self._export)

    def _disconnect(self) -> None:
        ahead, session = self._exporting.ahead, self._session
        ahead.began.disconnect(self._show_waiting)
        ahead.seen.disconnect(self._show_seen)
        ahead.painted.disconnect(self.pages.take)
        ahead.judged.disconnect(self._show_findings)
        ahead.refused.disconnect(self._show_refusal)
        session.changed.disconnect(self._changed)
        session.map_changed.disconnect(self._map_changed)
        session.document_replaced.disconnect(self.leave)

    def _refill(self) -> None:
        """What can be chosen follows from format, form and map."""
        shown = self._session.map
        if shown is None:
            return
        self.title.set_whole(shown.title)
        if self._forms is not None:
            for old in self._forms:
                old.hide()
                self._options.removeWidget(old)
                old.deleteLater()
        snapshot = self._session.snapshot
        form = FormatForm(self._look, self._exporting.asking, self.exporter, self._wishes, snapshot, shown.id)
        part = PartForm(self._look, self._wishes, snapshot, shown.id)
        form.changed.connect(self._wish)
        form.form_changed.connect(self._wish_form)
        part.changed.connect(self._wish)
        self._options.insertWidget(1, form)
        self._options.insertWidget(2, part)
        self._forms = (form, part)

    # What the person wishes

    def _choose_format(self, name: str) -> None:
        self._remember(replace(self._wishes, format=name))
        self._refill()
        self._look_ahead()

    def _wish(self, wishes: Wishes) -> None:
        self._remember(wishes)
        self.form.follow(wishes)
        self.part.follow(wishes)
        self._look_ahead()

    def _wish_form(self, wishes: Wishes) -> None:
        self._remember(wishes)
        self._refill()
        self.form.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_ahead()

    def _remember(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._exporting.remember(wishes)
        if not self._exporting.is_busy:
            self.foot.clear()

    def _export(self) -> None:
        self._exporting.export(self.exporter)

    def _go(self, record: str, page: int) -> None:
        if not record:
            self.pages.show_page(page - 1)
            return
        sentence = next((each.text for each in self.findings.findings if each.record == record), "")
        self.leave()
        self.going.emit(record, sentence)

    # What comes of it

    def _changed(self, _changes: "ChangeSet") -> None:
        self._look_ahead()

    def _map_changed(self) -> None:
        if self._session.map is None:
            self.leave()
            return
        self._refill()
        self._look_ahead()

    def _look_ahead(self, *, at_once: bool = False) -> None:
        shown = self._session.map
        if shown is None:
            return
        document = self._session.document
        request = self._wishes.request(
            self.exporter.name, document.snapshot, document.assets, shown.id, self._session.numbers
        )
        self._exporting.ahead.look(self.exporter, request, self._wishes, at_once=at_once)

    def _show_waiting(self) -> None:
        self._seen = None
        self.pages.show_waiting()
        self.findings.show_waiting()

    def _show_seen(self, seen: Seen) -> None:
        self._seen = seen
        self.pages.show_seen(seen, has_pages=bool({"paper", "template"} & self.exporter.choices))

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        notes = self._seen.notes if self._seen is not None else ()
        if not self._session.filter.is_empty():
            notes = (*notes, _("The filter hides part of the map on the screen; the hand-out has all of it."))
        self.findings.show_findings(findings, notes)

    def _show_refusal(self, why: str) -> None:
        self.pages.show_nothing()
        self.findings.show_trouble(why)
