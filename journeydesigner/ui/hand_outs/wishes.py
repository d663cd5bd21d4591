"""What a person wishes of a hand-out: remembered for each document, in the settings and never in the file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.layout.options import USUAL_NUMBERS, MapNumbers
from journeydesigner.layout.papers import FIT, PAPERS, paper_names
from journeydesigner.model.ids import MapId
from journeydesigner.wording import LANGUAGES, _

SCALES = (1.0, 2.0, 3.0, 4.0)
DENSITIES = (0, 96, 150, 300, 600)
"""Dots per inch; 0: as large on paper as at 100 % on the screen."""
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Wishes:
    """``format`` is an exporter's name, ``forms`` what was wished of each. What is empty asks for all of it, in the
    map's own language. Stages, lanes and maps are ids; those that are gone are not asked for any more."""

    format: str = "pdf"
    forms: Mapping[str, str] = field(default_factory=dict[str, str])
    paper: str = FIT
    tile: str = "A4"
    theme: str = "light"
    template: str = ""
    scale: float = 2.0
    dpi: int = 0
    is_transparent: bool = False
    maps: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    owner: str = ""
    language: str = ""
    is_redacted: bool = False

    def form(self, exporter: str) -> str:
        """The form wished of an exporter; "" for its first."""
        return self.forms.get(exporter, "")

    def with_form(self, exporter: str, form: str) -> "Wishes":
        return replace(self, forms={**self.forms, exporter: form})

    def request(
        self,
        exporter: str,
        snapshot: Snapshot,
        assets: Mapping[str, bytes],
        map_id: MapId,
        numbers: MapNumbers = USUAL_NUMBERS,
    ) -> ExportRequest:
        """What an exporter is asked, but for the place to write to; ``numbers`` stand on the map."""
        there = snapshot.table("maps")
        return ExportRequest(
            snapshot=snapshot,
            assets=dict(assets),
            map_id=map_id,
            out=Path(),
            form=self.form(exporter),
            maps=tuple(MapId(each) for each in self.maps if each in there),
            paper=self.paper,
            tile=self.tile,
            theme=self.theme,
            template=Path(self.template) if self.template else None,
            scale=self.scale,
            dpi=self.dpi or None,
            is_transparent=self.is_transparent,
            numbers=numbers,
        )

    def of_part(self, request: ExportRequest) -> tuple[ExportRequest, tuple[str, ...]]:
        """The request for the part that is wished for, and what was left out, in sentences. Takes its time."""
        from journeydesigner.exporters.common.portion import Portion, portion_of

        snapshot, map_id = request.snapshot, request.map_id
        stages = tuple(each.id for each in snapshot.stages_of(map_id) if each.id in self.stages)
        lanes = tuple(each.id for each in snapshot.lanes_of(map_id) if each.id in self.lanes)
        wanted = Portion(stages or None, lanes or None, self.owner or None, self.language or None, self.is_redacted)
        if wanted == Portion(None, None, None, None, is_redacted=False):
            return request, ()
        cut = portion_of(snapshot, map_id, wanted)
        return replace(request, snapshot=cut.snapshot, assets=cut.snapshot.assets), cut.notes


def written(wishes: Wishes) -> str:
    """As the settings keep it."""
    return json.dumps(asdict(wishes))


def read(text: str, otherwise: Wishes) -> Wishes:
    """What the settings kept, value by value; ``otherwise`` stands in for what is damaged or unknown."""
    try:
        kept = json.loads(text)
    except ValueError:
        return otherwise
    if not isinstance(kept, dict):
        return otherwise
    known = cast("dict[str, object]", kept)
    sound = {
        each.name: known[each.name]
        for each in fields(Wishes)
        if each.name in known and _is_sound(each.name, known[each.name])
    }
    lists = {name: tuple(cast("list[str]", value)) for name, value in sound.items() if isinstance(value, list)}
    return replace(otherwise, **{**sound, **lists})  # type: ignore[arg-type]


def _is_sound(name: str, value: object) -> bool:
    match name:
        case "paper":
            return value in paper_names()
        case "tile":
            return value in PAPERS
        case "theme":
            return value in THEMES
        case "scale":
            return value in SCALES
        case "dpi":
            return value in DENSITIES
        case "language":
            return value == "" or value in LANGUAGES
        case "is_transparent" | "is_redacted":
            return isinstance(value, bool)
        case "maps" | "stages" | "lanes":
            return isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value))
        case "forms":
            items = cast("dict[object, object]", value).items() if isinstance(value, dict) else [(0, 0)]
            return all(isinstance(key, str) and isinstance(form, str) for key, form in items)
        case _:
            return isinstance(value, str) and "\0" not in value


def density_words(dpi: int) -> str:
    """How a density reads in a list."""
    return _("{dpi} dpi").format(dpi=dpi) if dpi else _("As on the screen")
