"""The personas: who they are, what they want, what gets in their way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Icon, Line
from journeydesigner.lanes.curve_marks import quoted
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.chapters import begin_chapter
from journeydesigner.layout.report.flow import Block, Flow, side_by_side, stacked, words
from journeydesigner.layout.report.styles import BODY, HEADING, LEAD, QUOTE, SUBHEADING
from journeydesigner.layout.title_block import disc_parts
from journeydesigner.model.records import Persona
from journeydesigner.wording import _

_RADIUS = 48.0
_TEXT_X = 124.0
_COLUMN_GAP = 32.0
_BULLET = 16.0


@dataclass(frozen=True)
class PersonaPages:
    flow: Flow
    path: Part
    personas: Sequence[Persona]

    def put(self) -> None:
        if not self.personas:
            return
        title = _("Personas") if len(self.personas) > 1 else _("Persona")
        begin_chapter(self.flow, self.path, title)
        for number, persona in enumerate(self.personas):
            self._persona(persona, is_first=not number)

    def _persona(self, persona: Persona, *, is_first: bool) -> None:
        flow, form = self.flow, self.flow.form
        section = Part(Tag.SECTION, f"{self.path.key}/{persona.id}", persona.name)
        flow.chapter(self.path, section)
        head = self._head(persona)
        lists = [
            (name, icon, colour, items)
            for name, icon, colour, items in (
                (_("Goals"), "target", "blue", persona.goals),
                (_("Needs"), "heart", "teal", persona.needs),
                (_("Frustrations"), "triangle-alert", "rose", persona.frustrations),
            )
            if items
        ]
        rule = Node(f"{section.key}/rule", Role.GROUND, "", form.left, 0, form.room, 1,
                    (Line(0, 0.5, form.room, 0.5, Colour("line2"), 1.0),))  # fmt: skip
        above = [] if is_first else [Block((rule,), 1.0, (), 32.0, keeps=True)]
        first = replace(head, gap=28.0, keeps=bool(lists))
        if not lists:
            flow.add(*above, first)
            return
        columns = self._columns(lists, section.key)
        whole = side_by_side([stacked(column) for column in columns], gap=22.0)
        if head.height + whole.height + 60 <= form.bottom - form.top:
            flow.add(*above, first, whole)
            return
        rows = [side_by_side([column[n] for column in columns if n < len(column)], gap=22.0 if not n else 6.0)
                for n in range(max(map(len, columns)))]  # fmt: skip
        flow.add(*above, first, replace(rows[0], keeps=True), *rows[1:2])
        area = (form.left, form.room)
        again = words(flow.pen, f"{section.key}/again", persona.name, SUBHEADING, Colour("text2"), area)
        flow.repeat(stacked(again))
        for row in rows[2:]:
            flow.add(row)
        flow.repeat(None)

    def _head(self, persona: Persona) -> Block:
        flow, form = self.flow, self.flow.form
        key = f"{self.path.key}/{persona.id}"
        parts = disc_parts(flow.pen, persona, _RADIUS)
        face = Node(
            f"{key}/face", Role.PERSONA, persona.id, form.left, 0, 2 * _RADIUS, 2 * _RADIUS, parts, persona.name
        )
        reading = Reading(face.key, (Part(Tag.FIGURE, face.key, alt=persona.name or _("Persona")),))
        area = (form.left + _TEXT_X, form.room - _TEXT_X)
        texts = words(flow.pen, f"{key}/name", persona.name, HEADING, Colour("text"), area, tag=Tag.HEADING)
        age = _("{age} years").format(age=persona.age) if persona.age is not None else ""
        if said := " · ".join(part for part in (age, persona.role) if part):
            texts += words(flow.pen, f"{key}/role", said, LEAD, Colour("text2"), area, gap=2)
        if persona.quote.strip():
            texts += words(
                flow.pen, f"{key}/quote", quoted(persona.quote), QUOTE, Colour("text"), area, gap=12, balanced=True
            )
        block = stacked(texts)
        lower = max((2 * _RADIUS - block.height) / 2, 0.0)
        moved = replace(block, nodes=tuple(replace(node, y=node.y + lower) for node in block.nodes))
        return side_by_side((moved, Block((face,), 2 * _RADIUS, (reading,))))

    def _columns(
        self, lists: Sequence[tuple[str, str, str, tuple[str, ...]]], key: str
    ) -> list[list[Block]]:  # fmt: skip
        form, pen = self.flow.form, self.flow.pen
        whole = form.room - _TEXT_X
        wide = (whole - 2 * _COLUMN_GAP) / 3
        columns: list[list[Block]] = []
        for number, (name, icon, colour, items) in enumerate(lists):
            x = form.left + _TEXT_X + number * (wide + _COLUMN_GAP)
            sign = Node(
                f"{key}/{icon}", Role.GROUND, "", x, 1, 18, 18, (Icon(icon, 0, 0, 18, Colour(f"{colour}.edge")),)
            )
            head = words(
                pen, f"{key}/list:{number}", name, SUBHEADING, Colour("text"), (x + 26, wide - 26), tag=Tag.SUBHEADING
            )
            column = [side_by_side((*head, Block((sign,), 20)))]
            for place, item in enumerate(items):
                name_of = f"{key}/list:{number}/{place}"
                said = stacked(words(pen, name_of, item, BODY, Colour("text"), (x + _BULLET, wide - _BULLET)))
                dot = Node(
                    f"{name_of}/dot", Role.GROUND, "", x, 0, 10, 19, (Disc(5, 9.5, 2.5, Colour(f"{colour}.edge")),)
                )
                column.append(side_by_side((said, Block((dot,), 0)), gap=8.0))
            columns.append(column)
        return columns
