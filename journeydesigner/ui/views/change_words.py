"""What differs in two maps, in the words of the program: «Severity: Medium → High». Knows no widget."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.editing.field_words import FieldWords
from journeydesigner.editing.record_words import Where, where_of
from journeydesigner.editing.revisions import Change
from journeydesigner.editing.revisions.told import Detail, arrow, details, kind_word
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Card, CardFilter
from journeydesigner.ui.views.comparison import Comparison, Mark, mark_of, mark_word
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the list of differences: of what record, where it stands, and all that is to be said of it."""

    record: RecordId
    mark: Mark
    where: Where
    text: str


def differences_told(comparison: Comparison, wanted: CardFilter) -> Iterator[Difference]:
    """All that differs, in the order in which one reads; of cards those that suit the filter."""
    if comparison.changes is None:
        for card, mark in comparison.differing_cards(wanted):
            snapshot, _map = comparison.side(is_after=mark is not Mark.REMOVED)
            where = where_of(snapshot, card)
            said = f"{mark_word(mark)}: {card.text or _('empty')}"
            yield Difference(card.id, mark, where, f"{said}\n{where.words}" if where.words else said)
        return
    tables = (comparison.now.table("cards"), comparison.was.table("cards"))
    for change in comparison.changes:
        card = next((table[change.record] for table in tables if change.record in table), None)
        if not isinstance(card, Card) or wanted.keeps_card(card):
            yield Difference(change.record, mark_of(change), change.where, _told(change))


def _told(change: Change) -> str:
    kinds = ", ".join(kind_word(kind) for kind in change.kinds)
    said = _("{kinds}: {noun} “{name}”") if change.name else _("{kinds}: {noun}")
    head = said.format(kinds=kinds, noun=change.noun, name=change.name)
    says_place = change.table in ("stages", "lanes", "maps") or change.place_after
    place = "" if says_place else change.where.words
    return "\n".join(filter(None, (head, place, *(arrow(detail) for detail in details(change)))))


def told_changes(comparison: Comparison, record: RecordId) -> str:
    """What changed in a record of either map, a line for each field, and from where it was moved; "" for nothing."""
    if comparison.changes is not None:
        change = comparison.changes.by_record.get(record)
        return "\n".join(arrow(detail) for detail in details(change)) if change is not None else ""
    found = comparison.found
    here = comparison.twins.get(record, record)
    of = next((was for was, now in comparison.twins.items() if now == here), "")
    before, after = comparison.was.table("cards").get(of), comparison.now.table("cards").get(here)
    if found is None or not isinstance(before, Card) or not isinstance(after, Card):
        return ""
    lines: list[str] = []
    if here in found.moved:
        lines.append(_("Stood in: {place}").format(place=where_of(comparison.was, before).words))
    words = FieldWords(comparison.now)
    for change in found.changed.get(here, ()):
        name = change.field
        lines.append(arrow(Detail(words.label(after, name), words.text(before, name), words.text(after, name))))
    return "\n".join(lines)
