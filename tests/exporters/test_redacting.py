"""A client-safe copy: what was taken out is nowhere in it, what is told is whole, and the map still stands."""

import io
from pathlib import Path

import pytest
from PIL import Image

from journeydesigner.document.document import Document
from journeydesigner.document.from_records import registers_of
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.common.public_links import public_link
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.json_text import encode_form
from journeydesigner.files.public_form import public_form
from journeydesigner.model.image_metadata import without_metadata
from journeydesigner.model.image_size import image_size
from journeydesigner.model.records import Evidence

SAMPLES = sorted(Path("samples").glob("*.journey"))
SECRETS = (
    "Marta", "Lindqvist", "Oskar", "Vega", "Zora", "Quill", "She said so", "Too slow, he says", "Interview 7",
    "intra.corp", "fileserver", "CRM nightly batch", "Look at this again", "Later maybe", "mv@ostbrook.example",
)  # fmt: skip


def _jpeg(turn: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x013B] = "Zora Quill"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(out, "JPEG", exif=exif, comment=b"Zora Quill")
    return out.getvalue()


@pytest.fixture
def document() -> Document:
    """A map with something to hide in every corner."""
    made = new_document()
    organization = structure.add_organization(made, "Ostbrook Bank")
    journey = structure.add_map(made, organization, "Opening an account with Marta")
    persona = structure.add_persona(made, organization, "Oskar Vega", role="First account")
    stage = structure.add_stage(made, journey, "Applying")
    step = made.snapshot.steps_of(stage)[0].id
    with made.change("secrets") as draft:
        draft.patch("personas", persona, quote="Too slow, he says", photo=made.add_asset(_jpeg()))
        draft.patch("maps", journey, owner="Marta Lindqvist", author="Zora Quill", persona=persona)
        draft.patch("maps", journey, from_the_future="Zora Quill")
    actions = structure.add_lane(made, journey, "actions", "Actions")
    backstage = structure.add_lane(made, journey, "backstage", "Backstage")
    structure.add_lane(made, journey, "line_of_internal_interaction", "Inside")
    process = structure.add_lane(made, journey, "process", "Process")
    opportunities = structure.add_lane(made, journey, "opportunities", "Opportunities")
    cards.add_card(
        made, actions, step,
        "Oskar calls Marta; see https://wiki.intra.corp/x and \\\\fileserver\\new, or mv@ostbrook.example",
        evidence=Evidence(kind="observed", source="Interview 7", n=3), image=made.add_asset(_jpeg()),
        links=("https://ostbrook.example/fees.pdf?t=1", "https://wiki.intra.corp/page", "mailto:mv@ostbrook.example"),
    )  # fmt: skip
    cards.add_card(made, backstage, step, "CRM nightly batch")
    cards.add_card(made, process, step, "CRM nightly batch again", side="backstage")
    cards.add_card(made, opportunities, step, "Tell what is missing", owner="Marta Lindqvist", impact=4, effort=2)
    cards.add_note(made, journey, "Later maybe")
    return made


def _text(document: Document) -> str:
    return encode_form(public_form(document)).decode("utf-8")


def _redacted(document: Document) -> tuple[Document, tuple[str, ...]]:
    snapshot = document.snapshot
    cut = portion_of(snapshot, snapshot.maps[0].id, Portion(is_redacted=True))
    records = [record for rows in cut.snapshot.tables.values() for record in rows.values()]
    return new_document(registers=registers_of(records), assets=cut.snapshot.assets), cut.notes


def test_nothing_that_was_taken_out_is_left_anywhere(document: Document) -> None:
    copy, _ = _redacted(document)
    text = _text(copy)
    assert not [secret for secret in SECRETS if secret.casefold() in text.casefold()]
    assert not [name for name, content in copy.assets.items() if b"Zora" in content]
    assert not copy.snapshot.quarantine


