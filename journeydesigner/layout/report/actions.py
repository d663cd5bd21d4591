"""The list of what is to be done: pains and opportunities, owner by owner, until when, what they should bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journeydesigner.drawing.colours import Colour
from journeydesigner.editing.action_sheet import Action, by_owner, share_of
from journeydesigner.lanes.follow_up import Progress
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.layout.action_words import (
    due_text,
    expected_text,
    owner_text,
    share_text,
    status_text,
    weight_text,
    what_text,
    where_text,
)
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.chapters import begin_chapter
from journeydesigner.layout.report.flow import Flow, stacked, words
from journeydesigner.layout.report.styles import BODY, HEADING
from journeydesigner.layout.report.tables import Cell, Column, Table
from journeydesigner.wording import _, n_

_OWNER_GAP, _LIST_GAP = 30.0, 6.0
_STATES: dict[Progress, tuple[str, str]] = {
    "open": ("circle-dashed", "text2"), "planned": ("calendar-days", "accent"), "done": ("circle-check", "pos"),
}  # fmt: skip


@dataclass(frozen=True)
class ActionPages:
    """``today`` decides what is late; ``has_maps``: the actions are those of several maps."""

    flow: Flow
    path: Part
    actions: Sequence[Action]
    today: date
    has_maps: bool = False

    def put(self) -> None:
        """As a chapter on pages of its own; nothing where nothing is to be done."""
        if not self.actions:
            return
        begin_chapter(self.flow, self.path, _("What to do"), self.summary())
        self.put_owners()

    def put_owners(self) -> None:
        """Each owner's share under its name, from here on; name and head are repeated where a page is full."""
        for number, (owner, own) in enumerate(by_owner(self.actions).items()):
            self._owner(f"{self.path.key}/{number}", owner, own)

    def summary(self) -> str:
        """How much there is to do, and how much of it is late."""
        count, late = len(self.actions), sum(action.is_late(self.today) for action in self.actions)
        said = n_("{count} pain or opportunity", "{count} pains and opportunities", count).format(count=count)
        over = n_("{count} overdue", "{count} overdue", late).format(count=late) if late else ""
        return " · ".join(part for part in (said, over) if part)

    def _owner(self, key: str, owner: str, own: Sequence[Action]) -> None:
        flow, name = self.flow, owner_text(owner)
        flow.chapter(self.path, Part(Tag.SECTION, key, name))
        area = (flow.form.left, flow.form.room)
        said = share_text(share_of(own, self.today))
        above = stacked(
            [
                *words(flow.pen, f"{key}/name", name, HEADING, Colour("text"), area, tag=Tag.HEADING),
                *words(flow.pen, f"{key}/said", said, BODY, Colour("text2"), area, gap=2),
            ]
        )
        columns = (
            Column(_("What"), 4.2), Column(_("Where"), 2.5), Column(_("Due"), 1.7), Column(_("Status"), 1.4),
            Column(_("Weight"), 1.4), Column(_("Expected effect"), 2.2),
        )  # fmt: skip
        table = Table(flow.pen, f"{key}/table", columns, flow.form.left, flow.form.room + 16)
        rows = [(action.card.id, self._cells(action)) for action in own]
        table.put(flow, rows, gap=_OWNER_GAP, above=above, under=_LIST_GAP)

    def _cells(self, action: Action) -> tuple[Cell, ...]:
        found, language = kind(action.lane.kind), self.flow.pen.language
        is_late = action.is_late(self.today)
        icon = found.icon if isinstance(found, CardLane) else ""
        sign, tint = _STATES[action.progress]
        return (
            Cell(what_text(action), BODY, icon=icon, tint=Colour(f"{found.family}.edge")),
            Cell(where_text(action, has_maps=self.has_maps), BODY, Colour("text2")),
            Cell(due_text(action, self.today), BODY, Colour("neg" if is_late else "text"), "clock" if is_late else ""),
            Cell(status_text(action), BODY, icon=sign, tint=Colour(tint)),
            Cell(weight_text(action, language), BODY, Colour("text2")),
            Cell(expected_text(action, language), BODY),
        )
