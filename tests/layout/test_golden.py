"""A small map, primitive by primitive: what is drawn changes only on purpose.

To accept a change, delete the golden file and run this test twice.
"""

from dataclasses import fields, is_dataclass
from pathlib import Path

from journeydesigner.editing.cards import add_card
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import Scene
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer

GOLDEN = Path(__file__).parent / "golden" / "small_map.txt"


def small_map() -> Journey:
    journey = Journey(2, 1, ("actions", "touchpoints", "emotion", "pain_points", "line_of_visibility", "metrics"))
    actions, touchpoints, emotion, pains, _line, metrics = journey.lanes
    add_card(journey.document, actions, journey.steps[0], "Opens the bill", is_moment_of_truth=True)
    add_card(journey.document, actions, journey.steps[0], "Compares it with the year before", last=journey.steps[1])
    add_card(journey.document, touchpoints, journey.steps[1], "Hotline")
    add_card(journey.document, pains, journey.steps[0], "It explains nothing", severity="critical", mentions=12)
    set_emotion(journey.document, emotion, journey.steps[0], -1.0)
    set_emotion(journey.document, emotion, journey.steps[1], 1.5)
    set_quote(journey.document, emotion, journey.steps[1], "That works")
    metric = add_metric(journey.document, journey.organization, "Calls", unit="percent", target=0.5)
    tile = add_card(journey.document, metrics, journey.steps[0], metric=metric)
    for period, value in (("2026-09", 0.4), ("2026-10", 0.6)):
        measure(journey.document, metric, tile, period, value)
    return journey


def written(scene: Scene, names: dict[str, str]) -> str:
    """A line for each primitive; ids that are made at random by their place in the journey."""
    lines = [f"scene {scene.width:g} x {scene.height:g}"]
    for band in scene.bands:
        lines.append(f"band {band.kind.value} {band.y:g} +{band.height:g}")
        for node in (*band.ground, *band.labels, *band.nodes):
            lines.append(f"  {node.key} {node.role.value} {node.x:g},{node.y:g} {node.w:g}x{node.h:g} «{node.label}»")
            lines += [f"    {said(primitive)}" for primitive in node.primitives]
    text = "\n".join(lines) + "\n"
    for made, name in names.items():
        text = text.replace(made, name)
    return text


def said(value: object) -> str:
    if is_dataclass(value):
        inner = " ".join(
            f"{f.name}={said(getattr(value, f.name))}" for f in fields(value) if not f.name.startswith("_")
        )
        return f"{type(value).__name__}({inner})"
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    if isinstance(value, tuple):
        return "[" + " ".join(said(item) for item in value) + "]"
    return str(value)


def test_a_small_map_is_drawn_as_ever():
    journey = small_map()
    snapshot = journey.snapshot
    names: dict[str, str] = {}
    for step, place in zip(snapshot.steps_in(journey.map), "ab", strict=True):
        names[step.id] = f"step-{place}"
        names[step.stage] = f"stage-{place}"
    for lane in snapshot.lanes_of(journey.map):
        names[lane.id] = lane.kind
        for number, card in enumerate(snapshot.cards_in(lane.id)):
            names[card.id] = f"{lane.kind}-{number}"
        for emotion in snapshot.emotions_of(lane.id):
            names[emotion.id] = f"feeling-{names[emotion.step]}"
    drawn = written(MapLayout(PlainMeasurer()).scene(snapshot, journey.map), names)
    if not GOLDEN.exists():
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(drawn, "utf-8")
        raise AssertionError(f"{GOLDEN.name} was not there and was written: look at it and run again")
    assert drawn == GOLDEN.read_text("utf-8")
