"""What is to be done as a hand-out of its own: whose journey it is, then owner by owner who does what by when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.action_words import nothing_to_do
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.actions import ActionPages
from journeydesigner.layout.report.flow import Flow, words
from journeydesigner.layout.report.sheet_head import put_sheet_head
from journeydesigner.layout.report.styles import LEAD, format_of
from journeydesigner.layout.sheet import Page
from journeydesigner.layout.title_block import persona_of
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import JourneyMap
from journeydesigner.wording import _, in_words_of, n_


def action_sheet(
    snapshot: Snapshot,
    maps: Sequence[MapId],
    paper: str,
    measurer: TextMeasurer,
    today: date,
    step: Callable[[float], None],
) -> tuple[Page, ...]:
    """The pages, in the words of the first of ``maps``, which are not empty. Raises as ``report`` does; ``step`` is
    told the share laid out."""
    shown = tuple(map(snapshot.map, maps))
    with in_words_of(shown[0].language):
        form, pen = format_of(paper), Pen(measurer, type_scale(), shown[0].language)
        organization = snapshot.organization(shown[0].organization).name.strip()
        foot = " · ".join(part for part in (_("What to do"), _titles(shown), organization) if part)
        flow = Flow(form, pen, shown[0].id, foot)
        path = Part(Tag.SECTION, "actions", _("What to do"))
        pages = ActionPages(flow, path, actions_of(snapshot, maps), today, has_maps=len(maps) > 1)
        flow.begin_page(_("What to do"))
        flow.chapter(path)
        persona = persona_of(snapshot, shown[0]) if len(shown) == 1 else None
        who = persona.name.strip() if persona is not None else ""
        context = "   ·   ".join(part for part in (who, organization) if part)
        aside = [date_text(today.isoformat()), *([pages.summary()] if pages.actions else [])]
        put_sheet_head(flow, "actions", (_("What to do"), _titles(shown), context), aside, persona)
        step(0.1)
        if pages.actions:
            pages.put_owners()
        else:
            area = (form.left, form.room)
            flow.add(*words(pen, "actions/none", nothing_to_do(), LEAD, Colour("text2"), area, gap=36))
        step(1.0)
        first, *rest = flow.pages()
        return (first if pages.actions else replace(first, notes=(*first.notes, nothing_to_do())), *rest)


def _titles(maps: Sequence[JourneyMap]) -> str:
    if len(maps) == 1:
        return maps[0].title.strip() or _("Untitled map")
    return n_("{count} customer journey", "{count} customer journeys", len(maps)).format(count=len(maps))
