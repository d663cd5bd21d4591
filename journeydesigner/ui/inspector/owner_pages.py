"""The inspector's pages of an organisation and of a persona."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.structure import add_channel, delete, set_fields
from journeydesigner.metrics.typed_numbers import number
from journeydesigner.model.records import Organization, Persona
from journeydesigner.ui.controls.colour_field import ColourField
from journeydesigner.ui.controls.disc import mark_ground, tint
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.text_fields import LineField, TextField, needed, whole
from journeydesigner.ui.inspector.brand_field import BrandField
from journeydesigner.ui.inspector.channel_icons import ChannelIconButton
from journeydesigner.ui.inspector.image_field import ImageField
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_TINTS = ("#2F4B9E", "#31689C", "#2B7D6C", "#3F7A45", "#8A4B9E", "#C2700F", "#A03A5C")


def lines_of(found: tuple[str, ...]) -> str:
    return "\n".join(found)


def as_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip(" •-\t") for line in text.splitlines() if line.strip(" •-\t"))


class PersonaPage(Page):
    table = "personas"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.photo = ImageField(session, look, _("Photo"))
        self.column.addWidget(self.bind(self.photo, "photo", _("Change photo")))
        self.row(_("Name"), self.bind(LineField(_("Name"), parse=needed), "name", _("Rename persona")))
        self.row(_("Role"), self.bind(LineField(_("Role"), _("First-time buyer")), "role", _("Change role")))
        self.row(_("Age"), self.bind(LineField(_("Age"), parse=whole), "age", _("Change age")))
        quote = TextField(_("Quote"), _("In their own words"))
        self.block(_("Quote"), self.bind(quote, "quote", _("Edit quote")))
        for field, text, undo_label in (
            ("goals", _("Goals"), _("Edit goals")),
            ("needs", _("Needs"), _("Edit needs")),
            ("frustrations", _("Frustrations"), _("Edit frustrations")),
        ):
            lines = TextField(text, _("One on each line"))
            self.block(text, self.bind(lines, field, undo_label, _Lines(field)))
        swatches = (("", _("By position")), *((colour, colour) for colour in _TINTS))
        self.block(_("Colour"), self.bind(ColourField(look, _("Colour"), swatches), "colour", _("Change colour")))
        self.divide()
        remove = QPushButton(_("Delete persona"))
        remove.setObjectName("danger")
        remove.clicked.connect(self._delete)
        self.column.addWidget(remove)
        self.column.addStretch(1)

    def heading(self) -> Heading:
        found = self.session.snapshot.persona(self.record)  # type: ignore[arg-type]
        maps = sum(1 for m in self.session.snapshot.maps if m.persona == found.id)
        return Heading("user", "violet", _("Persona"), n_("Tells {n} map", "Tells {n} maps", maps).format(n=maps))

    def write(self, undo_label: str, **fields: Any) -> None:
        for name in ("goals", "needs", "frustrations"):
            if name in fields:
                fields[name] = as_lines(fields[name])
        if "colour" in fields:
            fields["colour"] = fields["colour"] or None
        super().write(undo_label, **fields)

    def refreshed(self, found: Persona) -> None:
        place = [each.id for each in self.session.snapshot.personas_of(found.organization)].index(found.id)
        self.photo.show_name(found.name, found.colour or tint(place))

    def _delete(self) -> None:
        self.session.attempt(delete, "personas", self.record)


class _Lines:
    """Reads a tuple of sentences as lines."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __call__(self, record: Persona) -> str:
        return lines_of(getattr(record, self._field))


