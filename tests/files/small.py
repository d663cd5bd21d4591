"""A small journey with one of everything that a file holds."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document


def small_document(peer: str = "ann") -> Document:
    document = new_document(document_id="doc-small", clock=Clock(peer))
    organization = structure.add_organization(document, "Hotel Post", brand=("#112233",))
    persona = structure.add_persona(document, organization, "Ida", goals=("sleep", "breakfast"))
    channel = structure.add_channel(document, organization, "App", "smartphone")
    map_id = structure.add_map(document, organization, "A weekend", persona=persona)
    stage = structure.add_stage(document, map_id, "Arrive")
    step = document.snapshot.steps_of(stage)[0].id
    later = structure.add_step(document, stage, "Unpack")
    lane = structure.add_lane(document, map_id, "touchpoints", "Touchpoints")
    curve = structure.add_lane(document, map_id, "emotion", "Emotion")
    image = document.add_asset(b"no real picture")
    cards.add_card(
        document,
        lane,
        step,
        "Front desk\nwith a bell",
        last=later,
        channel=channel,
        tags=("queue", "night"),
        image=image,
    )
    gone = cards.add_card(document, lane, later, "Gone")
    cards.delete_cards(document, [gone])
    cards.add_note(document, map_id, "A note — 日本語 😀")
    numbers.set_emotion(document, curve, step, -1.5)
    metric = numbers.add_metric(document, organization, "NPS", kind="nps", unit="points", scale=(-100.0, 100.0))
    numbers.measure(document, metric, step, "2026-03", 12.5, n=40, counts={"promoters": 15.0})
    return document


def same(one: Document, other: Document) -> bool:
    """Whether two documents hold exactly the same."""
    return _state(one) == _state(other)


def _state(document: Document) -> tuple[object, ...]:
    tables = {
        table: {record: {name: (repr(r.value), r.stamp) for name, r in row.items()} for record, row in rows.items()}
        for table, rows in document.registers.tables.items()
    }
    return document.id, tables, document.registers.seen, document.registers.losers, document.assets


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def edited(data: bytes, edit: Callable[[dict[str, Any]], object]) -> bytes:
    """The file after somebody changed its journey.json by hand and zipped it again."""
    members = members_of(data)
    form = json.loads(members["journey.json"])
    edit(form)
    return zipped({**members, "journey.json": json.dumps(form, indent=1).encode()})


def forged(data: bytes, name: str, content: bytes) -> bytes:
    """The file with a member replaced and the manifest made to agree."""
    members = members_of(data)
    manifest = json.loads(members["manifest.json"])
    manifest["members"][name] = hashlib.sha256(content).hexdigest()
    return zipped({**members, "manifest.json": json.dumps(manifest).encode(), name: content})
