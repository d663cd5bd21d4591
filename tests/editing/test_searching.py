"""Words are found as people remember them, and replaced where they stand."""

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card, add_note
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.searching import find, replace
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_persona, add_stage, add_step
from journeydesigner.model.ids import LaneId, MapId, StepId


class Told:
    """A map of two steps and a lane."""

    def __init__(self) -> None:
        self.document: Document = new_document()
        organization = add_organization(self.document, "Helia")
        self.map: MapId = add_map(self.document, organization, "Buying a battery")
        stage = add_stage(self.document, self.map, "Interest", question="Could a battery help?")
        add_step(self.document, stage, "Learn")
        self.lane: LaneId = add_lane(self.document, self.map, "actions", "Actions")
        self.first, self.second = (step.id for step in self.document.snapshot.steps_in(self.map))
        add_persona(self.document, organization, "Nora Größe", role="First-time buyer")

    def card(self, text: str, step: StepId | None = None) -> str:
        return add_card(self.document, self.lane, step or self.first, text)

    def texts(self, query: str, *, is_phrase: bool = False) -> list[str]:
        return [match.text for match in find(self.document.snapshot, query, is_phrase=is_phrase)]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("offer", "Compares OFFERS"),
        ("grosse", "Die größe Überraschung"),
        ("uberraschung", "Die größe Überraschung"),
        ("电池", "她想买一个家用电池"),
        ("بطارية", "تبحث عن بطارية"),
        ("naive", "A naïve question"),
    ],
)
def test_case_accents_and_script_do_not_hide_a_word(told: Told, query: str, text: str) -> None:
    told.card(text)
    assert text in told.texts(query)


def test_words_are_found_in_any_order_and_a_phrase_only_as_it_stands(told: Told) -> None:
    told.card("Compares three offers")
    assert told.texts("offers compares") == ["Compares three offers"]
    assert told.texts("offers compares", is_phrase=True) == []
    assert told.texts("three offers", is_phrase=True) == ["Compares three offers"]


def test_matches_come_in_reading_order(told: Told) -> None:
    told.card("battery two", told.second)
    told.card("battery one")
    add_note(told.document, told.map, "battery three")
    assert told.texts("battery") == [
        "Buying a battery", "Could a battery help?", "battery one", "battery two", "battery three",
    ]  # fmt: skip


def test_a_map_can_be_searched_by_itself(told: Told) -> None:
    told.card("Nora")
    found = find(told.document.snapshot, "nora", maps=(told.map,))
    assert [match.table for match in found] == ["cards"]


def test_nothing_is_found_by_nothing(told: Told) -> None:
    assert told.texts("  ") == [] and told.texts("", is_phrase=True) == []


def test_spans_are_places_in_the_text_as_written(told: Told) -> None:
    told.card("Straße, straße")
    (match,) = find(told.document.snapshot, "strasse", maps=(told.map,))
    assert [match.text[start:end] for start, end in match.spans] == ["Straße", "straße"]


def test_replacing_is_one_step_and_leaves_the_rest_of_each_text(told: Told) -> None:
    told.card("Calls the Straße office")
    told.card("strasse strasse", told.second)
    before = told.document.snapshot
    assert replace(told.document, find(before, "strasse", is_phrase=True), "road") == 3
    assert told.texts("road") == ["Calls the road office", "road road"]
    told.document.undo()
    assert told.texts("strasse") == ["Calls the Straße office", "strasse strasse"]


def test_where_a_sentence_began_with_a_capital_it_still_does(told: Told) -> None:
    told.card("Parcels on the day. “Parcels, too”, said the Parcel service of parcels")
    replace(told.document, find(told.document.snapshot, "parcel", is_phrase=True), "package")
    (text,) = told.texts("package")
    assert text == "Packages on the day. “Packages, too”, said the package service of packages"
    replace(told.document, find(told.document.snapshot, "packages", is_phrase=True), "")
    assert told.texts("said the") == [" on the day. “, too”, said the package service of "]


def test_what_was_written_since_is_not_replaced(told: Told) -> None:
    card = told.card("old words")
    found = find(told.document.snapshot, "old")
    with told.document.change("Edit") as draft:
        draft.patch("cards", card, text="quite other, old words")
    assert replace(told.document, found, "new") == 0
