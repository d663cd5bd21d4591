"""What is to be done, on slides: how much each has, then owner by owner a native table of who does what by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.editing.action_sheet import Action, Share, by_owner, share_of
from journeydesigner.exporters.common.card_details import details_of
from journeydesigner.exporters.pptx.slide import Area, Desk, Part, Slide, Table, TableCell
from journeydesigner.exporters.pptx.story import Story, in_words
from journeydesigner.exporters.pptx.table_slides import Row, TableForm, titled
from journeydesigner.lanes.follow_up import progress_labels
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.action_words import (
    due_text,
    expected_text,
    nothing_to_do,
    owner_text,
    share_text,
    status_text,
    weight_text,
    what_text,
    where_text,
)
from journeydesigner.metrics.numbers import date_text
from journeydesigner.wording import _, n_

_SIZE, _SUMMARY_SIZE = 12.0, 14.0
_UNDER_TITLE, _NAME, _GAP, _INSET = 6.0, 34.0, 14.0, 8.0
_LONGEST = 80
_SHARES = (0.33, 0.19, 0.11, 0.09, 0.11, 0.17)
_COUNTED = (0.34, 0.12, 0.12, 0.12, 0.12, 0.18)


@dataclass(frozen=True)
class ToDo:
    """``today`` decides what is late; ``has_maps``: the actions are those of several maps."""

    actions: tuple[Action, ...]
    today: date
    has_maps: bool = False

    @property
    def is_agreed(self) -> bool:
        """Whether anybody said of anything who does it, by when, or to what effect."""
        return any(a.owner.strip() or a.due or a.effect is not None or a.metric for a in self.actions)


def action_slides(story: Story, desk: Desk, todo: ToDo) -> Iterator[Slide]:
    """A summary where there is more than one owner, then the slides of each; where there is nothing, one."""
    found = by_owner(todo.actions)
    if not found:
        yield Slide("actions", "content", _("What to do"), notes=nothing_to_do(), told=(nothing_to_do(),))
        return
    if len(found) > 1:
        shares = {owner: share_of(own, todo.today) for owner, own in found.items()}
        yield from _summary(story, desk, todo, shares)
    owners = [_of_owner(story, desk, todo, owner, own) for owner, own in found.items()]
    for number, group in enumerate(_packed(owners, desk.form.room)):
        if len(group) == 1:
            yield from _alone(story, f"actions:{number}", group[0])
        else:
            yield _together(story, desk, f"actions:{number}", group)


def _summary(story: Story, desk: Desk, todo: ToDo, shares: dict[str, Share]) -> Iterator[Slide]:
    """How much each owner has, how much of it is late, and what comes first."""
    names = (_("Owner"), *progress_labels().values(), _("Overdue"), _("Next due"))
    header = tuple(TableCell(name, is_bold=True, is_right=n > 0) for n, name in enumerate(names))
    form = TableForm(
        desk.form.room, _COUNTED, header, desk.pen(_SUMMARY_SIZE), _SUMMARY_SIZE, _("By owner"), _UNDER_TITLE
    )  # fmt: skip
    rows: list[Row] = []
    for owner, share in shares.items():
        counts = [TableCell(str(count or "–"), is_right=True) for count in share.counts.values()]
        late = TableCell(str(share.late or "–"), share.late > 0, is_right=True, colour="neg" if share.late else "text")
        due = TableCell(date_text(share.next_due) if share.next_due else "", is_right=True)
        rows += form.rows(owner, (TableCell(owner_text(owner), is_bold=True), *counts, late, due))
    count = len(todo.actions)
    said = n_("{count} pain or opportunity", "{count} pains and opportunities", count).format(count=count)
    of = _("several maps") if todo.has_maps else story.title
    notes = "\n".join(f"{owner_text(owner)}: {share_text(share)}" for owner, share in shares.items())
    dealt = form.dealt(rows)
    for number, (table, _page) in enumerate(dealt):
        title = titled(_("What to do: {what}").format(what=said), number, len(dealt))
        about = f"{in_words((of, story.organization.name.strip(), date_text(todo.today.isoformat())))}\n\n{notes}"
        yield Slide(f"actions:all:{number}", "content", title, tables=(table,), notes=about)


@dataclass(frozen=True)
class _OwnerTables:
    """What an owner has to do: its tables, each as long as a slide at most, with the cards that each tells."""

    owner: str
    share: str
    dealt: tuple[tuple[Table, tuple[Action, ...]], ...]

    @property
    def height(self) -> float:
        return _NAME + self.dealt[0][0].area.h + _GAP


def _of_owner(story: Story, desk: Desk, todo: ToDo, owner: str, own: Sequence[Action]) -> _OwnerTables:
    names = (_("What"), _("Where"), _("Due"), _("Status"), _("Weight"), _("Expected effect"))
    header = tuple(TableCell(name, is_bold=True) for name in names)
    name = owner_text(owner)
    form = TableForm(desk.form.room, _SHARES, header, desk.pen(_SIZE), _SIZE, name, _UNDER_TITLE)
    rows = [row for action in own for row in form.rows(action.card.id, _cells(action, todo, story.map.language))]
    dealt = [(table, {row.key for row in page}) for table, page in form.dealt(rows)]
    told = tuple((table, tuple(each for each in own if each.card.id in shown)) for table, shown in dealt)
    return _OwnerTables(name, share_text(share_of(own, todo.today)), told)


def _packed(found: Sequence[_OwnerTables], room: Area) -> Iterator[list[_OwnerTables]]:
    """Owners who fit on a slide together."""
    group: list[_OwnerTables] = []
    for each in found:
        alone = len(each.dealt) > 1 or any(len(other.dealt) > 1 for other in group)
        if group and (alone or sum(other.height for other in (*group, each)) - _GAP > room.h):
            yield group
            group = []
        group.append(each)
    yield group


def _alone(story: Story, key: str, found: _OwnerTables) -> Iterator[Slide]:
    said = _("{owner}: {share}").format(owner=found.owner, share=found.share)
    for place, (table, told) in enumerate(found.dealt):
        title = titled(said, place, len(found.dealt))
        yield Slide(f"{key}:{place}", "content", title, tables=(table,), notes=_notes(story, told))


def _together(story: Story, desk: Desk, key: str, group: Sequence[_OwnerTables]) -> Slide:
    """Each owner's name over its table."""
    room, pen = desk.form.room, desk.pen(_SIZE)
    parts: list[Part] = []
    tables: list[Table] = []
    y = room.y
    for number, found in enumerate(group):
        name = pen.word(found.owner, pen.type.lane, Colour("text"), _INSET, 8)
        share = pen.word(found.share, pen.type.card, Colour("text2"), _INSET + name.width + 16, 8)
        label = _("{owner}: {share}").format(owner=found.owner, share=found.share)
        node = Node(f"{key}:{number}", Role.TEXT, "", room.x, y, room.w, _NAME, (name.text, share.text), label)
        parts.append(node)
        table, _told = found.dealt[0]
        tables.append(replace(table, area=replace(table.area, y=y + _NAME)))
        y += found.height
    names = ", ".join(found.owner for found in group)
    title = _("What to do: {what}").format(what=names) if len(names) <= _LONGEST else _("What to do")
    notes = "\n\n".join(f"{found.owner}\n{_notes(story, found.dealt[0][1])}" for found in group)
    return Slide(key, "content", title, tuple(parts), tables=tuple(tables), notes=notes)


def _cells(action: Action, todo: ToDo, language: str) -> tuple[TableCell, ...]:
    is_late = action.is_late(todo.today)
    return (
        TableCell(what_text(action), is_bold=True),
        TableCell(where_text(action, has_maps=todo.has_maps)),
        TableCell(due_text(action, todo.today), is_late, colour="neg" if is_late else "text"),
        TableCell(status_text(action), colour="pos" if action.progress == "done" else "text"),
        TableCell(weight_text(action, language)),
        TableCell(expected_text(action, language)),
    )


def _notes(story: Story, actions: Sequence[Action]) -> str:
    return "\n".join(_told(story, action) for action in actions)


def _told(story: Story, action: Action) -> str:
    """An action in a line, with all that its card holds."""
    found = kind(action.lane.kind)
    text = " ".join(what_text(action).split())
    more = [f"{name}: {value}" for name, value in details_of(story.snapshot, action.card, found)]
    parts = "; ".join((*more, *action.card.links))
    return f"– {found.one}: {text}" + (f" ({parts})" if parts else "")
