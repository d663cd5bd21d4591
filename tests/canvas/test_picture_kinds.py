"""Picture files of every kind that is offered are read, time and again."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from journeydesigner.canvas.picture_files import SUFFIXES, fitted, read_picture
from journeydesigner.painting.pictures import decoded, format_of

WRITTEN = sorted(SUFFIXES & {f".{bytes(kind.data()).decode()}" for kind in QImageReader.supportedImageFormats()})


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITTEN if suffix not in (".gif", ".heic")])
def test_a_kind_of_picture_is_read_again_and_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(path))
    assert format_of(read_picture(path))
    for _time in range(20):  # one that looked into what was gone already crashed at some of them
        content = fitted(path.read_bytes())
        assert content is not None
        assert format_of(content)
        shown = decoded(content, 100)
        assert shown is not None
        assert shown.width() == 100
