"""A file that a newer program wrote: known by its head, read as far as it is understood, changed by nobody here."""

import json
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.read_only import ReadOnlyError
from journeydesigner.editing import cards
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import NewerVersionError
from journeydesigner.files.journey_file import journey_bytes, open_journey
from journeydesigner.files.newer import newer_program
from journeydesigner.files.public_form import VERSION, public_form
from tests.files.small import forged, members_of, small_document


def newer_file(path: Path, app: str = "Journey Designer 9.1", **more: Any) -> Path:
    """What a newer program might write: a table and a field that nobody here knows."""
    data = journey_bytes(capture(small_document()))
    form = json.loads(members_of(data)["journey.json"])
    form |= {"version": VERSION + 1, "moods": [{"id": "mood-1", "name": "calm"}], **more}
    data = forged(data, "journey.json", json.dumps(form).encode())
    manifest = json.loads(members_of(data)["manifest.json"]) | {"version": VERSION + 1, "app": app}
    path.write_bytes(forged(data, "manifest.json", json.dumps(manifest).encode()))
    return path


def test_it_is_read_with_what_is_not_understood_and_cannot_be_changed(tmp_path: Path) -> None:
    opened = open_journey(newer_file(tmp_path / "new.journey"), may_be_newer=True)
    document = opened.document
    assert opened.notes == ()
    assert [found.title for found in document.snapshot.maps] == ["A weekend"]
    assert public_form(document)["moods"] == [{"id": "mood-1", "name": "calm"}]
    with pytest.raises(ReadOnlyError, match=r"Journey Designer 9\.1, which is newer"):
        cards.add_note(document, document.snapshot.maps[0].id, "No")


def test_where_it_would_be_written_it_is_refused_with_the_program_s_version(tmp_path: Path) -> None:
    with pytest.raises(NewerVersionError, match=r"Journey Designer 9\.1"):
        open_journey(newer_file(tmp_path / "new.journey"))


@pytest.mark.parametrize("more", [{"cards": {"by": "id"}}, {"stages": 3}, {"lanes": [{"id": 3}]}, {"maps": "x"}])
def test_one_that_cannot_be_read_at_all_is_refused_with_what_to_do(tmp_path: Path, more: dict[str, Any]) -> None:
    with pytest.raises(NewerVersionError, match="update the program"):
        open_journey(newer_file(tmp_path / "new.journey", **more), may_be_newer=True)


@pytest.mark.parametrize(
    ("manifest", "program"),
    [
        (b'{"version": 1}', None), (b'{"version": 99}', ""), (b'{"version": true}', None), (b"[99]", None),
        (b'{"version": 99, "app": 7}', ""), (b'{"version": 99, "app": "X\\u202e\\n1"}', "X1"), (b"", None),
        (b'{"version": "99"}', None),
    ],
)  # fmt: skip
def test_only_a_version_says_so(manifest: bytes, program: str | None) -> None:
    assert newer_program(manifest) == program
