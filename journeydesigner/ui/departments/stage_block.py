"""A stage of one department's journey: what is theirs in it, each thing a way to its place on the map."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from journeydesigner.drawing.colours import Colour
from journeydesigner.editing.departments import DepartmentStage, Kpi
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.metrics.numbers import delta_text, period_text, target_text, value_text
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.wording import _

_COLUMNS = 2


class _Block(QFrame):
    """``gone_to(str)`` tells the record whose line was pressed."""

    gone_to = Signal(str)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._look = session, look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(6)

    @property
    def texts(self) -> list[str]:
        """What its lines say."""
        return [found.accessibleName() for found in self.findChildren(WrappingButton)]

    def add_kpis(self, column: QVBoxLayout, kpis: Sequence[Kpi]) -> None:
        for kpi in kpis:
            missed = kpi.spot.met is False
            icon = "triangle-alert" if missed else "circle-check" if kpi.spot.met else "gauge"
            colour = "neg" if missed else "pos" if kpi.spot.met else "text2"
            self._line(column, icon, colour, kpi_text(kpi), kpi.spot.tile or kpi.spot.anchor)

    def _line(self, column: QVBoxLayout, icon: str, colour: str, text: str, record: str) -> None:
        made = WrappingButton(self._look, "finding", icon, text, colour=colour)
        made.setProperty("record", record)
        made.clicked.connect(self._pressed)
        column.addWidget(made)

    def _pressed(self) -> None:
        self.gone_to.emit(str(self.sender().property("record")))


class WholeBlock(_Block):
    """The numbers of the map as a whole."""

    def __init__(self, session: Session, look: Look, kpis: Sequence[Kpi]) -> None:
        super().__init__(session, look)
        self._column.addWidget(label(_("The whole journey"), size="head"))
        self.add_kpis(self._column, kpis)


class StageBlock(_Block):
    """``place``: which of how many stages it is, for its colour."""

    def __init__(self, session: Session, look: Look, found: DepartmentStage, place: tuple[int, int]) -> None:
        super().__init__(session, look)
        title = WholeLabel(size="head")
        title.set_whole(found.stage.title or _("Untitled stage"))
        self._column.addWidget(title)
        if found.is_empty:
            self._column.addWidget(label(_("Nothing of theirs here"), tone="third"))
        else:
            self._fill(found)
        self._colour = Colour(found.stage.colour or f"stage:{place[0]}/{place[1]}")
        look.follow(self, self._dress)
        self._dress()

    def _dress(self) -> None:
        edge = map_theme(self._session, self._look).hex(self._colour)
        self.setStyleSheet(f"StageBlock {{ border-left: 5px solid #{edge}; }}")

    def _fill(self, found: DepartmentStage) -> None:
        groups = (
            (_("Touchpoints"), found.touchpoints), (_("Pain points"), found.pains),
            (_("KPIs"), found.kpis), (_("Opportunities"), found.opportunities), (_("Also theirs"), found.others),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        for place, (title, things) in enumerate(group for group in groups if group[1]):
            group = QVBoxLayout()
            group.setSpacing(2)
            group.addWidget(label(title, size="small", tone="second"))
            self.add_kpis(group, [thing for thing in things if isinstance(thing, Kpi)])
            for card in things:
                if isinstance(card, Card):
                    self._add_card(group, card)
            grid.addLayout(group, *divmod(place, _COLUMNS), Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def _add_card(self, column: QVBoxLayout, card: Card) -> None:
        assert card.place is not None, "what stands in a stage has a place"
        lane = self._session.snapshot.lane(card.place.lane)
        its = kind(lane.kind)
        channel = self._session.snapshot.table("channels").get(card.channel or "")
        icon = str(getattr(channel, "icon", "")) or lane.icon or its.icon
        text = card.text
        if isinstance(its, CardLane):
            language = self._session.snapshot.map(card.map).language
            facts = Facts(Pen(QtMeasurer(), type_scale(), language), channel=channel)  # type: ignore[arg-type]
            text = its.reads(card, facts).removeprefix(f"{its.words().one}: ")  # that stands over them
        self._line(column, icon, f"{its.family}.edge", text or its.label, card.id)


def kpi_text(kpi: Kpi) -> str:
    """«Offers in time: 70 %, −4 pt, Oct 2026. Target 90 %, stale»."""
    metric, trend = kpi.metric, kpi.spot.trend
    latest = trend.latest
    parts = [value_text(metric, latest.value if latest else None)]
    if len(trend.points) > 1 and latest is not None:
        parts.append(delta_text(metric, trend.points[0].value, latest.value))
    if latest is not None:
        parts.append(period_text(latest.period))
    goal = ", ".join(filter(None, (target_text(metric), _("stale") if kpi.is_stale else "")))
    said = f"{metric.name}: {', '.join(parts)}"
    return f"{said}. {goal}" if goal else said
