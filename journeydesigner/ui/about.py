"""The box that says which program this is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from journeydesigner import __version__
from journeydesigner.wording import _


def show_about(window: QWidget) -> None:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("About"))
    box.setText(f"Journey Designer {__version__}")
    box.setInformativeText(
        _("Customer journeys, drawn, measured and handed over. The file is yours.")
        + "\n\n"
        + _("Typeface Inter (OFL), icons Lucide (ISC).")
    )
    box.open()
