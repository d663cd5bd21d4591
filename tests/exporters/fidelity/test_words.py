"""Every string of a map stands in every hand-out of it, whatever it says."""

import re
from collections.abc import Iterator

import pytest

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.registry import Exporter
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId
from tests.exporters.fidelity.conftest import CASES, FORMS, Made
from tests.exporters.fidelity.documents import document
from tests.exporters.fidelity.reading import READERS, alike_for, is_found, words_of

PICTURES = (".png",)
"""Formats without a text that could be read."""
LESS: dict[tuple[str, str], tuple[str, ...]] = {
    ("mermaid", "map"): ("stages",),
    ("pptx", "overview"): ("stages",),
    ("markdown", "map"): ("map", "stages", "steps", "filled lanes", "cards", "quotes", "persona"),
    ("csv", "map"): ("cards",),
    ("csv", "stages"): ("stages",),
    ("csv", "emotions"): ("quotes",),
    ("csv", "metrics"): (),
    ("csv", "measurements"): (),
    ("csv", "personas"): ("persona",),
    **{
        ("csv", form): ()
        for form in ("funnel", "transitions", "times", "cohorts", "variants", "touchpointuse", "planned", "forecast")
    },
    ("pdf", "actions"): (),
    ("pptx", "actions"): (),
    ("xlsx", "actions"): (),
}
"""Hand-outs that are meant to hold less than all of a map."""
ALL = ("map", "stages", "steps", "lanes", "cards", "quotes", "persona")


def strings(snapshot: Snapshot, map_id: MapId, what: tuple[str, ...]) -> Iterator[str]:
    """What a person wrote and sees on the map. The title of a step that is alone in its stage is not shown."""
    shown = snapshot.map(map_id)
    lanes = snapshot.lanes_of(map_id)
    cards = [card for lane in lanes for card in snapshot.cards_in(lane.id)]
    if "map" in what:
        yield shown.title
    if "stages" in what:
        yield from (stage.title for stage in snapshot.stages_of(map_id))
    if "steps" in what:
        yield from (stage.question for stage in snapshot.stages_of(map_id))
        yield from (step.title for step in snapshot.steps_in(map_id))
    if "lanes" in what:
        yield from (lane.title for lane in lanes if not kind(lane.kind).is_divider)
    if "filled lanes" in what:
        yield from (lane.title for lane in lanes if snapshot.cards_in(lane.id) or snapshot.emotions_of(lane.id))
    if "cards" in what:
        yield from (card.text for card in cards)
    if "quotes" in what:
        yield from (point.quote for lane in lanes for point in snapshot.emotions_of(lane.id))
    if "persona" in what and shown.persona:
        yield snapshot.persona(shown.persona).name


@pytest.mark.parametrize(("exporter", "form", "journey"), CASES)
def test_every_string_of_the_map_is_found(made: Made, exporter: Exporter, form: str, journey: str) -> None:
    path = made(exporter, form, journey)
    assert path.stat().st_size > 0
    if exporter.suffix in PICTURES:
        return
    found = alike_for(exporter.suffix)(words_of(path))
    snapshot = document(journey).snapshot
    wanted = strings(snapshot, snapshot.maps[0].id, LESS.get((exporter.name, form), ALL))
    if form == "poster":  # a text that lies over a cut goes on upon the next sheet
        wanted = (word for text in wanted for word in re.findall(r"\w+", text))
    lost = [text for text in wanted if not is_found(text, found, exporter.suffix)]
    assert not lost, f"{len(lost)} lost, the first: {lost[:5]!r}"


def test_every_format_can_be_read_back() -> None:
    suffixes = {exporter.suffix for param in FORMS if isinstance(exporter := param.values[0], Exporter)}
    assert suffixes <= {*READERS, *PICTURES}, "say in reading.py how a person's program reads it"
