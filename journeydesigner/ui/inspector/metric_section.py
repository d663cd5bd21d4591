"""The metrics of a map, stage, step or card: figures with their history, and the way to give it another."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.document.document import Document
from journeydesigner.editing.metric_library import read_as_defined
from journeydesigner.editing.metric_tiles import give_metric, metrics_at
from journeydesigner.editing.numbers import add_metric
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.metrics import anchor_of
from journeydesigner.metrics.catalogue import new_fields
from journeydesigner.metrics.comparable import why_not_with
from journeydesigner.model.ids import MetricId, OrganizationId, RecordId
from journeydesigner.model.records import Card, Metric
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.text_fields import LineField, needed
from journeydesigner.ui.inspector.history_table import HistoryTable
from journeydesigner.ui.inspector.metric_definition import MetricDefinition, entry_options
from journeydesigner.ui.inspector.metric_figure import MetricFigure
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_NEW = "new"


class MetricSection(QWidget):
    """What is measured at one anchor."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._anchor: RecordId = ""
        self._invitation = ""
        self._tile: Card | None = None
        self._pending: MetricId | None = None
        self._views: dict[str, MetricView] = {}
        self._head = label(_("Metrics"), tone="second")
        self._figures = QVBoxLayout()
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(10)
        self._invite = QPushButton()
        self._invite.setObjectName("outlined")
        self._invite.clicked.connect(self.open_form)
        self._form: NewMetricForm | None = None
        """Made when it is first wanted: of most anchors it never is."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._head)
        self._column.addLayout(self._figures)
        self._column.addWidget(self._invite)

    def show_anchor(self, anchor: RecordId, organization: OrganizationId, invite: str) -> None:
        """The metrics of a map, stage, step or card; ``invite`` is the button's text."""
        self._show(anchor, organization, invite, None)

    def show_card(self, card: Card, organization: OrganizationId) -> None:
        """A tile's one metric; of any other card, those measured at it."""
        is_tile = card.place is not None and kind(self._session.snapshot.lane(card.place.lane).kind).is_tile
        invite = _("Choose another metric") if card.extras.get("metric") else _("Choose a metric")
        if is_tile:
            self._show(anchor_of(card), organization, invite, card)
        else:
            self._show(card.id, organization, _("Give this card a metric"), None)

    def _show(self, anchor: RecordId, organization: OrganizationId, invite: str, tile: Card | None) -> None:
        if anchor != self._anchor:
            self._pending = None
            self._close_form()
        self._anchor, self._organization, self._tile = anchor, organization, tile
        self._invitation = invite
        if self._form is not None:
            self._form.offer(self._session.snapshot.metrics_of(organization))
        shown = self._metrics()
        self._head.setText(_("Metric") if len(shown) == 1 else _("Metrics"))
        self._invite.setText(_("Add another metric") if shown and tile is None else invite)
        for gone in self._views.keys() - {metric.id for metric in shown}:
            view = self._views.pop(gone)
            view.hide()
            view.deleteLater()
        for place, metric in enumerate(shown):
            if metric.id not in self._views:
                self._views[metric.id] = MetricView(self._session, self._look)
            view = self._views[metric.id]
            self._figures.insertWidget(place, view)
            view.show_metric(metric, anchor)
            view.show()

    @property
    def views(self) -> tuple["MetricView", ...]:
        """The metrics in sight."""
        return tuple(self._views.values())

    def _metrics(self) -> tuple[Metric, ...]:
        snapshot = self._session.snapshot
        known: Any = snapshot.table("metrics")
        if self._tile is not None:
            metric = known.get(self._tile.extras.get("metric") or "")
            return (metric,) if metric else ()
        found = metrics_at(snapshot, self._anchor)
        if self._pending in known and all(metric.id != self._pending for metric in found):
            return (*found, known[self._pending])
        return found

    def open_form(self) -> None:
        """Choose a metric, or name a new one."""
        if self._form is None:
            self._form = self._new_form()
        self._form.offer(self._session.snapshot.metrics_of(self._organization))
        self._form.show()
        self._invite.hide()
        self._form.begin()

    def _new_form(self) -> "NewMetricForm":
        form = NewMetricForm(self._look)
        form.chosen.connect(self._given)
        form.library_wanted.connect(self._open_library)
        form.made.connect(self._made)
        self._column.addWidget(form)
        return form

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
        self._invite.show()

    def _open_library(self) -> None:
        self._session.wanted.emit("metric library")

    def _given(self, metric: str) -> None:
        if metric:
            self._give(MetricId(metric))
        self._close_form()

    def _made(self, name: str, kind: str) -> None:
        fields = new_fields(kind)
        self._session.attempt(_make_and_give, self._organization, self._anchor, self._tile, name, fields, self._note)
        self._settle()

    def _give(self, metric: MetricId) -> None:
        self._session.attempt(_give, self._anchor, self._tile, metric)
        self._note(metric)
        self._settle()

    def _note(self, metric: MetricId) -> None:
        """A map has no tiles: its metric stands here until a first value is entered."""
        self._pending = metric

    def _settle(self) -> None:
        self._close_form()
        self._show(self._anchor, self._organization, self._invitation, self._fresh_tile())
        view = self._views.get(self._pending or "")
        if view is not None:
            view.open_history()

    def _fresh_tile(self) -> Card | None:
        if self._tile is None:
            return None
        found = self._session.snapshot.table("cards").get(self._tile.id)
        return found if isinstance(found, Card) else None


