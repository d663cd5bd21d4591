"""Hostile and broken files: which test holds which row of the matrix of faults. Every test that is named is there."""

import ast
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent

ROWS: dict[str, tuple[str, ...]] = {
    "truncated at every length; every bit flipped; zeros; torn": (
        "files/test_container.py::test_a_file_truncated_anywhere_is_refused_or_mended_and_never_silently_different",
        "files/test_container.py::test_a_flipped_bit_anywhere_is_refused_or_told_or_makes_no_difference",
        "files/test_container.py::test_a_torn_file_is_refused_or_told",
        "files/test_mutations.py::test_a_mutated_file_is_refused_or_told_or_equal_and_never_silently_different",
        "files/test_journey_file.py::test_a_damaged_file_with_a_backup_says_which_to_restore",
    ),
    "what a damaged file leaves is saved": (
        "files/mending/test_repair.py::test_of_a_file_cut_off_behind_its_journey_nothing_of_the_map_is_lost",
        "files/mending/test_repair.py::test_what_a_cut_takes_away_is_told_and_comes_back_by_a_merge",
        "files/mending/test_repair.py::test_one_line_that_cannot_be_read_costs_one_record",
        "ui/test_mending.py::test_what_can_be_saved_of_a_damaged_file_opens_as_an_unsaved_copy",
    ),
    "empty; another format renamed": ("files/test_hostile_files.py::test_another_format_renamed_is_refused",),
    "duplicate, encrypted members; absolute, dotted, device names; links": (
        "files/test_container.py::test_a_member_twice_is_refused",
        "files/test_container.py::test_an_encrypted_member_is_refused",
        "files/test_container.py::test_names_that_lead_elsewhere_are_refused",
        "files/test_container.py::test_a_link_is_refused",
        "files/test_mutations.py::test_a_member_whose_name_is_nearly_ours_is_left_out_and_told",
    ),
    "bombs, 100 MB strings, nesting: within 3 s and 300 MB": (
        "files/test_container.py::test_bombs_are_refused_at_once",
        "files/test_hostile_files.py::test_a_bomb_is_refused_within_three_seconds_and_300_mb",
        "files/mending/test_repair.py::test_a_bomb_is_not_unpacked_to_be_repaired",
    ),
    "keys twice, NaN, infinities": (
        "files/test_hostile_files.py::test_a_key_twice_is_refused",
        "files/test_hostile_files.py::test_numbers_that_are_none_are_refused",
        "files/mending/test_repair.py::test_ids_twice_keys_twice_and_numbers_that_are_none_are_mended",
    ),
    "ids twice, dangling references, wrong types, orders out of range": (
        "files/test_hostile_files.py::test_a_reference_that_leads_nowhere_is_told_and_repaired_or_kept",
        "files/test_hostile_files.py::test_an_order_out_of_range_is_sound_or_told",
        "files/mending/test_repair.py::test_records_that_cannot_be_read_are_emptied_where_they_are_wrong_and_nowhere_else",
        "files/test_mutations.py::test_all_kinds_of_mutations_are_tried",
    ),
    "a clock far ahead is told": ("files/mending/test_repair.py::test_a_clock_far_ahead_is_told_and_never_altered",),
    "strange texts": (
        "files/test_hostile_files.py::test_strange_texts_are_kept_or_cleaned_and_told",
        "clipping/test_hostile_input.py::test_nulls_and_controls_do_no_harm",
        "exporters/fidelity/test_words.py::test_every_string_of_the_map_is_found",
    ),
    "hostile workbooks": (
        "importers/test_hostile_workbooks.py::test_a_workbook_built_to_harm_is_refused",
        "importers/test_hostile_workbooks.py::test_what_a_sheet_says_of_its_size_is_not_believed",
        "importers/test_hostile_workbooks.py::test_cells_merged_over_the_whole_sheet_are_not_made",
        "importers/test_read_back_hostile.py::test_entities_are_not_expanded",
        "importers/test_read_back_hostile.py::test_what_unpacks_to_too_much_is_not_unpacked",
    ),
    "foreign files in a child with limits": (
        "reading/test_reader.py::test_too_much_memory_is_refused",
        "reading/test_reader.py::test_too_long_is_refused_and_the_child_is_gone",
        "reading/test_reader.py::test_a_child_that_breaks_is_one_clear_sentence",
        "reading/test_reader.py::test_whoever_waits_can_call_it_off",
        "reading/test_reader.py::test_modules_beside_the_file_are_not_imported",
    ),
    "images": (
        "files/test_hostile_files.py::test_pictures_beyond_all_measure_are_not_decoded",
        "canvas/test_clips.py::test_what_is_no_picture_is_refused",
        "ui/test_picture_field.py::test_a_photo_beyond_all_measure_is_not_decoded",
    ),
    "rich text pasted; link schemes; labels and tooltips": (
        "clipping/test_hostile_input.py::test_scripts_and_hidden_text_are_not_read",
        "clipping/test_hostile_input.py::test_no_html_takes_long",
        "clipping/test_readings.py::test_what_leads_nowhere_good_is_no_link",
        "ui/test_text_of_others.py::test_a_tooltip_shows_markup_to_the_letter",
        "ui/test_text_of_others.py::test_a_link_is_asked_about_by_where_it_leads",
    ),
    "CSV": (
        "clipping/test_readings.py::test_the_delimiter_is_the_one_that_gives_even_rows",
        "clipping/test_foreign_tables.py::test_a_table_of_any_make_is_read_right",
    ),
    "corrupt settings": (
        "ui/test_damaged_settings.py::test_a_damaged_file_of_settings_is_kept_aside_and_defaults_hold",
        "ui/test_settings.py::test_settings_that_make_no_sense_are_as_if_they_were_not_there",
    ),
    "what a file carries": (
        "files/mending/test_clean.py::test_what_a_file_carries_is_told_with_counts",
        "files/mending/test_clean.py::test_a_clean_copy_has_none_of_it_and_shows_the_same",
        "ui/test_mending.py::test_what_the_file_carries_is_listed_and_a_clean_copy_saved",
    ),
}


@cache
def _tests_in(path: str) -> frozenset[str]:
    tree = ast.parse((HERE / path).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_tests(row: str) -> None:
    missing = [name for name in ROWS[row] if name.partition("::")[2] not in _tests_in(name.partition("::")[0])]
    assert not missing
