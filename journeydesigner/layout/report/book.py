"""All maps of an organisation as one book: cover, contents, each map on its sheets, personas once, all metrics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.pages import pages
from journeydesigner.layout.papers import FIT
from journeydesigner.layout.reading import Part, Tag, map_readings
from journeydesigner.layout.report.actions import ActionPages
from journeydesigner.layout.report.contents import Entry, put_contents
from journeydesigner.layout.report.cover import CoverWords, put_cover
from journeydesigner.layout.report.flow import Flow
from journeydesigner.layout.report.framed import framed
from journeydesigner.layout.report.movements import MovementPages
from journeydesigner.layout.report.numbers import MetricPages
from journeydesigner.layout.report.people import PersonaPages
from journeydesigner.layout.report.report import Step
from journeydesigner.layout.report.styles import Format, format_of
from journeydesigner.layout.sheet import Page
from journeydesigner.layout.standing_out import StandingOut, TileAt
from journeydesigner.layout.title_block import context_line, persona_of
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import JourneyMap
from journeydesigner.wording import _, in_words_of, n_


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Pages that belong together; ``numbered`` gives them their numbers (the first's, and how
    many pages the book has). ``record`` is what the first begins with."""

    title: str
    under: str
    record: str
    count: int
    numbered: Callable[[int, int], tuple[Page, ...]]


def book(
    snapshot: Snapshot, maps: Sequence[MapId], paper: str, measurer: TextMeasurer, today: date, step: Step
) -> tuple[Page, ...]:
    """The pages; ``maps`` is not empty, and the book speaks the first one's language. Raises as ``report`` does."""
    first = snapshot.map(maps[0])
    with in_words_of(first.language):
        return _Book(snapshot, tuple(map(snapshot.map, maps)), paper, measurer, today, step).pages()


@dataclass
class _Book:
    snapshot: Snapshot
    maps: tuple[JourneyMap, ...]
    paper: str
    measurer: TextMeasurer
    today: date
    step: Step

    def __post_init__(self) -> None:
        self.form: Format = format_of(self.paper)
        self.pen = Pen(self.measurer, type_scale(), self.maps[0].language, self.today)
        self.organization = self.snapshot.organization(self.maps[0].organization)
        self.name = self.organization.name.strip() or _("Customer journeys")

    def pages(self) -> tuple[Page, ...]:
        cover = self._cover()
        chapters = [chapter for chapter in (*self._maps(), *self._rest()) if chapter.count]
        contents = self._contents(chapters, 0)
        # As many pages as they take, whatever the numbers are.
        before = len(cover) + len(contents.pages())
        contents = self._contents(chapters, before)
        count = before + sum(chapter.count for chapter in chapters)
        made = [*cover, *contents.pages(len(cover) + 1, count)]
        for chapter in chapters:
            made += chapter.numbered(len(made) + 1, count)
        return tuple(made)

    def _flow(self) -> Flow:
        return Flow(self.form, self.pen, self.maps[0].id, self.name)

    def _cover(self) -> tuple[Page, ...]:
        flow = self._flow()
        count = n_("{count} customer journey", "{count} customer journeys", len(self.maps)).format(count=len(self.maps))
        said = CoverWords("", self.name, f"{count} · {date_text(self.today.isoformat())}")
        put_cover(flow, self.snapshot, self.organization, said, Part(Tag.SECTION, "cover", self.name))
        return flow.pages()

    def _contents(self, chapters: Sequence[_Chapter], before: int) -> Flow:
        flow = self._flow()
        entries: list[Entry] = []
        page = before + 1
        for chapter in chapters:
            entries.append(Entry(chapter.title, chapter.under, page, chapter.record))
            page += chapter.count
        put_contents(flow, entries, Part(Tag.SECTION, "contents", _("Contents")))
        return flow

    def _maps(self) -> list[_Chapter]:
        chapters: list[_Chapter] = []
        for number, journey in enumerate(self.maps):
            pause = partial(self.step, number / len(self.maps))
            title = journey.title.strip() or _("Untitled map")
            titled = (*self.snapshot.stages_of(journey.id), *self.snapshot.lanes_of(journey.id))
            titles = {str(record.id): record.title for record in titled}
            laid = pages(self.snapshot, journey.id, "A4" if self.paper == FIT else self.paper, self.measurer, pause)
            whose = f"“{title}”: " if len(self.maps) > 1 else ""
            read = [
                replace(
                    page,
                    readings=map_readings(page.scene, page.title, titles, f"{journey.id}/{place}"),
                    notes=tuple(f"{whose}{note}" for note in page.notes),
                )
                for place, page in enumerate(laid, start=1)
            ]
            if len(read) > 1:  # else the outline would have a section of one section
                whole = Part(Tag.SECTION, journey.id, title)
                read = [
                    replace(page, readings=tuple(replace(each, path=(whole, *each.path)) for each in page.readings))
                    for page in read
                ]
            under = context_line(journey, persona_of(self.snapshot, journey), journey.language)
            chapters.append(_Chapter(title, under, journey.id, len(read), self._framing(tuple(read))))
        return chapters

    def _framing(self, found: tuple[Page, ...]) -> Callable[[int, int], tuple[Page, ...]]:
        def numbered(first: int, count: int) -> tuple[Page, ...]:
            return tuple(framed(page, self.pen, self.name, first + n, count) for n, page in enumerate(found))

        return numbered

    def _rest(self) -> list[_Chapter]:
        """Personas, metrics and what is to be done, of all maps."""
        people = self._flow()
        personas = self.snapshot.personas_of(self.organization.id)
        PersonaPages(people, Part(Tag.SECTION, "personas", _("Personas")), personas).put()
        numbers = self._flow()
        several = len(self.maps) > 1
        found = [(each.title if several else "", self._tiles(each)) for each in self.maps]
        MetricPages(numbers, Part(Tag.SECTION, "metrics", _("Metrics")), found).put()
        moves = self._flow()
        told = [(each.title if several else "", each.id) for each in self.maps]
        MovementPages(moves, Part(Tag.SECTION, "movements", _("How customers move")), self.snapshot, told).put()
        todo = self._flow()
        actions = actions_of(self.snapshot, [journey.id for journey in self.maps])
        ActionPages(todo, Part(Tag.SECTION, "actions", _("What to do")), actions, self.today, has_maps=several).put()
        return [
            _Chapter(title, "", record, flow.page, flow.pages)
            for title, record, flow in (
                (_("Personas") if len(personas) > 1 else _("Persona"), "personas", people),
                (_("Metrics"), "metrics", numbers),
                (_("How customers move"), "movements", moves),
                (_("What to do"), "actions", todo),
            )
        ]

    def _tiles(self, journey: JourneyMap) -> tuple[TileAt, ...]:
        told = StandingOut(self.snapshot, journey.id, self.pen)
        return (*told.whole(), *told.tiles())
