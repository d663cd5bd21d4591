"""What the cards of a kind hold, read from its value model."""

import pytest

from journeydesigner.lanes.card_fields import card_fields
from journeydesigner.lanes.kinds import kind, kind_with, kinds
from tests.lanes.test_kinds import card


@pytest.mark.parametrize("found", kinds().values(), ids=lambda found: found.name)
def test_every_field_has_a_name_and_every_choice_a_word(found):
    for field in card_fields(found):
        assert field.label[:1].isupper()
        assert field.form != "choice" or len(field.choices) > 1
        assert all(said for _value, said in field.choices)


def test_a_field_says_its_form_and_bounds():
    fields = {field.name: field for field in card_fields(kind("opportunities"))}
    assert [value for value, _said in fields["impact"].choices] == [1, 2, 3, 4, 5]
    assert (fields["impact"].low, fields["impact"].high) == (1, 5)
    assert fields["due"].form == "date"
    assert not fields["status"].is_optional and fields["effort"].is_optional
    assert {field.name: field.form for field in card_fields(kind("pain_points"))} == {
        "severity": "choice",
        "mentions": "whole",
        "due": "date",
        "status": "choice",
    }


def test_a_value_is_told_as_a_person_reads_it():
    severity, mentions, *_follow_up = card_fields(kind("pain_points"))
    shown = card("Ouch", severity="critical", mentions=12)
    assert (severity.text(shown), mentions.text(shown)) == ("Critical", "12")
    assert severity.text(card("Ouch")) == ""


def test_what_names_other_records_is_no_field_to_fill_in():
    assert card_fields(kind("metrics")) == ()


def test_a_kind_is_found_by_its_form():
    assert kind_with("is_tile") == "metrics"
    assert kind_with("is_of_channels") == "touchpoints"
