"""Which numbers the map shows beside its lanes: the drop-off ribbon, the flows between stages."""

from PySide6.QtCore import QObject

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.shown_map import ShownMap


class ShownNumbers(QObject):
    """Of one window. What is chosen is remembered for the person, not in the file."""

    def __init__(self, session: Session, settings: Settings, shown_map: ShownMap) -> None:
        super().__init__(shown_map)
        self._session, self._settings, self._shown_map = session, settings, shown_map
        self._lay_out()

    def has_funnel(self) -> bool:
        """Whether it is known of the map how many customers come how far."""
        shown = self._session.map_id
        return shown is not None and funnel_of(self._session.snapshot, shown) is not None

    def has_flows(self) -> bool:
        """Whether it is known of the map who goes where."""
        shown = self._session.map_id
        return shown is not None and any(one.flows for one in self._session.snapshot.movements_of(shown))

    def shows_ribbon(self) -> bool:
        return self._settings.shows_ribbon

    def shows_flows(self) -> bool:
        return self._settings.shows_flows

    def toggle_ribbon(self) -> None:
        self._settings.set_shows_ribbon(not self._settings.shows_ribbon)
        self._lay_out()

    def toggle_flows(self) -> None:
        self._settings.set_shows_flows(not self._settings.shows_flows)
        self._lay_out()

    def _lay_out(self) -> None:
        self._shown_map.lay_out(ribbon=self._settings.shows_ribbon, flows=self._settings.shows_flows)
