"""How we know: observed, reported, assumed or proposed, by how many of how many, from what source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journeydesigner.lanes.evidence_words import evidence_count
from journeydesigner.model.records import Evidence
from journeydesigner.ui.controls.labels import breakable, label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.text_fields import LineField, whole
from journeydesigner.ui.look import Look
from journeydesigner.wording import _


class EvidenceField(QWidget):
    """``committed(object)`` tells the Evidence, or None after a click on the kind that was on."""

    committed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._value: Evidence | None = None
        self._offers_proposed = False
        kinds = [
            ("observed", _("Observed"), "eye"),
            ("reported", _("Reported"), "quote"),
            ("assumed", _("Assumed"), "sparkles"),
        ]
        self._three = Segmented(look, _("Evidence"), kinds)
        self._four = Segmented(look, _("Evidence"), [*kinds, ("proposed", _("Proposed"), "lightbulb")], in_a_row=2)
        for switch in (self._three, self._four):
            switch.committed.connect(self._kind_chosen)
        self._n = LineField(_("How many said or did so"), "9", parse=whole)
        self._of = LineField(_("Of how many"), "14", parse=whole)
        self._source = LineField(_("Source"), _("Interviews"))
        for field in (self._n, self._of, self._source):
            field.committed.connect(self._details_given)
        self._details = self._details_row()
        self._said = label("", tone="second", wraps=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(_("Evidence"), tone="second"), 0, 0)
        grid.addWidget(self._said, 0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._three, 1, 0, 1, 2)
        grid.addWidget(self._four, 2, 0, 1, 2)
        grid.addWidget(self._details, 3, 0, 1, 2)

    def offer_proposed(self, offers: bool) -> None:
        """Whether «proposed» is a choice: on a to-be map."""
        self._offers_proposed = offers
        self._draw()

    def show_value(self, value: object) -> None:
        self._value = value if isinstance(value, Evidence) else None
        self._draw()

    def _draw(self) -> None:
        found = self._value
        has_four = self._offers_proposed or (found is not None and found.kind == "proposed")
        self._three.setVisible(not has_four)
        self._four.setVisible(has_four)
        for switch in (self._three, self._four):
            switch.show_value(None if found is None else found.kind)
        self._details.setVisible(found is not None)
        self._said.setText(breakable(evidence_count(found)))
        if found is not None:
            self._n.show_value(found.n)
            self._of.show_value(found.of)
            self._source.show_value(found.source)

    def _details_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in (self._n, self._of):
            field.setFixedWidth(50)
        row.addWidget(self._n)
        row.addWidget(label(_("of"), tone="second"))
        row.addWidget(self._of)
        row.addWidget(self._source, 1)
        return holder

    def _kind_chosen(self, kind: str) -> None:
        if self._value is not None and self._value.kind == kind:
            self.committed.emit(None)
            return
        parts = self._value.model_dump() if self._value else {}
        self.committed.emit(Evidence.model_validate({**parts, "kind": kind}))

    def _details_given(self) -> None:
        if self._value is None:
            return
        number = {"n": self._value.n, "of": self._value.of, "source": self._value.source}
        try:
            number = {"n": whole(self._n.text()), "of": whole(self._of.text()), "source": self._source.text().strip()}
        except ValueError:
            return
        self.committed.emit(Evidence.model_validate({**self._value.model_dump(), **number}))
