"""Starting from a template gives a document of its own; different documents are put side by side."""

import subprocess
import sys
from pathlib import Path

import pytest

from journeydesigner import shipped
from journeydesigner.document.clock import Clock
from journeydesigner.editing import cards, structure
from journeydesigner.editing.conflicts import settle
from journeydesigner.files.errors import UnknownTemplateError
from journeydesigner.files.joining import join
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.files.sound import complaints
from journeydesigner.files.templates import copy_of, new_from_template, template_names
from tests.document.random_documents import replica_of
from tests.files.small import members_of, same, small_document


@pytest.mark.parametrize("name", template_names())
def test_a_template_gives_a_sound_document_of_its_own(name: str) -> None:
    one, other = new_from_template(name, "Acme", "First"), new_from_template(name)
    assert one.id != other.id
    ours = {record for rows in one.registers.tables.values() for record in rows}
    assert not ours & {record for rows in other.registers.tables.values() for record in rows}
    assert one.snapshot.organizations[0].name == "Acme"
    assert one.snapshot.maps[0].title == "First"
    assert one.undo_label is None
    assert complaints(one) == []


def test_the_templates_have_the_stages_they_are_named_for() -> None:
    stages = {name: [s["title"] for s in public_form(new_from_template(name))["stages"]] for name in template_names()}
    assert stages["three-phase"] == ["Awareness", "Consideration", "Decision"]
    assert stages["five-stage"] == ["Awareness", "Interest", "Consideration", "Decision", "Post-sales"]


def test_an_unknown_template_names_the_known_ones() -> None:
    with pytest.raises(UnknownTemplateError, match=r"no template “six”; choose one of .*five-stage"):
        new_from_template("six")


def test_the_script_makes_the_templates_that_are_shipped(tmp_path: Path) -> None:
    script = shipped.resource("templates") / "make_templates.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, cwd=script.parents[2], env=_environment())
    folder = shipped.resource("templates")
    shipped_files = [path.relative_to(folder) for path in folder.rglob("*.journey")]
    assert sorted(shipped_files) == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.journey"))
    for path in shipped_files:
        made = members_of((tmp_path / path).read_bytes())
        assert made == members_of((folder / path).read_bytes()), "run python resources/templates/make_templates.py"


@pytest.mark.parametrize("name", template_names())
def test_a_template_is_bare_and_its_example_is_the_same_map_with_cards(name: str) -> None:
    bare = open_journey(shipped.templates()[0].with_name(f"{name}.journey")).document.snapshot
    example = open_journey(shipped.template_example(name)).document.snapshot
    assert not bare.table("cards") and not bare.table("emotions")
    assert all(card.tags == ("example",) for card in example.cards_of(example.maps[0].id))
    assert [lane.title for lane in bare.lanes_of(bare.maps[0].id)] == [
        lane.title for lane in example.lanes_of(example.maps[0].id)
    ]
    assert len(example.table("cards")) >= 8


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(shipped.__file__).parents[1])}


def test_a_copy_looks_the_same_under_other_ids() -> None:
    document = small_document()
    made = copy_of(document)
    assert complaints(made) == []
    assert [c.text for c in made.snapshot.cards_of(made.snapshot.maps[0].id)] == [
        c.text for c in document.snapshot.cards_of(document.snapshot.maps[0].id)
    ]
    assert len(made.snapshot.table("measurements")) == len(made.snapshot.table("emotions")) == 1


def test_copies_of_one_document_are_merged_with_their_conflicts() -> None:
    document = small_document()
    other = replica_of(document, type(document.clock)("bob"))
    card = next(iter(document.snapshot.table("cards")))
    cards.set_text(document, card, "Mine")  # pyright: ignore[reportArgumentType]
    cards.set_text(other, card, "Theirs")  # pyright: ignore[reportArgumentType]
    joined = join(document, other)
    assert not joined.is_side_by_side
    assert [conflict.key.field for conflict in joined.conflicts] == ["text"]


def test_different_documents_stand_side_by_side_and_nothing_is_matched_by_name() -> None:
    one, other = new_from_template("five-stage", "Acme"), new_from_template("five-stage", "Acme")
    joined = join(one, other)
    assert (joined.conflicts, joined.is_side_by_side) == ((), True)
    assert [organization.name for organization in one.snapshot.organizations] == ["Acme", "Acme"]
    assert len(one.snapshot.maps) == 2
    assert complaints(one) == []


def test_conflicts_that_were_settled_stay_so_where_ids_have_to_change() -> None:
    other = small_document()
    one, copy = replica_of(other, Clock("cay")), replica_of(other, Clock("bob"))
    map_id = other.snapshot.maps[0].id
    structure.rename(other, "maps", map_id, "Mine")
    structure.rename(copy, "maps", map_id, "Theirs")
    other.merge(copy)
    settle(other, other.conflicts[0], "kept")
    assert other.conflicts == ()
    other.id = "doc-other"
    join(one, other)
    assert one.conflicts == ()
    assert len(one.snapshot.table("settlements")) == 1


def test_documents_that_share_ids_without_being_copies_stand_side_by_side_too() -> None:
    path = shipped.templates()[0]
    one, other = open_journey(path).document, open_journey(path).document
    other.id = "doc-other"
    structure.rename(other, "maps", other.snapshot.maps[0].id, "The other")
    join(one, other)
    assert sorted(found.title for found in one.snapshot.maps)[-1] == "The other"
    assert len(one.snapshot.maps) == 2
    assert len(one.snapshot.table("steps")) == 2 * len(other.snapshot.table("steps"))
    assert same(other, other)
