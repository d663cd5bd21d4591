"""Print preview: the pages as they will come out of the printer, and what of the map they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journeydesigner.layout.papers import FIT
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.front import Front
from journeydesigner.ui.hand_outs.looking_ahead import LookingAhead, Seen
from journeydesigner.ui.hand_outs.pages_view import PagesView
from journeydesigner.ui.hand_outs.printing import FORMS, SHEETS, Printing
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_WIDTH = 1160
_POSTERS = (FIT, "A2", "A1", "A0")


class PrintSheet(Sheet):
    """Of the map that a window shows."""

    def __init__(self, look: Look, session: Session, printing: Printing, host: Front) -> None:
        super().__init__(host, _("Print preview"), _WIDTH)
        self._look, self._session, self._printing = look, session, printing
        self.ahead = LookingAhead(self)
        names = {form.name: form.label for form in printing.exporter.forms}
        self.forms = Segmented(look, _("What to print"), [(name, names[name], "") for name in FORMS])
        self.paper = ChoiceField(look, _("Paper"))
        self.paper.offer([Option(name, name) for name in SHEETS])
        self.poster = ChoiceField(look, _("Size of the poster"))
        self.poster.offer([Option(name, _("As on the screen") if name == FIT else name) for name in _POSTERS])
        self.pages = PagesView(look)
        self.told = label("", tone="second", wraps=True)
        self.print = QPushButton(_("Print…"))
        self.print.setObjectName("primary")
        self.print.setMinimumWidth(128)
        self._poster_label = label(_("Poster"), tone="second")
        self._lay_out()
        self._connect()
        self.come_up()
        self._refresh()
        self.print.setFocus(Qt.FocusReason.TabFocusReason)

    def let_go(self) -> None:
        self.ahead.stop()
        session = self._session
        session.changed.disconnect(self._changed)
        session.map_changed.disconnect(self._changed)
        session.document_replaced.disconnect(self.leave)

    def _lay_out(self) -> None:
        shown = self._session.map
        title = WholeLabel(tone="second")
        title.set_whole(shown.title if shown is not None else "")
        options = QHBoxLayout()
        options.setContentsMargins(24, 0, 20, 0)
        options.setSpacing(10)
        options.addWidget(self.forms)
        options.addSpacing(8)
        for name, field in ((label(_("Paper"), tone="second"), self.paper), (self._poster_label, self.poster)):
            field.setFixedWidth(150)
            options.addWidget(name)
            options.addWidget(field)
        options.addStretch(1)
        desk = QFrame()
        desk.setObjectName("desk")
        inside = QVBoxLayout(desk)
        inside.setContentsMargins(12, 6, 6, 6)
        inside.addWidget(self.pages)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.print)
        low = QVBoxLayout()
        low.setContentsMargins(20, 0, 20, 16)
        low.setSpacing(12)
        low.addWidget(desk, 1)
        low.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(self.head(self._look, _("Print preview"), title))
        whole.addLayout(options)
        whole.addLayout(low, 1)

    def _connect(self) -> None:
        ahead = self.ahead
        ahead.began.connect(self.pages.show_waiting)
        ahead.seen.connect(self._show_seen)
        ahead.painted.connect(self.pages.take)
        ahead.refused.connect(self._show_refusal)
        self.pages.picture_wanted.connect(ahead.paint)
        self.forms.committed.connect(self._choose_form)
        self.paper.committed.connect(self._choose_paper)
        self.poster.committed.connect(self._choose_poster)
        self.print.clicked.connect(self._print)
        session = self._session
        session.changed.connect(self._changed)
        session.map_changed.connect(self._changed)
        session.document_replaced.connect(self.leave)

    # What is chosen

    def _choose_form(self, name: str) -> None:
        self._printing.form = name
        self._refresh()

    def _choose_paper(self, name: object) -> None:
        self._printing.take_paper(str(name))
        self._refresh()

    def _choose_poster(self, name: object) -> None:
        self._printing.poster = str(name)
        self._refresh()

    def _changed(self, *_what: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        printing = self._printing
        self.forms.show_value(printing.form)
        self.paper.show_value(printing.paper)
        self.poster.show_value(printing.poster)
        for part in (self._poster_label, self.poster):
            part.setVisible(printing.form == "poster")
        request = printing.request()
        if request is None:
            self.leave()
            return
        self.ahead.look(printing.exporter, request, printing.wishes, at_once=True)

    # What is seen

    def _show_seen(self, seen: Seen) -> None:
        self.print.setEnabled(True)
        self.told.setText(" ".join(dict.fromkeys(note for page in seen.pages for note in page.notes)))
        self.pages.show_seen(seen, has_pages=True)

    def _show_refusal(self, why: str) -> None:
        self.print.setEnabled(False)
        self.told.setText(why)
        self.pages.show_nothing()

    def _print(self) -> None:
        self.leave()
        self._printing.ask()
