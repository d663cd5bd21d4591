"""The keyboard on a curve of another persona: it stays there, and what is typed is said of nobody else."""

import pytest
from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_emotion
from journeydesigner.editing import structure
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.ids import PersonaId, StepId
from tests.canvas.conftest import Hands, Journey


@pytest.fixture
def nora(journey: Journey) -> PersonaId:
    return _persona(journey, "Nora")


@pytest.fixture
def tomas(journey: Journey, nora: PersonaId) -> PersonaId:
    with journey.document.change("Tell it of Nora") as draft:
        draft.patch("maps", journey.map, persona=nora)
    made = _persona(journey, "Tomas")
    set_emotion(journey.document, journey.emotion, journey.steps[0], 2.0, made)
    return made


def _persona(journey: Journey, name: str) -> PersonaId:
    organization = journey.document.snapshot.map(journey.map).organization
    return structure.add_persona(journey.document, organization, name)


def _values(journey: Journey, persona: PersonaId | None) -> dict[StepId, float]:
    return {e.step: e.value for e in journey.document.snapshot.emotions_of(journey.emotion) if e.persona == persona}


def _select(journey: Journey, canvas: MapCanvas, persona: PersonaId) -> None:
    points = journey.document.snapshot.emotions_of(journey.emotion)
    point = next(point for point in points if point.persona == persona)
    canvas.select(of_emotion(journey.emotion, point.step, point.id))


def test_arrows_and_digits_go_along_his_curve_and_leave_hers_as_it_is(
    journey: Journey, canvas: MapCanvas, hands: Hands, tomas: PersonaId
) -> None:
    hers = _values(journey, None)
    _select(journey, canvas, tomas)
    hands.key(Qt.Key.Key_Right)
    hands.type("3")
    hands.key(Qt.Key.Key_Right)
    hands.type("1")
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _values(journey, None) == hers
    first, second, third, fourth = journey.steps
    his = _values(journey, tomas)
    assert (his[first], his[second], his[third]) == (2.0, 2.0, -2.0) and his[fourth] > 0
    hands.key(Qt.Key.Key_Home)
    assert canvas.selection.id in {e.id for e in journey.document.snapshot.emotions_of(journey.emotion) if e.persona}


def test_quotes_that_are_written_one_after_the_other_are_his(
    journey: Journey, canvas: MapCanvas, hands: Hands, tomas: PersonaId
) -> None:
    _select(journey, canvas, tomas)
    hands.type("Mine")
    hands.key(Qt.Key.Key_Tab)
    hands.type("Also mine")
    hands.key(Qt.Key.Key_Escape)
    points = journey.document.snapshot.emotions_of(journey.emotion)
    assert {point.quote: point.persona for point in points if point.quote} == {"Mine": tomas, "Also mine": tomas}


def test_a_place_of_who_is_gone_is_the_maps(
    journey: Journey, canvas: MapCanvas, hands: Hands, nora: PersonaId, tomas: PersonaId
) -> None:
    _select(journey, canvas, tomas)
    hands.key(Qt.Key.Key_Right)
    structure.delete(journey.document, "personas", tomas)
    hands.type("3")
    assert _values(journey, nora)[journey.steps[1]] == 2.0
