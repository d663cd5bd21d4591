"""The inspector's page of a card: what every card has, and its lane kind's own fields."""

from PySide6.QtWidgets import QWidget

from journeydesigner.drawing.theme import FAMILIES
from journeydesigner.editing.cards import move_card
from journeydesigner.lanes.colour_words import colour_word
from journeydesigner.lanes.follow_up import FollowUpValues
from journeydesigner.lanes.kinds import RowLane
from journeydesigner.lanes.kinds import kind as lane_kind
from journeydesigner.lanes.opportunities import OpportunityValues
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import Card, Lane
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.colour_field import ColourField
from journeydesigner.ui.controls.fold import Fold
from journeydesigner.ui.controls.tags_field import TagsField
from journeydesigner.ui.controls.text_fields import LineField, TextField
from journeydesigner.ui.inspector.arrows_field import ArrowsField
from journeydesigner.ui.inspector.choices_field import ChoicesField
from journeydesigner.ui.inspector.effect_fields import EffectFields
from journeydesigner.ui.inspector.evidence_field import EvidenceField
from journeydesigner.ui.inspector.image_field import ImageField
from journeydesigner.ui.inspector.links_field import LinksField
from journeydesigner.ui.inspector.metric_section import MetricSection
from journeydesigner.ui.inspector.origin_box import OriginBox
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.inspector.stage_effect import StageEffect
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.inspector.values_form import form_of
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.where import step_text
from journeydesigner.wording import _


