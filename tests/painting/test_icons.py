"""Icons: plain paths inside their grid, and a stand-in for what is not there."""

from journeydesigner.drawing.icons import GRID, icon_names, icon_paths

NAMED_IN_THE_PICTURES = [
    "target",
    "footprints",
    "map-pin",
    "smile",
    "frown",
    "meh",
    "laugh",
    "annoyed",
    "angry",
    "triangle-alert",
    "eye",
    "layers",
    "lightbulb",
    "chart-line",
    "mail",
    "search",
    "globe",
    "smartphone",
    "tablet",
    "file-text",
    "phone",
    "users",
    "shopping-cart",
    "truck",
    "message-circle",
    "star",
    "circle-check",
    "trending-up",
    "trending-down",
    "move-right",
    "undo-2",
    "redo-2",
    "plus",
    "minus",
    "x",
    "palette",
    "link",
    "copy",
    "trash-2",
]


def test_every_icon_of_the_look_is_bundled() -> None:
    assert set(NAMED_IN_THE_PICTURES) <= set(icon_names())


def test_every_icon_stays_in_its_grid_and_knows_four_commands_only() -> None:
    for name in icon_names():
        for path in icon_paths(name):
            assert path[0][0] == "M"
            for command in path:
                assert command[0] in "MLCZ"
                assert all(-1 <= value <= GRID + 1 for value in command[1:])  # type: ignore[operator]


def test_an_unknown_icon_is_a_plain_circle() -> None:
    assert icon_paths("no such icon") == icon_paths("circle")
