"""What to do, by owner, from the window: the sheet opens on it, and asks whose."""

from journeydesigner.ui.hand_outs.export_sheet import ExportSheet
from journeydesigner.ui.hand_outs.format_form import chosen_form
from journeydesigner.ui.main_window import MainWindow


def _sheet(window: MainWindow) -> ExportSheet:
    window.actions_of.trigger("export actions")
    found = [sheet for sheet in window.findChildren(ExportSheet) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_to_do_opens_the_export_on_its_form_and_asks_whose(window: MainWindow) -> None:
    sheet = _sheet(window)
    assert (sheet.exporter.name, chosen_form(sheet.exporter, sheet.wishes).name) == ("pdf", "actions")
    assert sheet.part.owner.isVisible()
    assert sheet.form.maps.isVisible()
    sheet.part.owner.committed.emit("Sales")
    assert window.exporting.wishes.owner == "Sales"
    sheet.leave()


def test_it_keeps_the_format_that_was_wished_for_where_that_has_such_a_list(window: MainWindow) -> None:
    window.actions_of.trigger("export")
    (sheet,) = (found for found in window.findChildren(ExportSheet) if found.isVisible())
    sheet.tiles.chosen.emit("pptx")
    again = _sheet(window)
    assert (again.exporter.name, again.wishes.form("pptx")) == ("pptx", "actions")
    again.leave()
