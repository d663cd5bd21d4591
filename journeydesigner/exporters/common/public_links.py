"""Which links anybody may follow: pages of the open web. The rest says where a team works and what it calls things."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

_TEAM = (
    "sharepoint.com", "onedrive.live.com", "1drv.ms", "teams.microsoft.com", "drive.google.com", "docs.google.com",
    "dropbox.com", "box.com", "atlassian.net", "notion.so", "notion.site", "miro.com", "mural.co", "figma.com",
    "slack.com", "trello.com", "asana.com", "airtable.com", "monday.com", "zoom.us",
)  # fmt: skip
"""Where teams keep their work."""
_INSIDE = ("local", "localhost", "internal", "intern", "intranet", "corp", "lan", "home", "private")
"""Last parts of names that no public server has."""
_LINK = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]*://\S+|\bmailto:\S+|\\\\[^\s\\]+\\\S*|\b[a-zA-Z]:\\\S*")
_ENDS = ".,;:!?)]}»”\"'"


def public_link(link: str) -> str:
    """The link to a page of the open web, without what it was asked with; empty for every other one."""
    try:
        parts = urlsplit(link.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or port not in (None, 80, 443) or not _is_public(host):
        return ""
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        pass
    labels = host.lower().split(".")
    if len(labels) < 2 or labels[-1] in _INSIDE or not all(labels):
        return False
    return not any(host.lower() == team or host.lower().endswith(f".{team}") for team in _TEAM)


def without_private_links(text: str, gap: str) -> str:
    """``text`` with ``gap`` for every link and path in it that leads to no public page."""

    def other(found: re.Match[str]) -> str:
        link = found.group().rstrip(_ENDS)
        return found.group() if public_link(link) == link else gap + found.group()[len(link) :]

    return _LINK.sub(other, text) if "://" in text or "\\" in text or "mailto:" in text else text
