"""A card of the map in the page: its words, what it holds beside them in a fold that opens without script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Icon
from journeydesigner.exporters.common.card_details import details_of
from journeydesigner.exporters.html.pieces import Pieces
from journeydesigner.exporters.svg.pictures import data_address
from journeydesigner.lanes.kinds import CardLane, LaneKind, kind
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card, Channel, Lane
from journeydesigner.wording import _

_LEADS = ("http://", "https://", "mailto:")
_WIDEST_ICON = 20.0


@dataclass(frozen=True)
class CardWriter:
    """``nodes``: what the scene shows each card as. ``arrows``: by card, those that lead from it to others."""

    snapshot: Snapshot
    nodes: Mapping[str, Node]
    pieces: Pieces
    assets: Mapping[str, bytes]
    arrows: Mapping[CardId, Sequence[tuple[CardId, str]]]
    language: str

    def item(self, lane: Lane, card: Card, more: str = "") -> str:
        """The card as an item of a list, ``more`` among its classes."""
        found, node = kind(lane.kind), self.nodes.get(card.id)
        family = family_of(card, found.family)
        is_chip = found.is_chip
        classes = ["card", f"f-{family}", *(["chip"] if is_chip and not card.image else []), more]
        if found.is_tile and node is not None:
            return self._tile(card, node, more)
        if card.is_moment_of_truth:
            classes.append("truth")
        star = self._star() if card.is_moment_of_truth else ""
        face = f'<div class="face">{self._icon(node)}{self._words(found, card)}'
        picture = self._picture(card)
        body = "".join(self._more(found, card, is_chip=is_chip))
        if body:
            mark = f'<span class="more-mark">{self.pieces.icon("chevron-down", 14)}</span>'
            inside = f'<details><summary>{picture}{face}{mark}</div></summary><div class="more">{body}</div></details>'
        else:
            inside = f"{picture}{face}</div>"
        return f'<li id="{escape(card.id)}" class="{" ".join(filter(None, classes))}">{star}{inside}</li>'

    def _tile(self, card: Card, node: Node, more: str) -> str:
        drawn = self.pieces.drawing([node], (node.x, node.y, node.w, node.h), node.label)
        return f'<li id="{escape(card.id)}" class="card tile {more}">{drawn}</li>'

    def _icon(self, node: Node | None) -> str:
        icons = (part for part in (node.primitives if node else ()) if isinstance(part, Icon))
        icon = next((part for part in icons if part.size <= _WIDEST_ICON), None)
        return self.pieces.icon(icon.name, icon.size, icon.width) if icon else ""

    def _star(self) -> str:
        """The gold star, and its meaning for those who do not see it."""
        said = f'<span class="heard">{escape(_("Moment of truth"))}: </span>'
        return f'<span class="star">{self.pieces.star()}</span>{said}'

    def _words(self, found: LaneKind, card: Card) -> str:
        channel = self.snapshot.table("channels").get(card.channel or "")
        text = card.text.strip() or (channel.name if isinstance(channel, Channel) else "")
        tags = found.tags(card, self.language) if isinstance(found, CardLane) else ()
        shown = "".join(f"<li>{escape(tag)}</li>" for tag in tags)
        listed = f'<ul class="tags">{shown}</ul>' if shown else ""
        said = channel.name if found.is_chip and isinstance(channel, Channel) and channel.name != text else ""
        heard = f'<span class="heard"> ({escape(said)})</span>' if said else ""
        return f'<div class="words" dir="auto">{escape(text)}{heard}{listed}</div>'

    def _picture(self, card: Card) -> str:
        address = data_address(self.assets.get(card.image, b"")) if card.image else ""
        if not address:
            return ""
        wide, high = self.snapshot.image_size(card.image or "") or (4, 3)
        return f'<img src="{address}" width="{wide}" height="{high}" alt="{escape(card.text)}">'

    def _more(self, found: LaneKind, card: Card, *, is_chip: bool) -> Iterator[str]:
        """A chip's icon tells its channel: for that alone nothing needs to unfold."""
        details = list(details_of(self.snapshot, card, found))
        if details and not (is_chip and len(details) == 1 and card.channel and not card.owner):
            told = "".join(f'<dt>{escape(label)}</dt><dd dir="auto">{escape(value)}</dd>' for label, value in details)
            yield f"<dl>{told}</dl>"
        links = [
            f'<li><a href="{escape(link)}" rel="noopener noreferrer">{escape(link)}</a></li>'
            for link in card.links
            if link.lower().startswith(_LEADS)
        ]
        links += [
            f'<li>{escape(_("Leads to:"))} <a href="#{escape(target)}">{escape(said)}</a></li>'
            for target, said in self.arrows.get(card.id, ())
        ]
        if links:
            yield f"<ul>{''.join(links)}</ul>"
