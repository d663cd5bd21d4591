"""A map as a Markdown outline: stages, their steps, and under these by lane what stands there.

The Markdown importer reads it back: titles, stages with their questions, steps, lanes that it knows by their names,
cards with their words and links, feelings, the inbox; and what a card holds beside its words, which stands in brackets
under it (``importers.card_facts``). Lines between lanes are left to the other formats. How customers move stands in
tables at the end, which do not come back: they are computed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.written import TextExporter
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.editing.number_tables import Table
    from journeydesigner.exporters.workbook.contents import Contents
    from journeydesigner.model.ids import CardId
    from journeydesigner.model.records import Card, Lane

    Arrows = Mapping[CardId, Sequence[tuple[CardId, str]]]

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_AT_START = re.compile(r"^(?:([-+=•])|(\d{1,9})([.)]))")
_BARE = re.compile(r"[\w][^\n:#\"'{}\[\],&*!|>%@`]*")


class MarkdownExporter(TextExporter):
    """Writes ``.md``."""

    name = "markdown"
    suffix = ".md"

    @property
    def label(self) -> str:
        return _("Markdown outline")

    def not_in_it(self, request: ExportRequest) -> tuple[str, ...]:
        return (_("An outline has no pictures, no lines between lanes and no histories of metrics."),)

    def text(self, request: ExportRequest) -> str:
        from journeydesigner.exporters.workbook.contents import Contents

        return "\n".join(_lines(Contents(request.snapshot, request.map_id))) + "\n"


def _lines(contents: "Contents") -> Iterator[str]:
    from journeydesigner.exporters.common.card_details import arrows_from

    journey, arrows = contents.map, arrows_from(contents.snapshot, contents.map.id)
    yield from _front_matter(contents)
    yield ""
    yield f"# {escaped(journey.title) or '…'}"
    for paragraph in filter(None, (part.strip() for part in journey.scenario.split("\n\n"))):
        yield ""
        yield escaped(paragraph)
    yield ""
    for span in contents.grid.stages:
        title = escaped(span.stage.title) or "…"
        question = f"<br>{escaped(span.stage.question)}" if span.stage.question.strip() else ""
        yield f"- **{title}**{question}"
        steps = range(span.first, span.last + 1)
        is_plain = len(steps) == 1 and not contents.grid.steps[span.first].title
        for number, column in enumerate(steps, 1):
            own = list(_column(contents, arrows, column))
            if is_plain:
                yield from (f"  {line}" for line in own)
                continue
            said = contents.grid.steps[column].title or _("Step {number}").format(number=number)
            yield f"  - {escaped(said)}"
            yield from (f"    {line}" for line in own)
    if contents.inbox:
        yield ""
        yield "---"
        yield ""
        yield from (f"- {escaped(card.text) or '…'}" for card in contents.inbox)
    yield from _movements(contents)


def _movements(contents: "Contents") -> Iterator[str]:
    """How customers move, as tables. An importer leaves out what stands behind the mark: it is computed."""
    from journeydesigner.editing.number_tables import COMPUTED
    from journeydesigner.exporters.common.movements import said_of, told_tables

    tables = told_tables(contents.snapshot, contents.map.id)
    if tables:
        yield from ("", COMPUTED, "", f"## {_('How customers move')}")
    for table in tables:
        yield from ("", f"### {escaped(table.title)}", "")
        yield from (f"{escaped(sentence)}  " for sentence in said_of(table))
        yield ""
        yield from _table(table, contents.map.language)


def _table(table: "Table", language: str) -> Iterator[str]:
    """Numbers stand at the right."""
    from journeydesigner.editing.number_tables import cell_text, is_words

    places = table.shown()
    columns = [table.columns[place] for place in places]
    yield f"| {' | '.join(escaped(column.name) for column in columns)} |"
    yield f"|{'|'.join('---' if is_words(column) else '--:' for column in columns)}|"
    for row in table.rows:
        said = (escaped(cell_text(row, table.columns[place], row.cells[place], language)) for place in places)
        yield f"| {' | '.join(said)} |"


def _front_matter(contents: "Contents") -> Iterator[str]:
    journey, persona = contents.map, contents.persona(contents.map.persona)
    who = [persona.name, str(persona.age or ""), persona.role] if persona else []
    facts = {
        "title": journey.title, "organization": contents.organization.name, "persona": ", ".join(filter(None, who)),
        "owner": journey.owner, "kind": journey.kind, "status": journey.status, "version": journey.version,
        "lang": journey.language,
    }  # fmt: skip
    yield "---"
    for key, value in facts.items():
        if said := " ".join(value.split()):
            yield f"{key}: {said if _BARE.fullmatch(said) else _quoted(said)}"
    yield "---"


def _quoted(text: str) -> str:
    """A value for YAML in quotes that it has not itself."""
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', "”") + '"'


def _column(contents: "Contents", arrows: "Arrows", column: int) -> Iterator[str]:
    """What stands at a step, lane by lane."""
    from journeydesigner.lanes.kinds import kind

    for row in contents.grid.rows:
        found = kind(row.lane.kind)
        if found.is_curve:
            items = list(_felt(contents, row.lane, column))
        else:
            slots = sorted((slot for slot in row.slots if slot.first == column), key=lambda slot: slot.track)
            items = [line for slot in slots for line in _card(contents, arrows, row.lane, slot.card, slot.last)]
        if items:
            yield f"- {escaped(heading_of(row.lane))}"
            yield from (f"  {line}" for line in items)


def heading_of(lane: "Lane") -> str:
    """What a lane is called so that an importer knows its kind: by its title, where that says it."""
    from journeydesigner.lanes.kinds import kind
    from journeydesigner.lanes.lane_words import lane_kind

    title, label = " ".join(lane.title.split()), kind(lane.kind).label
    said = (title, f"{label} ({title})", label)
    return next((each for each in said if each and lane_kind(each) == lane.kind), title or label)


def _felt(contents: "Contents", lane: "Lane", column: int) -> Iterator[str]:
    """The map's own persona first; of the others who it is."""
    for who, points in contents.emotions(lane).items():
        if emotion := points.get(column):
            persona = contents.persona(who) if who != contents.map.persona else None
            quote = f" — {escaped(emotion.quote)}" if emotion.quote.strip() else ""
            name = f" ({escaped(persona.name)})" if persona else ""
            yield f"- {emotion.value:g}{quote}{name}"