def test_the_map_still_tells_what_happens(document: Document) -> None:
    copy, _ = _redacted(document)
    journey = copy.snapshot.maps[0]
    assert [lane.kind for lane in copy.snapshot.lanes_of(journey.id)] == ["actions", "process", "opportunities"]
    texts = [card.text for card in copy.snapshot.cards_of(journey.id)]
    assert texts == ["First account calls […]; see […] and […], or […]", "Tell what is missing"]
    shown = next(copy.snapshot.cards_of(journey.id))
    assert shown.links == ("https://ostbrook.example/fees.pdf",)
    assert shown.evidence is not None
    assert (shown.evidence.kind, shown.evidence.n) == ("observed", 3)
    assert copy.snapshot.image_size(shown.image or "") == (20, 40)
    assert copy.snapshot.personas_of(journey.organization)[0].name == "First account"


def test_it_says_what_it_took_out(document: Document) -> None:
    _, notes = _redacted(document)
    told = " ".join(notes)
    assert "“Backstage”, “Inside”" in told
    for part in (
        "1 card of the backstage",
        "1 note",
        "3 names",
        "1 quote",
        "1 source",
        "2 links",
        "1 photo",
        "1 image",
    ):
        assert part in told, part


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_keeps_its_stages_and_loses_its_people(sample: Path) -> None:
    document = open_journey(sample).document
    before = document.snapshot
    copy, notes = _redacted(document)
    text = _text(copy)
    assert notes
    for persona in before.table("personas").values():
        assert getattr(persona, "name", "") not in text
        assert getattr(persona, "quote", "") not in text
    for found in before.maps:
        assert found.author not in text
        assert [stage.title for stage in before.stages_of(found.id)] == [
            stage.title for stage in copy.snapshot.stages_of(found.id)
        ]


def test_an_owner_with_the_name_of_an_ordinary_word_stays_a_word() -> None:
    made = new_document()
    journey = structure.add_map(made, structure.add_organization(made, "Bank"), "Map")
    stage = structure.add_stage(made, journey, "One")
    step = made.snapshot.steps_of(stage)[0].id
    lane = structure.add_lane(made, journey, "opportunities", "Opportunities")
    cards.add_card(made, lane, step, "Product pages say what the product costs", owner="Product")
    copy, notes = _redacted(made)
    card = next(copy.snapshot.cards_of(journey))
    assert (card.text, card.owner) == ("Product pages say what the product costs", "")
    assert "“Product”" in " ".join(notes)


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("https://bank.example/a/b.pdf#page=2", "https://bank.example/a/b.pdf"),
        ("https://user:secret@bank.example/", "https://bank.example/"),
        ("http://192.168.1.7/x", ""),
        ("http://localhost:8080/x", ""),
        ("https://team.sharepoint.com/x", ""),
        ("http://wiki/x", ""),
        ("file:///home/me/x.pdf", ""),
        ("C:\\Users\\me\\x.pdf", ""),
        ("javascript:alert(1)", ""),
        ("http://[broken", ""),
    ],
)
def test_only_links_to_public_pages_are_left(link: str, left: str) -> None:
    assert public_link(link) == left


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_an_image_says_nothing_but_what_it_shows(form: str) -> None:
    picture = Image.new("RGB", (31, 17))
    picture.putdata([(x * 7 % 256, x * 3 % 256, x % 256) for x in range(31 * 17)])
    exif = Image.Exif()
    exif[0x013B] = "Zora Quill"
    exif[0x0112] = 1
    out = io.BytesIO()
    more: dict[str, object] = {"exif": exif} if form != "GIF" else {"comment": b"Zora Quill"}
    picture.save(out, form, **more)
    content = out.getvalue()
    assert b"Zora" in content
    clean = without_metadata(content)
    assert b"Zora" not in clean
    assert image_size(clean) == (31, 17)
    with Image.open(io.BytesIO(clean)) as one, Image.open(io.BytesIO(content)) as other:
        assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\xff\xd8\xff\xe1\x00", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP8X"]
)
def test_what_is_no_image_is_left_out(content: bytes) -> None:
    assert without_metadata(content) == b""


def test_another_organisation_is_nobody_elses_business(document: Document) -> None:
    journey = structure.add_map(document, structure.add_organization(document, "Rival Bank"), "Their map")
    stage = structure.add_stage(document, journey, "Their stage")
    step = document.snapshot.steps_of(stage)[0].id
    cards.add_card(document, structure.add_lane(document, journey, "actions", "Their lane"), step, "Their card")
    copy, _ = _redacted(document)
    assert "Rival" not in _text(copy)
    assert "Their" not in _text(copy)
