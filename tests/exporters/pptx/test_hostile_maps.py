"""Whatever a person or a paste put into a map: the deck is whole, opens, and keeps everything on its slides."""

from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_persona, add_stage, add_step
from journeydesigner.exporters.pptx.package import address
from journeydesigner.exporters.pptx.words import clean
from journeydesigner.model.ids import MapId
from tests.exporters.pptx.reading import (
    all_words,
    boxes,
    exported,
    ids,
    opened,
    parts,
    roots,
    shape_words,
    sizes,
    spaceless,
)
from tests.exporters.test_xlsx_hostile import HOSTILE, everywhere


def _is_sound(path: Path) -> None:
    shown = opened(path)
    for root in roots(path):
        assert len(ids(root)) == len(set(ids(root)))
        for left, top, right, foot in boxes(root):
            assert 0 <= left <= right <= shown.slide_width
            assert 0 <= top <= foot <= shown.slide_height
    assert min(sizes(path), default=900) >= 900


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_are_whole_and_stay_on_their_slides(text: str, tmp_path: Path) -> None:
    path = exported(everywhere(text), tmp_path)
    _is_sound(path)
    assert spaceless(clean(text)) in all_words(path)


def test_hostile_addresses_become_no_links(tmp_path: Path) -> None:
    for text in ("javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "ppaction://macro", "http://[bad"):
        assert address(text) == ""
    path = exported(everywhere("javascript:alert(1)"), tmp_path)
    assert not any(b"javascript" in content for name, content in parts(path).items() if name.endswith(".rels"))


def test_addresses_of_the_web_become_links_of_their_cards(tmp_path: Path) -> None:
    path = exported(everywhere("https://example.org/a b?q=ü".replace(" ", "%20")), tmp_path)
    rels = [content.decode() for name, content in parts(path).items() if name.endswith(".rels")]
    assert any("https://example.org/a%20b?q=%C3%BC" in content for content in rels)


def _map(*stages: str) -> tuple[Document, MapId]:
    document = new_document()
    company = add_organization(document, "Company")
    journey = add_map(document, company, "Map")
    for stage in stages:
        add_stage(document, journey, stage)
    return document, journey


def test_an_empty_map_gives_a_deck_that_says_its_title(tmp_path: Path) -> None:
    document, _journey = _map()
    path = exported(document, tmp_path)
    _is_sound(path)
    assert "Map" in all_words(path)


def test_forty_stages_take_several_overviews_and_a_slide_each(tmp_path: Path) -> None:
    document, journey = _map(*(f"Stage number {number}" for number in range(40)))
    told: list[str] = []
    lane = add_lane(document, journey, "pain_points", "Pains")
    for number, step in enumerate(document.snapshot.steps_in(journey)):
        add_card(document, lane, step.id, f"Pain of stage {number}, told at some length")
    path = exported(document, tmp_path, tell=told.append)
    _is_sound(path)
    assert all(spaceless(f"Stage number {number}") in all_words(path) for number in range(40))
    assert any("overview" in sentence for sentence in told)
    assert len(opened(path).slides) > 45


def test_many_steps_and_cards_are_parted_and_none_is_lost(tmp_path: Path) -> None:
    document, journey = _map("Long stage")
    stage = document.snapshot.stages_of(journey)[0]
    for number in range(19):
        add_step(document, stage.id, f"Step {number}")
    steps = document.snapshot.steps_in(journey)
    lane = add_lane(document, journey, "actions", "Actions")
    for number in range(120):
        add_card(document, lane, steps[number % 20].id, f"Card number {number} does one more thing")
    path = exported(document, tmp_path)
    _is_sound(path)
    said = shape_words(path)
    assert all(spaceless(f"Card number {number} does one more thing") in said for number in range(120))


def test_a_text_longer_than_a_slide_goes_on_on_the_next(tmp_path: Path) -> None:
    document, journey = _map("Stage")
    lane = add_lane(document, journey, "thoughts", "Thoughts")
    text = " ".join(f"word{number}" for number in range(3000))
    add_card(document, lane, document.snapshot.steps_in(journey)[0].id, text)
    path = exported(document, tmp_path)
    _is_sound(path)
    said = all_words(path)
    assert all(f"word{number}" in said for number in range(0, 3000, 7))


def test_what_is_written_from_the_right_is_set_from_the_right(tmp_path: Path) -> None:
    path = exported(everywhere("رحلة العميل من البداية"), tmp_path)
    slides = [content.decode() for name, content in parts(path).items() if name.startswith("ppt/slides/slide")]
    assert sum(content.count('rtl="1"') for content in slides) > 20
    assert 'algn="r" rtl="1"' in "".join(slides)


def test_chinese_text_says_its_language_and_has_a_typeface(tmp_path: Path) -> None:
    path = exported(everywhere("客户旅程从这里开始"), tmp_path)
    slides = "".join(content.decode() for name, content in parts(path).items() if name.startswith("ppt/slides/slide"))
    assert 'lang="zh-CN"' in slides
    assert 'script="Hans" typeface="Microsoft YaHei"' in parts(path)["ppt/theme/theme1.xml"].decode()


def test_a_broken_picture_leaves_a_frame_with_its_words(tmp_path: Path) -> None:
    document, journey = _map("Stage")
    lane = add_lane(document, journey, "images", "Pictures")
    asset = document.add_asset(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    add_card(document, lane, document.snapshot.steps_in(journey)[0].id, "Caption", image=asset)
    path = exported(document, tmp_path)
    _is_sound(path)
    assert "Caption" in all_words(path)
    assert not [name for name in parts(path) if name.startswith("ppt/media/")]


def test_pictures_have_alternative_texts_and_only_pixels(tmp_path: Path) -> None:
    import io

    from PIL import Image

    held = io.BytesIO()
    details = Image.Exif()
    details[0x010E] = "taken at home, 52.52 N"
    Image.new("RGB", (300, 200), "#884422").save(held, "JPEG", exif=details)
    document, journey = _map("Stage")
    lane = add_lane(document, journey, "images", "Pictures")
    asset = document.add_asset(held.getvalue())
    add_card(document, lane, document.snapshot.steps_in(journey)[0].id, "A brown wall", image=asset)
    path = exported(document, tmp_path)
    images = [content for name, content in parts(path).items() if name.startswith("ppt/media/")]
    assert len(images) == 1
    assert b"52.52" not in images[0]
    slide = next(c.decode() for n, c in parts(path).items() if n.startswith("ppt/slides/slide") and b"<p:pic>" in c)
    assert 'descr="A brown wall"' in slide


def test_vast_numbers_and_missing_ones_do_no_harm(tmp_path: Path) -> None:
    document, journey = _map("Stage")
    company = document.snapshot.maps[0].organization
    for unit in ("percent", "number", "days", "money"):
        metric = add_metric(document, company, unit, unit=unit, target=1e308, currency="EUR" if unit == "money" else "")
        for month, value in enumerate((-1e308, 1e308, 0.0), start=1):
            measure(document, metric, journey, f"2026-{month:02d}", value)
    path = exported(document, tmp_path)
    _is_sound(path)


def test_several_personas_each_have_a_slide(tmp_path: Path) -> None:
    document, journey = _map("Stage", "Next")
    company = document.snapshot.maps[0].organization
    lane = add_lane(document, journey, "emotion", "Emotion")
    for name in ("Ada", "Ben"):
        who = add_persona(document, company, name, needs=tuple(f"Need {n} of {name}" for n in range(60)))
        for number, step in enumerate(document.snapshot.steps_in(journey)):
            set_emotion(document, lane, step.id, number - 1.0, who)
            set_quote(document, lane, step.id, f"{name} says so", who)
    path = exported(document, tmp_path)
    _is_sound(path)
    said = all_words(path)
    assert all(spaceless(f"Need {n} of {name}") in said for n in range(60) for name in ("Ada", "Ben"))