def _card(contents: "Contents", arrows: "Arrows", lane: "Lane", card: "Card", last: int) -> Iterator[str]:
    from journeydesigner.exporters.common.card_details import details_of
    from journeydesigner.lanes.kinds import kind
    from journeydesigner.lanes.metric_pill import spoken
    from journeydesigner.lanes.metrics import map_tile

    found, channel, tile = kind(lane.kind), contents.channel(card.channel), contents.tile(card)
    said = card.text.strip() or (channel.name if channel else "")
    if tile is not None:
        told = spoken(map_tile(tile.metric, tile.measurements), contents.map.language)
        said = f"{said}: {told}" if said and said != tile.metric.name else told
    links = "".join(f" ({link})" for link in card.links if re.fullmatch(r"(?:https?://|mailto:)[^\s()]+", link))
    yield f"- {escaped(said) or '…'}{links.replace('_', chr(92) + '_')}"
    more = [f"{label}: {value}" for label, value in details_of(contents.snapshot, card, found)]
    if last != contents.column_of.get(card.place.first if card.place else "", last):  # type: ignore[arg-type]
        step = contents.grid.steps[last]
        more.append(_("to {step}").format(step=step.title or contents.stage_of[step.id].title))
    if card.image:
        more.append(_("picture"))
    if card.place and card.place.is_free:
        more.append(_("free note"))
    more += [_("leads to “{card}”").format(card=said) for _target, said in arrows.get(card.id, ())]
    if more:
        yield f"  - ({escaped('; '.join(more))})"


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    lines = (_SPECIAL.sub(r"\\\g<0>", line.strip()) for line in text.strip().splitlines())
    one = "<br>".join(lines)
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", one)


EXPORTER = MarkdownExporter()
