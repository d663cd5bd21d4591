"""A map as a PowerPoint presentation: native and editable, in the person's own template. This module stays light."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.registry import ACTIONS, Exporter, ExportRequest, Form, form_of
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.wording import _, in_words_of

if TYPE_CHECKING:
    from journeydesigner.exporters.pptx.making import Making
    from journeydesigner.layout.sheet import Page

_LAID_OUT, _WRITTEN = 0.5, 0.9


@dataclass(frozen=True)
class PptxExporter(Exporter):
    """Writes ``.pptx``."""

    name: str = "pptx"
    suffix: str = ".pptx"

    @property
    def label(self) -> str:
        return _("PowerPoint presentation")

    @property
    def forms(self) -> tuple[Form, ...]:
        return (
            Form("deck", _("A slide for each stage")),
            Form("overview", _("The overview as one slide")),
            Form("actions", _("What to do, by owner")),
        )

    @property
    def choices(self) -> frozenset[str]:
        return frozenset({"form", "maps", "theme", "template"})

    @property
    def is_drawn(self) -> bool:
        return False

    def export(self, request: ExportRequest) -> None:
        """Raises TemplateError for a template that cannot be used."""
        from journeydesigner.exporters.common.document_titles import document_title
        from journeydesigner.exporters.pptx.package import describe, save
        from journeydesigner.exporters.pptx.writing import write

        request.progress(0.0, _("Laying out"))
        made = self._laid_out(request)
        for sentence in made.told:
            request.tell(sentence)
        story = made.story

        def writing(share: float) -> None:
            request.progress(_LAID_OUT + share * (_WRITTEN - _LAID_OUT), _("Writing slides"))

        with in_words_of(story.map.language):
            write(made.deck, made.slides, request.assets, request.date, writing)
            author = story.map.author or story.map.owner or story.organization.name
            title = document_title(request, form_of(self, request.form).name)
            describe(made.deck.presentation, title, author, story.map.scenario, request.date, story.map.language)
        request.progress(_WRITTEN, _("Saving"))
        with atomic_output(request.out) as beside:
            save(made.deck.presentation, beside)
        request.progress(1.0, _("Done"))

    def preview(self, request: ExportRequest) -> "tuple[Page, ...]":
        from journeydesigner.exporters.pptx.deck import page_of

        made = self._laid_out(request)
        with in_words_of(made.story.map.language):
            return tuple(page_of(slide, made.deck.desk, request.map_id) for slide in made.slides)

    def preflight(self, request: ExportRequest, pages: "tuple[Page, ...]" = ()) -> tuple[Finding, ...]:
        """What is split, small, empty or not measured. Which letters there are is for those to say who show the slides:
        they set them in fonts of their own. Slides are laid out anew: their pictures do not tell all of it."""
        from journeydesigner.exporters.common.action_findings import maps_of, of_actions
        from journeydesigner.exporters.common.map_findings import of_map
        from journeydesigner.exporters.common.preflight import in_order

        made = self._laid_out(request)
        said = [Finding(Gravity.NOTE, sentence) for sentence in made.told]
        if form_of(self, request.form).name == ACTIONS:
            rest = of_actions(request.snapshot, maps_of(request))
        else:
            rest = of_map(request.snapshot, request.map_id, request.date, is_drawn=False)
        return in_order([*made.findings(), *said, *rest])

    def _laid_out(self, request: ExportRequest) -> "Making":
        from journeydesigner.exporters.pptx.making import laid_out

        form = form_of(self, request.form).name
        return laid_out(request, form, lambda share: request.progress(share * _LAID_OUT, _("Laying out")))


EXPORTER = PptxExporter()
