"""What differs in a card of two maps, in the words of the program: «Severity: Medium → High». Knows no widget."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.evidence_words import evidence_count
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Card
from journeydesigner.ui.views.card_columns import CardColumn, columns_of
from journeydesigner.ui.views.comparison import Comparison, Mark, mark_word
from journeydesigner.wording import _

_NOTHING = "–"


def told_difference(comparison: Comparison, card: Card, mark: Mark) -> str:
    """«Added: Live order tracker», and on a second line where it stands: «Opportunities, Order»."""
    said = f"{mark_word(mark)}: {card.text or _('empty')}"
    where = where_of(comparison.snapshot, card)
    return f"{said}\n{where}" if where else said


def told_changes(comparison: Comparison, card: RecordId) -> str:
    """What changed in a card of either map, a line for each field, and from where it was moved; "" for nothing."""
    here = comparison.found.twins.get(card, card)
    cards = comparison.snapshot.table("cards")
    of = next((was for was, now in comparison.found.twins.items() if now == here), "")
    before, after = cards.get(of), cards.get(here)
    if not isinstance(before, Card) or not isinstance(after, Card):
        return ""
    lines: list[str] = []
    if here in comparison.found.moved:
        place = where_of(comparison.snapshot, before) or _("Inbox")
        lines.append(_("Stood in: {place}").format(place=place))
    changes = comparison.found.changed.get(here, ())
    columns = {column.name: column for column in columns_of(comparison.snapshot, comparison.to_be)} if changes else {}
    lines += dict.fromkeys(_told(comparison.snapshot, columns, change.field, before, after) for change in changes)
    return "\n".join(lines)


def where_of(snapshot: Snapshot, card: Card) -> str:
    """The lane and the step of a card; "" where it stands in none."""
    place = card.place
    if place is None or place.lane not in snapshot.table("lanes") or place.first not in snapshot.table("steps"):
        return ""
    lane, step = snapshot.lane(place.lane), snapshot.step(place.first)
    names = (lane.title or kind(lane.kind).label, step.title or snapshot.stage(step.stage).title)
    return ", ".join(filter(None, names))


def _told(snapshot: Snapshot, columns: dict[str, CardColumn], field: str, before: Card, after: Card) -> str:
    column = columns.get(field)
    label = column.label if column is not None else _other_labels().get(field, _("Other facts"))
    was, now = (_text(snapshot, column, field, card) for card in (before, after))
    if was == now:
        return _("{field}: changed").format(field=label)
    return _("{field}: {before} → {after}").format(field=label, before=was or _NOTHING, after=now or _NOTHING)


def _text(snapshot: Snapshot, column: CardColumn | None, field: str, card: Card) -> str:
    if field == "personas":
        personas = snapshot.table("personas")
        return ", ".join(str(getattr(personas.get(persona), "name", "")) for persona in card.personas)
    if column is None:
        return ""
    if field == "is_moment_of_truth":
        return _("Yes") if card.is_moment_of_truth else _("No")
    if field == "text":
        return card.text  # a column shows a channel's name in the place of no text
    text = column.text(snapshot, card)
    return ", ".join(filter(None, (text, evidence_count(card.evidence)))) if field == "evidence" else text


def _other_labels() -> dict[str, str]:
    return {
        "personas": _("Concerns"), "colour": _("Colour"), "image": _("Picture"), "links": _("Links"),
        "metric": _("Metric"),
    }  # fmt: skip