def _give(document: Document, anchor: RecordId, tile: Card | None, metric: MetricId) -> None:
    with document.change(_("Choose metric") if tile else _("Add metric")) as draft:
        if tile is not None:
            draft.patch("cards", tile.id, metric=metric)
        else:
            give_metric(document, anchor, metric)


def _make_and_give(
    document: Document,
    organization: OrganizationId,
    anchor: RecordId,
    tile: Card | None,
    name: str,
    fields: dict[str, Any],
    note: Any,
) -> None:
    with document.change(_("Add metric")):
        metric = add_metric(document, organization, name, **fields)
        _give(document, anchor, tile, metric)
    note(metric)


class MetricView(QFrame):
    """One metric at one anchor: figure, history, definition."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._metric = ""
        self._figure = MetricFigure(look)
        self._history = HistoryTable(session)
        self._definition = MetricDefinition(session, look)
        self._history_button = _folding_button(_("History"))
        self._definition_button = _folding_button(_("Definition"))
        self._history_button.toggled.connect(self._history.setVisible)
        self._definition_button.toggled.connect(self._definition.setVisible)
        self._history.hide()
        self._definition.hide()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(6, 0, 6, 0)
        buttons.addWidget(self._history_button)
        buttons.addWidget(self._definition_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 5)
        column.setSpacing(2)
        column.addWidget(self._figure)
        column.addLayout(buttons)
        self._apart = WholeLabel(size="small", tone="second")
        self._apart.setContentsMargins(12, 0, 12, 0)
        self._take_over = _folding_button(_("Take them over as they are"))
        self._take_over.setCheckable(False)
        self._take_over.clicked.connect(self._read_as_defined)
        column.addWidget(self._apart)
        column.addWidget(self._take_over, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._history)
        column.addWidget(self._definition)

    def show_metric(self, metric: Metric, anchor: RecordId) -> None:
        series = self._session.snapshot.measurements_of(metric.id, anchor)
        self._figure.show_series(metric, series)
        self._history.show_series(metric, anchor, series)
        self._definition.show_record(metric.id)
        self._metric = metric.id
        apart = [why for found in series if (why := why_not_with(metric, found.result))]
        said = n_("{count} value is not shown: {why}", "{count} values are not shown: {why}", len(apart))
        self._apart.set_whole(said.format(count=len(apart), why=apart[0]) if apart else "")
        self._apart.setVisible(bool(apart))
        self._take_over.setVisible(bool(apart))

    def _read_as_defined(self) -> None:
        self._session.attempt(read_as_defined, MetricId(self._metric))

    def open_history(self) -> None:
        """Ready to type a first value."""
        self._history_button.setChecked(True)
        self._history.setFocus()
        self._history.setCurrentCell(self._history.rowCount() - 1, 0)


class NewMetricForm(QFrame):
    """Choose one of the organisation's metrics, or name a new one and say its kind."""

    chosen = Signal(str)
    made = Signal(str, str)
    library_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._which = ChoiceField(look, _("Metric"))
        self._which.committed.connect(self._picked)
        self._kind = ChoiceField(look, _("Kind of metric"))
        self._kind.offer(entry_options())
        self._kind.show_value("nps")
        self.name = LineField(_("Name of the metric"), _("Name, such as Recommendation"), parse=needed)
        self.name.returnPressed.connect(self._add)
        self.name.committed.connect(self._note_name)
        add = QPushButton(_("Add metric"))
        add.setObjectName("primary")
        add.clicked.connect(self._add)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self._cancel)
        library = QPushButton(_("Library…"))
        library.setObjectName("link")
        library.setToolTip(_("All metrics of the organisation, and the catalogue of kinds"))
        library.clicked.connect(self.library_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(library)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._which)
        column.addWidget(self._kind)
        column.addWidget(self.name)
        column.addLayout(buttons)

    def offer(self, metrics: tuple[Metric, ...]) -> None:
        self._which.offer((Option(_NEW, _("New metric"), "plus"), *(Option(m.id, m.name, "gauge") for m in metrics)))

    def begin(self) -> None:
        self._which.show_value(_NEW)
        self.name.clear()
        self._kind.setFocus()

    def _picked(self, metric: object) -> None:
        if metric != _NEW:
            self.chosen.emit(str(metric))

    def _note_name(self, _name: object) -> None:
        """Leaving the field adds nothing: only Enter and the button do."""

    def _add(self) -> None:
        kind = str(self._kind.value())
        name = self.name.text().strip() or self._kind.currentText()
        self.made.emit(name, kind)

    def _cancel(self) -> None:
        self.chosen.emit("")


def _folding_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("link")
    button.setCheckable(True)
    return button
