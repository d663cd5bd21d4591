"""Markdown tables and outlines as journeys. Everything in the file is in the journey afterwards, or in its inbox."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from journeydesigner.editing.number_tables import COMPUTED
from journeydesigner.importers.building import build
from journeydesigner.importers.drafts import DraftJourney, DraftMap
from journeydesigner.importers.markdown_blocks import Block, Heading, Item, Listing, Paragraph, Parsed, Table, parse
from journeydesigner.importers.outline_reading import is_nested, labelled, read_children, read_outline
from journeydesigner.importers.registry import Imported, ImportFailedError
from journeydesigner.importers.table_reading import has_stages, is_journey, read_table
from journeydesigner.lanes.lane_words import folded, lane_kind, without_number
from journeydesigner.model.clean_text import clean
from journeydesigner.model.parts import MapKind, Status
from journeydesigner.wording import _, n_

ABOUT = {
    "title": "title", "organization": "organization", "organisation": "organization", "company": "organization",
    "client": "organization", "persona": "persona", "owner": "owner", "author": "owner", "scenario": "scenario",
    "description": "scenario", "summary": "scenario", "lang": "language", "language": "language",
    "version": "version",
}  # fmt: skip

_SAID = {"kind": get_args(MapKind), "status": get_args(Status)}
"""Facts that are one of these words, or none of ours."""
_SCENARIO_HEADINGS = frozenset({
    "description", "scenario", "summary", "overview", "introduction", "intro", "context", "background", "beschreibung",
    "szenario", "uberblick", "einleitung", "descripcion", "escenario", "resumen", "contexto", "description du parcours",
    "contexte", "resume", "概要", "説明", "シナリオ", "背景",
})  # fmt: skip


@dataclass(frozen=True)
class _Markdown:
    name: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    @property
    def label(self) -> str:
        return _("Markdown table or outline")

    def read(self, data: bytes, name: str, organization: str | None = None) -> Imported:
        """The journey in a Markdown text. Raises ImportFailedError where it has no table or list."""
        return build(draft_of(data, name), organization, name)


def draft_of(data: bytes, name: str) -> DraftJourney:
    """What is in a Markdown text, before it is a journey. Raises ImportFailedError where it has no table or list."""
    draft = DraftJourney()
    text, computed, _rest = _text_of(data, name, draft).partition(f"\n{COMPUTED}\n")
    if computed:
        draft.report.append(_("What was counted from events or forecast was left out: the map computes it."))
    _Reading(draft, parse(text), name).everything()
    return draft


def _text_of(data: bytes, name: str, draft: DraftJourney) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise ImportFailedError(_("{name} is no text file; import a Markdown file.").format(name=name)) from None
        text = data.decode("cp1252", "replace")
        draft.report.append(_("The text is not UTF-8; it was read as Windows-1252."))
    text, removed = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    if removed:
        told = n_("{count} character that cannot be shown was taken out.",
                  "{count} characters that cannot be shown were taken out.", removed)  # fmt: skip
        draft.report.append(told.format(count=removed))
    return text


class _Reading:
    """One pass over the blocks. ``heading`` is the last one, ``maps`` those begun, the last of them being filled."""

    def __init__(self, draft: DraftJourney, parsed: Parsed, name: str) -> None:
        self.draft, self.blocks, self.name = draft, list(parsed.blocks), name
        self.heading = ""
        self.unused: dict[str, None] = {}
        self.intro = DraftMap()
        for key, value in parsed.front_matter.items():
            if value in _SAID.get(key, ()):
                draft.about[key] = value
            elif key in ABOUT and ABOUT[key] != "scenario":
                draft.about[ABOUT[key]] = value
            elif key in ABOUT:
                self.intro.scenario.append(value)
            else:
                self.intro.notes.append(f"{key}: {value}")
        if _KANA.search(_all_text(parsed.blocks)):
            draft.about.setdefault("language", "ja")
        self.title = draft.about.get("title") or self._first_heading() or name.rpartition(".")[0]

    def everything(self) -> None:
        if any(isinstance(block, Table) and is_journey(block.rows) for block in self.blocks):
            self._with_tables()
        elif any(_names_lanes(listing.items) for _heading, listing in self._sections()):
            self._with_sections()
        elif any(isinstance(block, Listing) and is_nested(block.items) for block in self.blocks):
            self._with_lists(nested_only=True)
        elif len(self._sections()) > 1:
            self._with_sections()
        elif any(isinstance(block, Listing) for block in self.blocks):
            self._with_lists(nested_only=False)
        elif any(isinstance(block, Table) and len(block.rows) > 1 for block in self.blocks):
            self._with_tables(any_table=True)
        else:
            raise ImportFailedError(self._why_not())
        self._give_intro()
        self.unused.pop(self.title, None)
        if self.unused:
            headings = ", ".join(f"“{heading}”" for heading in self.unused)
            self.draft.report.append(
                _("Headings that only named a part were left out: {headings}.").format(headings=headings)
            )

    def _why_not(self) -> str:
        fences = {block.info for block in self.blocks if isinstance(block, Paragraph)}
        if any(info.startswith("mermaid") for info in fences):
            return _(
                "{name} has no table or list to make a journey of, and Mermaid diagrams cannot be imported yet; "
                "write the journey as a table."
            ).format(name=self.name)
        return _("{name} has no table or list to make a journey of; write one with the stages across or down.").format(
            name=self.name
        )

    def _first_heading(self) -> str:
        found = next((block for block in self.blocks if isinstance(block, Heading)), None)
        return found.text if found else ""

    # The four ways

    def _with_tables(self, *, any_table: bool = False) -> None:
        for block in self.blocks:
            if isinstance(block, Table) and (any_table or is_journey(block.rows)):
                if not self.draft.maps or not has_stages(block.rows, self.draft.maps[-1]):
                    self._begin_map()
                read_table(block.rows, self.draft.maps[-1])
            else:
                self._aside(block)

    def _with_lists(self, *, nested_only: bool) -> None:
        for block in self.blocks:
            if isinstance(block, Listing) and (is_nested(block.items) or not nested_only):
                self._begin_map()
                read_outline(block.items, self.draft.maps[-1])
            else:
                self._aside(block)

    def _with_sections(self) -> None:
        """Headings are stages, the lists under them their cards."""
        sections = {id(listing): heading for heading, listing in self._sections()}
        found = self._begin_map()
        stages: dict[str, int] = {}
        for block in self.blocks:
            if isinstance(block, Listing) and id(block) in sections:
                title = sections[id(block)]
                self.unused.pop(title, None)
                if title not in stages:
                    stages[title] = found.add_stage(without_number(title))
                read_children(block.items, stages[title], found)
            else:
                self._aside(block)

    def _sections(self) -> list[tuple[str, Listing]]:
        """Lists that stand under a heading, with it."""
        found: list[tuple[str, Listing]] = []
        heading = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Listing) and heading:
                found.append((heading, block))
        return found if len({heading for heading, _listing in found}) > 1 else []

    # What is beside the journey

    def _begin_map(self) -> DraftMap:
        is_first = not self.draft.maps
        title = self.title if is_first else self.heading or f"{self.title} {len(self.draft.maps) + 1}"
        self.unused.pop(title, None)
        self.draft.maps.append(DraftMap(title))
        return self.draft.maps[-1]

    def _aside(self, block: Block) -> None:
        """Keep what is no part of the journey: paragraphs before it in the scenario, the rest in the inbox."""
        target = self.draft.maps[-1] if self.draft.maps and self.draft.maps[-1].stages else self.intro
        match block:
            case Heading():
                self.heading = block.text
                self.unused[block.text] = None
            case Paragraph() if target is self.intro and not block.is_code:
                known = folded(self.heading) in _SCENARIO_HEADINGS
                target.scenario.append(block.text if known else self._under_heading(block.text))
            case Paragraph():
                target.notes.append(self._under_heading(block.text))
            case Listing():
                target.notes += [self._under_heading(text) for text in _lines(block.items)]
            case Table():
                rows = ("; ".join(cell for cell in row if cell) for row in block.rows)
                target.notes += [self._under_heading(row) for row in rows if row]

    def _under_heading(self, text: str) -> str:
        self.unused.pop(self.heading, None)
        return f"{self.heading}: {text}" if self.heading and self.heading != self.title else text

    def _give_intro(self) -> None:
        first = self.draft.maps[0]
        first.scenario[:0] = self.intro.scenario
        first.notes[:0] = self.intro.notes


def _names_lanes(items: Sequence[Item]) -> bool:
    """Whether some items say of which lane they are: the heading above them is a stage, then."""
    return any(lane_kind(labelled(item.text)[0] or (item.text if item.children else "")) for item in items)


_KANA = re.compile("[\u3041-\u30ff]")


def _all_text(blocks: Sequence[Block]) -> str:
    """Enough of a text to see what it is written in."""
    tables = (cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row)
    return " ".join([*tables, *(block.text for block in blocks if isinstance(block, (Heading, Paragraph)))])


def _lines(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield "\n".join([item.text, *(f"- {line}" for line in _lines(item.children))])


IMPORTER = _Markdown()
