"""What any hand-out of a map is looked through for before it is written; a format adds what is its own."""

from journeydesigner.exporters.common.action_findings import maps_of, of_actions
from journeydesigner.exporters.common.findings import Finding
from journeydesigner.exporters.common.map_findings import of_map, what_is_empty
from journeydesigner.exporters.common.page_findings import of_pages
from journeydesigner.exporters.registry import ACTIONS, Exporter, ExportRequest, form_of
from journeydesigner.layout.sheet import Page
from journeydesigner.model.ids import MapId

__all__ = ["findings", "in_order", "what_is_empty"]


def findings(exporter: Exporter, request: ExportRequest, pages: tuple[Page, ...] = ()) -> tuple[Finding, ...]:
    """The worst first; ``pages`` as of ``Exporter.preflight``. Raises what the exporter's ``preview`` raises."""
    found: list[Finding] = []
    if exporter.is_drawn:
        on_paper = "paper" in exporter.choices and request.paper != "fit"
        found += of_pages(pages or exporter.preview(request), request.snapshot, on_paper=on_paper)
    maps = _maps(exporter, request)
    if form_of(exporter, request.form).name == ACTIONS:
        return in_order([*found, *of_actions(request.snapshot, maps)])
    for shown in maps:
        found += of_map(request.snapshot, shown, request.date, is_drawn=exporter.is_drawn)
    return in_order(found)


def in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """The worst first, otherwise as found. What is said of several pages alike stands once, with the first of them."""
    once: dict[tuple[object, ...], Finding] = {}
    for each in found:
        once.setdefault((each.gravity, each.text, each.record), each)
    return tuple(sorted(once.values(), key=lambda each: -each.gravity))


def _maps(exporter: Exporter, request: ExportRequest) -> tuple[MapId, ...]:
    """The maps that a form shows."""
    form = form_of(exporter, request.form).name
    if form == ACTIONS and "maps" in exporter.choices:
        return maps_of(request)
    if form != "book":
        return (request.map_id,)
    snapshot = request.snapshot
    organization = snapshot.map(request.map_id).organization
    return request.maps or tuple(each.id for each in snapshot.maps_of(organization))