class CardPage(Page):
    """One page for the cards of one lane kind; ``kind`` "" is a note in the inbox."""

    table = "cards"

    def __init__(self, session: Session, look: Look, kind: str) -> None:
        super().__init__(session, look)
        self._kind = kind
        self.effects: EffectFields | None = None
        self.stage_effect: StageEffect | None = None
        text = TextField(_("Text of the card"), lane_kind(kind).question if kind else _("What was noted?"))
        self.column.addWidget(self.bind(text, "text", _("Edit text")))
        self.origin = OriginBox(session)
        self.column.addWidget(self.origin)
        self.lane = ChoiceField(look, _("Kind"))
        self.lane.committed.connect(self._lane_chosen)
        self.row(_("Kind"), self.lane)
        self.channel = self.bind(ChoiceField(look, _("Channel")), "channel", _("Change channel"))
        self._channel_row = self.row(_("Channel"), self.channel)
        self.row(_("Owner"), self.bind(LineField(_("Owner"), _("Department or person")), "owner", _("Change owner")))
        self._add_own_fields()
        evidence = EvidenceField(look)
        self.evidence = evidence
        self.column.addSpacing(4)
        self.column.addWidget(self.bind(evidence, "evidence", _("Change evidence")))
        self.block(_("Tags"), self.bind(TagsField(look, _("Tags"), _("Add a tag")), "tags", _("Change tags")))
        self.divide()
        truth = SwitchRow(look, _("Moment of truth"), "star")
        self.column.addWidget(self.bind(truth, "is_moment_of_truth", _("Change moment of truth")))
        self.divide()
        self.personas = ChoicesField(_("Personas"), _("Everybody"))
        self.bind(self.personas, "personas", _("Change personas"))
        self._concerns = self._fold(_("Concerns"), self.personas)
        self.arrows = ArrowsField(session, look)
        self._arrows = self._fold(_("Arrows"), self.arrows)
        links = LinksField(session, look)
        self._links = self._fold(_("Links"), self.bind(links, "links", _("Change links")))
        swatches = (("", _("By its lane")), *((family, colour_word(family)) for family in FAMILIES))
        colour = ColourField(look, _("Colour"), swatches, free=False)
        self._colour = self._fold(_("Colour"), self.bind(colour, "colour", _("Change colour")))
        image = ImageField(session, look, _("Picture"))
        self._picture = self._fold(_("Picture"), self.bind(image, "image", _("Change picture")))
        self._add_metrics()
        self.column.addStretch(1)

    def heading(self) -> Heading:
        card = self._card()
        if card.place is None:
            return Heading("inbox", "slate", _("Note"), _("Inbox"))
        snapshot = self.session.snapshot
        if card.place.offset is not None:
            return Heading("sticky-note", "yellow", _("Free note"), step_text(snapshot, card.place.first))
        kind = lane_kind(snapshot.lane(card.place.lane).kind)
        return Heading(kind.icon, kind.family, kind.one, step_text(snapshot, card.place.first))

    def refreshed(self, found: Card) -> None:
        snapshot = self.session.snapshot
        journey = snapshot.map(found.map)
        self.origin.show_card(found)
        lanes = [lane for lane in snapshot.lanes_of(found.map) if not isinstance(lane_kind(lane.kind), RowLane)]
        options = [_lane_option(lane) for lane in lanes]
        if found.place is None:
            options.insert(0, Option(None, _("Unsorted"), "inbox"))
        elif found.place.offset is not None:
            options.insert(0, Option(None, _("Free note"), "sticky-note"))
        self.lane.offer(options)
        self.lane.show_value(found.place.lane if found.place and found.place.offset is None else None)
        channels = snapshot.channels_of(journey.organization)
        has_channel = lane_kind(self._kind).has_channel or found.channel is not None  # type: ignore[attr-defined]
        self.channel.offer((Option(None, "–"), *(Option(c.id, c.name, c.icon, "teal.edge") for c in channels)))  # type: ignore[attr-defined]
        self.channel.show_value(found.channel)  # type: ignore[attr-defined]
        self._channel_row.setVisible(has_channel)
        self.evidence.offer_proposed(journey.kind == "to-be")
        personas = snapshot.personas_of(journey.organization)
        self.personas.offer([(persona.id, persona.name) for persona in personas])
        self.personas.show_value(found.personas)
        self._concerns.setVisible(len(personas) > 1)
        self._concerns.show_for(found.id, is_filled=bool(found.personas))
        self._arrows.show_for(found.id, is_filled=self.arrows.show_card(found) > 0)
        self._links.show_for(found.id, is_filled=bool(found.links))
        self._colour.show_for(found.id, is_filled=bool(found.colour))
        self._picture.show_for(found.id, is_filled=found.image is not None)
        if self.stage_effect is not None:
            self.stage_effect.offer(found)
        if self.effects is not None:
            self.effects.offer(found, journey.organization)
        self.metrics.show_card(found, journey.organization)

    def _fold(self, text: str, inside: QWidget) -> Fold:
        made = Fold(self.look, text, inside)
        self.column.addWidget(made)
        return made

    def _add_own_fields(self) -> None:
        if not self._kind:
            return
        for field in form_of(lane_kind(self._kind).values, self.look):
            bound = self.bind(field.widget, field.name, _("Change “{field}”").format(field=field.text))
            if isinstance(field.widget, SwitchRow):
                self.column.addWidget(bound)
            else:
                self.row(field.text, bound)
        if issubclass(lane_kind(self._kind).values, OpportunityValues):
            self._add_stage_effect()
        if issubclass(lane_kind(self._kind).values, FollowUpValues):
            words = FollowUpValues.words()
            self.effects = effects = EffectFields(self.session, self.look)
            self.row(words["effect"], self.bind(effects.effect, "effect", _("Change expected effect"), effects.said))
            self.row(words["effect_metric"], self.bind(effects.metric, "effect_metric", _("Choose metric")))

    def _add_stage_effect(self) -> None:
        words = OpportunityValues.words()
        self.stage_effect = effect = StageEffect(self.session, self.look)
        fields = ((effect.stage, "effect_stage", None), (effect.on, "effect_on", None),
                  (effect.change, "effect_change", effect.said))  # fmt: skip
        for widget, name, read in fields:
            self.row(words[name], self.bind(widget, name, _("Change expected effect"), read))
        self.column.addWidget(effect.brings)

    def _add_metrics(self) -> None:
        """A tile's metric is what it is about: it comes first there, last elsewhere."""
        self.metrics = MetricSection(self.session, self.look)
        if lane_kind(self._kind).is_tile:
            self.column.insertWidget(1, self.metrics)
        else:
            self.divide()
            self.column.addWidget(self.metrics)

    def _card(self) -> Card:
        return self.session.snapshot.card(self.record)  # type: ignore[arg-type]

    def _lane_chosen(self, lane: LaneId | None) -> None:
        card = self.found()
        steps = self.session.snapshot.steps_in(card.map) if isinstance(card, Card) else ()
        if isinstance(card, Card) and lane is not None and steps:
            self.session.attempt(move_card, card.id, lane, card.place.first if card.place else steps[0].id)
        self.refresh()


def _lane_option(lane: Lane) -> Option:
    kind = lane_kind(lane.kind)
    return Option(lane.id, lane.title or kind.label, lane.icon or kind.icon, f"{kind.family}.edge")
