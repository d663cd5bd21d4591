"""From what an importer read to a journey, through the verbs; what does not fit is kept in the inbox and told."""

import re
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.importers.card_facts import read_facts
from journeydesigner.importers.channel_words import channel_of
from journeydesigner.importers.drafts import DraftJourney, DraftLane, DraftMap
from journeydesigner.importers.registry import Imported
from journeydesigner.lanes import kinds as lanes
from journeydesigner.lanes.feelings import Felt, on_scale, read_feeling, scale_of
from journeydesigner.model.ids import CardId, ChannelId, LaneId, MapId, OrganizationId, PersonaId, StepId
from journeydesigner.wording import _, in_words_of, n_

_ADDRESS = re.compile(r" ?\(((?:https?://|mailto:)[^\s()]+)\)")
"""A link's address as the readers leave it behind the link's text."""


def build(draft: DraftJourney, organization: str | None, name: str) -> Imported:
    """A new document of the draft. ``name`` is what the source is called."""
    document = new_document()
    with document.change(_("Import {name}").format(name=name)):
        _Building(document, draft, organization).everything()
    fresh = new_document(document_id=document.id, clock=document.clock, registers=document.registers)
    return Imported(fresh, tuple(draft.report))


def add_maps(document: Document, draft: DraftJourney, organization: OrganizationId) -> tuple[MapId, ...]:
    """The maps of the draft behind those of an organisation that is there, as one step to undo."""
    with document.change(n_("Add map", "Add maps", len(draft.maps))):
        return _Building(document, draft, None, organization).everything()


