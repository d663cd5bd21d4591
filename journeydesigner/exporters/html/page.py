"""The whole page: head, the map's title block, its table, its people and figures. One file that fetches nothing."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from html import escape

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.drawing.theme import FAMILIES, theme
from journeydesigner.drawing.typefaces import DISPLAY, FAMILY
from journeydesigner.exporters.common.card_details import arrows_from
from journeydesigner.exporters.html.board import LABEL_WIDTH, Board
from journeydesigner.exporters.html.cards import CardWriter
from journeydesigner.exporters.html.figures import figures, people
from journeydesigner.exporters.html.inks import Inks
from journeydesigner.exporters.html.movements import movements
from journeydesigner.exporters.html.paper import paper_rules
from journeydesigner.exporters.html.pieces import Pieces
from journeydesigner.exporters.svg.faces import face_rule
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.scene import BandKind, Scene
from journeydesigner.layout.title_block import context_line
from journeydesigner.model.ids import MapId
from journeydesigner.shipped import resource
from journeydesigner.wording import _

_FACES = (
    (FAMILY, 400, False), (FAMILY, 500, False), (FAMILY, 600, False), (FAMILY, 400, True), (DISPLAY, 600, False),
    (DISPLAY, 700, False),
)  # fmt: skip
_DISC = 64.0


def page(
    snapshot: Snapshot, map_id: MapId, assets: Mapping[str, bytes], measurer: TextMeasurer, today: date
) -> str:  # fmt: skip
    """The page of a map, in the language of the moment; ``today`` tells which numbers are stale. Raises KeyError for a
    map that is not there."""
    contents = Contents(snapshot, map_id)
    journey = contents.map
    brand = contents.organization.brand
    look = theme("light", brand)
    inks = Inks(look, theme("dark", brand))
    pieces = Pieces(look, assets, inks)
    scene = MapLayout(measurer, LayoutOptions(has_folds=False, today=today)).scene(snapshot, map_id)
    nodes = {node.record: node for band in scene.bands for node in band.nodes if node.record}
    nodes |= {node.record: node for node in scene.above if node.record}
    cards = CardWriter(snapshot, nodes, pieces, assets, arrows_from(snapshot, map_id), journey.language)
    widths = tuple(column.w for column in scene.columns)
    board = Board(contents.grid, scene, cards, pieces, widths, {}, {})
    body = "".join(
        (
            f'<a class="skip" href="#map">{escape(_("To the map"))}</a><div class="page">',
            _header(contents, scene, pieces),
            f'<main id="map" tabindex="-1">{board.table()}</main>',
            _legend(scene, pieces),
            people(contents, assets),
            figures(contents, today),
            movements(snapshot, map_id, pieces, measurer),
            "</div>",
        )
    )
    style = "".join(
        (
            *(face_rule(*face, set(body)) for face in _FACES),
            _stage_rules(contents, inks),
            inks.rules(),
            board.rules(),
            pieces.style_rules(),
            resource("html/page.css").read_text("utf-8").replace("\n", ""),
            paper_rules(LABEL_WIDTH + sum(widths)),
        )
    )
    return "".join((_head(journey.title or _("Untitled map"), journey.language, style), pieces.shared(), body, _END))


_END = "</body></html>\n"


def _head(title: str, language: str, style: str) -> str:
    """No script, nothing from elsewhere: the policy says so, and knows the one style sheet by its hash."""
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{seal}'; img-src data:; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>"
    )


def _stage_rules(contents: Contents, inks: Inks) -> str:
    count = len(contents.grid.stages)
    grounds = [
        Colour(span.stage.colour or f"stage:{number}/{count}") for number, span in enumerate(contents.grid.stages)
    ]
    return "".join(
        f".s{number}{{--stage:{inks.variable(ground)};--on:{inks.variable(ink_on(ground))}}}"
        for number, ground in enumerate(grounds)
    )


def _header(contents: Contents, scene: Scene, pieces: Pieces) -> str:
    journey = contents.map
    nodes = [node for band in scene.bands if band.kind is BandKind.TITLE for node in band.nodes]
    disc = next((node for node in nodes if node.role is Role.PERSONA), None)
    drawn = pieces.drawing([disc], (disc.x, disc.y, _DISC, _DISC), "") if disc else ""
    pills = "".join(_pill(node, pieces) for node in nodes if node.role is Role.PILL)
    listed = f'<ul class="pills" aria-label="{escape(_("What stands out"))}">{pills}</ul>' if pills else ""
    context = context_line(journey, contents.persona(journey.persona), journey.language)
    scenario = f'<p class="scenario" dir="auto">{escape(journey.scenario)}</p>' if journey.scenario.strip() else ""
    title = escape(journey.title or _("Untitled map"))
    parts = filter(None, (contents.organization.name, *(part.strip() for part in context.split("·"))))
    told = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in parts)
    about = f'<h1 dir="auto">{title}</h1><p dir="auto">{told}</p>{scenario}'
    return f'<header>{drawn}<div class="about">{about}</div>{listed}</header>'


def _pill(node: Node, pieces: Pieces) -> str:
    """In the colours of its family; the map's own figures have none."""
    box = next((part for part in node.primitives if isinstance(part, Box)), None)
    name = box.fill.name.split(".")[0] if box and isinstance(box.fill, Colour) else ""
    icon = next((part for part in node.primitives if isinstance(part, Icon)), None)
    sign = pieces.icon(icon.name, 16) if icon and not node.key.startswith("kpi:") else ""
    family = name if name in FAMILIES else "slate"
    return f'<li class="f-{family}">{sign}{escape(node.label)}</li>'


def _legend(scene: Scene, pieces: Pieces) -> str:
    """What colours and signs mean, and which version this is."""
    band = next((band for band in scene.bands if band.kind is BandKind.LEGEND and band.nodes), None)
    if band is None:
        return ""
    left = scene.label_right - LABEL_WIDTH
    said = "; ".join(node.label for node in band.nodes if node.label)
    drawn = pieces.drawing(band.nodes, (left, 0, max(scene.width - 2 * left, 1.0), band.height), said)
    return f'<footer class="legend">{drawn}</footer>'
