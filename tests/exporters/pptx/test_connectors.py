"""Arrows between cards on the slides of stages: native connectors that hold on to their cards."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage, add_step
from journeydesigner.model.ids import CardId, LaneId, StageId
from tests.exporters.pptx.reading import exported, opened, parts

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


class Drawn:
    """A map of two stages, the first with three steps, and two lanes."""

    def __init__(self) -> None:
        self.document: Document = new_document()
        journey = add_map(self.document, add_organization(self.document, "Helia"), "Arrows")
        self.stages: tuple[StageId, ...] = tuple(add_stage(self.document, journey, title) for title in ("One", "Two"))
        for title in ("Second", "Third"):
            add_step(self.document, self.stages[0], title)
        self.lanes: tuple[LaneId, ...] = tuple(add_lane_of(self.document, journey, k) for k in ("actions", "backstage"))

    def card(self, text: str, lane: int, step: int, stage: int = 0) -> CardId:
        steps = self.document.snapshot.steps_of(self.stages[stage])
        return add_card(self.document, self.lanes[lane], steps[step].id, text)

    def slide(self, folder: Path, number: int = 2) -> Any:
        """The slide of the first stage."""
        return opened(exported(self.document, folder)).slides[number]


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


def _glued(slide: Any) -> list[tuple[str, str, str]]:
    """What begins and ends where: the texts of both cards, and the shape of the line."""
    texts = {
        shape.find(f"{_P}nvSpPr/{_P}cNvPr").get("id"): "".join(t.text for t in shape.iter(f"{_A}t"))
        for shape in slide._element.iter(f"{_P}sp")
    }
    return [
        (
            texts[each.find(f".//{_A}stCxn").get("id")],
            texts[each.find(f".//{_A}endCxn").get("id")],
            each.find(f".//{_A}prstGeom").get("prst"),
        )
        for each in slide._element.iter(f"{_P}cxnSp")
        if each.find(f".//{_A}stCxn") is not None
    ]


def test_an_arrow_holds_on_to_both_of_its_cards(drawn: Drawn, tmp_path: Path) -> None:
    cards = [drawn.card("a", 0, 0), drawn.card("b", 0, 1), drawn.card("c", 1, 2)]
    link_cards(drawn.document, cards[0], cards[1])
    link_cards(drawn.document, cards[2], cards[0], "back")
    slide = drawn.slide(tmp_path)
    assert sorted(_glued(slide)) == [("a", "b", "straightConnector1"), ("c", "a", "bentConnector3")]
    assert "back" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_an_arrow_goes_round_a_card_that_is_between(drawn: Drawn, tmp_path: Path) -> None:
    cards = [drawn.card("a " * 30, 0, 0), drawn.card("b " * 30, 0, 0), drawn.card("c " * 30, 1, 0)]
    link_cards(drawn.document, cards[0], cards[1])
    link_cards(drawn.document, cards[0], cards[2])
    slide = drawn.slide(tmp_path)
    ends = [[each.get("idx") for each in slide._element.iter(f"{_A}{tag}")] for tag in ("stCxn", "endCxn")]
    assert sorted(zip(*ends, strict=True)) == [("2", "0"), ("3", "3")]


def test_arrows_lie_under_the_cards(drawn: Drawn, tmp_path: Path) -> None:
    link_cards(drawn.document, drawn.card("a", 0, 0), drawn.card("b", 1, 0))
    tree = list(drawn.slide(tmp_path).shapes._spTree)
    tags = [each.tag.rpartition("}")[2] for each in tree]
    assert tags.index("cxnSp") < tags.index("grpSp", 2)


def test_an_arrow_to_another_stage_is_told_in_the_notes(drawn: Drawn, tmp_path: Path) -> None:
    link_cards(drawn.document, drawn.card("Here", 0, 0), drawn.card("There", 0, 0, stage=1), "then")
    slide = drawn.slide(tmp_path)
    assert not _glued(slide)
    assert "“Here” leads to “There”: then" in slide.notes_slide.notes_text_frame.text


def test_nobody_s_printer_is_in_the_deck(drawn: Drawn, tmp_path: Path) -> None:
    assert not [name for name in parts(exported(drawn.document, tmp_path)) if "printer" in name.lower()]
