"""What is told of a hand-out is in the reader's language; what is printed on it, in the map's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeydesigner import wording
from journeydesigner.drawing.primitives import Text
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.files.journey_file import open_journey

COFFEE = Path("samples/coffee-subscription.journey")


@pytest.fixture(autouse=True)
def spanish_reader() -> Iterator[None]:
    wording.speak("es")
    yield
    wording.speak("en")


@pytest.mark.parametrize(
    ("suffix", "form", "told"),
    [("pdf", "map", "Dividido en"), ("pdf", "book", "Dividido en"), ("pptx", "deck", "La etapa")],
)
def test_why_a_hand_out_is_split_is_told_to_the_reader(suffix: str, form: str, told: str) -> None:
    snapshot = open_journey(COFFEE).document.snapshot
    maps = tuple(each.id for each in snapshot.maps)
    out = Path(f"a.{suffix}")
    request = ExportRequest(snapshot, snapshot.assets, maps[0], out, form=form, maps=maps, paper="A4")
    notes = [note for page in exporter_for(out).preview(request) for note in page.notes]
    assert any(told in note for note in notes)
    assert not any("Split over" in note or "takes" in note for note in notes)


def test_the_parts_of_a_split_map_are_counted_in_its_own_words() -> None:
    snapshot = open_journey(COFFEE).document.snapshot
    map_id = snapshot.maps[0].id
    english = portion_of(snapshot, map_id, Portion(language="en")).snapshot
    out = Path("a.pdf")
    page = exporter_for(out).preview(ExportRequest(english, english.assets, map_id, out, paper="A4"))[0]
    scene = page.scene
    nodes = [*scene.under, *scene.above, *(n for b in scene.bands for n in (*b.ground, *b.labels, *b.nodes))]
    printed = [text.source for node in nodes for text in node.primitives if isinstance(text, Text)]
    assert any("1 of 4" in text for text in printed)
