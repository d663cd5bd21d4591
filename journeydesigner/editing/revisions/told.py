"""Changes as a person reads them: under which map and stage, with which sign, and what stands before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydesigner.editing.record_words import name_of, table_word
from journeydesigner.editing.revisions.changes import Change, Changes, Kind
from journeydesigner.editing.revisions.headline import content_words
from journeydesigner.editing.revisions.shifts import Shift
from journeydesigner.metrics.numbers import grouped
from journeydesigner.wording import _

SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.MOVED: ">"}
"""What stands before a change in plain text; ``CHANGED_SIGN`` before all others."""
CHANGED_SIGN = "~"


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is other than it was; ``before`` and ``after`` are "" for nothing. ``is_other`` False: it did not
    become another, it came or went as a whole."""

    label: str
    before: str
    after: str
    is_other: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in one stage (``place`` is its id), or in what belongs to the whole of a map."""

    place: str
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MapGroup:
    """What changed on one map (``map`` is its id), or in what all maps share ("")."""

    map: str
    title: str
    groups: tuple[Group, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for group in self.groups for change in group.changes)


def kind_word(kind: Kind) -> str:
    return {
        Kind.ADDED: _("Added"), Kind.REMOVED: _("Removed"), Kind.MOVED: _("Moved"), Kind.RENAMED: _("Renamed"),
        Kind.CHANGED: _("Changed"), Kind.EMOTION: _("Feeling shifted"), Kind.METRIC: _("New value"),
    }[kind]  # fmt: skip


def sign(change: Change) -> str:
    return SIGNS.get(change.kind, CHANGED_SIGN)


def subject(change: Change) -> str:
    """«Pain point “The bill explains nothing”», and where it is one of many at a place, at which."""
    said = _("{what} “{name}”").format(what=change.noun, name=change.name) if change.name else change.noun
    is_named_by_place = change.table in ("maps", "stages", "lanes") or not change.where.words
    return said if is_named_by_place else _("{what} in {place}").format(what=said, place=change.where.words)


def details(change: Change) -> Iterator[Detail]:
    """All that is other, field by field, then its place, then what came or went with it."""
    shifting = {"value", "result"} if change.shift is not None else set[str]()
    if change.shift is not None:
        yield _shift(change, change.shift)
    for field in change.fields:
        if field.field not in shifting:
            yield Detail(field.label, field.before, field.after)
    if Kind.MOVED in change.kinds:
        yield Detail(_("Place"), change.place_before, change.place_after)
    if said := content_words(change):
        yield Detail(_("With it"), *((said, "") if change.kind is Kind.REMOVED else ("", said)), is_other=False)


def arrow(detail: Detail) -> str:
    """«Severity: Low → High»."""
    if not detail.is_other:
        return _("{field}: {value}").format(field=detail.label, value=detail.before or detail.after)
    if detail.before == detail.after:
        return _("{field}: changed").format(field=detail.label)
    nothing = "–"
    return _("{field}: {before} → {after}").format(
        field=detail.label, before=_line(detail.before) or nothing, after=_line(detail.after) or nothing
    )


def before_and_after(change: Change) -> Iterator[tuple[str, str, str]]:
    """Label, before, after: what came or went with all that was in it, or each thing that is other."""
    place = change.where.words
    cards = " · ".join(part.name for part in change.content if part.table == "cards" and part.name)
    found = [(detail.label, detail.before, detail.after) for detail in details(change)]
    if change.kind is Kind.ADDED:
        yield kind_word(Kind.ADDED), "", place or change.name
        yield from ((label, "", "\n".join(filter(None, (after, cards)))) for label, _before, after in found)
    elif change.kind is Kind.REMOVED:
        yield kind_word(Kind.REMOVED), place or change.name, ""
        yield from ((label, "\n".join(filter(None, (before, cards))), "") for label, before, _after in found)
    else:
        for label, before, after in found:
            yield label, before, after if after != before else _("{value} (another one)").format(value=after)


def by_place(changes: Changes) -> tuple[MapGroup, ...]:
    """Map by map and stage by stage, in the order in which one reads."""
    maps: dict[str, dict[str, list[Change]]] = {}
    for change in changes:
        maps.setdefault(change.where.map, {}).setdefault(_group_of(change), []).append(change)
    return tuple(
        MapGroup(
            map_id,
            _title(changes, map_id) if map_id else _("Shared by all maps"),
            tuple(Group(place, _group_title(changes, place), tuple(found)) for place, found in groups.items()),
        )
        for map_id, groups in maps.items()
    )


_LANES = "lanes"


def _group_of(change: Change) -> str:
    return change.where.stage or (_LANES if change.where.lane else "")


def _group_title(changes: Changes, place: str) -> str:
    if place == _LANES:
        return _("Lanes")
    return _title(changes, place) if place else ""


def _title(changes: Changes, record: str) -> str:
    """What a map or stage is called now, or was when it went."""
    for snapshot in (changes.after, changes.before):
        if (found := snapshot.find(record)) is not None:
            return name_of(snapshot, found) or table_word("maps" if record in snapshot.table("maps") else "stages")
    return record


def _shift(change: Change, shift: Shift) -> Detail:
    if change.table == "emotions":
        label = _("Feeling of {persona}").format(persona=shift.who) if shift.who else _("Feeling")
        return Detail(label, shift.before, _joined(shift.after, (shift.delta,)))
    before = _joined(shift.before, (_n(shift.n_before), shift.period_before))
    return Detail(_("Value"), before, _joined(shift.after, (shift.delta, _n(shift.n_after), shift.period_after)))


def _n(count: float | None) -> str:
    return "" if count is None else f"n = {grouped(count)}"


def _joined(value: str, more: Sequence[str]) -> str:
    """«24 (+14, n = 80, Q2 2026)»."""
    told = ", ".join(filter(None, more))
    return f"{value} ({told})" if value and told else value


def _line(text: str) -> str:
    return " ".join(text.split())
