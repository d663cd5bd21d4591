"""What a client-safe copy took out is nowhere in the files made of it: every format, unpacked, searched for it."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import numbers, structure
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.registry import Exporter, ExportRequest, exporters
from tests.exporters.pdf_reading import text_of
from tests.exporters.test_redacting import SECRETS, document  # noqa: F401  (a fixture)

_DATA = re.compile(rb"base64,([A-Za-z0-9+/=]+)")
_PACKED = re.compile(rb"<t[^>]*>([A-Za-z0-9+/=]{200,})</t>")
"""What a workbook says of its origin."""
FORMS = [(exporter, form.name) for exporter in exporters() for form in exporter.forms]


def _unpacked(path: Path) -> Iterator[bytes]:
    """All that a file holds, so far as it is packed in ways that are known."""
    content = path.read_bytes()
    yield _DATA.sub(b"", content)
    yield from (base64.b64decode(found) for found in _DATA.findall(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield member.encode()
                inside = packed.read(member)
                yield inside
                for found in _PACKED.findall(inside):
                    yield zlib.decompress(base64.b64decode(found))
    if content.startswith(b"%PDF"):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                yield text_of(page).encode()
            for found in pdf.objects:
                if isinstance(found, pikepdf.Stream) and found.get("/Subtype") != "/Image":
                    yield found.read_bytes()
                yield re.sub(rb"\s+", b" ", str(found).encode("utf-8", "replace"))


@pytest.mark.parametrize(("exporter", "form"), FORMS, ids=[f"{e.name}-{name}" for e, name in FORMS])
def test_no_secret_is_in_the_file(
    exporter: Exporter,
    form: str,
    document: Document,  # noqa: F811
    tmp_path: Path,
) -> None:
    journey = document.snapshot.maps[0].id
    step = document.snapshot.steps_in(journey)[0].id
    lane = structure.add_lane(document, journey, "emotion", "Mood")
    numbers.set_emotion(document, lane, step, -1.0)
    numbers.set_quote(document, lane, step, "She said so")
    cut = portion_of(document.snapshot, journey, Portion(is_redacted=True)).snapshot
    out = tmp_path / f"copy{exporter.suffix}"
    request = ExportRequest(cut, cut.assets, journey, out, form=form)
    exporter.export(request if "maps" not in exporter.choices else replace(request, maps=(journey,)))
    for part in _unpacked(out):
        text = part.decode("utf-8", "replace").casefold()
        assert not [secret for secret in SECRETS if secret.casefold() in text]
