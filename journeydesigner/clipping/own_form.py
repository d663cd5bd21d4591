"""Our own form on a clipboard: what was copied, as JSON, so that it can be pasted in another window or file whole.

It comes from anywhere, like all of a clipboard: what is not sound in every part is not read at all.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, cast

from pydantic import ValidationError

from journeydesigner.clipping.limits import MOST_CARDS, MOST_JSON
from journeydesigner.editing.copying import Copied, CopiedCard, CopiedPoint, What
from journeydesigner.model.records import Card, CardLink, Channel, Emotion, Lane, Metric, Record, Stage, Step

MIME = "application/x-journeydesigner+json"
TEXT_SIGN = '"journeydesigner"'
_FORM = 1
_MOST = 5_000
"""Records of a table."""
_TABLES: dict[str, type[Record]] = {
    "lanes": Lane, "stages": Stage, "steps": Step, "links": CardLink, "channels": Channel, "metrics": Metric,
}  # fmt: skip


def write_own(copied: Copied) -> bytes:
    """What was copied, as JSON."""
    form: dict[str, Any] = {"journeydesigner": _FORM, "what": copied.what.value, "document": copied.document}
    for name in _TABLES:
        form[name] = [_row(record) for record in cast("Sequence[Record]", getattr(copied, name))]
    form["cards"] = [
        {"card": _row(each.card), "row": each.row, "column": each.column, "width": each.width} for each in copied.cards
    ]
    form["points"] = [{"emotion": _row(each.emotion), "row": each.row, "column": each.column} for each in copied.points]
    form["assets"] = {name: b64encode(content).decode() for name, content in copied.assets.items()}
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()


def _row(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def read_own(data: bytes) -> Copied | None:
    """What was copied; None for anything that is not wholly sound."""
    if not data or len(data) > MOST_JSON or TEXT_SIGN.encode() not in data[:60]:
        return None
    try:
        form = json.loads(data)
        return _copied(cast("Mapping[str, Any]", form)) if isinstance(form, dict) else None
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError, NoBase64):
        return None


def _copied(form: Mapping[str, Any]) -> Copied | None:
    if form["journeydesigner"] != _FORM:
        return None
    tables = {name: tuple(_record(kind, row) for row in _few(form[name])) for name, kind in _TABLES.items()}
    rows, columns = len(tables["lanes"]), len(tables["steps"])
    cards = tuple(_card(row, rows, columns) for row in _few(form["cards"], MOST_CARDS))
    points = tuple(
        CopiedPoint(
            cast(Emotion, _record(Emotion, row["emotion"])), _place(row["row"], rows), _place(row["column"], columns)
        )
        for row in _few(form["points"])
    )
    what = What(form["what"])
    is_whole = {
        What.CARDS: bool(cards),
        What.LANE: rows == 1,
        What.STEP: columns > 0 and bool(tables["stages"]),
        What.STAGE: columns > 0 and bool(tables["stages"]),
    }
    if not is_whole[what]:
        return None
    return Copied(
        what, str(form["document"]), cards=cards, points=points, assets=_assets(form["assets"]), **cast(Any, tables)
    )


def _few(rows: Any, most: int = _MOST) -> list[Any]:
    if not isinstance(rows, list) or len(cast("list[Any]", rows)) > most:
        raise ValueError("no list of bearable length")
    return cast("list[Any]", rows)


def _record(kind: type[Record], row: Any) -> Any:
    return kind.model_validate_json(json.dumps(row))


def _card(row: Any, rows: int, columns: int) -> CopiedCard:
    card = _record(Card, row["card"])
    if row["row"] is None or row["column"] is None:
        return CopiedCard(card)
    column = _place(row["column"], columns)
    return CopiedCard(card, _place(row["row"], rows), column, 1 + _place(row["width"] - 1, columns - column))


def _place(value: Any, count: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < count:
        raise ValueError("a place beyond what was copied")
    return value


def _assets(found: Any) -> dict[str, bytes]:
    """The images whose content is what their names say."""
    contents = {str(name): b64decode(text, validate=True) for name, text in cast("dict[str, str]", found).items()}
    return {name: content for name, content in contents.items() if sha256(content).hexdigest() == name}
