"""What changed between two versions as a hand-out of its own: both versions, figures, where on the map, then stage by
stage what stood there and what stands there, and how feelings and metrics shifted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.record_words import name_of
from journeydesigner.editing.revisions import Change, Changes, changes_between, headline
from journeydesigner.editing.revisions.told import Group, MapGroup, before_and_after, by_place, kind_word
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.change_signs import KIND_SIGNS
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.change_figures import figures, where_on_the_map
from journeydesigner.layout.report.flow import Flow, stacked, words
from journeydesigner.layout.report.sheet_head import put_sheet_head
from journeydesigner.layout.report.styles import BODY, HEADING, LEAD, STRONG, TITLE, format_of
from journeydesigner.layout.report.tables import Cell, Column, Table
from journeydesigner.layout.sheet import Page
from journeydesigner.metrics.numbers import date_text, grouped, moment_text
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _, in_words_of

_NOTHING = "–"
_KEY = "changes"


@dataclass(frozen=True)
class Version:
    """One of the two states that are compared: what it is called, when it was written (ISO, "" where nobody knows) and
    by whom."""

    snapshot: Snapshot
    title: str
    when: str = ""
    author: str = ""

    def said(self) -> str:
        """«hotel.journey, 20 Nov 2026, 10:42, Ann»."""
        return ", ".join(part for part in (self.title, _moment(self.when), self.author) if part)


@dataclass(frozen=True)
class TwoVersions:
    """What a change sheet is of. ``map``: only this one; "": all of them."""

    before: Version
    after: Version
    map: str = ""

    def changes(self) -> Changes:
        """In the language of the moment."""
        found = changes_between(self.before.snapshot, self.after.snapshot)
        if not self.map:
            return found
        return Changes(found.before, found.after, tuple(c for c in found if c.where.map in (self.map, "")))


def change_sheet(
    two: TwoVersions,
    map_id: MapId,
    paper: str,
    measurer: TextMeasurer,
    today: date,
    step: Callable[[float], None],
) -> tuple[Page, ...]:
    """The pages, in the words of the map ``map_id`` of the later version. Raises UnknownPaperError; ``step`` is told
    the share laid out."""
    after = two.after.snapshot
    journey = after.map(map_id)
    with in_words_of(journey.language):
        changes = two.changes()
        step(0.1)
        form, pen = format_of(paper), Pen(measurer, type_scale(), journey.language)
        organization = after.organization(journey.organization).name.strip()
        found = by_place(changes)
        titles = [group.title for group in found if group.map]
        what = titles[0] if len(titles) == 1 else name_of(after, journey) or _("Untitled map")
        flow = Flow(form, pen, map_id, " · ".join(part for part in (_("What changed"), what, organization) if part))
        flow.begin_page(_("What changed"))
        flow.chapter(Part(Tag.SECTION, _KEY, _("What changed")))
        put_sheet_head(flow, _KEY, (_("What changed"), what, organization), [date_text(today.isoformat())])
        pages = _ChangePages(flow, changes)
        pages.put_versions(two)
        step(0.2)
        for number, of_map in enumerate(found):
            pages.put_map(of_map, has_title=len(found) > 1)
            step(0.2 + 0.8 * (number + 1) / len(found))
        return flow.pages()


@dataclass(frozen=True)
class _ChangePages:
    flow: Flow
    changes: Changes

    def put_versions(self, two: TwoVersions) -> None:
        """Both versions, the headline and its figures."""
        flow, area = self.flow, (self.flow.form.left, self.flow.form.room)
        pen = flow.pen
        lines = (_("Before: {version}"), two.before), (_("After: {version}"), two.after)
        for number, (said, version) in enumerate(lines):
            text = said.format(version=version.said())
            gap = 2 if number else 24
            flow.add(*words(pen, f"{_KEY}/version{number}", text, BODY, Colour("text2"), area, gap=gap))
        flow.add(*words(pen, f"{_KEY}/headline", headline(self.changes, 99), LEAD, Colour("text"), area, gap=14))
        if self.changes:
            flow.add(figures(pen, self.changes, area))

    def put_map(self, of_map: MapGroup, *, has_title: bool) -> None:
        flow, area = self.flow, (self.flow.form.left, self.flow.form.room)
        key = f"{_KEY}/{of_map.map or 'shared'}"
        path = Part(Tag.SECTION, key, of_map.title)
        flow.chapter(path)
        if has_title:
            flow.add(
                *words(
                    flow.pen, f"{key}/title", of_map.title, TITLE, Colour("text"), area, tag=Tag.TITLE, gap=34,
                    keeps=True,
                )
            )  # fmt: skip
        if of_map.map:
            for block in where_on_the_map(flow.pen, key, self.changes, of_map.map, area):
                flow.add(block)
        for group in of_map.groups:
            self._group(f"{key}/{group.place or 'whole'}", path, group)
        self._shifts(key, path, of_map.changes)

    def _group(self, key: str, path: Part, group: Group) -> None:
        """What changed in a stage, but for feelings and metrics."""
        rows = list(self._rows([change for change in group.changes if not _is_shift(change)]))
        if not rows:
            return
        title = group.title or _("As a whole")
        columns = (Column(_("What"), 3.2), Column("", 1.5), Column(_("Before"), 3.0), Column(_("After"), 3.0))
        self._table(key, path, title, columns, rows)

    def _table(
        self, key: str, path: Part, title: str, columns: Sequence[Column], rows: Sequence[tuple[str, Sequence[Cell]]]
    ) -> None:
        flow = self.flow
        flow.chapter(path, Part(Tag.SECTION, key, title))
        area = (flow.form.left, flow.form.room)
        above = stacked(words(flow.pen, f"{key}/name", title, HEADING, Colour("text"), area, tag=Tag.HEADING))
        table = Table(flow.pen, f"{key}/table", columns, flow.form.left, flow.form.room + 16)
        table.put(flow, rows, gap=28, above=above, under=4)

    def _rows(self, changes: Sequence[Change]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """A row for each thing that is other; the first says of what."""
        for change in changes:
            icon, family = KIND_SIGNS[change.kind]
            said = _("{what} “{name}”").format(what=change.noun, name=change.name) if change.name else change.noun
            what = Cell(said, STRONG, icon=icon, tint=Colour(f"{family}.edge"))
            for number, (label, before, after) in enumerate(before_and_after(change)):
                yield (
                    f"{change.record}/{number}",
                    (
                        what if not number else Cell(),
                        Cell(label, BODY, Colour("text2")),
                        Cell(before or _NOTHING, BODY, Colour("text2" if before else "text3")),
                        Cell(after or _NOTHING, BODY, Colour("text" if after else "text3")),
                    ),
                )

    def _shifts(self, key: str, path: Part, changes: Sequence[Change]) -> None:
        """How feelings and metrics went."""
        rows: list[tuple[str, tuple[Cell, ...]]] = []
        for change in changes:
            shift = change.shift
            if not _is_shift(change) or shift is None:
                continue
            tone = {True: "pos", False: "neg", None: "text"}[shift.is_better]
            icon = "trending-up" if shift.is_better else "trending-down" if shift.is_better is False else ""
            name = _("Feeling") if change.table == "emotions" else change.name
            rows.append((
                change.record,
                (
                    Cell(name, STRONG), Cell(shift.who, BODY, Colour("text2")),
                    Cell(change.where.words, BODY, Colour("text2")),
                    Cell(_value(shift.before, shift.n_before, shift.period_before), BODY, Colour("text2")),
                    Cell(_value(shift.after, shift.n_after, shift.period_after), BODY),
                    Cell(shift.delta or _kind(change), STRONG, Colour(tone), icon, Colour(tone)),
                ),
            ))  # fmt: skip
        columns = (
            Column(_("What"), 2.2), Column(_("Whose"), 1.6), Column(_("Where"), 2.8), Column(_("Before"), 2.2),
            Column(_("After"), 2.2), Column(_("Change"), 1.4),
        )  # fmt: skip
        if rows:
            self._table(f"{key}/shifts", path, _("Feelings and metrics"), columns, rows)


def _is_shift(change: Change) -> bool:
    """Whether it stands in the table of feelings and metrics."""
    return change.table in ("emotions", "measurements") and change.shift is not None


def _value(value: str, count: float | None, period: str) -> str:
    told = ", ".join(part for part in ("" if count is None else f"n = {grouped(count)}", period) if part)
    return f"{value}\n{told}" if value and told else value or _NOTHING


def _kind(change: Change) -> str:
    return kind_word(change.kind)


def _moment(when: str) -> str:
    """«20 Nov 2026, 10:42», on the clock of this place; a day alone without the hour."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    if len(when) <= len("2026-11-20"):
        return date_text(when)
    return moment_text(moment)