class OrganizationPage(Page):
    table = "organizations"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.logo = ImageField(session, look, _("Logo"))
        self.column.addWidget(self.bind(self.logo, "logo", _("Change logo")))
        self.row(_("Name"), self.bind(LineField(_("Name"), parse=needed), "name", _("Rename organisation")))
        self.block(_("Brand colours"), self.bind(BrandField(look), "brand", _("Change brand colours")))
        hint = _("The stages take them, on the map and in everything that is handed over.")
        self.column.addWidget(label(hint, tone="second", size="small", wraps=True))
        self.block(_("Channels"), self._channels())
        self._library = QPushButton()
        self._library.setObjectName("outlined")
        self._library.clicked.connect(self._open_library)
        self.block(_("Metrics"), self._library)
        self.column.addStretch(1)

    def _channels(self) -> QWidget:
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._lines: dict[str, _ChannelLine] = {}
        self._new = LineField(_("New channel"), _("Add a channel"), parse=needed)
        self._new.committed.connect(self._add_channel)
        self._rows.addWidget(self._new)
        return holder

    def heading(self) -> Heading:
        snapshot = self.session.snapshot
        maps = len(snapshot.maps_of(self.record))  # type: ignore[arg-type]
        return Heading("building", "slate", _("Organisation"), n_("{n} map", "{n} maps", maps).format(n=maps))

    def refreshed(self, found: Organization) -> None:
        self.logo.show_name(found.name, mark_ground(found.brand))
        metrics = len(self.session.snapshot.metrics_of(found.id))
        listed = n_("Metric library: {count} metric", "Metric library: {count} metrics", metrics).format(count=metrics)
        self._library.setText(listed if metrics else _("Choose metrics from the catalogue"))
        channels = self.session.snapshot.channels_of(found.id)
        for gone in self._lines.keys() - {channel.id for channel in channels}:
            self._lines.pop(gone).deleteLater()
        for place, channel in enumerate(channels):
            if channel.id not in self._lines:
                self._lines[channel.id] = _ChannelLine(self.session, self.look, channel.id)
            self._rows.insertWidget(place, self._lines[channel.id])
            self._lines[channel.id].show_channel(channel.name, channel.icon, channel.unit_cost)

    def _open_library(self) -> None:
        self.session.wanted.emit("metric library")

    def _add_channel(self, name: str) -> None:
        self.session.attempt(add_channel, self.record, name)
        self._new.show_value("")


class _ChannelLine(QWidget):
    """Icon, name and removal of one channel."""

    def __init__(self, session: Session, look: Look, channel: str) -> None:
        super().__init__()
        self._session, self._channel = session, channel
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._icon = ChannelIconButton(look)
        self._icon.picked.connect(self._set_icon)
        self._name = LineField(_("Name of the channel"), parse=needed)
        self._name.committed.connect(self._rename)
        self._cost = LineField(_("Cost of one contact"), _("Cost"), parse=_cost)
        self._cost.setToolTip(_("What one contact costs by this channel: for the cost to serve"))
        self._cost.setFixedWidth(68)
        self._cost.committed.connect(self._set_cost)
        remove = IconButton(look, "x", _("Delete channel"), size=14)
        remove.clicked.connect(self._delete)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self._cost)
        row.addWidget(remove)

    def show_channel(self, name: str, icon_name: str, cost: float | None) -> None:
        self._name.show_value(name)
        self._cost.show_value("" if cost is None else f"{cost:.10g}")
        self._icon.show_icon(icon_name)

    def _rename(self, name: str) -> None:
        self._session.attempt(set_fields, "channels", self._channel, _("Rename channel"), name=name)

    def _set_cost(self, cost: object) -> None:
        self._session.attempt(set_fields, "channels", self._channel, _("Change cost of a contact"), unit_cost=cost)

    def _set_icon(self, icon_name: str) -> None:
        self._session.attempt(set_fields, "channels", self._channel, _("Change icon of the channel"), icon=icon_name)

    def _delete(self) -> None:
        self._session.attempt(delete, "channels", self._channel)


def _cost(text: str) -> float | None:
    """An amount of money, not under nought. Raises ValueError with a sentence."""
    found = number(text)
    if found is not None and found < 0:
        raise ValueError(_("A contact costs nothing or more."))
    return found
