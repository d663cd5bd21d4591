"""A table whose headings are merged, as workshops keep them in spreadsheets, becomes a map of its own."""

from journeydesigner.clipping.landing import Target, land
from journeydesigner.clipping.readings import Clip, Way, readings
from journeydesigner.document.document import Document
from journeydesigner.editing import structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import MapId

TABLE = """<table>
<tr><td rowspan=2></td><td colspan=2>Before</td><td colspan=2>After</td></tr>
<tr><td>Search</td><td>Compare</td><td>Use</td><td>Repair</td></tr>
<tr><td>Actions</td><td>googles</td><td>asks</td><td>plugs in</td><td>calls</td></tr>
<tr><td>Pains</td><td colspan=2>too many sites<br>and prices</td><td></td><td>no manual</td></tr></table>"""


def pasted_map(html: str) -> tuple[Document, MapId]:
    document = new_document()
    home = structure.add_map(document, structure.add_organization(document, "Power"), "Battery")
    reading = next(found for found in readings(Clip("x", html)) if found.way is Way.MAP)
    made = land(document, reading, Target(home)).shown_map
    assert made is not None
    return document, made


def test_the_row_under_merged_stages_names_their_steps() -> None:
    document, made = pasted_map(TABLE)
    snapshot = document.snapshot
    assert [stage.title for stage in snapshot.stages_of(made)] == ["Before", "After"]
    assert [step.title for step in snapshot.steps_in(made)] == ["Search", "Compare", "Use", "Repair"]
    assert [lane.title for lane in snapshot.lanes_of(made)] == ["Actions", "Pains"]


def test_merged_cells_are_cards_that_reach_as_far() -> None:
    document, made = pasted_map(TABLE)
    snapshot = document.snapshot
    steps = [step.id for step in snapshot.steps_in(made)]
    pains = snapshot.cards_in(snapshot.lanes_of(made)[1].id)
    places = [(card.text, steps.index(card.place.first), steps.index(card.place.last)) for card in pains if card.place]
    assert sorted(places) == [("and prices", 0, 1), ("no manual", 3, 3), ("too many sites", 0, 1)]
