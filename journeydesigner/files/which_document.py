"""Which document a journey file holds, without reading it whole."""

from pathlib import Path
from typing import Any, cast

from journeydesigner.files.container import Container
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.json_text import decode

_MOST = 256 * 1024 * 1024


def document_in(path: Path) -> str:
    """The id of the document in a file; "" where there is none to be found."""
    try:
        if path.stat().st_size > _MOST:
            return ""
        manifest: Any = decode(Container(path.read_bytes()).read("manifest.json"), "manifest.json")
    except (JourneyFileError, OSError):
        return ""
    found = cast("dict[str, Any]", manifest).get("document") if isinstance(manifest, dict) else None
    return found if isinstance(found, str) else ""
