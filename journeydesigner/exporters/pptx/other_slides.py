"""The cover, and a slide for each persona."""

from collections.abc import Iterator

from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Picture, Primitive, Shadow
from journeydesigner.exporters.pptx.marks import chevron, stage_colour
from journeydesigner.exporters.pptx.slide import Area, Desk, Group, Part, Slide, moved
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.exporters.workbook.card_words import title_pills
from journeydesigner.lanes.curve_marks import quoted
from journeydesigner.lanes.face import RADIUS, border, edge, fill, ink
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.persona_sign import initials
from journeydesigner.layout.legend import version_line
from journeydesigner.layout.title_block import context_line
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.records import Persona
from journeydesigner.wording import _

_RIBBON = 44.0
_MOST_CHEVRONS = 8
_PHOTO = 112.0
_PILL = 36.0
_GAP = 16.0
_CARD_PT = 13.0


def cover(story: Story, desk: Desk) -> Slide:
    """Title and what it is about; in the house's own template the stages as a ribbon."""
    lines = [context_line(story.map, story.main_persona, story.map.language), story.organization.name.strip()]
    version = version_line(story.map)
    parts: list[Part] = []
    if desk.form.is_ours and 0 < len(story.stages) <= _MOST_CHEVRONS:
        parts.append(_ribbon(story, desk))
    if desk.form.is_ours and story.main_persona is not None:
        parts.append(_disc(story.main_persona, desk.pen(_CARD_PT), desk.form.room.x, 84.0, 96.0))
    if desk.form.is_ours:
        parts.append(_pills(story, desk))
    subtitle = "\n".join(line for line in (*lines, version) if line)
    return Slide("cover", "cover", story.title, tuple(parts), subtitle, _facts(story))


def _pills(story: Story, desk: Desk) -> Group:
    """What stands out on the map, as its title block says it."""
    pen = desk.pen(_CARD_PT)
    area = desk.form.cover_subtitle.area or desk.form.room
    x, y = area.x, area.bottom + 20
    nodes: list[Part] = []
    for pill in title_pills(story):
        text = pen.word(pill.text, pen.type.step, ink(pill.family), 40, (_PILL - pen.type.step.leading) / 2)
        wide = 40 + text.width + 18
        ground = Box(0.5, 0.5, wide - 1, _PILL - 1, fill(pill.family), border(pill.family), radius=_PILL / 2 - 0.5)
        parts = (ground, Icon(pill.icon, 15, (_PILL - 18) / 2, 18, edge(pill.family)), text.text)
        nodes.append(Node(f"pill:{pill.icon}", Role.PILL, "", x, y, wide, _PILL, parts, pill.text))
        x += wide + 12
    return Group(_("What stands out"), _("What stands out"), tuple(nodes))


def _facts(story: Story) -> str:
    """What the map says of itself, and which of its lanes are empty: on no slide, yet not lost."""
    shown = story.map
    lines = [shown.scenario.strip()]
    if shown.owner.strip():
        lines.append(_("Owner: {owner}").format(owner=shown.owner))
    if shown.review_date:
        lines.append(_("To be reviewed on {day}").format(day=date_text(shown.review_date)))
    told = {lane.id for lane, _slot in story.placed} | {lane.id for lane in story.emotion_lanes if story.emotions(lane)}
    for row in story.grid.rows:
        if row.lane.id not in told and not kind(row.lane.kind).is_divider:
            title = row.lane.title or kind(row.lane.kind).label
            about = f"{title} ({row.lane.description})" if row.lane.description.strip() else title
            lines.append(_("The lane “{lane}” is empty.").format(lane=about))
    return "\n".join(line for line in lines if line)


def _ribbon(story: Story, desk: Desk) -> Group:
    room = desk.form.room
    pen = desk.pen(12.0)
    count = len(story.stages)
    wide = room.w / count
    blocks = [
        pen.block(
            span.stage.title, pen.type.step, Colour("text"), 24 if n else 14, 0, max(wide - 46, 1), balanced=False
        )
        for n, span in enumerate(story.stages)
    ]
    height = max([_RIBBON, *(block.height + 16 for block in blocks)])
    top = desk.form.height - 96 - height
    nodes: list[Part] = []
    for n, (span, block) in enumerate(zip(story.stages, blocks, strict=True)):
        middle = (height - block.height) / 2
        ground = stage_colour(span.stage, n, count)
        text = pen.block(
            span.stage.title, pen.type.step, ink_on(ground), 24 if n else 14, middle, max(wide - 46, 1), balanced=False
        ).text
        nodes.append(
            chevron(
                Area(room.x + n * wide, top, wide, height), ground, (text,),
                key=f"cover:{span.stage.id}", label=span.stage.title, link=f"slide:stage:{span.stage.id}",
                has_notch=n > 0, has_tip=n < count - 1,
            )
        )  # fmt: skip
    return Group(_("Stages"), _("The stages of the journey"), tuple(nodes))


def _disc(persona: Persona, pen: Pen, x: float, y: float, size: float) -> Node:
    """The photograph, else the initials."""
    if persona.photo:
        parts: tuple[Primitive, ...] = (Picture(persona.photo, 0, 0, size, size, size / 2, persona.name),)
    else:
        start = Colour(persona.colour or "stage:0/5")
        shade = Gradient(0, 0, size, size, start, start.mixed("stage:2/5", 0.9))
        style = pen.type.disc
        ink, top = ink_on(start, Colour("stage:2/5")), (size - style.leading) / 2
        word = pen.word(initials(persona.name), style, ink, size / 2, top, align="middle")
        parts = (Disc(size / 2, size / 2, size / 2, shade), word.text)
    return Node(f"persona:{persona.id}", Role.PERSONA, persona.id, x, y, size, size, parts, persona.name)


