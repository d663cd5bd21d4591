"""The sheet Touchpoints: what cards say and where they stand, new cards, and those that are gone."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError

from journeydesigner.document.schema import sentence_of
from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.book import Value
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import Channels, Titles, folded
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card, Metric
from journeydesigner.wording import _

PLACE = ("lane", "stage", "step", "last")
_EXTRAS = ("severity", "mentions", "impact", "effort", "due", "status", "moves", "effect")
_FIELD_OF = {"moves": "effect_metric"}
"""Columns whose name is not that of their field."""
_EVIDENCE = {"evidence": "kind", "source": "source", "n": "n", "of": "of"}
_READ = ("text", "channel", "owner", *_EXTRAS, *_EVIDENCE, "tags", "truth", "links")
_KNOWN = frozenset({*PLACE, *_READ, "kind", "emotion", "horizon", "lane id", "id"})
INBOX = ""
"""The lane of what lies in the inbox."""
Place = tuple[str, str, str]


def plan_cards(work: Work, read: Read, titles: Titles, channels: Channels) -> None:
    """Add to the plan what the sheet says of cards."""
    planning = _Cards(work, read, titles, channels)
    for row in read.rows:
        if row.origin is None:
            planning.added(row)
        elif not work.is_gone(read, row):
            planning.changed(row)
    planning.missing()


class _Cards:
    def __init__(self, work: Work, read: Read, titles: Titles, channels: Channels) -> None:
        self.work, self.read, self.titles, self.channels = work, read, titles, channels
        self.choices = work.origin.choices
        self.inbox = folded(next((label for label, lane in self.choices["lane"].items() if lane == INBOX), _("Inbox")))

    # Cards that are there

    def changed(self, row: Row) -> None:
        card = self.work.snapshot.card(CardId(row.record))
        about = quoted(_("Card"), typed.text((row.origin or {}).get("text")))
        lane = self._moved(row, card, about)
        kind_name = self.titles.lane_kinds.get(lane, "text") if lane else ""
        for key in _READ:
            if not row.is_changed(key):
                continue
            try:
                value = self._value(row, key, row.value(key), row.at(key))
                self._check(kind_name, key, value, row)
            except typed.BadCellError as error:
                self.work.note(row.at(key), error)
                continue
            field = f"evidence.{_EVIDENCE[key]}" if key in _EVIDENCE else _FIELD_OF.get(key, key)
            parse = None if key == "channel" else partial(self._value, row, key)
            self.work.edit(self.read, row, key, ("cards", card.id, field), about, value, parse=parse)
        self.work.derived(self.read, row, ("emotion",), _("change it on the sheet Emotions"))
        self.work.derived(self.read, row, ("horizon",), _("change impact or effort"))
        for key in self.read.table.headings.keys() - _KNOWN:
            if row.is_changed(key):
                self.work.note(row.at(key), _("“{column}” is not read back").format(column=self._heading(key)))

    def _value(self, row: Row, key: str, value: Value, where: str = "") -> Any:
        """What a cell means. Raises BadCellError."""
        match key:
            case "channel":
                return self.channels.channel(typed.text(value), where)
            case "status":
                return typed.choice(value, self.choices[key]) or "open"
            case "severity" | "evidence":
                return typed.choice(value, self.choices[key])
            case "moves":
                return typed.choice(value, self.choices["metric"])
            case "effect":
                return self._effect(row, typed.number(value))
            case "mentions" | "impact" | "effort" | "n" | "of":
                return typed.whole(value)
            case "due":
                return typed.day(value)
            case "tags":
                return tuple(sorted(typed.parts(value, ",;\n")))  # sets have no order
            case "links":
                return tuple(sorted(typed.parts(value, "\n\t ")))
            case "truth":
                return typed.yes(value)
            case _:
                return typed.words(value)

    def _effect(self, row: Row, amount: float | None) -> float | None:
        """An expected change in the unit of the row's metric: that of a percentage is written in points."""
        moved = typed.choice(row.value("moves"), self.choices["metric"]) if "moves" in row.cells else None
        metric = self.work.snapshot.table("metrics").get(moved or "")
        is_share = isinstance(metric, Metric) and metric.unit == "percent"
        return amount / 100 if amount is not None and is_share else amount

    def _check(self, kind_name: str, key: str, value: Any, row: Row) -> None:
        """Raises BadCellError for a value that cards of the lane's kind do not have."""
        if key in ("source", "n", "of") and value and not row.text("evidence"):
            raise typed.BadCellError(_("say in “{column}” how it is known").format(column=self._heading("evidence")))
        if key in ("n", "of") and value is not None and value < 0:
            raise typed.BadCellError(_("“{text}” is less than nought").format(text=value))
        if key not in _EXTRAS or value is None:
            return
        lane_kind = kind(kind_name or "text")
        name = _FIELD_OF.get(key, key)
        if name not in lane_kind.values.model_fields:
            said = _("cards of “{kind}” have no “{column}”")
            raise typed.BadCellError(said.format(kind=lane_kind.label, column=self._heading(key)))
        try:
            lane_kind.values.model_validate({name: value})
        except ValidationError as error:
            raise typed.BadCellError(sentence_of(error)) from None

    def _heading(self, key: str) -> str:
        return self.read.table.headings[key]

    # Where they stand

    def _moved(self, row: Row, card: Card, about: str) -> str:
        """The lane in which a card stands in the end, INBOX for none."""
        here = card.place
        lane = here.lane if here else INBOX
        keys = [key for key in (*PLACE, "kind") if row.is_changed(key)]
        if not keys:
            return lane
        try:
            place = self._place(row, (here.lane, here.first, here.last) if here else None)
        except typed.BadCellError as error:
            self.work.note(row.at(keys[0]), error)
            return lane
        if place == ((here.lane, here.first, here.last) if here else None):
            return lane
        after = self.titles.place_text(*place) if place else _("Inbox")
        shown = [key for key in (*PLACE, *(("kind",) if "kind" in keys else ())) if key in row.cells]
        self.work.edit(self.read, row, shown, ("cards", card.id, "place"), about, place, after)
        return place[0] if place else INBOX

    def _place(self, row: Row, here: Place | None) -> Place | None:
        """Where a row says that its card stands; None for the inbox. Raises BadCellError."""
        titles = self.titles
        lane = self._lane(row, here)
        if lane == INBOX:
            return None
        if titles.lane_kinds.get(lane) and kind(titles.lane_kinds[lane]).is_curve:
            raise typed.BadCellError(_("a curve has no cards: write feelings on the sheet Emotions"))
        has_stage, has_step = row.is_changed("stage"), row.is_changed("step")
        stage, step = row.text("stage"), row.text("step")
        if not stage and here is None:
            raise typed.BadCellError(_("a card on the map needs a stage"))
        if has_stage and stage:
            home = titles.stage(stage, row.at("stage"), first=step if has_step else None)
            known = titles.steps.get((home, folded(step))) if step else None
            first = known or (titles.step(home, step, row.at("step")) if has_step else titles.first_step(home))
        elif has_step and step:
            home = titles.stage_of[here[1]] if here else titles.stage(stage, row.at("stage"))
            first = titles.steps.get((home, folded(step))) or titles.anywhere(step, here[1] if here else "")
            first = first or titles.step(home, step, row.at("step"))
        else:
            first = here[1] if here else titles.step(titles.stage(stage, row.where), step, row.at("step"))
        return lane, first, self._last(row, first, here)

    def _lane(self, row: Row, here: Place | None) -> str:
        title = row.text("lane")
        if row.origin is None and not title:
            return INBOX
        if row.is_changed("lane"):
            if folded(title) == self.inbox or not title:
                return INBOX
            return self.titles.lane(title, row.text("kind"), self.choices["kind"], row.at("lane"))
        if row.is_changed("kind"):
            name = typed.choice(row.value("kind"), self.choices["kind"])
            found = next((lane for lane, each in self.titles.lane_kinds.items() if each == name), None)
            if found is None:
                raise typed.BadCellError(_("the map has no lane of “{kind}”").format(kind=row.text("kind")))
            return found
        return here[0] if here else INBOX

    def _last(self, row: Row, first: str, here: Place | None) -> str:
        """The last step of its span: as written, or as long as it was."""
        order = self.titles.order
        title = row.text("last")
        if row.is_changed("last"):
            last = self.titles.anywhere(title, first) if title else first
            if last is None:
                raise typed.BadCellError(_("there is no step “{step}”").format(step=title))
        elif here is not None and here[1] in order and here[2] in order:
            last = order[min(order.index(first) + order.index(here[2]) - order.index(here[1]), len(order) - 1)]
        else:
            last = first
        if order.index(last) < order.index(first):
            raise typed.BadCellError(_("its last step is before its first"))
        return last

    # New ones and those that are gone

    def added(self, row: Row) -> None:
        values: dict[str, Any] = {}
        text = row.text("text")
        try:
            place = self._place(row, None)
        except typed.BadCellError as error:
            self.work.notes.append(
                _("{where}: {what}; the card lies in the inbox now.").format(where=row.where, what=error)
            )
            place = None
        kind_name = self.titles.lane_kinds.get(place[0], "text") if place else ""
        for key in _READ:
            if not row.is_changed(key):
                continue
            name = _FIELD_OF.get(key, key)
            try:
                values[name] = self._value(row, key, row.value(key), row.at(key))
                self._check(kind_name, key, values[name], row)
            except typed.BadCellError as error:
                values.pop(name, None)
                self.work.note(row.at(key), error)
        if not values:
            self.work.note(row.where, _("the row says nothing of a card"))
            return
        details = self.titles.place_text(*place) if place else _("Inbox")
        about = quoted(_("Card"), text or row.text("channel"))
        record = self.work.new_id("cards")
        evidence = {field: values.pop(key) for key, field in _EVIDENCE.items() if key in values}
        self.work.additions.append(
            Addition("cards", record, about, details, {"place": place, "evidence": evidence, **values}, row.where)
        )

    def missing(self) -> None:
        for record in self.read.missing:
            if record not in self.work.snapshot.table("cards"):
                continue
            origin: Mapping[str, Any] = self.read.table.rows[record]
            about = quoted(_("Card"), typed.text(origin.get("text")) or typed.text(origin.get("channel")))
            where = " · ".join(filter(None, (typed.text(origin.get(key)) for key in ("lane", "stage"))))
            changed = self.work.has_changed_since(self.read, record)
            self.work.removals.append(Removal("cards", record, about, where, changed))
