"""A map saved as a template, and started from again."""

from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.agenda import add_item
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.comments import add_comment
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.saved_views import save_view
from journeydesigner.editing.voting import give_dot, start_round
from journeydesigner.files.fresh_ids import fresh_ids
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.sound import complaints
from journeydesigner.files.templates import copy_of, new_from_file, own_templates, save_template
from journeydesigner.model.ids import MapId, card_link_id, vote_id
from journeydesigner.model.records import CardFilter
from tests.files.small import small_document


def full_document() -> tuple[Document, MapId]:
    """A journey with what a workshop leaves on it."""
    document = small_document()
    map_id = document.snapshot.maps[0].id
    lane = document.snapshot.lanes_of(map_id)[0].id
    step = document.snapshot.steps_in(map_id)[1].id
    (persona,) = document.snapshot.personas_of(document.snapshot.organizations[0].id)
    one = document.snapshot.cards_in(lane)[0].id
    two = cards.add_card(document, lane, step, "Two", personas=(persona.id,))
    link_cards(document, one, two, "then")
    add_free_note(document, lane, step, (30, -12.5), "Look")
    add_comment(document, one, "So?", "Ann")
    give_dot(document, start_round(document, map_id, "Vote", lanes=(lane,)), one, "Ann")
    add_item(document, map_id, "Collect", 20)
    save_view(document, map_id, "Mine", CardFilter(lanes=(lane,), personas=(persona.id,)))
    structure.set_fields(document, "maps", map_id, "Edit", owner="Client AG", scenario="Secret", author="Me")
    lock_map(document, map_id)
    return document, map_id


def test_a_template_has_the_frame_and_nothing_of_whose_it_was(tmp_path: Path) -> None:
    document, map_id = full_document()
    path = save_template(document, map_id, tmp_path / "templates", "Hotel: a stay")
    assert path.name == "Hotel a stay.journey"
    made = open_journey(path)
    assert made.notes == ()
    snapshot = made.document.snapshot
    (found,) = snapshot.maps
    assert (found.title, found.owner, found.scenario, found.author, found.is_locked) == (
        "Hotel: a stay",
        "",
        "",
        "",
        False,
    )
    assert (found.persona, snapshot.organizations[0].name) == (None, "Your organisation")
    assert [lane.kind for lane in snapshot.lanes_of(found.id)] == ["touchpoints", "emotion"]
    assert [step.title for step in snapshot.steps_in(found.id)] == ["", "Unpack"]
    assert [item.title for item in snapshot.agenda_of(found.id)] == ["Collect"]
    (view,) = snapshot.saved_views_of(found.id)
    assert (view.filter.lanes, view.filter.personas) == ((snapshot.lanes_of(found.id)[0].id,), ())
    for table in ("cards", "emotions", "personas", "metrics", "measurements", "comments", "votes", "vote_rounds"):
        assert not snapshot.table(table), table
    assert b"Client AG" not in path.read_bytes()
    assert made.document.assets == {}


def test_a_template_with_cards_keeps_what_they_refer_to(tmp_path: Path) -> None:
    document, map_id = full_document()
    made = open_journey(save_template(document, map_id, tmp_path, "Stay", with_cards=True)).document
    assert complaints(made) == []
    (found,) = made.snapshot.maps
    assert sorted(card.text for card in made.snapshot.cards_of(found.id)) == [
        "A note — 日本語 😀", "Front desk\nwith a bell", "Look", "Two",
    ]  # fmt: skip
    assert len(made.snapshot.links_of(found.id)) == len(made.snapshot.table("emotions")) == 1
    assert found.persona in made.snapshot.table("personas")
    assert list(made.assets) == list(document.assets)
    for table in ("measurements", "comments", "votes"):
        assert not made.snapshot.table(table), table


def test_templates_never_replace_each_other_and_are_found_by_name(tmp_path: Path) -> None:
    document, map_id = full_document()
    for name in ("stay", "Stay?", "b/c", "..."):
        save_template(document, map_id, tmp_path, name)
    names = [path.stem for path in own_templates(tmp_path)]
    assert sorted(names) == sorted(
        ["b c", "stay", "Stay 2" if (tmp_path / "Stay 2.journey").exists() else "Stay", "Template"]
    )
    assert own_templates(tmp_path / "nowhere") == ()


def test_a_map_is_started_from_ones_own_template(tmp_path: Path) -> None:
    document, map_id = full_document()
    path = save_template(document, map_id, tmp_path, "Stay")
    one, other = new_from_file(path, "Acme", "First"), new_from_file(path)
    assert (one.snapshot.organizations[0].name, one.snapshot.maps[0].title) == ("Acme", "First")
    assert one.undo_label is None
    assert not set(one.snapshot.table("stages")) & set(other.snapshot.table("stages"))


def test_a_template_of_a_to_be_map_knows_no_as_is(tmp_path: Path) -> None:
    document, map_id = full_document()
    twin = add_twin(document, map_id)
    made = open_journey(save_template(document, twin, tmp_path, "Stay", with_cards=True)).document
    assert made.snapshot.maps[0].as_is is None
    twins = [
        getattr(r, "twin_of", None)
        for t in ("stages", "steps", "lanes", "cards")
        for r in made.snapshot.table(t).values()
    ]
    assert set(twins) == {None}


def test_a_copy_has_links_votes_and_comments_under_ids_that_fit() -> None:
    document, _map_id = full_document()
    made = copy_of(document)
    assert complaints(made) == []
    snapshot = made.snapshot
    (found,) = snapshot.maps
    ((link,), (comment,), (vote_round,)) = (
        snapshot.links_of(found.id),
        snapshot.comments_of(found.id),
        snapshot.vote_rounds_of(found.id),
    )
    assert link.id == card_link_id(link.source, link.target)
    assert link.source in snapshot.table("cards")
    assert comment.anchor == link.source
    (vote,) = snapshot.votes_of(vote_round.id)
    assert vote.id == vote_id(vote_round.id, link.source, "Ann")
    assert vote_round.lanes == (snapshot.lanes_of(found.id)[0].id,)
    ours = {record for rows in document.snapshot.tables.values() for record in rows}
    assert not ours & {record for rows in snapshot.tables.values() for record in rows}


def test_cards_that_went_into_another_get_fresh_ids_too() -> None:
    from journeydesigner.editing.merging import merge_cards, put_back

    document, map_id = full_document()
    two, one = (c.id for c in list(document.snapshot.cards_of(map_id)) if c.text in ("Two", "Front desk\nwith a bell"))
    merge_cards(document, one, [two])
    assert two in fresh_ids(document.registers.tables)
    made = copy_of(document)
    merged = next(card for card in made.snapshot.cards_of(made.snapshot.maps[0].id) if card.merged)
    assert merged.merged[0].card not in (one, two)
    assert merged.merged[0].place is not None
    assert merged.merged[0].place.lane in made.snapshot.table("lanes")
    put_back(made, merged.id)
    assert complaints(made) == []


@pytest.mark.parametrize("with_cards", [True, False])
def test_saving_a_template_leaves_the_document_as_it_was(tmp_path: Path, with_cards: bool) -> None:
    document, map_id = full_document()
    before, label = document.snapshot, document.undo_label
    version = document.version()
    save_template(document, map_id, tmp_path, "Stay", with_cards)
    assert (document.snapshot, document.undo_label, document.version()) == (before, label, version)
