"""Copies of cards, lanes, steps and stages: pasted beside, on another map, in another file, through our own form."""

from dataclasses import dataclass

import pytest

from journeydesigner.clipping.own_form import read_own, write_own
from journeydesigner.clipping.written_forms import as_html, as_lines, as_tsv
from journeydesigner.document.document import Document
from journeydesigner.editing import card_links, cards, copying, locking, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.pasting_copies import At, paste_cards
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId


@dataclass(frozen=True)
class Journey:
    document: Document
    map: MapId
    stage: StageId
    steps: tuple[StepId, ...]
    actions: LaneId
    pains: LaneId
    emotion: LaneId
    first: CardId
    second: CardId
    pain: CardId

    def texts(self, lane: LaneId, step: StepId) -> list[str]:
        return [card.text for card in self.document.snapshot.cards_at(lane, step)]

    def copied(self, *found: CardId) -> copying.Copied:
        return copying.copy_cards(self.document.snapshot, self.document.id, found, self.document.assets)


def make(organization: str = "Helia") -> Journey:
    document = new_document()
    org = structure.add_organization(document, organization)
    phone = structure.add_channel(document, org, "Phone", "phone")
    journey = structure.add_map(document, org, "Buying")
    stage = structure.add_stage(document, journey, "Interest", question="Which one?")
    structure.add_step(document, stage, "End")
    structure.add_stage(document, journey, "Decision")
    steps = tuple(step.id for step in document.snapshot.steps_in(journey))
    actions = structure.add_lane(document, journey, "actions", "Actions")
    pains = structure.add_lane(document, journey, "pain_points", "Pains")
    emotion = structure.add_lane(document, journey, "emotion", "Emotion")
    image = document.add_asset(b"\x89PNG\r\n\x1a\nimage")
    first = cards.add_card(document, actions, steps[0], "Searches", channel=phone, owner="Sales", image=image)
    second = cards.add_card(document, actions, steps[1], "Compares", last=steps[2], tags=("web",))
    pain = cards.add_card(document, pains, steps[1], "Too dear", severity="high", mentions=4)
    numbers.set_emotion(document, emotion, steps[1], 1.5)
    card_links.link_cards(document, first, second, "then")
    return Journey(document, journey, stage, steps, actions, pains, emotion, first, second, pain)


@pytest.fixture
def journey() -> Journey:
    return make()


def test_our_own_form_gives_back_what_was_copied(journey: Journey) -> None:
    for copied in (
        journey.copied(journey.first, journey.second, journey.pain),
        copying.copy_lane(journey.document.snapshot, "d", journey.emotion, {}),
        copying.copy_steps(journey.document.snapshot, "d", journey.steps[:2], {}, stage=journey.stage),
    ):
        back = read_own(write_own(copied))
        assert back == copied
        assert back is not None
        assert back.assets == copied.assets


def test_cards_keep_where_they_stood_to_each_other_and_the_map_grows(journey: Journey) -> None:
    copied = journey.copied(journey.first, journey.second, journey.pain)
    made = paste_cards(journey.document, copied, At(journey.map, journey.actions, journey.steps[2]))
    snapshot = journey.document.snapshot
    steps = [step.id for step in snapshot.steps_in(journey.map)]
    assert len(steps) == 5
    assert journey.texts(journey.actions, steps[2]) == ["Searches"]
    assert journey.texts(journey.actions, steps[3]) == ["Compares"]
    assert journey.texts(journey.pains, steps[3]) == ["Too dear"]
    place = snapshot.card(made.cards[1]).place
    assert place is not None
    assert (place.first, place.last) == (steps[3], steps[4])
    assert [link.label for link in snapshot.links_of(journey.map)] == ["then", "then"]
    journey.document.undo()
    assert len(journey.document.snapshot.steps_in(journey.map)) == 3


def test_one_card_goes_to_its_position_in_the_cell_whatever_the_lane(journey: Journey) -> None:
    cards.add_card(journey.document, journey.pains, journey.steps[1], "Last")
    paste_cards(
        journey.document, journey.copied(journey.first), At(journey.map, journey.pains, journey.steps[1], index=1)
    )
    assert journey.texts(journey.pains, journey.steps[1]) == ["Too dear", "Searches", "Last"]


