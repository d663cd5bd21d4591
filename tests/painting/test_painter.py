"""The painter: every primitive, in any theme, and nothing swallowed.

Run ``python -m tests.painting.test_painter`` to make the pixel golden anew, then look at it.
"""

import os
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Picture, Primitive, Shadow
from journeydesigner.drawing.theme import theme
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.pictures import decoded, format_of
from journeydesigner.painting.preview import png_bytes, preview_png, scene_image
from journeydesigner.painting.stamps import IconStamps
from tests.painting.drawings import every_primitive as all_primitives
from tests.painting.drawings import scene_of, text

GOLDEN = FilePath(__file__).parent / "golden"


def pixels(image: QImage) -> bytes:
    converted = image.convertToFormat(QImage.Format.Format_RGB888)  # its bits are a view that does not keep it alive
    return bytes(converted.constBits())


def far_off(one: QImage, other: QImage) -> int:
    """How many colour values differ by more than anti-aliasing may from one machine to another."""
    return sum(abs(a - b) > 48 for a, b in zip(pixels(one), pixels(other), strict=True))


def test_what_is_compared_is_the_picture_not_the_memory_it_stood_in() -> None:
    image = QImage(260, 130, QImage.Format.Format_RGB32)
    image.fill(0xFF808080)
    assert set(pixels(image)) == {0x80}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_drawing_looks_as_it_did(scene: Scene, name: str, tmp_path: FilePath) -> None:
    image = scene_image(_without_foreign_script(scene), theme(name), {}, 2.0)
    golden = QImage(str(GOLDEN / f"every_primitive_{name}.png"))
    image.save(str(tmp_path / f"{name}.png"))
    assert image.size() == golden.size()
    assert far_off(image, golden) < 60, f"compare {tmp_path}/{name}.png with {GOLDEN}"


def test_painting_once_looks_like_painting_often(every_primitive: tuple[Primitive, ...]) -> None:
    node = Node("n", Role.CARD, "", 4, 4, 240, 120, every_primitive)
    images: list[QImage] = []
    for once in (True, False):
        image = QImage(260, 130, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        ScenePainter(theme("light"), once=once).paint_nodes(painter, [node])
        painter.end()
        images.append(image)
    assert far_off(*images) == 0


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_large_shadow_is_left_out_only_where_its_box_hides_it(
    depth: Literal[1, 2, 3], monkeypatch: pytest.MonkeyPatch
) -> None:
    images: list[QImage] = []
    for large in (0.0, 1e9):
        monkeypatch.setattr("journeydesigner.painting.painter._LARGE_SHADOW", large)
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        parts = (Shadow(30, 30, 330, 210, 16, depth), Box(30, 30, 330, 210, Colour("surface"), radius=16))
        ScenePainter(theme("light")).paint_nodes(painter, [Node("sheet", Role.GROUND, "", 0, 0, 400, 300, parts)])
        painter.end()
        images.append(image)
    assert pixels(images[0]) == pixels(images[1])


def test_a_colour_that_no_theme_has_is_an_error_not_a_black_box() -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.raises(KeyError):
        ScenePainter(theme("light")).paint(painter, Box(0, 0, 5, 5, Colour("no such colour")))
    painter.end()


def test_nodes_leave_the_painter_where_it_was(scene: Scene) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ScenePainter(theme("light")).paint_scene(painter, scene)
    assert painter.transform().isIdentity()
    painter.end()


def test_any_text_can_be_painted(measurer: QtMeasurer) -> None:
    for hostile in ("\x00", "\ud800", "\u202e abc", "a\u0301" * 200, "👩‍💻", "ﷺ", "نص عربي", "\ufffe", "x" * 5000):
        image = QImage(400, 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        ScenePainter(theme("light")).paint(painter, text(measurer, hostile + " and words", 0, 0))
        painter.end()
        blank = QImage(image.size(), image.format())
        blank.fill(0xFFFFFFFF)
        assert image != blank, f"nothing was painted of {hostile[:8]!r}"


def test_a_preview_is_a_png_of_the_width_asked_for(scene: Scene) -> None:
    image = QImage.fromData(preview_png(scene, theme("light"), {}, 480))
    assert (image.width(), image.height()) == (480, 240)


def test_an_image_covers_its_box_from_its_middle() -> None:
    stripes = QImage(30, 10, QImage.Format.Format_RGB32)
    stripes.fill(0xFFFF0000)
    for x in range(10, 20):
        for y in range(10):
            stripes.setPixel(x, y, 0xFF0000FF)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ScenePainter(theme("light"), {"a": png_bytes(stripes)}).paint(painter, Picture("a", 0, 0, 10, 10))
    painter.end()
    assert image.pixelColor(5, 5).blue() > 200
    assert image.pixelColor(5, 5).red() < 60


@pytest.mark.qt_log_ignore("JPEG")  # the decoder's own words on a damaged file
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00" + b"\x00" * 20,
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    ],
    ids=["empty", "svg", "damaged png", "png of 65536 x 65536", "cut gif", "cut jpeg", "cut webp"],
)
def test_what_is_no_sound_image_is_not_decoded(content: bytes) -> None:
    assert decoded(content) is None


def test_formats_are_told_by_content_not_by_name() -> None:
    assert [format_of(start) for start in (b"GIF89a..", b"\xff\xd8\xff..", b"RIFF....WEBP", b"%PDF")] == [
        "gif",
        "jpeg",
        "webp",
        "",
    ]


def _without_foreign_script(scene: Scene) -> Scene:
    """Without the text that a machine's own fonts draw."""
    (band,) = scene.bands
    (node,) = band.nodes
    kept = tuple(p for p in node.primitives if getattr(p, "source", "") != "旅程")
    return replace(scene, bands=(replace(band, nodes=(replace(node, primitives=kept),)),))


if __name__ == "__main__":
    from PySide6.QtWidgets import QApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    for name in ("light", "dark"):
        drawn = _without_foreign_script(scene_of(all_primitives(QtMeasurer())))
        scene_image(drawn, theme(name), {}, 2.0).save(str(GOLDEN / f"every_primitive_{name}.png"))


def test_an_icon_kept_as_a_picture_looks_like_the_drawn_one() -> None:
    icon = Node("i", Role.CARD, "", 0, 0, 40, 40, (Icon("mail", 8, 8, 20, Colour("teal.edge")),))
    drawn, kept = (QImage(60, 60, QImage.Format.Format_RGB32) for _which in range(2))
    for image, stamps in ((drawn, None), (kept, IconStamps())):
        painter = QPainter(image)
        painter.scale(1.5, 1.5)
        scene_painter = ScenePainter(theme("light"), stamps=stamps)
        for _twice in range(2):
            image.fill(QColor(255, 255, 255))
            scene_painter.paint_nodes(painter, [icon])
        painter.end()
    assert kept == drawn
