"""What the panel's charts and cards are drawn with: the pen of the map's language, the painter of the theme."""

from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.wording import spoken


class Easel:
    """Of one panel. The panel speaks the reader's language, its numbers too."""

    def __init__(self, session: Session, look: Look) -> None:
        self.session, self.look = session, look
        self._measurer = QtMeasurer()
        self.dress()

    def dress(self) -> None:
        """Another theme, another brand, another language."""
        self.pen = Pen(self._measurer, type_scale(), spoken())
        self.painter = ScenePainter(map_theme(self.session, self.look), {}, stamps=IconStamps())
