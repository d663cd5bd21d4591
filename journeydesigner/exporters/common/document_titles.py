"""What a hand-out is called among others of the same map, in the properties of its file."""

from journeydesigner.exporters.registry import ACTIONS, ExportRequest
from journeydesigner.wording import _, in_words_of

CHANGES = "changes"


def document_title(request: ExportRequest, form: str) -> str:
    """The map's title; of a sheet of actions or changes with what that is before it, in the map's language."""
    shown = request.snapshot.map(request.map_id)
    with in_words_of(shown.language):
        title = shown.title.strip() or _("Untitled map")
        sheet = {ACTIONS: _("What to do"), CHANGES: _("What changed")}.get(form, "")
        return _("{sheet}: {map}").format(sheet=sheet, map=title) if sheet else title
