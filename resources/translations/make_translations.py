"""Brings the translations up to the code: ``python resources/translations/make_translations.py``.

It extracts every text of the code, and those of the shipped templates, into ``messages.pot``, enters new ones into each
``.po`` file (with no translation yet: the tests name them), takes out those that went, and compiles the ``.mo`` files
that the program reads.
"""

import io
import runpy
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "journeydesigner"
TEMPLATES = HERE.parent / "templates"
KEYWORDS = {"_": None, "n_": (1, 2), "c_": ((1, "c"), 2)}
LANGUAGES = ("es",)


def extracted() -> Catalog:
    """Every text of the code, with the modules it is in (not the lines: they change with every edit)."""
    catalog = Catalog(header_comment="# The texts of Journey Designer.", charset="utf-8", fuzzy=False)
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10N:",))
    for name, _line, message, comments, context in found:
        if not message:
            raise SystemExit(f"{name}: _() of nothing gives the catalogue's own head")
        catalog.add(message, None, [(f"journeydesigner/{name}", None)], auto_comments=comments, context=context)
    for text in template_texts():
        catalog.add(text, None, [("resources/templates/journeys.py", None)])
    return catalog


def template_texts() -> list[str]:
    """What the shipped templates say: new maps say it in the reader's language."""
    sys.path.insert(0, str(TEMPLATES))
    try:
        made = runpy.run_path(str(TEMPLATES / "make_templates.py"))
    finally:
        sys.path.remove(str(TEMPLATES))
    found: dict[str, None] = {}

    def take(value: object) -> None:
        if isinstance(value, str):
            if value and value != made["ON"]:
                found[value] = None
        elif isinstance(value, (list, tuple)):
            for each in value:
                take(each)

    for template in made["TEMPLATES"].values():
        who = template.who
        take([template.title, template.scenario, who.name, who.role, who.goals, who.needs, who.frustrations])
        take([template.stages, [(row.title, row.description, row.cells) for row in template.rows]])
        take([name for name, _icon in template.channels])
    take([part[name] for part in made["_DEFINITIONS"] for name in ("name", "formula")])
    return list(found)


_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def po_text(catalog: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalog, sort_output=True, omit_header=False, width=120, include_previous=False, ignore_obsolete=True)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_VOLATILE))


_VOLATILE = (
    '"Project-Id',
    '"Report-Msgid',
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Last-Translator',
    '"Language-Team',
)


def read(language: str) -> Catalog:
    with (HERE / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.creation_date = catalog.revision_date = _UNDATED  # else the moment: the same words make the same bytes
    return catalog


def updated(language: str, source: Catalog) -> Catalog:
    """The language's own words, for exactly the texts that there are now."""
    path = HERE / f"{language}.po"
    catalog = read(language) if path.exists() else Catalog(locale=language, charset="utf-8", fuzzy=False)
    catalog.update(source, no_fuzzy_matching=True)
    catalog.header_comment = f"# The texts of Journey Designer in {catalog.locale.english_name}."
    catalog.obsolete.clear()
    return catalog


def mo_bytes(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    source = extracted()
    (HERE / "messages.pot").write_text(po_text(source), encoding="utf-8")
    for language in LANGUAGES:
        catalog = updated(language, source)
        (HERE / f"{language}.po").write_text(po_text(catalog), encoding="utf-8")
        (HERE / f"{language}.mo").write_bytes(mo_bytes(read(language)))
        missing = [message.id for message in catalog if message.id and not message.string]
        print(f"{language}: {len(catalog)} texts, {len(missing)} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
