"""The inspector's page of several selected cards: what it is given goes to all of them, as one step to undo."""

from collections.abc import Callable, Iterable
from typing import Any

from journeydesigner.drawing.theme import FAMILIES
from journeydesigner.editing.card_fields import add_tag, change_kind, remove_tag, set_card_fields
from journeydesigner.lanes.colour_words import colour_word
from journeydesigner.lanes.kinds import RowLane
from journeydesigner.lanes.kinds import kind as lane_kind
from journeydesigner.model.records import Card
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.colour_field import ColourField
from journeydesigner.ui.controls.tags_field import TagsField
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.inspector.choices_field import ChoicesField
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_MIXED = "\0mixed"
"""No value that any card has: the cards differ."""


class ManyCardsPage(Page):
    """A field shows what all of the cards have in common, and is empty where they differ."""

    table = "cards"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.kind = ChoiceField(look, _("Kind"))
        self.row(_("Kind"), self._on(self.kind, self._kind_given))
        self.channel = ChoiceField(look, _("Channel"))
        self.row(_("Channel"), self._on(self.channel, self._channel_given))
        self.owner = LineField(_("Owner"), _("Department or person"))
        self.row(_("Owner"), self._on(self.owner, self._owner_given))
        self.tags = TagsField(look, _("Tags"), _("Add a tag"))
        self.block(_("Tags of all of them"), self._on(self.tags, self._tags_given))
        swatches = (("", _("By its lane")), *((family, colour_word(family)) for family in FAMILIES))
        self.colour = ColourField(look, _("Colour"), swatches, free=False)
        self.block(_("Colour"), self._on(self.colour, self._colour_given))
        self.personas = ChoicesField(_("Personas"), _("Everybody"))
        self._personas_label = self.block(_("Concerns"), self._on(self.personas, self._personas_given))
        self.divide()
        self.truth = SwitchRow(look, _("Moment of truth"), "star")
        self.column.addWidget(self._on(self.truth, self._truth_given))
        self.column.addStretch(1)

    def heading(self) -> Heading:
        count = len(self.session.selection.cards)
        return Heading("layers-2", "slate", _("{n} cards").format(n=count), _("Edits go to all of them"))

    def refresh(self) -> None:
        cards = self._cards()
        if not cards:
            return
        snapshot = self.session.snapshot
        organization = snapshot.map(cards[0].map).organization
        lanes = [lane for lane in snapshot.lanes_of(cards[0].map) if not isinstance(lane_kind(lane.kind), RowLane)]
        kinds = {lane.kind: lane_kind(lane.kind) for lane in lanes}
        self.kind.offer([Option(name, each.label, each.icon, f"{each.family}.edge") for name, each in kinds.items()])
        self.kind.show_value(_common(snapshot.lane(c.place.lane).kind if c.place else _MIXED for c in cards))
        channels = snapshot.channels_of(organization)
        self.channel.offer((Option(None, "–"), *(Option(c.id, c.name, c.icon, "teal.edge") for c in channels)))
        self.channel.show_value(_common(card.channel for card in cards))
        owner = _common(card.owner for card in cards)
        self.owner.show_value("" if owner is _MIXED else owner)
        self.owner.setPlaceholderText(_("Different owners") if owner is _MIXED else _("Department or person"))
        self.tags.show_value([tag for tag in cards[0].tags if all(tag in card.tags for card in cards)])
        colour = _common(card.colour for card in cards)
        self.colour.show_value(colour)
        personas = snapshot.personas_of(organization)
        self.personas.offer([(persona.id, persona.name) for persona in personas])
        self.personas.show_value([p.id for p in personas if all(p.id in card.personas for card in cards)])
        for widget in (self.personas, self._personas_label):
            widget.setVisible(len(personas) > 1)
        self.truth.show_value(all(card.is_moment_of_truth for card in cards))

    def _cards(self) -> list[Card]:
        table = self.session.snapshot.table("cards")
        found = (table.get(card) for card in self.session.selection.cards)
        return [card for card in found if isinstance(card, Card)]

    def _on(self, widget: Any, act: Callable[[Any], object]) -> Any:
        widget.committed.connect(act)
        return widget

    # Giving

    def _kind_given(self, kind: str) -> None:
        self.session.attempt(change_kind, self.session.selection.cards, kind)
        self.refresh()

    def _channel_given(self, channel: str | None) -> None:
        self._give(_("Change channel"), channel=channel)

    def _owner_given(self, owner: str) -> None:
        self._give(_("Change owner"), owner=owner)

    def _tags_given(self, tags: tuple[str, ...]) -> None:
        """One tag came or went: whatever else each of the cards has, it keeps."""
        cards = self._cards()
        before = {tag for tag in cards[0].tags if all(tag in card.tags for card in cards)} if cards else set[str]()
        ids = self.session.selection.cards
        for tag in tags:
            if tag not in before:
                self.session.attempt(add_tag, ids, tag)
        for tag in before.difference(tags):
            self.session.attempt(remove_tag, ids, tag)
        self.refresh()

    def _colour_given(self, colour: str) -> None:
        self._give(_("Change colour"), colour=colour)

    def _personas_given(self, personas: tuple[str, ...]) -> None:
        self._give(_("Change personas"), personas=personas)

    def _truth_given(self, value: bool) -> None:
        self._give(_("Change moment of truth"), is_moment_of_truth=value)

    def _give(self, undo_label: str, **fields: Any) -> None:
        self.session.attempt(set_card_fields, self.session.selection.cards, undo_label, **fields)
        self.refresh()


def _common(values: Iterable[Any]) -> Any:
    """What all of them are; ``_MIXED`` where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else _MIXED