class _Building:
    """One import; remembers the channels that it made, and those of the organisation it adds to."""

    def __init__(
        self, document: Document, draft: DraftJourney, organization: str | None, home: OrganizationId | None = None
    ) -> None:
        self.document, self.draft = document, draft
        named = organization or draft.about.get("organization") or _("Organisation")
        self.organization: OrganizationId = home or structure.add_organization(document, named)
        known = document.snapshot.channels_of(home) if home else ()
        self.channels: dict[str, ChannelId] = {channel.name: channel.id for channel in known}

    def everything(self) -> tuple[MapId, ...]:
        about = self.draft.about
        persona = None
        if about.get("persona"):
            name, _comma, rest = about["persona"].partition(",")
            age = re.match(r"\s*(\d{1,3})\s*(?:,|$)", rest)
            role = rest[age.end() :] if age else rest
            fields = {"age": int(age.group(1))} if age else {}
            persona = structure.add_persona(self.document, self.organization, name.strip(), role=role.strip(), **fields)
        return tuple(self._map(found, persona) for found in self.draft.maps)

    def _map(self, draft: DraftMap, persona: PersonaId | None) -> MapId:
        document = self.document
        map_id = structure.add_map(
            document,
            self.organization,
            draft.title,
            scenario="\n\n".join(draft.scenario),
            owner=self.draft.about.get("owner", ""),
            persona=persona,
            language=self.draft.about.get("language", "en"),
            **{name: value for name in ("kind", "status", "version") if (value := self.draft.about.get(name))},
        )
        steps = self._columns(map_id, draft)
        for lane in draft.lanes:
            self._lane(map_id, lane, steps, draft)
        for note in draft.notes:
            cards.add_note(document, map_id, note)
        self._tell(draft)
        return map_id

    def _columns(self, map_id: MapId, draft: DraftMap) -> list[StepId]:
        """The steps, column by column."""
        stages = [
            structure.add_stage(self.document, map_id, title, question=draft.questions.get(number, ""))
            for number, title in enumerate(draft.stages)
        ]
        steps: list[StepId] = []
        last = -1
        for column in draft.columns:
            if column.stage == last:
                steps.append(structure.add_step(self.document, stages[column.stage], column.title))
                continue
            first = self.document.snapshot.steps_of(stages[column.stage])[0].id
            if column.title:
                structure.rename(self.document, "steps", first, column.title)
            steps.append(first)
            last = column.stage
        return steps

    def _lane(self, map_id: MapId, lane: DraftLane, steps: list[StepId], draft: DraftMap) -> None:
        found = lanes.kind(lane.kind)
        if found.is_curve:
            felt = {column: [read_feeling(text) for text in texts] for column, texts in lane.cells.items()}
            if not lane.cells or any(each is not None for found in felt.values() for each in found):
                self._emotions(map_id, lane, felt, steps, draft)
                return
            kind = lane.kind = found.falls_back
        elif found.is_tile:
            kind = lane.kind = found.falls_back
            self.draft.report.append(
                _("“{lane}” was kept as text: figures need a period to be measurements.").format(lane=lane.title)
            )
        else:
            kind = lane.kind
        made = structure.add_lane(self.document, map_id, kind, lane.title)
        for column, texts in sorted(lane.cells.items()):
            for text in texts:
                card, last = self._card(made, kind, steps, column, text, draft)
                last = lane.ends.get(column) if last is None else last
                if last is not None:
                    cards.set_span(self.document, card, steps[column], steps[min(last, len(steps) - 1)])

    def _card(
        self, lane: LaneId, kind: str, steps: list[StepId], column: int, text: str, draft: DraftMap
    ) -> tuple[CardId, int | None]:
        """The card, and to which column it reaches, where its text says so."""
        with in_words_of(self.draft.about.get("language", "en")):
            facts = read_facts(text, kind)
        links = tuple(_ADDRESS.findall(facts.text))
        text = _ADDRESS.sub("", facts.text).strip() or facts.text
        fields: dict[str, Any] = {**facts.fields, "links": links}
        if facts.channel:
            fields["channel"] = self._channel(facts.channel, (channel_of(facts.channel) or ("", "globe"))[1])
        elif lanes.kind(kind).is_chip and lanes.kind(kind).has_channel and (found := channel_of(text)):
            fields["channel"] = self._channel(*found)
        card = cards.add_card(self.document, lane, steps[column], text, **fields)
        return card, self._column_called(draft, facts.last, column) if facts.last else None

    def _channel(self, name: str, icon: str) -> ChannelId:
        if name not in self.channels:
            self.channels[name] = structure.add_channel(self.document, self.organization, name, icon)
        return self.channels[name]

    def _column_called(self, draft: DraftMap, title: str, after: int) -> int | None:
        """The next column with that step's title, or its stage's where it has none."""
        for index, column in enumerate(draft.columns[after + 1 :], after + 1):
            if title == (column.title or draft.stages[column.stage]):
                return index
        return None

    def _emotions(
        self, map_id: MapId, lane: DraftLane, felt: dict[int, list[Felt | None]], steps: list[StepId], draft: DraftMap
    ) -> None:
        """One point for each column; a cell's further feelings, and what is none, are notes."""
        first = {column: next((each for each in found if each), None) for column, found in felt.items()}
        scale, own = scale_of(each for each in first.values() if each), lanes.scale_of_kind(lane.kind)
        if (scale.low, scale.high) == (own.low, own.high):
            scale = own
        made = structure.add_lane(self.document, map_id, lane.kind, lane.title, scale=scale)
        for column, found in sorted(felt.items()):
            chosen = first[column]
            for each, text in zip(found, lane.cells[column], strict=True):
                if each is None or each is not chosen:
                    title = draft.stages[draft.columns[column].stage]
                    draft.notes.append(f"{lane.title}, {title}: {text}")
                    continue
                numbers.set_emotion(self.document, made, steps[column], on_scale(each, scale))
                if each.quote:
                    numbers.set_quote(self.document, made, steps[column], each.quote)
        if not felt:
            return
        self.draft.report.append(
            _("“{lane}” was read as an emotion curve from {low:g} to {high:g}.").format(
                lane=lane.title, low=scale.low, high=scale.high
            )
        )

    def _tell(self, draft: DraftMap) -> None:
        count = len(draft.stages)
        stages = n_("{count} stage", "{count} stages", count).format(count=count)
        told = ", ".join(f"{lane.title} ({lane.kind})" for lane in draft.lanes)
        head = _("“{title}”: {stages}; lanes: {lanes}.").format(title=draft.title, stages=stages, lanes=told or "–")
        notes = [_("In the inbox, having found no place: {text}").format(text=_short(note)) for note in draft.notes]
        self.draft.report += [head, *notes]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
