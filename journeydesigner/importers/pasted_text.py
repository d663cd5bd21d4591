"""A text from the clipboard as a journey: indented lines, a table of cells with tabs between, or Markdown.

What stands above the first stage may say what the map is called and whose it is: a first line by itself («Moving house
| Ada, 34, renter»), or lines such as «Title: …», «Persona: …», «Organisation: …».
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from journeydesigner.editing.blank_map import FIRST_LANES
from journeydesigner.importers.building import build
from journeydesigner.importers.drafts import DraftJourney, DraftLane, DraftMap
from journeydesigner.importers.markdown import ABOUT, IMPORTER
from journeydesigner.importers.markdown_blocks import Item
from journeydesigner.importers.outline_reading import read_outline
from journeydesigner.importers.registry import Imported, ImportFailedError
from journeydesigner.importers.table_reading import read_table
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.clean_text import clean
from journeydesigner.wording import _

_TAB = 4
_MARKED = re.compile(r"^\s{0,3}(#{1,6}\s|\|.*\||```|~~~)", re.MULTILINE)
_BULLET = re.compile(r"^(\s*)(?:[-*+•‣·–—]|\d{1,3}[.)]|[a-z][.)])\s+")
_FACT = re.compile(r"^([^:：\t|]{2,20})[:：]\s*(\S.*)$")
_OF = re.compile(r"\s+\|\s+")


@dataclass
class _Text:
    """The text without what its head says of the map."""

    lines: list[str]
    about: dict[str, str] = field(default_factory=dict[str, str])


def read_pasted(text: str, name: str = "") -> Imported:
    """The journey in a pasted text; ``name`` is what a map is called that says nothing of it.

    Raises ImportFailedError where there is nothing to make a journey of.
    """
    lines = clean(text.replace("\r\n", "\n").replace("\r", "\n")).text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    if lines and lines[0].strip() == "---":
        return IMPORTER.read("\n".join(lines).encode(), f"{name}.md")
    found = _without_head([line.rstrip() for line in lines])
    if not any(line.strip() for line in found.lines):
        raise ImportFailedError(_("Write a stage, and what happens in it, set in, under it."))
    found.about.setdefault("title", name)
    if _is_table(found.lines):
        return _from_table(found)
    if _MARKED.search("\n".join(found.lines)):
        return _from_markdown(found, name)
    return _from_outline(found)


# What the head says


def _without_head(lines: list[str]) -> _Text:
    """Facts, and a first line by itself, taken off."""
    found = _Text(list(lines))
    while found.lines:
        fact = _FACT.match(found.lines[0])
        key = ABOUT.get(fact[1].strip().casefold()) if fact else None
        if fact is None or key is None or key in found.about:
            break
        found.about[key] = fact[2].strip()
        _drop_first(found.lines)
    if "title" not in found.about and _is_title(found.lines):
        title, *persona = _OF.split(_bare(found.lines[0]), maxsplit=1)
        found.about["title"] = title
        if persona:
            found.about.setdefault("persona", persona[0])
        _drop_first(found.lines)
        later = _without_head(found.lines)  # facts may follow the title
        if not set(later.about) & {"title"}:
            return _Text(later.lines, {**later.about, **found.about})
    return found


def _drop_first(lines: list[str]) -> None:
    del lines[0]
    while lines and not lines[0].strip():
        del lines[0]


def _is_title(lines: Sequence[str]) -> bool:
    """Whether the first line names the map: it names a persona, stands by itself, or everything else is under it."""
    if len(lines) < 2 or not lines[0].strip() or "\t" in lines[0].strip() or _MARKED.match(lines[0]):
        return False
    if _indent(lines[0]):
        return False
    if _OF.search(lines[0]):
        return not lines[0].strip().startswith("|")
    rest = [line for line in lines[1:] if line.strip()]
    if not lines[1].strip():
        return bool(rest) and not _indent(rest[0]) and not _BULLET.match(lines[0])
    return len({_indent(line) for line in rest}) > 1 and all(_indent(line) for line in rest)


# The three readings


def _is_table(lines: Sequence[str]) -> bool:
    """Whether most lines have cells: tabs that stand between things, not before them."""
    filled = [line for line in lines if line.strip()]
    with_cells = sum("\t" in line.strip("\n ").rstrip() and "\t" in line.lstrip("\t") for line in filled)
    return len(filled) > 1 and with_cells * 2 > len(filled)


def _from_table(found: _Text) -> Imported:
    rows = [line.split("\t") for line in found.lines if line.strip()]
    draft, drawn = _draft(found)
    read_table([[cell.strip().strip('"').strip() for cell in row] for row in rows], drawn)
    return build(draft, None, found.about["title"])


def _from_markdown(found: _Text, name: str) -> Imported:
    facts = "\n".join(f"{key}: {' '.join(value.split())}" for key, value in found.about.items() if value)
    has_own_title = found.about["title"] == name and re.search(r"^#\s", "\n".join(found.lines), re.MULTILINE)
    head = "" if has_own_title or not facts else f"---\n{facts}\n---\n"
    return IMPORTER.read((head + "\n".join(found.lines)).encode(), f"{name}.md")


def _from_outline(found: _Text) -> Imported:
    draft, drawn = _draft(found)
    read_outline(outline_items(found.lines), drawn)
    given = {lane.kind for lane in drawn.lanes}
    drawn.lanes += [DraftLane(kind(name).label, name) for name in FIRST_LANES if name not in given]
    return build(draft, None, found.about["title"])


def _draft(found: _Text) -> tuple[DraftJourney, DraftMap]:
    drawn = DraftMap(found.about["title"])
    if "scenario" in found.about:
        drawn.scenario.append(found.about["scenario"])
    return DraftJourney([drawn], found.about), drawn


@dataclass
class _Branch:
    indent: float
    text: str
    children: "list[_Branch]" = field(default_factory=list["_Branch"])


def outline_items(lines: Sequence[str]) -> tuple[Item, ...]:
    """Indented lines as a tree: a line belongs under the last one that is less set in. Bullets are taken off; among
    lines without, they stand deeper."""
    root = _Branch(-1, "")
    path = [root]
    filled = [line for line in lines if line.strip()]
    has_heads = any(not _BULLET.match(line) for line in filled)
    for line in filled:
        deeper = 0.5 if has_heads and _BULLET.match(line) else 0
        branch = _Branch(_indent(line) + deeper, _bare(line))
        while path[-1].indent >= branch.indent:
            path.pop()
        path[-1].children.append(branch)
        path.append(branch)
    return tuple(map(_item, root.children))


def _item(branch: _Branch) -> Item:
    return Item(branch.text, tuple(map(_item, branch.children)))


def _indent(line: str) -> int:
    wide = line.expandtabs(_TAB)
    return len(wide) - len(wide.lstrip())


def _bare(line: str) -> str:
    return _BULLET.sub("", line).strip()