# Personas


def persona_slides(story: Story, desk: Desk) -> Iterator[Slide]:
    """A slide for each persona that the map concerns; more where its lists are long."""
    for persona in story.told_personas:
        yield from _persona(persona, desk)


def _persona(persona: Persona, desk: Desk) -> Iterator[Slide]:
    room = desk.form.room
    pen = desk.pen(_CARD_PT)
    head, bottom = _head(persona, desk, pen)
    told = (
        (_("Goals"), "target", "slate", persona.goals),
        (_("Needs"), "heart-handshake", "teal", persona.needs),
        (_("Frustrations"), "triangle-alert", "rose", persona.frustrations),
    )
    lists = [(title, icon, family, list(items)) for title, icon, family, items in told if any(i.strip() for i in items)]
    name = persona.name.strip() or _("Persona")
    sheets: list[tuple[Part, ...]] = []
    top = bottom + _GAP
    while True:
        nodes, lists = _columns(lists, pen, Area(room.x, top, room.w, room.bottom - top))
        sheets.append((*(head if not sheets else ()), *nodes))
        if not lists:
            break
        top = room.y + 8
    for number, parts in enumerate(sheets):
        title = name
        if len(sheets) > 1:
            title = _("{title} ({part} of {parts})").format(title=name, part=number + 1, parts=len(sheets))
        yield Slide(f"persona:{persona.id}:{number}", "content", title, parts)


def _head(persona: Persona, desk: Desk, pen: Pen) -> tuple[tuple[Part, ...], float]:
    """Photo or initials, who it is, and what they say; and where that ends."""
    room = desk.form.room
    y = room.y + 12
    parts: list[Part] = [_disc(persona, pen, room.x, y, _PHOTO)]
    x = room.x + _PHOTO + 28
    wide = room.right - x
    who = ", ".join(
        part for part in (str(persona.age) if persona.age is not None else "", persona.role.strip()) if part
    )
    below = y + 8
    if who:
        block = pen.block(who, pen.type.lane, Colour("text2"), 0, 0, wide, balanced=False)
        parts.append(Node("role", Role.TITLE, "", x, below, wide, block.height, (block.text,), who))
        below += block.height + 10
    if persona.quote.strip():
        said = quoted(persona.quote)
        large = desk.pen(16.0)
        block = large.block(said, large.type.quote, Colour("text"), 0, 0, wide)
        parts.append(Node("quote", Role.TITLE, "", x, below, wide, block.height, (block.text,), said))
        below += block.height
    return tuple(parts), max(below, y + _PHOTO)


_Told = tuple[str, str, str, list[str]]


def _columns(lists: list[_Told], pen: Pen, area: Area) -> tuple[list[Part], list[_Told]]:
    """A card for each list side by side, and what did not fit."""
    if not lists:
        return [], []
    wide = (area.w - (len(lists) - 1) * _GAP) / len(lists)
    fitting: list[tuple[_Told, list[str]]] = []
    rest: list[_Told] = []
    for title, icon, family, items in lists:
        taken: list[str] = []
        for item in items:
            if taken and _card((title, icon, family, [*taken, item]), wide, pen)[1] > area.h:
                break
            taken.append(item)
        if len(taken) == 1 and _card((title, icon, family, taken), wide, pen)[1] > area.h:
            end = max(len(taken[0]) * 2 // 3, 1)
            while end > 40 and _card((title, icon, family, [taken[0][:end]]), wide, pen)[1] > area.h:
                end = end * 2 // 3
            items = [taken[0][:end], taken[0][end:], *items[1:]]
            taken = items[:1]
        fitting.append(((title, icon, family, taken), taken))
        if items[len(taken) :]:
            rest.append((title, icon, family, items[len(taken) :]))
    height = max(_card(told, wide, pen)[1] for told, _taken in fitting)
    nodes: list[Part] = []
    for n, (told, _taken) in enumerate(fitting):
        node, _height = _card(told, wide, pen, min(height, area.h))
        nodes.append(moved(node, area.x + n * (wide + _GAP), area.y))
    return nodes, rest


def _card(told: _Told, wide: float, pen: Pen, height: float = 0.0) -> tuple[Node, float]:
    title, icon, family, items = told
    parts: list[Primitive] = []
    head = pen.block(title, pen.type.lane, ink(family), 44, 14, wide - 60)
    parts += [Icon(icon, 16, 14 + (pen.type.lane.leading - 18) / 2, 18, edge(family)), head.text]
    y = 14 + head.height + 8
    for item in items:
        block = pen.block(f"•  {item.strip()}", pen.type.card, ink(family), 44, y, wide - 60, balanced=False)
        parts.append(block.text)
        y += block.height + 6
    tall = max(y + 10, height)
    ground = (
        Shadow(0, 0, wide, tall, RADIUS, 1),
        Box(0.5, 0.5, wide - 1, tall - 1, fill(family), border(family), radius=RADIUS - 0.5),
    )
    said = f"{title}: {'; '.join(items)}"
    return Node(f"list:{title}", Role.CARD, "", 0, 0, wide, tall, (*ground, *parts), said), y + 10
