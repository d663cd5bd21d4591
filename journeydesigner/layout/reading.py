"""What a page says, in the order in which it is read aloud: headings, paragraphs, figures, tables, in their sections.

Hand-outs tell it to screen readers, and make their outline from it. What is read nowhere is ornament.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Picture, Text
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.wording import _


class Tag(StrEnum):
    """What a part of a page is; the values are PDF's names."""

    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    PARAGRAPH = "P"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    CONTENTS = "TOC"
    ENTRY = "TOCI"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that has others in it, or nodes. The same ``key`` is the same part, also on the next page. A section with
    a ``title`` is entered in the outline; ``alt`` says what a figure shows."""

    tag: Tag
    key: str
    title: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A node, by its key, and the parts that it is in, from the outermost to its own."""

    node: str
    path: tuple[Part, ...]


def map_readings(scene: Scene, title: str, titles: Mapping[str, str], key: str) -> tuple[Reading, ...]:
    """A sheet of a map: its title, the stages with their steps, the lanes with what stands in them, the legend.

    ``titles`` are those of stages and lanes by id, for the outline; ``key`` tells the sheet from others.
    """
    return tuple(_Sheet(scene, key, (Part(Tag.SECTION, key, title),), titles).readings())


def lane_readings(scene: Scene, titles: Mapping[str, str], key: str) -> tuple[Reading, ...]:
    """Only the lanes of a scene and what floats over them, within no section of their own sheet."""
    shown = replace(scene, bands=tuple(band for band in scene.bands if band.kind is BandKind.LANE))
    return tuple(_Sheet(shown, key, (), titles).readings())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """``key`` begins the keys of all parts, ``within`` are those that hold them."""

    scene: Scene
    key: str
    within: tuple[Part, ...]
    titles: Mapping[str, str]

    def readings(self) -> Iterator[Reading]:
        for band in self.scene.bands:
            match band.kind:
                case BandKind.TITLE:
                    for node in band.nodes:
                        tag = Tag.TITLE if node.key == "title" else _plain(node)
                        yield self._leaf(node, tag)
                case BandKind.STAGES:
                    yield from self._stages(band)
                case BandKind.STEPS | BandKind.PAGE:
                    pass  # steps are read with their stages
                case BandKind.FIGURES:
                    yield from self._figures(band)
                case BandKind.LANE:
                    yield from self._lane(band)
                case BandKind.LEGEND:
                    yield from (self._leaf(node, Tag.PARAGRAPH) for node in band.nodes)
        yield from (self._leaf(node, Tag.FIGURE) for node in self.scene.under if node.label)
        yield from (self._leaf(node, _plain(node)) for node in self.scene.above)

    def _leaf(self, node: Node, tag: Tag, *within: Part) -> Reading:
        alt = node.label if tag is Tag.FIGURE else ""
        return Reading(node.key, (*self.within, *within, Part(tag, f"{self.key}/{node.key}", alt=alt)))

    def _section(self, record: str, label: str) -> Part:
        return Part(Tag.SECTION, f"{self.key}/{record}", self.titles.get(record) or label)

    def _stages(self, band: Band) -> Iterator[Reading]:
        steps = next((each.nodes for each in self.scene.bands if each.kind is BandKind.STEPS), ())
        stage_of = {step: column.stage for column in self.scene.columns for step in column.steps}
        for node in band.nodes:
            if node.role is not Role.STAGE:
                yield self._leaf(node, Tag.FIGURE)
                continue
            section = self._section(node.record, node.label)
            yield self._leaf(node, Tag.HEADING, section)
            for step in steps:
                if step.primitives and stage_of.get(step.record) == node.record:  # type: ignore[arg-type]
                    yield self._leaf(step, Tag.PARAGRAPH, section)

    def _figures(self, band: Band) -> Iterator[Reading]:
        """What is drawn; a node that only says where something stands is told by the drawing as a whole."""
        words = (part.source for node in band.labels for part in node.primitives if isinstance(part, Text))
        section = self._section(band.key, next(words, ""))
        yield from (self._leaf(node, Tag.HEADING, section) for node in band.labels)
        said: dict[str, Reading] = {}
        for node in band.nodes:
            whole = said.get(node.key.partition("/")[0])
            if whole is not None and not node.label:  # a piece of the drawing
                yield replace(whole, node=node.key)
            elif node.primitives and node.label:
                said[node.key] = self._leaf(node, Tag.FIGURE, section)
                yield said[node.key]

    def _lane(self, band: Band) -> Iterator[Reading]:
        named = next((node for node in (*band.labels, *band.nodes) if node.record == band.key), None)
        section = self._section(band.key, named.label if named else "")
        for node in sorted(band.labels, key=lambda node: node is not named):
            yield self._leaf(node, Tag.HEADING if node is named else Tag.PARAGRAPH, section)
        curve = Part(Tag.FIGURE, f"{self.key}/{band.key}/curve", alt=curve_in_words(band))
        for node in band.nodes:
            if node.role in (Role.CURVE, Role.EMOTION):
                yield Reading(node.key, (*self.within, section, curve))
            elif node is named:
                yield self._leaf(node, Tag.HEADING, section)
            elif node.role is not Role.DIVIDER:
                yield self._leaf(node, _plain(node), section)


def curve_in_words(band: Band) -> str:
    """What a curve shows, point by point."""
    said = [node.label for node in band.nodes if node.role is Role.EMOTION and node.label]
    return _("Curve. {points}").format(points="; ".join(said)) if said else _("Curve")


def _plain(node: Node) -> Tag:
    """A card with a picture, or what has no words on it, is a figure."""
    has_picture = any(isinstance(part, Picture) for part in node.primitives)
    has_words = any(isinstance(part, Text) for part in node.primitives)
    return Tag.FIGURE if node.label and (has_picture or not has_words or node.role is Role.PERSONA) else Tag.PARAGRAPH
