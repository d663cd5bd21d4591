"""From a request to the slides of a deck: template opened, story gathered, everything laid out, nothing written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme, contrast, theme
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.exporters.common.action_findings import maps_of
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.pptx.action_slides import ToDo
from journeydesigner.exporters.pptx.deck import slides_of
from journeydesigner.exporters.pptx.house_template import FOOT_PT, FOOT_WIDTH, SCHEME, house_form, house_presentation
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.slide import Desk, Slide, smallest_points
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.exporters.pptx.template import Template, opened
from journeydesigner.exporters.pptx.typeface import SMALLEST_PT, is_known
from journeydesigner.exporters.pptx.writing import Deck
from journeydesigner.exporters.registry import ACTIONS, ExportRequest
from journeydesigner.layout.legend import version_line
from journeydesigner.wording import _, in_words_of

_DARK = ("dark", "contrast-dark")


@dataclass(frozen=True)
class Making:
    """A deck and the slides to be written into it. ``told`` is what the person who exports should know."""

    deck: Deck
    slides: tuple[Slide, ...]
    story: Story
    told: tuple[str, ...]

    def findings(self) -> Iterator[Finding]:
        """Slides whose text came out small."""
        for number, slide in enumerate(self.slides, start=1):
            if smallest_points(slide) < SMALLEST_PT - 0.05:
                said = _("Slide {number}: the smallest text is {size} pt, less than {least} pt.")
                text = said.format(number=number, size=f"{smallest_points(slide):.1f}", least=f"{SMALLEST_PT:.0f}")
                yield Finding(Gravity.POOR, text, page=number)


def laid_out(request: ExportRequest, form: str, done: Callable[[float], None]) -> Making:
    """Everything but the writing. Raises TemplateError, and KeyError for a map that is not there."""
    story = Story(request.snapshot, request.map_id)
    brand = story.organization.brand
    template = opened(request.template) if request.template is not None else None
    with in_words_of(story.map.language):
        day = request.date
        deck = (
            _own(story, theme(request.theme, brand), day) if template is None else _theirs(template, story, brand, day)
        )
        slides = slides_of(story, deck.desk, form, _to_do(request, form), done)
    told = [sentence for slide in slides for sentence in slide.told]
    if template is not None:
        told += _of_template(template, request)
    return Making(deck, slides, story, tuple(told))


def _to_do(request: ExportRequest, form: str) -> ToDo:
    maps = maps_of(request) if form == ACTIONS else (request.map_id,)
    return ToDo(actions_of(request.snapshot, maps), request.date, has_maps=len(maps) > 1)


def _of_template(template: Template, request: ExportRequest) -> Iterator[str]:
    family = template.form.family
    if not is_known(family):
        said = _("How wide the font “{font}” is, is not known here: its texts were given more room.")
        yield said.format(font=family)
    if template.form.is_dark != (request.theme in _DARK):
        yield _("The template decides whether slides are light or dark.")


def _own(story: Story, colours: Theme, today: date) -> Deck:
    shown = story.map
    presentation = house_presentation(colours, shown.language)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    desk = Desk(house_form(colours.name in _DARK), language=shown.language, today=today)
    feet = (" · ".join(part for part in (story.title, version_line(shown)) if part), story.title, "")
    pen = desk.pen(FOOT_PT)
    foot = next(each for each in feet if pen.measurer.width(each, pen.type.card) <= FOOT_WIDTH)
    return Deck(presentation, layouts["Title Slide"], layouts["Title Only"], desk, Ink(colours, dict(SCHEME)), foot)


def _theirs(template: Template, story: Story, brand: tuple[str, ...], today: date) -> Deck:
    """Texts, grounds and stages in the template's colours; what colours mean on a map stays."""
    name = "dark" if template.form.is_dark else "light"
    accent = template.accent if not brand else None
    ramp = brand or (("#{:02X}{:02X}{:02X}".format(*accent),) if accent else ())
    colours = theme(name, ramp)
    scheme = {"text": "tx1", "surface": "bg1"}
    red, green, blue, _alpha = colours.rgba(Colour("surface"))
    if template.accent is not None and contrast(template.accent, (red, green, blue)) >= 3:
        scheme["accent"] = "accent1"
    desk = Desk(template.form, language=story.map.language, today=today)
    return Deck(template.presentation, template.cover, template.content, desk, Ink(colours, scheme, accent))
