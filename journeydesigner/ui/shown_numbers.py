"""Which numbers the map shows beside its lanes: the drop-off ribbon, the flows between stages, a metric's heat."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.layout.heat import measured_on
from journeydesigner.layout.options import MapNumbers
from journeydesigner.model.ids import MetricId
from journeydesigner.model.records import Metric
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.shown_map import ShownMap


class ShownNumbers(QObject):
    """Of one window. What is chosen is remembered for the person, not in the file; a heat while the map is shown."""

    def __init__(self, session: Session, settings: Settings, shown_map: ShownMap) -> None:
        super().__init__(shown_map)
        self._session, self._settings, self._shown_map = session, settings, shown_map
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._lay_out)
        session.map_changed.connect(self._forget_heat)
        session.document_replaced.connect(self._forget_heat)
        self._lay_out()

    # What there is to be shown

    def has_funnel(self) -> bool:
        """Whether it is known of the map how many customers come how far."""
        shown = self._session.map_id
        return shown is not None and funnel_of(self._session.snapshot, shown) is not None

    def has_flows(self) -> bool:
        """Whether it is known of the map who goes where."""
        shown = self._session.map_id
        return shown is not None and any(one.flows for one in self._session.snapshot.movements_of(shown))

    def metrics(self) -> tuple[Metric, ...]:
        """Those that were measured at a stage, a step or a card of the map."""
        shown = self._session.map_id
        return measured_on(self._session.snapshot, shown) if shown is not None else ()

    # What is shown

    def shows_ribbon(self) -> bool:
        return self._settings.shows_ribbon

    def shows_flows(self) -> bool:
        return self._settings.shows_flows

    @property
    def heat(self) -> MetricId | None:
        return self._session.numbers.heat

    def toggle_ribbon(self) -> None:
        self._settings.set_shows_ribbon(not self._settings.shows_ribbon)
        self._lay_out()

    def toggle_flows(self) -> None:
        self._settings.set_shows_flows(not self._settings.shows_flows)
        self._lay_out()

    def show_heat(self, metric: MetricId | None) -> None:
        """Tint the columns by a metric; None: by none."""
        if metric != self.heat:
            self._session.numbers = replace(self._session.numbers, heat=metric)
            self._lay_out()

    def _forget_heat(self) -> None:
        """Another map begins without."""
        self.show_heat(None)

    def _lay_out(self) -> None:
        settings, today = self._settings, date.today()
        numbers = MapNumbers(settings.shows_ribbon, settings.shows_flows, self.heat, today)
        self._session.numbers = numbers
        self._shown_map.lay_out(ribbon=numbers.ribbon, flows=numbers.flows, heat=numbers.heat, today=today)
        tomorrow = datetime.combine(today + timedelta(days=1), time(0, 0, 1))
        self._midnight.start(int((tomorrow - datetime.now()).total_seconds() * 1000))
