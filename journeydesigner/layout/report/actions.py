"""The list of what is to be done: pains and opportunities, whose they are, until when, what they should bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journeydesigner.drawing.colours import Colour
from journeydesigner.editing.action_sheet import Action
from journeydesigner.lanes.follow_up import progress_labels
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.flow import Flow, words
from journeydesigner.layout.report.styles import BODY, LEAD, SMALL, TITLE
from journeydesigner.layout.report.tables import Cell, Column, Table
from journeydesigner.metrics.numbers import date_text, delta_text
from journeydesigner.wording import _, n_


@dataclass(frozen=True)
class ActionPages:
    """``today`` decides what is late; ``has_maps``: the actions are those of several maps."""

    flow: Flow
    path: Part
    actions: Sequence[Action]
    today: date
    has_maps: bool = False

    def put(self) -> None:
        if not self.actions:
            return
        flow = self.flow
        flow.begin_page(_("What to do"))
        flow.chapter(self.path)
        area = (flow.form.left, flow.form.room)
        key = f"{self.path.key}/title"
        flow.add(
            *words(flow.pen, key, _("What to do"), TITLE, Colour("text"), area, tag=Tag.TITLE, record=self.path.key)
        )
        flow.add(*words(flow.pen, f"{key}/said", self._summary(), LEAD, Colour("text2"), area, gap=4))
        columns = (
            Column(_("What"), 4.4), Column(_("Where"), 2.4), Column(_("Owner"), 1.6), Column(_("Due"), 1.3),
            Column(_("Status"), 1.1), Column(_("Weight"), 1.3), Column(_("Expected effect"), 2.0),
        )  # fmt: skip
        table = Table(flow.pen, f"{self.path.key}/table", columns, flow.form.left, flow.form.room + 16)
        table.put(flow, [(action.card.id, self._cells(action)) for action in self.actions], gap=14.0)

    def _summary(self) -> str:
        count, late = len(self.actions), sum(action.is_late(self.today) for action in self.actions)
        said = n_("{count} pain or opportunity", "{count} pains and opportunities", count).format(count=count)
        over = n_("{count} overdue", "{count} overdue", late).format(count=late) if late else ""
        return " · ".join(part for part in (said, over) if part)

    def _cells(self, action: Action) -> tuple[Cell, ...]:
        found = kind(action.lane.kind)
        is_late = action.is_late(self.today)
        icon = found.icon if isinstance(found, CardLane) else ""
        steps = (action.map.title if self.has_maps else "", action.stage.title, action.step.title)
        where = " · ".join(part for part in steps if part.strip())
        due = date_text(action.due) if action.due else ""
        return (
            Cell(action.card.text.strip() or _("empty"), BODY, icon=icon, tint=Colour(f"{found.family}.edge")),
            Cell(where, SMALL, Colour("text2")),
            Cell(action.owner, BODY),
            Cell(due, BODY, Colour("neg" if is_late else "text"), "clock" if is_late else ""),
            Cell(progress_labels()[action.progress], BODY),
            Cell(self._weight(action), SMALL, Colour("text2")),
            Cell(self._effect(action), SMALL, Colour("text2")),
        )

    def _weight(self, action: Action) -> str:
        found = kind(action.lane.kind)
        if not isinstance(found, CardLane):
            return ""
        owned = _("Owner: {name}").format(name=action.owner)
        return ", ".join(tag for tag in found.tags(action.card, self.flow.pen.language) if tag != owned)

    def _effect(self, action: Action) -> str:
        if action.effect is None or action.metric is None:
            return action.metric.name if action.metric else ""
        change = delta_text(action.metric, 0.0, action.effect, self.flow.pen.language)
        return _("{metric} {change}").format(metric=action.metric.name, change=change)
