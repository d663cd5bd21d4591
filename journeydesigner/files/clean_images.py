"""The images of a client-safe copy: without what cameras and programs wrote into them beside the picture."""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from journeydesigner.model.image_metadata import without_metadata
from journeydesigner.model.records import Card, Organization, Persona, Record


def cleaned_images(records: Iterable[Record], assets: Mapping[str, bytes]) -> tuple[list[Record], dict[str, bytes]]:
    """The records with their images cleaned, and those images by hash. What cannot be cleaned is left out."""
    kept: dict[str, bytes] = {}
    names: dict[str, str | None] = {}

    def cleaned(name: str | None) -> str | None:
        if name is not None and name not in names:
            content = without_metadata(assets.get(name, b""))
            names[name] = hashlib.sha256(content).hexdigest() if content else None
            if content:
                kept[hashlib.sha256(content).hexdigest()] = content
        return names[name] if name is not None else None

    return [_with_image(record, cleaned) for record in records], kept


def _with_image(record: Record, cleaned: Callable[[str | None], str | None]) -> Record:
    match record:
        case Card(image=str()):
            return record.model_copy(update={"image": cleaned(record.image)})
        case Persona(photo=str()):
            return record.model_copy(update={"photo": cleaned(record.photo)})
        case Organization(logo=str()):
            return record.model_copy(update={"logo": cleaned(record.logo)})
        case _:
            return record
