"""What can be chosen of one format: its hand-outs, and of paper, colours, template and scale what it heeds."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.registry import ACTIONS, Exporter, Form
from journeydesigner.layout.papers import FIT, PAPERS
from journeydesigner.model.ids import MapId
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, write_on
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.controls.under import under
from journeydesigner.ui.hand_outs.part_form import Several
from journeydesigner.ui.hand_outs.wishes import DENSITIES, SCALES, Wishes, density_words
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_TEMPLATE_ROOM = 220
_POSTER, _BOOK = "poster", "book"
_PAGED, _USUAL = frozenset({"report", _BOOK, ACTIONS}), "A4"
"""Forms that are pages, not the map as large as it is: without a paper they are on the usual one."""


class FormatForm(QWidget):
    """``changed(Wishes)`` tells what the person wishes now; ``form_changed`` also that other things can be chosen."""

    changed = Signal(object)
    form_changed = Signal(object)

    def __init__(
        self, look: Look, asking: Asking, exporter: Exporter, wishes: Wishes, snapshot: Snapshot, map_id: MapId
    ) -> None:
        super().__init__()
        self._look, self._asking, self._exporter, self._wishes = look, asking, exporter, wishes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        form = chosen_form(exporter, wishes)
        heeded = exporter.choices
        if len(exporter.forms) > 1:
            self._add_forms(form)
        if form.name in (_BOOK, ACTIONS) and "maps" in heeded:
            self._add_maps(snapshot, map_id)
        if "paper" in heeded:
            self._add_papers(form)
        if form.name == _POSTER and "tile" in heeded:
            self._add_tiles()
        if "theme" in heeded:
            self._add_themes()
        if "template" in heeded:
            self._add_template()
        if "scale" in heeded:
            self._add_scales()
        if "dpi" in heeded:
            self._add_densities()
        if "is_transparent" in heeded:
            self._add_ground()

    def follow(self, wishes: Wishes) -> None:
        """Other wishes changed elsewhere."""
        self._wishes = wishes

    # Fields

    def _add_forms(self, form: Form) -> None:
        self.form = ChoiceField(self._look, _("Hand-out"))
        self.form.offer([Option(each.name, each.label) for each in self._exporter.forms])
        self.form.show_value(form.name)
        self.form.committed.connect(self._set_form)
        self._column.addLayout(under(_("Hand-out"), self.form))

    def _add_maps(self, snapshot: Snapshot, map_id: MapId) -> None:
        found = snapshot.maps_of(snapshot.map(map_id).organization)
        self.maps = Several(_("Only these maps"), [(each.id, each.title) for each in found], self._wishes.maps)
        self.maps.committed.connect(self._set_maps)
        self._column.addLayout(under(_("Only these maps"), self.maps))

    def _add_papers(self, form: Form) -> None:
        self.paper = ChoiceField(self._look, _("Paper"))
        named, wished = [Option(name, name) for name in PAPERS], self._wishes.paper
        if form.name in _PAGED:
            self.paper.offer(named)
            self.paper.show_value(_USUAL if wished == FIT else wished)
        else:
            self.paper.offer([Option(FIT, _("As large as the map")), *named])
            self.paper.show_value(wished)
        self.paper.committed.connect(self._set_paper)
        self._column.addLayout(under(_("Paper"), self.paper))

    def _add_tiles(self) -> None:
        self.tile = ChoiceField(self._look, _("Cut into sheets of"))
        self.tile.offer([Option(name, name) for name in PAPERS if ":" not in name])
        self.tile.show_value(self._wishes.tile)
        self.tile.committed.connect(self._set_tile)
        self._column.addLayout(under(_("Cut into sheets of"), self.tile))

    def _add_themes(self) -> None:
        self.theme = Segmented(self._look, _("Colours"), (("light", _("Light"), ""), ("dark", _("Dark"), "")))
        self.theme.show_value(self._wishes.theme)
        self.theme.committed.connect(self._set_theme)
        self._column.addLayout(under(_("Colours"), self.theme))

    def _add_template(self) -> None:
        self.template = QPushButton()
        self.template.setObjectName("outlined")
        self.template.clicked.connect(self._browse_template)
        self.no_template = IconButton(self._look, "x", _("Without a template"), size=16)
        self.no_template.clicked.connect(self._clear_template)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.template, 1)
        row.addWidget(self.no_template)
        self._column.addWidget(label(_("Your own template"), size="strong"))
        self._column.addLayout(row)
        self._show_template()

    def _add_scales(self) -> None:
        self.scale = Segmented(self._look, _("Scale"), tuple((str(each), f"{each:.0%}", "") for each in SCALES))
        self.scale.show_value(str(self._wishes.scale))
        self.scale.committed.connect(self._set_scale)
        self._column.addLayout(under(_("Scale"), self.scale))

    def _add_densities(self) -> None:
        self.density = ChoiceField(self._look, _("Size on paper"))
        self.density.offer([Option(each, density_words(each)) for each in DENSITIES])
        self.density.show_value(self._wishes.dpi)
        self.density.committed.connect(self._set_density)
        self._column.addLayout(under(_("Size on paper"), self.density))

    def _add_ground(self) -> None:
        self.transparent = Switch(self._look, _("Transparent ground"))
        self.transparent.setChecked(self._wishes.is_transparent)
        self.transparent.clicked.connect(self._set_transparent)
        row = QHBoxLayout()
        row.addWidget(label(_("Transparent ground"), size="strong", wraps=True), 1)
        row.addWidget(self.transparent)
        self._column.addLayout(row)

    # What was chosen

    def _set_form(self, name: object) -> None:
        self._wishes = self._wishes.with_form(self._exporter.name, str(name))
        self.form_changed.emit(self._wishes)

    def _set_maps(self, chosen: tuple[str, ...]) -> None:
        self._tell(replace(self._wishes, maps=chosen))

    def _set_paper(self, name: object) -> None:
        self._tell(replace(self._wishes, paper=str(name)))

    def _set_tile(self, name: object) -> None:
        self._tell(replace(self._wishes, tile=str(name)))

    def _set_theme(self, name: str) -> None:
        self._tell(replace(self._wishes, theme=name))

    def _set_scale(self, text: str) -> None:
        self._tell(replace(self._wishes, scale=float(text)))

    def _set_density(self, dpi: object) -> None:
        assert isinstance(dpi, int)
        self._tell(replace(self._wishes, dpi=dpi))

    def _set_transparent(self, is_transparent: bool) -> None:
        self._tell(replace(self._wishes, is_transparent=is_transparent))

    def _browse_template(self) -> None:
        before = Path(self._wishes.template)
        kinds = _("Presentation") + " (*.pptx *.potx)"
        found = self._asking.path_to_open(_("Your own template"), before.parent if before.name else Path.home(), kinds)
        if found is not None:
            self._set_template(str(found))

    def _clear_template(self) -> None:
        self._set_template("")

    def _set_template(self, path: str) -> None:
        self._tell(replace(self._wishes, template=path))
        self._show_template()

    def _show_template(self) -> None:
        path = self._wishes.template
        write_on(self.template, Path(path).name if path else _("Choose a presentation…"), _TEMPLATE_ROOM)
        self.no_template.setVisible(bool(path))

    def _tell(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.changed.emit(wishes)


def chosen_form(exporter: Exporter, wishes: Wishes) -> Form:
    """The form that is wished for; the first where there is none of that name any more."""
    wanted = wishes.form(exporter.name)
    return next((form for form in exporter.forms if form.name == wanted), exporter.forms[0])
