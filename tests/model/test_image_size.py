"""The size of an image from its first bytes, as Pillow sees it."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from journeydesigner.model.image_size import image_size


def image(form: str, size: tuple[int, int] = (37, 91), **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG", "WEBP"])
def test_the_size_is_that_of_the_image(form: str) -> None:
    assert image_size(image(form)) == (37, 91)


def test_webp_says_its_size_in_each_of_its_ways() -> None:
    assert image_size(image("WEBP", lossless=True)) == (37, 91)
    assert image_size(image("WEBP", exif=Image.Exif().tobytes() or b"Exif\0\0")) == (37, 91)


def test_a_photograph_taken_upright_is_as_tall_as_it_is_looked_at() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert image_size(image("JPEG", (400, 300), exif=exif)) == (300, 400)


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG", "WEBP"])
def test_what_is_cut_off_has_no_size_and_raises_nothing(form: str) -> None:
    whole = image(form)
    assert all(image_size(whole[:count]) in (None, (37, 91)) for count in range(0, len(whole), 3))


@given(st.binary(max_size=60))
def test_what_only_begins_as_an_image_raises_nothing_and_has_no_size_of_nothing(content: bytes) -> None:
    for start in (b"", b"\xff\xd8\xff", b"RIFF0000WEBPVP8X", b"\x89PNG\r\n\x1a\n"):
        size = image_size(start + content)
        assert size is None or min(size) > 0
