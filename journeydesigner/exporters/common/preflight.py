"""What any hand-out of a map is looked through for before it is written; a format adds what is its own."""

from collections.abc import Iterator

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.primitives import Text
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.layout.sheet import SMALLEST_POINTS, Page
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.wording import _


def findings(exporter: Exporter, request: ExportRequest) -> tuple[Finding, ...]:
    """The worst first. Raises what the exporter's ``preview`` raises."""
    sheets = exporter.preview(request)
    found = [*letters_lost(sheets), *of_pages(sheets), *what_is_empty(request.snapshot, request.map_id)]
    return in_order(found)


def in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """The worst first, otherwise as found; what was found twice stands once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda each: -each.gravity))


def of_pages(sheets: tuple[Page, ...]) -> Iterator[Finding]:
    """What the pages say of themselves: split, and text that came out too small."""
    for number, sheet in enumerate(sheets, start=1):
        yield from (Finding(Gravity.NOTE, note, page=number) for note in sheet.notes)
        if not sheet.is_legible:
            said = _("Page {number}: the smallest text is {size} pt, less than {least} pt; choose a larger paper.")
            text = said.format(number=number, size=f"{sheet.smallest_points:.1f}", least=f"{SMALLEST_POINTS:.0f}")
            yield Finding(Gravity.POOR, text, page=number)


def letters_lost(sheets: tuple[Page, ...]) -> Iterator[Finding]:
    """The texts with letters that no font of this machine has."""
    from journeydesigner.painting.letters import lacking

    for number, sheet in enumerate(sheets, start=1):
        for record, text in _texts(sheet):
            if letters := lacking(text):
                said = _("No font on this computer has {letters} (in “{text}”).")
                shown = text if len(text) <= 60 else f"{text[:57]}…"
                yield Finding(Gravity.LOST, said.format(letters=" ".join(letters), text=shown), record, number)


def _texts(sheet: Page) -> Iterator[tuple[RecordId | None, str]]:
    scene = sheet.scene
    nodes = (node for band in scene.bands for node in (*band.labels, *band.nodes))
    for node in (*nodes, *scene.under, *scene.above):
        for primitive in node.primitives:
            if isinstance(primitive, Text):
                yield RecordId(node.record) if node.record else None, primitive.source


def what_is_empty(snapshot: Snapshot, map_id: MapId) -> Iterator[Finding]:
    """Stages and lanes of the map with nothing in them."""
    shown = snapshot.map(map_id)
    lanes, stages = snapshot.lanes_of(map_id), snapshot.stages_of(map_id)
    if not stages:
        yield Finding(Gravity.NOTE, _("“{map}” has no stages.").format(map=shown.title), map_id)
    steps = {step.id: step.stage for step in snapshot.steps_in(map_id)}
    filled: set[str] = set()
    for lane in lanes:
        placed = [card.place for card in snapshot.cards_in(lane.id) if card.place is not None]
        felt = snapshot.emotions_of(lane.id)
        if placed or felt:
            filled |= {steps[place.first] for place in placed if place.first in steps}
            filled |= {steps[each.step] for each in felt if each.step in steps}
        else:
            yield Finding(Gravity.NOTE, _("The lane “{lane}” is empty.").format(lane=lane.title), lane.id)
    for stage in stages:
        if stage.id not in filled:
            yield Finding(Gravity.NOTE, _("The stage “{stage}” is empty.").format(stage=stage.title), stage.id)
