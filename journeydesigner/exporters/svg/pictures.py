"""Images within a file: as data, never as an address that something would be fetched from."""

from base64 import b64encode

from journeydesigner.model.image_size import is_bearable

_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))


def data_address(content: bytes) -> str:
    """The image as a ``data:`` address; "" for what is no image that everybody shows, or one beyond all measure."""
    if not is_bearable(content):
        return ""
    kind = next((name for sign, name in _KINDS if content.startswith(sign)), "")
    if not kind and content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "webp"
    return f"data:image/{kind};base64,{b64encode(content).decode()}" if kind else ""
