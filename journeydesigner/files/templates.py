"""Starting from a template: a journey file, shipped or a person's own, taken over under ids of its own; and making one
of a map."""

import re
from pathlib import Path

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.files.errors import CannotWriteError, UnknownTemplateError
from journeydesigner.files.fresh_copies import copy_of, fresh_start
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.template_of_map import template_of
from journeydesigner.files.template_words import translate
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _


def template_names() -> tuple[str, ...]:
    """The names of all shipped templates."""
    return tuple(path.stem for path in shipped.templates())


def template_path(name: str) -> Path:
    """A template's file. Raises UnknownTemplateError, which names those there are."""
    for path in shipped.templates():
        if path.stem == name:
            return path
    raise UnknownTemplateError(
        _("There is no template “{name}”; choose one of {known}.").format(name=name, known=", ".join(template_names()))
    )


def own_templates(folder: Path) -> tuple[Path, ...]:
    """The templates that a person saved in a folder, by name; none where there is no such folder."""
    found = folder.glob("*.journey") if folder.is_dir() else ()
    return tuple(sorted(found, key=lambda path: path.stem.casefold()))


def save_template(document: Document, map_id: MapId, folder: Path, name: str, with_cards: bool = False) -> Path:
    """Save a map as a template called ``name`` in a folder, which is made where there is none; a file that is there
    already stays. The new file. Raises CannotWriteError."""
    path = _free_path(folder, name)
    made = template_of(document, map_id, name, with_cards=with_cards)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            _("{folder} cannot be made ({why}).").format(folder=folder, why=error.strerror or error)
        ) from None
    save_journey(made, path)
    return path


def new_from_template(
    name: str, organization: str | None = None, title: str | None = None, *, has_examples: bool = False
) -> Document:
    """A new document of its own that looks like the shipped template, in the reader's language. ``organization`` and
    ``title`` name its first ones; ``has_examples``: with the template's example cards.

    Raises UnknownTemplateError, and JourneyFileError where the template cannot be read.
    """
    path = template_path(name)
    return _new(shipped.template_example(name) if has_examples else path, organization, title, is_ours=True)


def new_from_file(path: Path, organization: str | None = None, title: str | None = None) -> Document:
    """The same of any journey file, as it is. Raises JourneyFileError."""
    return _new(path, organization, title, is_ours=False)


def _new(path: Path, organization: str | None, title: str | None, *, is_ours: bool) -> Document:
    document = copy_of(open_journey(path).document)
    snapshot = document.snapshot
    with document.change(_("New from template")) as draft:
        if is_ours:
            translate(draft)
        if organization and snapshot.organizations:
            draft.patch("organizations", snapshot.organizations[0].id, name=organization)
        if title and snapshot.maps:
            draft.patch("maps", snapshot.maps[0].id, title=title)
    return fresh_start(document)


def _free_path(folder: Path, name: str) -> Path:
    """A file of this name that there is not yet, as every system can hold it."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    stem = " ".join(plain.split()).strip(". ")[:80] or _("Template")
    path = folder / f"{stem}.journey"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}.journey"
        number += 1
    return path
