"""Workbooks and slides as office programs take them: by Microsoft's own schema, and opened and printed by LibreOffice.

Both are large, and not on every machine: ``.ci/run`` brings them and says where the validator is; here alone these
tests are left out.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.exporters.fidelity.conftest import CASES, Made
from tests.exporters.fidelity.documents import FEWER, document
from tests.exporters.fidelity.reading import letters

MUST = "JOURNEY_DESIGNER_OOXML_VALIDATOR"
"""The validator's path. Where it is set, nothing that these tests need may be missing."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
OFFICE = [case for case in CASES if case.values[0].suffix in (".xlsx", ".pptx") and case.values[2] in FEWER]  # type: ignore[union-attr]
_HAIR = 2.0

pytestmark = pytest.mark.skipif(not os.environ.get(MUST), reason=f"{MUST} is not set; .ci/run sets it")


@pytest.mark.parametrize(("exporter", "form", "journey"), OFFICE)
def test_the_open_xml_sdk_finds_no_fault(made: Made, exporter: object, form: str, journey: str) -> None:
    path = made(exporter, form, journey)  # type: ignore[arg-type]
    done = subprocess.run([os.environ[MUST], str(path)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)["errors"]
    assert not [each for each in found if not _is_order_of_font(each)]


def _is_order_of_font(error: dict[str, str]) -> bool:
    """openpyxl writes what a font has in an order of its own; Excel and LibreOffice read any."""
    is_order = error.get("id") == "Sch_UnexpectedElementContentExpectingComplex"
    return is_order and error.get("path") == "/xl/styles.xml" and bool(re.search(r"x:font\[\d+\]$", error["xPath"]))


@pytest.mark.parametrize(("exporter", "form", "journey"), OFFICE)
def test_libre_office_prints_every_word_on_the_page(
    made: Made, exporter: object, form: str, journey: str, tmp_path: Path
) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is missing"
    path = made(exporter, form, journey)  # type: ignore[arg-type]
    profile = (tmp_path / "profile").as_uri()
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path))
    subprocess.run([office, f"-env:UserInstallation={profile}", *convert], capture_output=True, check=True, timeout=180)
    boxes = tmp_path / "boxes.html"
    subprocess.run(["pdftotext", "-bbox", str(tmp_path / "map.pdf"), str(boxes)], check=True, timeout=60)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", boxes.read_text("utf-8", "replace"))
    words: list[str] = []
    for page in ElementTree.fromstring(text).iter(f"{_XHTML}page"):
        width, height = float(page.get("width", "0")), float(page.get("height", "0"))
        for word in page.iter(f"{_XHTML}word"):
            words.append(word.text or "")
            left, top, right, bottom = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
            assert left >= -_HAIR and right <= width + _HAIR, f"{word.text!r} beyond the side of its page"
            assert top >= -_HAIR and bottom <= height + _HAIR, f"{word.text!r} beyond the foot of its page"
    snapshot = document(journey).snapshot
    printed = letters("".join(words))
    if journey in (
        "home-battery",
        "empty",
    ):  # others come back from a PDF in other orders
        for stage in snapshot.stages_of(snapshot.maps[0].id):
            assert letters(stage.title) in printed, stage.title
