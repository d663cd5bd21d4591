"""Markdown as the blocks that a journey can be read from: headings, paragraphs, tables, lists, the rest as text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Plain text; ``is_code`` for what stood in a fence or was HTML, ``info`` the fence's language."""

    text: str
    is_code: bool = False
    info: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells, the heading first; rows may be longer or shorter than it."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Item:
    text: str
    children: "tuple[Item, ...]" = ()


@dataclass(frozen=True)
class Listing:
    items: tuple[Item, ...]


Block = Heading | Paragraph | Table | Listing


@dataclass
class Parsed:
    blocks: list[Block] = field(default_factory=list[Block])
    front_matter: dict[str, str] = field(default_factory=dict[str, str])


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def parse(text: str) -> Parsed:
    """The blocks of a Markdown text, in order."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parsed = Parsed()
    if found := _FRONT_MATTER.match(text):
        parsed.front_matter = _facts(found.group(1))
        text = text[found.end() :]
    lines = even_indents(text.expandtabs(4).split("\n"))
    markdown = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    tree = SyntaxTreeNode(markdown.parse("\n".join(lines)))
    parsed.blocks = list(_blocks(markdown, tree, lines))
    return parsed


def _facts(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.split("\n") if ":" in line and not line.startswith((" ", "#")))
    return {key.strip().casefold(): value.strip().strip("\"'") for key, _colon, value in pairs if value.strip()}


_MARKER = re.compile(r"^( *)([-*+•]|\d{1,9}[.)])( +|$)(.*)$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_DEEPEST = 12


def even_indents(lines: list[str]) -> list[str]:
    """List items set in as far as Markdown wants it: people nest by one, two, three or four spaces, and mix them.

    An item is deeper than another where it stands two columns or more to the right of it.
    """
    out: list[str] = []
    levels: list[tuple[int, int]] = []  # where an item stood, where the text of the one we write begins
    in_fence = was_blank = False
    for line in lines:
        if _FENCE.match(line):
            in_fence = not in_fence
        marker = None if in_fence else _MARKER.match(line)
        if marker and not _is_rule(line) and (levels or len(marker[1]) < 4):
            column, bullet, text = len(marker[1]), marker[2].replace("•", "-"), marker[4]
            while levels and column < levels[-1][0] + 2:
                levels.pop()
            margin = levels[-1][1] if levels else 0
            if len(levels) < _DEEPEST:
                levels.append((column, margin + len(bullet) + 1))
            out.append(f"{' ' * margin}{bullet} {text}")
        elif levels and line.strip() and not in_fence and line[0] == " ":
            out.append(" " * levels[-1][1] + line.strip())
        else:
            if line.strip() and (was_blank or line.startswith(("#", "|", ">"))):
                levels.clear()
            out.append(line)
        was_blank = not line.strip()
    return out


def _is_rule(line: str) -> bool:
    return re.fullmatch(r" *(?:(?:- *){3,}|(?:\* *){3,})", line) is not None


def _blocks(markdown: "MarkdownIt", tree: "SyntaxTreeNode", lines: list[str]) -> Iterator[Block]:
    for node in tree.children:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1]), _text_of(node))
            case "table":
                first, last = node.map or (0, 0)
                yield Table(tuple(_rows(markdown, lines[first:last])))
            case "bullet_list" | "ordered_list":
                yield Listing(tuple(_items(node)))
            case "blockquote":
                yield from _blocks(markdown, node, lines)
            case "fence" | "code_block" | "html_block":
                if node.content.strip():
                    yield Paragraph(node.content.strip("\n"), is_code=True, info=node.info.strip())
            case "hr":
                pass
            case _:
                if text := _text_of(node):
                    yield Paragraph(text)


def _rows(markdown: "MarkdownIt", lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Split by ourselves: the parser forgets cells beyond the heading's."""
    for index, line in enumerate(lines):
        if index == 1:
            continue  # the dashes
        cells = re.split(r"(?<!\\)\|", re.sub(r"^[ >]*\||(?<!\\)\| *$", "", line.strip()))
        yield tuple(_inline_text(markdown, cell.replace("\\|", "|").strip()) for cell in cells)


def _inline_text(markdown: "MarkdownIt", text: str) -> str:
    (token,) = markdown.parseInline(text)
    return _plain(token.children or []).strip()


def _items(node: "SyntaxTreeNode") -> Iterator[Item]:
    for entry in node.children:
        texts: list[str] = []
        children: list[Item] = []
        for part in entry.children:
            if part.type in ("bullet_list", "ordered_list"):
                children += _items(part)
            elif part.type in ("fence", "code_block", "html_block"):
                texts.append(part.content.strip())
            else:
                texts.append(_text_of(part))
        yield Item("\n".join(text for text in texts if text), tuple(children))


def _text_of(node: "SyntaxTreeNode") -> str:
    """All inline text under a node."""
    if node.type == "inline":
        token = node.token
        return _plain(token.children or []).strip() if token else ""
    if node.type in ("fence", "code_block", "html_block"):
        return node.content.strip()
    return "\n".join(text for child in node.children if (text := _text_of(child)))


def _plain(tokens: "list[Token]") -> str:
    """Inline content as text: links keep their address, pictures their description."""
    out: list[str] = []
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                out.append("\n")
            case "html_inline":
                out.append("\n" if _BREAK.fullmatch(token.content) else token.content)
            case "link_open":
                links.append(str(token.attrGet("href") or ""))
            case "link_close":
                address = links.pop()
                if address and not "".join(out).endswith(address.removeprefix("mailto:")):
                    out.append(f" ({address})")
            case "image":
                out.append(f"{token.content} ({token.attrGet('src')})".strip())
            case _:
                out.append(token.content)
    return "".join(out)