def test_in_another_file_channels_are_found_by_name_and_images_come_along(journey: Journey) -> None:
    other = make("Other")
    made = paste_cards(other.document, journey.copied(journey.first), At(other.map, other.actions, other.steps[0]))
    card = other.document.snapshot.card(made.cards[0])
    channels = other.document.snapshot.channels_of(other.document.snapshot.organizations[0].id)
    assert [channel.name for channel in channels] == ["Phone"]
    assert card.channel == channels[0].id
    assert card.image in other.document.assets
    assert card.owner == "Sales"


def test_a_stage_is_pasted_behind_the_one_that_is_selected_with_all_that_stands_in_it(journey: Journey) -> None:
    copied = copying.copy_steps(
        journey.document.snapshot, journey.document.id, journey.steps[:2], {}, stage=journey.stage
    )
    made = paste_cards(journey.document, copied, At(journey.map, stage=journey.stage))
    snapshot = journey.document.snapshot
    assert [stage.title for stage in snapshot.stages_of(journey.map)] == ["Interest", "Interest", "Decision"]
    assert made.stage is not None
    first, second = (step.id for step in snapshot.steps_of(made.stage))
    assert journey.texts(journey.actions, first) == ["Searches"]
    assert journey.texts(journey.pains, second) == ["Too dear"]
    assert len(snapshot.emotions_of(journey.emotion)) == 2
    assert snapshot.stage(made.stage).question == "Which one?"


def test_a_lane_is_pasted_below_the_selected_one_and_onto_an_empty_map(journey: Journey) -> None:
    copied = copying.copy_lane(journey.document.snapshot, journey.document.id, journey.emotion, {})
    made = paste_cards(journey.document, copied, At(journey.map, lane=journey.actions))
    lanes = journey.document.snapshot.lanes_of(journey.map)
    assert [lane.kind for lane in lanes] == ["actions", "emotion", "pain_points", "emotion"]
    assert made.lane == lanes[1].id
    assert [emotion.value for emotion in journey.document.snapshot.emotions_of(lanes[1].id)] == [1.5]
    empty = new_document()
    bare = structure.add_map(empty, structure.add_organization(empty, "New"), "Bare")
    paste_cards(empty, copying.copy_lane(journey.document.snapshot, "d", journey.pains, {}), At(bare))
    assert len(empty.snapshot.steps_in(bare)) == 2


def test_on_a_locked_map_nothing_is_lost(journey: Journey) -> None:
    locking.lock_map(journey.document, journey.map)
    copied = journey.copied(journey.first, journey.second)
    made = paste_cards(journey.document, copied, At(journey.map, journey.actions, journey.steps[2]))
    assert len(journey.document.snapshot.steps_in(journey.map)) == 3
    assert [journey.document.snapshot.card(note).text for note in made.notes] == ["Compares"]
    with pytest.raises(locking.StructureLockedError):
        paste_cards(
            journey.document,
            copying.copy_lane(journey.document.snapshot, "d", journey.pains, {}),
            At(journey.map),
        )


def test_other_programs_get_cells_as_they_stood_and_lines_where_there_is_one_cell(journey: Journey) -> None:
    three = journey.copied(journey.first, journey.second, journey.pain)
    assert as_tsv(three) == "Searches\tCompares\t\n\tToo dear\t"
    assert "<td>Searches</td><td>Compares</td>" in as_html(three)
    assert as_tsv(journey.copied(journey.first)) == "Searches"
    assert as_lines(three) == "Searches\nCompares\nToo dear"
    stage = copying.copy_steps(journey.document.snapshot, "d", journey.steps[:2], {}, stage=journey.stage)
    assert as_tsv(stage).split("\n")[0] == "\tInterest\tEnd"


def test_what_looks_like_a_tag_in_a_card_is_text_in_html(journey: Journey) -> None:
    cards.set_text(journey.document, journey.first, '<img src=x onerror="a()">')
    assert "<img" not in as_html(journey.copied(journey.first))
