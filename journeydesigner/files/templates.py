"""Starting from a template: a shipped journey file, taken over under ids of its own."""

from pathlib import Path

from journeydesigner import shipped
from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Register, Registers
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.errors import UnknownTemplateError
from journeydesigner.files.fresh_ids import fresh_ids, with_ids
from journeydesigner.files.journey_file import open_journey
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
        _("There is no template «{name}»; choose one of {known}.").format(name=name, known=", ".join(template_names()))
    )


def new_from_template(name: str, organization: str | None = None, title: str | None = None) -> Document:
    """A new document of its own that looks like the template. ``organization`` and ``title`` name its first ones.

    Raises UnknownTemplateError, and JourneyFileError where the template cannot be read.
    """
    document = copy_of(open_journey(template_path(name)).document)
    snapshot = document.snapshot
    with document.change(_("New from template")) as draft:
        if organization and snapshot.organizations:
            draft.patch("organizations", snapshot.organizations[0].id, name=organization)
        if title and snapshot.maps:
            draft.patch("maps", snapshot.maps[0].id, title=title)
    return fresh_start(document)


def copy_of(document: Document) -> Document:
    """The living records of a document as a new one: other ids, another document id, all written just now."""
    living = {
        table: {record: document.registers.row(table, record) for record in rows}
        for table, rows in document.snapshot.tables.items()
    }
    renamed = fresh_ids(living)
    clock = Clock()
    stamp = clock.tick()
    registers = Registers()
    for table, rows in living.items():
        for record, row in rows.items():
            fields = {name: Register(r.value, stamp) for name, r in with_ids(row, renamed, table).items()}
            registers.set_row(table, renamed.get(record, record), {**fields, DELETED: Register(None, stamp)})
    registers.see(stamp)
    return new_document(clock=clock, registers=registers, assets=document.assets)


def fresh_start(document: Document) -> Document:
    """The same document with nothing to undo: how it was made is no step of the person's."""
    return new_document(
        document_id=document.id, clock=document.clock, registers=document.registers, assets=document.assets
    )
