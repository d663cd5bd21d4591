"""What a file carries is told; a clean copy has none of it, and shows the same map."""

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, comments, structure, voting
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.kept_states import keep_state
from journeydesigner.files.mending.carried import carried_in
from journeydesigner.files.mending.clean import CannotKeepError, clean_copy
from journeydesigner.files.mending.repair import checked
from journeydesigner.files.mending.what import What
from journeydesigner.files.outline import outline
from journeydesigner.model.image_size import image_size
from tests.files.small import members_of, small_document

SECRETS = (
    "Ann Author", "Ben Commenter", "SAID-IN-A-COMMENT", "Carla Voter", "INTERVIEW-WITH-DAVE", "SURVEY-OF-ELSE",
    "DELETED-CONTENT", "OVERWRITTEN-LOSER", "TAG-TAKEN-OFF", "GPS-52.5200N", "UNKNOWN-FIELD", "UNKNOWN-PART",
    "NAME-OF-A-SNAPSHOT", "PREVIEW-BYTES", "UNSEEN-IMAGE", "peer-of-ann", "UNKNOWN-RECORD", "MERGED-CARD",
)  # fmt: skip


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def picture(told: bytes, shade: int = 0) -> bytes:
    """A PNG of one pixel with a text beside it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes((0, shade))))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"tEXt", b"Comment\0" + told) + pixels + chunk(b"IEND", b"")


@pytest.fixture
def told() -> Document:
    """A journey that carries each of the secrets."""
    document = small_document("peer-of-ann")
    document.author = "Ann Author"
    snapshot = document.snapshot
    map_id = snapshot.maps[0].id
    lane = snapshot.lanes_of(map_id)[0].id
    card = snapshot.cards_in(lane)[0].id
    comments.add_comment(document, card, "SAID-IN-A-COMMENT", "Ben Commenter")
    vote_round = voting.start_round(document, map_id, "Which one?")
    voting.give_dot(document, vote_round, card, "Carla Voter")
    image = document.add_asset(picture(b"GPS-52.5200N"))
    document.add_asset(picture(b"UNSEEN-IMAGE", 9))
    evidence = {"kind": "reported", "source": "INTERVIEW-WITH-DAVE", "n": 3}
    structure.set_fields(document, "cards", card, "Edit", image=image, evidence=evidence, glow="UNKNOWN-FIELD")
    merged = ({"card": "card-merged", "text": "MERGED-CARD"},)
    structure.set_fields(document, "cards", card, "Edit", tags=("queue", "TAG-TAKEN-OFF"), merged=merged)
    structure.set_fields(document, "cards", card, "Edit", tags=("queue",))
    metric = next(iter(snapshot.table("metrics")))
    structure.set_fields(document, "metrics", metric, "Edit", source="SURVEY-OF-ELSE")
    cards.delete_cards(document, [cards.add_note(document, map_id, "DELETED-CONTENT")])
    other = read_journey(journey_bytes(capture(document))).document
    cards.set_text(other, card, "OVERWRITTEN-LOSER")
    document.clock = Clock("peer-of-ann", now=lambda: other.clock.tick().millis + 5)
    cards.set_text(document, card, "Front desk")
    document.merge(other)
    keep_state(document, "NAME-OF-A-SNAPSHOT", datetime(2026, 3, 2, tzinfo=UTC), author="Ann Author")
    with document.change("Unknown") as draft:
        draft.write("sounds", "sound-1", {"text": "UNKNOWN-RECORD"})
    document.assets["extra/part.bin"] = b"UNKNOWN-PART"
    return document


def unpacked(data: bytes) -> bytes:
    """All bytes of a file, packed and unpacked, and those of what is compressed within."""
    parts = [data, *members_of(data).values()]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        heads = [(info.filename, info.date_time, info.extra, info.comment) for info in archive.infolist()]
        parts.append(repr(heads).encode())
    for part in list(parts):
        try:
            parts.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\0".join(parts)


def saved(document: Document, preview: bytes | None = None) -> bytes:
    return journey_bytes(capture(document), preview)


def test_what_a_file_carries_is_told_with_counts(told: Document) -> None:
    data = saved(told, b"PREVIEW-BYTES")
    assert all(secret.encode() in unpacked(data) for secret in SECRETS)
    found = carried_in(told, data)
    assert {each.what for each in found} == set(What)
    said = "\n".join(each.said for each in found)
    for part in ("Ann Author", "Ben Commenter", "Carla Voter", "2 sources", "1 image with what a camera", "1 named"):
        assert part in said


def test_a_clean_copy_has_none_of_it_and_shows_the_same(told: Document) -> None:
    copy = clean_copy(told)
    data = saved(copy)
    found = unpacked(data)
    assert [secret for secret in SECRETS if secret.encode() in found] == []
    assert [record for rows in told.registers.tables.values() for record in rows if record.encode() in found] == []
    assert told.id.encode() not in found
    seen = [line for line in outline(told.snapshot) if "comment" not in line]
    assert list(outline(copy.snapshot)) == seen
    again = read_journey(data)
    assert again.notes == ()
    assert [each.said for each in carried_in(again.document, data)] == ["Votes of 1 voter: Voter 1."]
    assert all(stamp.millis <= 1 for stamp in stamps(again.document))
    assert [image_size(content) for content in again.document.assets.values()] == [(1, 1)]
    card = next(card for card in again.document.snapshot.table("cards").values() if card.image)  # pyright: ignore[reportAttributeAccessIssue]
    assert card.image in again.document.assets  # pyright: ignore[reportAttributeAccessIssue]
    vote_round = again.document.snapshot.vote_rounds_of(again.document.snapshot.maps[0].id)[0].id
    assert list(voting.tally(again.document.snapshot, vote_round).values()) == [1]
    assert checked(data).faults == ()


def stamps(document: Document) -> list:  # pyright: ignore[reportMissingTypeArgument, reportUnknownParameterType]
    return [r.stamp for rows in document.registers.tables.values() for row in rows.values() for r in row.values()]


def test_with_its_history_a_copy_is_the_same_document_and_merges(told: Document) -> None:
    copy = read_journey(saved(clean_copy(told, {What.HISTORY}))).document
    assert copy.id == told.id
    found = unpacked(saved(copy))
    assert b"Ann Author" in found
    assert b"SAID-IN-A-COMMENT" not in found
    assert b"DELETED-CONTENT" not in found
    assert b"OVERWRITTEN-LOSER" not in found
    cards.add_note(copy, copy.snapshot.maps[0].id, "Written in the clean copy")
    told.merge(copy)
    texts = [card.text for card in told.snapshot.inbox(told.snapshot.maps[0].id)]
    assert "Written in the clean copy" in texts


@pytest.mark.parametrize(
    ("keep", "secret"),
    [
        (What.COMMENTS, "SAID-IN-A-COMMENT"), (What.VOTES, "Carla Voter"), (What.SOURCES, "SURVEY-OF-ELSE"),
        (What.IMAGES, "GPS-52.5200N"), (What.UNKNOWN, "UNKNOWN-PART"),
    ],
)  # fmt: skip
def test_what_is_to_be_kept_stays(told: Document, keep: What, secret: str) -> None:
    assert secret.encode() in unpacked(saved(clean_copy(told, {keep})))


def test_deleted_records_and_snapshots_stay_only_with_the_history(told: Document) -> None:
    with pytest.raises(CannotKeepError, match="together with the history"):
        clean_copy(told, {What.VERSIONS})
    found = unpacked(saved(clean_copy(told, {What.HISTORY, What.VERSIONS, What.DELETED})))
    assert b"DELETED-CONTENT" in found
    assert b"NAME-OF-A-SNAPSHOT" in found


def test_clean_writes_another_file_and_lists(
    told: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.journey", tmp_path / "b.journey"
    source.write_bytes(saved(told, b"PREVIEW-BYTES"))
    before = source.read_bytes()
    assert main(["clean", str(source), "--list"]) == 0
    assert "comments: 1 comment, by Ben Commenter." in capsys.readouterr().out
    assert main(["clean", str(source), str(out), "--keep", "comments"]) == 0
    said = capsys.readouterr().out
    assert "Kept: 1 comment" in said
    assert "does not merge with other copies" in said
    assert source.read_bytes() == before
    assert b"SAID-IN-A-COMMENT" in unpacked(out.read_bytes())
    assert main(["clean", str(source), str(source)]) == 2
    assert main(["clean", str(source)]) == 2
    assert main(["clean", str(source), str(out), "--keep", "deleted"]) == 2
    assert main(["check", str(out)]) == 0
