"""Web addresses in what is pasted: a card with the page's name that leads there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from journeydesigner.clipping.html_reading import Anchor

SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST = 4_000
_MOST = 200
_ADDRESS = re.compile(r"^(?:https?://|mailto:)\S+$", re.IGNORECASE)
_WRITTEN = re.compile(r"^(?:[-*+]\s+)?\[([^\[\]]{1,200})\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)$")
"""«[name](address)», as Markdown has it."""
_MOST_LETTERS = 1_000_000
_BARE = re.compile(r"^www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """``name`` is what the card says."""

    address: str
    name: str


def address_in(text: str) -> str | None:
    """The address that a text is, whole; None where it is anything else."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _BARE.match(text):
        text = "https://" + text
    if not _ADDRESS.match(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme.lower() in SCHEMES and (parts.netloc or parts.path) else None


def read_links(text: str, anchors: Sequence[Anchor] = ()) -> tuple[Link, ...]:
    """Each line as a link, if all of them are; named as the HTML beside the text names them, else by where they lead.

    A lone address with a title on the line before or after it, as phones and some browsers share pages, is one link.
    """
    if len(text) > _MOST_LETTERS:
        return ()
    lines = [line.strip() for line in text.splitlines() if line.strip()][: _MOST + 1]
    if not lines or len(lines) > _MOST:
        return ()
    if written := _written(lines):
        return written
    found = [address_in(line) for line in lines]
    if len(lines) == 2 and (found[0] is None) != (found[1] is None):
        title = lines[0] if found[0] is None else lines[1]
        address = found[0] or found[1]
        return (Link(address, title),) if address is not None and len(title) < 200 else ()
    if any(address is None for address in found):
        return _named_only(lines, anchors)
    named = {anchor.address.rstrip("/"): anchor.name for anchor in anchors if anchor.name}
    return tuple(Link(a, _name(a, named.get(a.rstrip("/"), ""))) for a in found if a is not None)


def _written(lines: Sequence[str]) -> tuple[Link, ...]:
    """Each line as a link in the way of Markdown, if all of them are."""
    found = [_WRITTEN.match(line) for line in lines]
    links = [Link(a, each[1].strip()) for each in found if each and (a := address_in(each[2]))]
    return tuple(links) if len(links) == len(lines) else ()


def _named_only(lines: Sequence[str], anchors: Sequence[Anchor]) -> tuple[Link, ...]:
    """The text is the pages' names and only the HTML has where they lead."""
    addresses = {anchor.name: address_in(anchor.address) for anchor in anchors}
    links = [Link(address, line) for line in lines if (address := addresses.get(" ".join(line.split())))]
    return tuple(links) if len(links) == len(lines) else ()


def _name(address: str, known: str) -> str:
    """The page's name if there is one, else the host and the last part of the path."""
    if known and address_in(known) is None:
        return known
    parts = urlsplit(address)
    if parts.scheme.lower() == "mailto":
        return unquote(parts.path)
    host = (parts.hostname or "").removeprefix("www.")
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    words = re.sub(r"\.(?:html?|php|aspx?)$", "", last).replace("-", " ").replace("_", " ").strip()
    is_telling = len(words) > 2 and not re.fullmatch(r"[\d\s]+|[0-9a-fA-F]{8,}", words) and len(words) < 80
    return f"{words[:1].upper()}{words[1:]} ({host})" if is_telling else host or address
