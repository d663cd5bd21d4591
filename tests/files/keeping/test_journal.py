"""What is written to a journal comes back, whatever happens to the process, its last line, the file, the disk."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.editing.kept_states import delete_state
from journeydesigner.files.errors import CannotReadError
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.held_files import GLANCE_S, HeldElsewhereError
from journeydesigner.files.keeping.journal import BASE, EDITS, Journal, open_journal
from journeydesigner.files.keeping.journal_lines import About
from journeydesigner.files.keeping.left_behind import (
    Found,
    LeftBehind,
    clear_old,
    content_of,
    delete,
    left_behind,
    put_off,
)
from journeydesigner.files.keeping.recovering import Hold, recovered
from journeydesigner.files.kept_states import keep_state, read_state
from journeydesigner.model.ids import CardId
from tests.document.random_documents import documents
from tests.document.random_verbs import VERBS, do
from tests.files.small import same, small_document


class Desk:
    """A document, its file, and the journal of what is done to it."""

    def __init__(self, folder: Path) -> None:
        self.journals, self.file = folder / "journals", folder / "map.journey"
        self.trouble: list[Exception] = []
        self._open: list[Journal] = []

    def saved(self, document: Document) -> Document:
        save_journey(document, self.file)
        return open_journey(self.file).document

    def journal(self, document: Document, *, has_file: bool = True, **more: object) -> Journal:
        if has_file:
            state = open_journey(self.file).state
            assert state is not None
            about = About(document.id, "Map", self.file, state.sha256, seen=document.version())
        else:
            about = About(document.id, "Map", has_base=True, seen=document.version())
        made = open_journal(document, about, self.trouble.append, folder=self.journals, **more)  # type: ignore[arg-type]
        document.subscribe(made.heard, first=True)
        self._open.append(made)
        return made

    def crash(self, journal: Journal) -> LeftBehind:
        """As if the process had ended: what it held is free."""
        journal.close()
        return self.left()

    def left(self) -> LeftBehind:
        [found] = left_behind(self.journals).journals
        return found

    def close(self) -> None:
        for journal in self._open:
            journal.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def a_card(document: Document, text: str, **fields: Any) -> CardId:
    [found, *_] = document.snapshot.maps
    lane = next(lane for lane in document.snapshot.lanes_of(found.id) if lane.kind == "touchpoints")
    return cards.add_card(document, lane.id, document.snapshot.steps_in(found.id)[0].id, text, **fields)


def test_edits_after_the_save_come_back(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Not saved")
    left = desk.crash(journal)
    assert (left.edits, left.about.path) == (1, desk.file)
    back = recovered(left)
    assert same(back.document, document)
    assert (back.path, back.is_news, back.notes) == (desk.file, True, ())


def test_a_journey_without_a_file_comes_back_whole(desk: Desk) -> None:
    document = small_document()
    journal = desk.journal(document, has_file=False)
    a_card(document, "In no file")
    back = recovered(desk.crash(journal))
    assert same(back.document, document)
    assert back.path is None


def test_an_image_that_was_put_in_comes_back(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    name = document.add_asset(b"a picture")
    a_card(document, "With a picture", image=name)
    assert recovered(desk.crash(journal)).document.assets[name] == b"a picture"


@settings(max_examples=20)
@given(documents(max_verbs=6), st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 99)), max_size=8))
def test_whatever_is_done_undone_and_merged_comes_back(
    tmp_path_factory: pytest.TempPathFactory, document: Document, verbs: list[tuple[str, int]]
) -> None:
    from random import Random

    desk = Desk(tmp_path_factory.mktemp("desk"))
    document = desk.saved(document)
    colleague = open_journey(desk.file).document
    journal = desk.journal(document)
    for verb, seed in verbs:
        do(document if seed % 3 else colleague, verb, Random(seed))
        if seed % 5 == 0:
            document.undo()
        if seed % 7 == 0:
            document.redo()
        if seed % 11 == 0:
            document.merge(colleague)
    journal.flush()
    content = content_of(journal.folder)
    journal.close()
    if content.since:
        back = recovered(desk.left()).document
        assert same(back, document)
        assert _shown(back) == _shown(document)
    journal.end()
    assert not desk.trouble


def _shown(document: Document) -> dict[str, object]:
    return {table: records for table, records in document.snapshot.tables.items() if records}


def test_what_was_done_can_be_undone_after_the_crash(desk: Desk) -> None:
    document = desk.saved(small_document())
    before = _shown(document)
    journal = desk.journal(document)
    card = a_card(document, "One")
    cards.set_text(document, card, "Two")
    document.undo()
    back = recovered(desk.crash(journal))
    back.document.take_up_history(back.changes)
    assert (back.document.undo_label, back.document.redo_label) == (document.undo_label, document.redo_label)
    back.document.redo()
    assert back.document.snapshot.card(card).text == "Two"
    back.document.undo()
    back.document.undo()
    assert _shown(back.document) == before


def test_nothing_is_left_when_the_file_has_it(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Saved")
    state = save_journey(document, desk.file)
    journal.saved(desk.file, state.sha256, since=0)
    journal.close()
    assert left_behind(desk.journals).journals == ()


def test_after_a_save_only_what_came_since_is_told_and_comes_back(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Saved")
    state = save_journey(document, desk.file)
    a_card(document, "Written while it was saved")
    journal.saved(desk.file, state.sha256, since=1)
    left = desk.crash(journal)
    assert left.edits == 1
    assert same(recovered(left).document, document)


def test_a_journal_of_what_was_undone_holds_nothing(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Never mind")
    document.undo()
    journal.is_even()
    journal.close()
    assert left_behind(desk.journals).journals == ()
    assert list(desk.journals.iterdir()) == []


def test_a_journal_that_is_being_written_is_not_offered(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Here")
    assert left_behind(desk.journals).journals == ()
    assert desk.crash(journal).edits == 1


def test_only_one_can_have_a_journal(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Here")
    left = desk.crash(journal)
    with Hold(left):
        assert left_behind(desk.journals).journals == ()
        with pytest.raises(HeldElsewhereError):
            Hold(left)
        with pytest.raises(HeldElsewhereError):
            delete(left)
    with Hold(left) as hold:
        hold.finish()
    with pytest.raises(HeldElsewhereError):
        Hold(left)


def test_who_only_looks_into_a_journal_is_waited_for(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Here")
    left = desk.crash(journal)
    looking = Hold(left)
    over = Timer(0.1, looking.release)
    over.start()
    with Hold(left, GLANCE_S):
        over.join()
        with pytest.raises(HeldElsewhereError):
            Hold(left)


def test_a_file_changed_since_by_somebody_else_is_merged(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    mine = a_card(document, "Mine")
    colleague = open_journey(desk.file).document
    theirs = a_card(colleague, "Theirs")
    save_journey(colleague, desk.file)
    back = recovered(desk.crash(journal)).document
    assert {mine, theirs} <= back.snapshot.table("cards").keys()


def test_where_the_file_is_gone_its_backup_is_the_ground(desk: Desk) -> None:
    document = desk.saved(small_document())
    save_journey(document, desk.file)  # so that there is a backup of the same
    journal = desk.journal(document)
    card = a_card(document, "Mine")
    desk.file.unlink()
    back = recovered(desk.crash(journal))
    assert card in back.document.snapshot.table("cards")
    assert back.path is None
    assert "backup" in back.notes[0]


def test_where_nothing_is_left_to_put_it_on_that_is_said_and_the_journal_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))  # nor an earlier version of the same journey
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Mine")
    desk.file.unlink()
    left = desk.crash(journal)
    with pytest.raises(CannotReadError, match="is not there"):
        recovered(left)
    assert desk.left() == left


def test_on_an_older_copy_what_that_lacks_can_still_be_merged(desk: Desk) -> None:
    document = desk.saved(small_document())
    older = desk.file.read_bytes()
    lost = a_card(document, "In the newer file only")
    save_journey(document, desk.file)
    newer = open_journey(desk.file).document
    journal = desk.journal(document)
    mine = a_card(document, "Mine")
    desk.file.write_bytes(older)
    back = recovered(desk.crash(journal)).document
    assert mine in back.snapshot.table("cards")
    assert lost not in back.snapshot.table("cards")
    back.merge(newer)
    assert lost in back.snapshot.table("cards")


@pytest.mark.parametrize("cut", [1, 5, 30])
def test_a_torn_last_line_is_as_if_it_had_never_been(desk: Desk, cut: int) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    first = a_card(document, "First")
    a_card(document, "Second")
    left = desk.crash(journal)
    edits = left.folder / EDITS
    edits.write_bytes(edits.read_bytes()[:-cut])
    back = recovered(desk.left())
    assert first in back.document.snapshot.table("cards")
    assert len(back.changes) == 1 + (cut == 1)  # that one lacks only its end of line
    assert back.is_whole


def test_a_damaged_line_in_the_middle_costs_no_other(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    made = [a_card(document, text) for text in ("First", "Second", "Third")]
    left = desk.crash(journal)
    edits = left.folder / EDITS
    edits.write_bytes(edits.read_bytes().replace(b"Second", b"Sekond"))
    back = recovered(desk.left())
    assert [card in back.document.snapshot.table("cards") for card in made] == [True, False, True]
    assert not back.is_whole
    assert back.notes


@pytest.mark.parametrize(
    "content",
    [
        b"nothing\n",
        b'2 a1a7b5e5 {}\n5 00000000 "no"x\n',
        b"99999999999999999999 00000000 {}\n",
    ],
)
def test_a_journal_that_is_none_is_refused_in_a_sentence_and_kept(desk: Desk, content: bytes) -> None:
    own = desk.journals / "20260101T000000-abc"
    own.mkdir(parents=True)
    (own / EDITS).write_bytes(content)
    found = left_behind(desk.journals)
    assert found.journals == ()
    [refused] = found.refused
    assert refused.why.endswith(".")
    assert (refused.folder / EDITS).read_bytes() == content
    assert left_behind(desk.journals).refused == ()  # told once


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b'271 cb2a12be {"journal":1,"docu'])
def test_a_journal_of_which_a_power_cut_left_not_even_the_first_line_holds_nothing(desk: Desk, content: bytes) -> None:
    own = desk.journals / "20260101T000000-abc"
    own.mkdir(parents=True)
    (own / EDITS).write_bytes(content)
    assert left_behind(desk.journals) == Found()
    assert own.is_dir()  # it may be one that begins this very moment
    os.utime(own / EDITS, (0, 0))
    assert left_behind(desk.journals) == Found()
    assert not own.exists()


def test_hostile_lines_with_a_good_checksum_are_refused(desk: Desk) -> None:
    from journeydesigner.files.keeping.journal_lines import about_form, framed

    head = framed(about_form(About("doc", "Map", Path("/nowhere.journey"))))
    nested: object = "x"
    for _depth in range(400):
        nested = [nested]
    hostile: list[dict[str, object]] = [
        {"edit": 7, "at": 0, "by": "local"},
        {"edit": "x", "at": "soon", "by": "local"},
        {"edit": "x", "at": 0, "by": "the devil"},
        {"edit": "x", "at": 0, "by": "local", "set": [[1, 2, 3, [], [0, 0, "p"], [], None]]},
        {"edit": "x", "at": 0, "by": "local", "set": [["cards", "c", "text", [], [2**80, 0, "p"], [], None]]},
        {"edit": "x", "at": 0, "by": "local", "set": [["cards", "c", "text", [nested], [1, 0, "p"], [], None]]},
        {"edit": "x", "at": 0, "by": "local", "stamp": [1, 0, "p"], "new": [["cards", "c", 5]]},
        {"saved": []},
        {"journal": "one"},
    ]
    for place, form in enumerate(hostile):
        own = desk.journals / f"2026010{place}T000000-abc"
        own.mkdir(parents=True)
        (own / EDITS).write_bytes(head + framed(form))
    found = left_behind(desk.journals)
    assert found.journals == ()
    assert len(found.refused) == len(hostile)


def test_a_journal_of_a_newer_version_stays_where_it_is(desk: Desk) -> None:
    from journeydesigner.files.keeping.journal_lines import about_form, framed

    own = desk.journals / "20260101T000000-abc"
    own.mkdir(parents=True)
    (own / EDITS).write_bytes(framed({**about_form(About("doc", "Map")), "journal": 99}))
    [refused] = left_behind(desk.journals).refused
    assert "newer version" in refused.why
    assert refused.folder == own


def test_nobody_else_can_read_a_journal(desk: Desk) -> None:
    document = small_document()
    journal = desk.journal(document, has_file=False)
    a_card(document, "Secret", image=document.add_asset(b"picture"))
    journal.flush()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [journal.folder, *journal.folder.iterdir()]}
    assert modes.pop(journal.folder.name) == 0o700
    assert {*modes.values()} == {0o600}
    assert {EDITS, BASE} < modes.keys()


def test_a_deleted_snapshot_that_no_file_has_any_more_comes_back_with_what_it_holds(desk: Desk) -> None:
    document = small_document()
    state = keep_state(document, "Before the review", datetime(2026, 11, 22, tzinfo=UTC))
    document = desk.saved(document)
    journal = desk.journal(document)
    delete_state(document, state)
    saved = save_journey(document, desk.file)
    journal.saved(desk.file, saved.sha256, since=0)
    document.undo()
    back = recovered(desk.crash(journal)).document
    [kept] = back.snapshot.kept_states
    assert read_state(back.assets[kept.content], back.id, back.assets).maps


def test_nothing_is_given_up_for_a_journal_that_the_disk_did_not_take(desk: Desk) -> None:
    document = desk.saved(small_document())
    is_full = False
    given_up: list[bool] = []

    def write(handle: int, data: bytes) -> int:
        if is_full:
            raise OSError(28, "No space left on device")
        return os.write(handle, data)

    journal = desk.journal(document, write=write)
    is_full = True
    cards.add_note(document, document.snapshot.maps[0].id, "Recovered")
    journal.when_safe(lambda: given_up.append(True))
    journal.flush()
    assert not given_up
    is_full = False
    cards.add_note(document, document.snapshot.maps[0].id, "More")
    journal.when_safe(lambda: given_up.append(True))
    journal.flush()
    assert given_up


def test_nothing_is_given_up_for_a_journal_whose_beginning_could_not_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("journeydesigner.files.journey_file.journey_bytes", refused)
    given_up: list[bool] = []
    journal = desk.journal(small_document(), has_file=False)
    journal.when_safe(lambda: given_up.append(True))
    journal.flush()
    assert desk.trouble and not given_up


def test_a_full_disk_is_told_once_and_what_it_refused_is_written_when_there_is_room(desk: Desk) -> None:
    document = desk.saved(small_document())
    room = 0

    def write(handle: int, data: bytes) -> int:
        if len(data) > room:
            os.write(handle, data[:room])
            raise OSError(28, "No space left on device")
        return os.write(handle, data)

    room = 10_000
    journal = desk.journal(document, write=write)
    room = 7
    made = [a_card(document, text) for text in ("First", "Second")]
    assert len(desk.trouble) == 1
    room = 100_000
    made.append(a_card(document, "Third"))
    back = recovered(desk.crash(journal)).document
    assert set(made) <= back.snapshot.table("cards").keys()


def test_what_was_let_go_of_is_kept_for_a_week(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "No")
    journal.end(discard=True)
    left = desk.left()
    assert (left.is_discarded, left.edits) == (True, 1)
    clear_old(desk.journals)
    assert desk.left() == left
    clear_old(desk.journals, now=lambda: time.time() + 8 * 24 * 3600)
    assert left_behind(desk.journals).journals == ()


def test_what_is_put_off_is_remembered_as_that(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Later")
    left = desk.crash(journal)
    assert not left.is_put_off
    put_off(left)
    assert desk.left().is_put_off


def test_a_journal_that_goes_on_from_another_is_offered_in_its_place(desk: Desk) -> None:
    document = desk.saved(small_document())
    journal = desk.journal(document)
    a_card(document, "Here")
    left = desk.crash(journal)
    back = recovered(left).document
    about = About(back.id, "Map", desk.file, has_base=True, is_news=True, follows=(left.id,), seen=back.version())
    later = open_journal(back, about, desk.trouble.append, folder=desk.journals)
    later.flush()
    later.close()
    [found] = left_behind(desk.journals).journals
    assert found.id == later.folder.name
    assert same(recovered(found).document, back)


_TYPIST = """
import sys, itertools
from pathlib import Path
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.keeping.journal import open_journal
from journeydesigner.files.keeping.journal_lines import About
from tests.files.keeping.test_journal import a_card
opened = open_journey(sys.argv[1])
document = opened.document
about = About(document.id, "Map", Path(sys.argv[1]), opened.state.sha256, seen=document.version())
journal = open_journal(document, about, print, folder=Path(sys.argv[2]))
document.subscribe(journal.heard, first=True)
for number in itertools.count():
    print(a_card(document, f"Card {number}"), flush=True)
"""


def test_what_a_killed_process_had_done_comes_back(desk: Desk) -> None:
    desk.saved(small_document())
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(desk.file), str(desk.journals)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _edit in range(40)]
    assert left_behind(desk.journals).journals == ()
    process.kill()
    told += process.communicate()[0].split()
    back = recovered(desk.left()).document
    assert set(told[:-1]) <= back.snapshot.table("cards").keys()
