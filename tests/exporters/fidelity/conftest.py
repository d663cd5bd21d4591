"""Hand-outs of all forms and all journeys, each written once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journeydesigner.exporters.registry import Exporter, ExportRequest, exporters
from tests.exporters.fidelity.documents import FEWER, MAKERS, document

DAY = date(2026, 11, 22)
FORMS = [
    pytest.param(exporter, form.name, id=f"{exporter.name}-{form.name}")
    for exporter in exporters()
    for form in exporter.forms
]
"""Every form of every exporter that there is: a new one is held to all of this by itself."""

CASES = [
    pytest.param(exporter, form.name, journey, id=f"{exporter.name}-{form.name}-{journey}")
    for exporter in exporters()
    for number, form in enumerate(exporter.forms)
    for journey in (MAKERS if number == 0 else FEWER)
]
"""Each form with the journeys that it is held to: the first of a format with all, the others with the worst."""

Made = Callable[[Exporter, str, str], Path]


def request_for(exporter: Exporter, form: str, journey: str, out: Path) -> ExportRequest:
    """A hand-out of the first map, on A3 where paper matters."""
    made = document(journey)
    shown = made.snapshot.maps[0].id
    request = ExportRequest(made.snapshot, made.assets, shown, out / f"map{exporter.suffix}", form=form, date=DAY)
    return replace(request, paper="A3" if "paper" in exporter.choices else "fit", scale=1.0)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The file of an exporter's form of one of the journeys."""
    kept: dict[tuple[str, str, str], Path] = {}

    def make(exporter: Exporter, form: str, journey: str) -> Path:
        key = (exporter.name, form, journey)
        if key not in kept:
            request = request_for(exporter, form, journey, tmp_path_factory.mktemp("made"))
            exporter.export(request)
            kept[key] = request.out
        return kept[key]

    return make
