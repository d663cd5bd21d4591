"""Only what the filter keeps is laid out; options change while a map is shown."""

from journeydesigner.drawing.nodes import Role
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.columns import collapse_stage
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import add_persona
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import BandKind, Scene
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import CardFilter
from tests.layout.journeys import Journey, random_journey
from tests.layout.plain_measurer import PlainMeasurer


def laid_out(journey: Journey, keep: CardFilter | None) -> Scene:
    return MapLayout(PlainMeasurer(), LayoutOptions(filter=keep)).scene(journey.snapshot, journey.map)


def shown(scene: Scene) -> set[str]:
    placed = (node for band in scene.bands for node in band.nodes if node.role is Role.CARD)
    return {node.record for node in (*placed, *scene.above)}


def test_only_the_cards_that_the_filter_keeps_are_shown():
    journey = Journey(2, 1, ("actions", "goals"))
    tagged = add_card(journey.document, journey.lanes[0], journey.steps[0], "Tagged", tags=("web",))
    add_card(journey.document, journey.lanes[0], journey.steps[0], "Plain")
    note = add_free_note(journey.document, journey.lanes[1], journey.steps[0], (5, 5), "Note", tags=("web",))
    add_free_note(journey.document, journey.lanes[1], journey.steps[0], (5, 5), "Note")
    assert shown(laid_out(journey, CardFilter(tags=("web",)))) == {tagged, note}
    assert len(shown(laid_out(journey, None))) == 4


def test_lanes_that_are_not_kept_have_no_row_and_their_cards_are_not_shown():
    journey = Journey(2, 1, ("actions", "goals", "thoughts"))
    _first, kept, _third = (add_card(journey.document, lane, journey.steps[0], "Card") for lane in journey.lanes)
    scene = laid_out(journey, CardFilter(lanes=(journey.lanes[1],)))
    assert [band.key for band in scene.bands if band.kind is BandKind.LANE] == [journey.lanes[1]]
    assert shown(scene) == {kept}


def test_only_the_curves_of_the_chosen_personas_are_drawn():
    journey = Journey(3, 1, ("emotion",))
    nora = add_persona(journey.document, journey.organization, "Nora")
    tom = add_persona(journey.document, journey.organization, "Tom")
    with journey.document.change("Set persona") as draft:
        draft.patch("maps", journey.map, persona=nora)
    for step in journey.steps:
        set_emotion(journey.document, journey.lanes[0], step, 1.0)
        set_emotion(journey.document, journey.lanes[0], step, -1.0, tom)

    def points(*personas: PersonaId) -> int:
        band = laid_out(journey, CardFilter(personas=personas)).band_by_key[journey.lanes[0]]
        return sum(node.role is Role.EMOTION for node in band.nodes)

    assert (points(), points(nora), points(tom), points(nora, tom)) == (6, 3, 3, 6)


def test_a_filter_that_comes_and_goes_leaves_the_same_nodes():
    journey = random_journey(2)
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    layout.set_options(LayoutOptions(filter=CardFilter(tags=("nothing has it",))))
    assert not shown(layout.scene(journey.snapshot, journey.map))
    layout.set_options(LayoutOptions())
    after = layout.scene(journey.snapshot, journey.map)
    assert after == before
    assert after.columns is before.columns


def test_other_options_give_what_a_fresh_layout_gives():
    journey = random_journey(3)
    layout = MapLayout(PlainMeasurer())
    for options in (
        LayoutOptions(preset="workshop"),
        LayoutOptions(preset="compact"),
        LayoutOptions(step_width=240.0),
        LayoutOptions(filter=CardFilter(lanes=tuple(journey.lanes[::2]))),
        LayoutOptions(),
    ):
        layout.scene(journey.snapshot, journey.map)
        layout.set_options(options)
        fresh = MapLayout(PlainMeasurer(), options)
        assert layout.scene(journey.snapshot, journey.map) == fresh.scene(journey.snapshot, journey.map)


def test_what_was_left_out_is_counted_nowhere_and_comes_back_as_it_was():
    journey = Journey(3, 2, ("pain_points", "opportunities", "actions"))
    for lane in journey.lanes:
        for index, step in enumerate(journey.steps):
            tags = ("web",) if index % 2 else ()
            add_card(journey.document, lane, step, f"Card {index}", tags=tags)
            add_card(journey.document, lane, step, f"Truth {index}", tags=tags, is_moment_of_truth=True)
    kept = MapLayout(PlainMeasurer())
    before = kept.scene(journey.snapshot, journey.map)
    for keep in (CardFilter(tags=("web",)), CardFilter(lanes=(journey.lanes[0],)), None):
        kept.set_options(LayoutOptions(filter=keep))
        fresh = MapLayout(PlainMeasurer(), LayoutOptions(filter=keep))
        assert kept.scene(journey.snapshot, journey.map).bands == fresh.scene(journey.snapshot, journey.map).bands
        assert kept.pills(journey.snapshot, journey.map) == fresh.pills(journey.snapshot, journey.map)
    assert kept.scene(journey.snapshot, journey.map).bands == before.bands


def test_a_card_in_a_fold_is_counted_once():
    journey = Journey(3, 2, ("pain_points",))
    for step in journey.steps:
        add_card(journey.document, journey.lanes[0], step, "Waits")
    kept = MapLayout(PlainMeasurer())
    before = kept.pills(journey.snapshot, journey.map)
    collapse_stage(journey.document, journey.snapshot.stages_of(journey.map)[1].id, True)
    assert kept.pills(journey.snapshot, journey.map) == before
