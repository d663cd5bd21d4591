"""A map drawn small keeps what makes it known: chevrons, lanes, cards, the curve. All of it stays in its box."""

import pytest

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.drawing.primitives import Box, Disc, Line, Path, Primitive
from journeydesigner.drawing.theme import theme
from journeydesigner.editing.blank_map import add_blank_map
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_map, add_organization, add_stage
from journeydesigner.files.journey_file import open_journey
from journeydesigner.layout.glimpse import Glimpse, glimpse_of
from journeydesigner.layout.thumbnail import thumbnail

FILES = [*shipped.samples(), *shipped.resource("templates").glob("examples/*.journey")]
SIZES = [(220, 196), (140, 88), (300, 268)]


def glimpse(document: Document) -> Glimpse:
    return glimpse_of(document.snapshot, document.snapshot.maps[0].id)


def parts(seen: Glimpse, width: float, height: float) -> list[Primitive]:
    return [part for node in thumbnail(seen, width, height) for part in node.primitives]


def corners(part: Primitive) -> list[tuple[float, float]]:
    match part:
        case Box():
            return [(part.x, part.y), (part.x + part.w, part.y + part.h)]
        case Line():
            return [(part.x1, part.y1), (part.x2, part.y2)]
        case Disc():
            return [(part.cx - part.r, part.cy - part.r), (part.cx + part.r, part.cy + part.r)]
        case Path():
            return [
                (command[at], command[at + 1])  # type: ignore[misc]
                for command in part.commands
                for at in range(1, len(command) - 1, 2)
            ]
        case _:
            raise AssertionError(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_box_and_every_colour_is_known(path, size) -> None:  # type: ignore[no-untyped-def]
    seen = glimpse(open_journey(path).document)
    width, height = size
    for part in parts(seen, width, height):
        assert all(0 <= x <= width and 0 <= y <= height for x, y in corners(part)), part
        for colour in (getattr(part, name, None) for name in ("fill", "stroke", "colour")):
            if colour is not None and not hasattr(colour, "start"):
                theme("light").rgba(colour)


def test_a_glimpse_tells_stages_cards_and_feelings() -> None:
    seen = glimpse(open_journey(shipped.template_example("five-stage")).document)
    assert seen.stages == (1, 1, 1, 1, 1)
    assert [row.form for row in seen.rows] == ["cards", "cards", "curve", "cards", "cards", "cards"]
    assert [card.first for card in seen.rows[3].cards] == [0, 2, 3, 4]
    assert [round(value, 2) for _column, value in seen.rows[2].points] == [-0.5, 0.05, -0.7, 0.4, -0.4]


def test_rows_without_anything_in_them_make_room_for_the_others() -> None:
    seen = glimpse(open_journey(shipped.template_example("five-stage")).document)
    rules = [part for part in parts(seen, 220, 196) if isinstance(part, Line) and part.colour.name == "line"]
    assert len(rules) == 4


def test_a_bare_map_and_one_without_anything_are_drawn_too() -> None:
    document = new_document()
    organization = add_organization(document, "Acme")
    bare = add_blank_map(document, organization)
    nothing = add_map(document, organization, "Nothing")
    long = add_map(document, organization, "Long")
    for number in range(90):
        add_stage(document, long, f"Stage {number}")
    for map_id in (bare, nothing, long):
        for size in SIZES:
            assert parts(glimpse_of(document.snapshot, map_id), *size)
