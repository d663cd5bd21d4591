"""The organisation's personas; an eye marks the one that tells the map."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.editing.structure import add_persona, set_fields
from journeydesigner.model.records import Persona
from journeydesigner.painting.pictures import covering
from journeydesigner.ui.controls.disc import initials, letters_on, tint
from journeydesigner.ui.controls.disc import photo as photo_of
from journeydesigner.ui.controls.section_head import SectionHead
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.rows import Row
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_EYE, _TEXT, _DISC = 32.0, 46.0, 30


class PersonasPanel(QWidget):
    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._rows: dict[str, PersonaRow] = {}
        head = SectionHead(look, _("Personas"), add=_("Add a persona"))
        head.added.connect(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)

    def refresh(self) -> None:
        session = self._session
        personas = session.snapshot.personas_of(session.organization_id) if session.organization_id else ()
        shown = session.map.persona if session.map else None
        for gone in self._rows.keys() - {found.id for found in personas}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, found in enumerate(personas):
            if found.id not in self._rows:
                self._rows[found.id] = self._row(found.id)
            row = self._rows[found.id]
            self._column.insertWidget(place + 1, row)
            photo = session.document.assets.get(found.photo or "")
            row.show_persona(
                found, tint(place), photo, tells=found.id == shown, is_current=found.id == session.looked_at
            )

    def add(self) -> None:
        """A persona to be named in the inspector."""
        if self._session.organization_id is None:
            return
        made = self._session.attempt(add_persona, self._session.organization_id, _("New persona"))
        if made is not None:
            self._session.look_at(made)

    def _row(self, record: str) -> "PersonaRow":
        row = PersonaRow(self._look, record)
        row.clicked.connect(self._session.look_at)
        row.told.connect(self._tell)
        return row

    def _tell(self, record: str) -> None:
        """Have the map told from this persona's view, or from nobody's."""
        found = self._session.map
        if found is not None:
            persona = None if found.persona == record else record
            self._session.attempt(set_fields, "maps", found.id, _("Change persona of the map"), persona=persona)


class PersonaRow(Row):
    """Disc, name, role, and the eye. ``told`` tells a click on the eye."""

    told = Signal(str)

    def __init__(self, look: Look, record: str) -> None:
        super().__init__(look, record)
        self._name, self._role, self._colour = "", "", QColor()
        self._photo = QPixmap()
        self._tells = False

    def show_persona(self, found: Persona, colour: str, photo: bytes | None, *, tells: bool, is_current: bool) -> None:
        self._name, self._role, self._colour = found.name, found.role, QColor(found.colour or colour)
        self._tells, self.is_current = tells, is_current
        self._photo = photo_of(photo, _DISC) if photo else QPixmap()
        spoken = ", ".join(filter(None, (found.name, found.role, _("tells this map") if tells else "")))
        self.setAccessibleName(spoken)
        self.setToolTip(_("Click shows the persona; the eye has the map told from their view"))
        self.fit()
        self.update()

    def height_for(self, width: int) -> int:
        name = self.block(self._name, width - _TEXT - _EYE, 13, QFont.Weight.DemiBold)[2]
        role = self.block(self._role, width - _TEXT - 4, 12, QFont.Weight.Normal)[2] if self._role else 0
        return max(39, round(name + role) + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= self.width() - _EYE:
            self.told.emit(self.record)
        else:
            super().mousePressEvent(event)

    def paint_contents(self, painter: QPainter) -> None:
        look = self.look
        disc = QRectF(6, 4.5, _DISC, _DISC)
        if self._photo.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawEllipse(disc)
            font = QFont(self.font())
            font.setPixelSize(11)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(letters_on(self._colour))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(self._name))
        else:
            shape = QPainterPath()
            shape.addEllipse(disc)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(disc, self._photo, covering(self._photo, disc.width(), disc.height()))
            painter.restore()
        room = self.width() - _TEXT
        name = self.block(self._name, room - _EYE, 13, QFont.Weight.DemiBold)[2]
        top = 4.0 if self._role else (self.height() - name) / 2
        painter.setPen(look.colour("text"))
        self.draw_block(painter, QRectF(_TEXT, top, room - _EYE, name), self._name, 13, QFont.Weight.DemiBold)
        painter.setPen(look.colour("text2"))
        self.draw_block(painter, QRectF(_TEXT, top + name, room - 4, self.height()), self._role, 12)
        if self._tells or self.underMouse():
            colour = look.colour("accent" if self._tells else "text3")
            paint_icon(painter, look, "eye" if self._tells else "eye-off", colour, self.width() - 25, 5, 17)
