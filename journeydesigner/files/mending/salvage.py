"""A damaged file's parts, as far as they can be had, in the form of a sound file's: ``read_parts`` reads them."""

import hashlib
import json
from collections.abc import Mapping
from typing import cast

from journeydesigner.files.errors import DamagedFileError, JourneyFileError
from journeydesigner.files.journey_file import CLOCK, FORM, MANIFEST, PREVIEW
from journeydesigner.files.json_text import decode, encode_form
from journeydesigner.files.mending.faults import Fault, lost, mended
from journeydesigner.files.mending.loose_form import loose_form
from journeydesigner.files.mending.torn_zip import Member, members_in
from journeydesigner.wording import _


class Salvaged:
    """Parts by name, as ``Container`` gives them. ``faults``: what was damaged, and what came of it.

    Raises DamagedFileError where no journey is left.
    """

    def __init__(self, data: bytes) -> None:
        self.faults: list[Fault] = []
        found = members_in(data)
        self._hashes = hashes = _hashes(found)
        chosen: dict[str, Member] = {}
        for member in found:
            self._choose(member, chosen, hashes)
        self._contents = {name: content for name, member in chosen.items() if (content := self._content(member))}
        if FORM not in self._contents:
            raise DamagedFileError(_("Nothing in it can be saved."))
        if MANIFEST not in self._contents:
            self.faults.append(mended(MANIFEST, _("The list of the file's parts is lost; a copy has a new one.")))
        if len(data) and not found[-1].is_sound:
            torn = found[-1].name
            said = _("The file is cut off or damaged in its part {name}.").format(name=torn)
            self.faults.append(mended(torn, said) if torn == PREVIEW else lost(torn, said))
        self.names = tuple(self._contents)

    def read(self, name: str) -> bytes:
        """A part's content. Raises DamagedFileError where there is none."""
        if name not in self._contents:
            raise DamagedFileError(_("Its part {name} is missing.").format(name=name))
        return self._contents[name]

    def _choose(self, member: Member, chosen: dict[str, Member], hashes: Mapping[str, str]) -> None:
        """Of members with one name, the one that was written: else the first that is sound."""
        other = chosen.get(member.name)
        if other is None:
            chosen[member.name] = member
            return
        if other.content == member.content:
            return
        said = _("The part {name} is there twice; the one that was saved counts.").format(name=member.name)
        self.faults.append(mended(member.name, said))
        if _is_as_saved(member, hashes) or (not other.is_sound and member.is_sound):
            chosen[member.name] = member

    def _content(self, member: Member) -> bytes:
        """What is believed of a member; nothing of one that is better left out."""
        name = member.name
        if name == FORM:
            return self._form(member)
        if member.is_sound or _is_as_saved(member, self._hashes):
            return member.content if name != MANIFEST or _is_json(member) else b""
        if name == CLOCK:
            said = _("clock.json is damaged: who wrote what and when, and what was deleted, is lost.")
            self.faults.append(lost(name, said))
        elif name not in (MANIFEST, PREVIEW):
            self.faults.append(lost(name, _("The part {name} is damaged; it was left out.").format(name=name)))
        return b""

    def _form(self, member: Member) -> bytes:
        if member.is_sound:
            try:
                decode(member.content, FORM, encode_form)
            except JourneyFileError as error:
                self.faults.append(mended(FORM, str(error)))
            else:
                form, faults = loose_form(member.content)
                self.faults += faults
                return encode_form(form) if faults else member.content
        form, faults = loose_form(member.content)
        self.faults += faults
        return encode_form(form)


def _hashes(found: tuple[Member, ...]) -> Mapping[str, str]:
    """What the manifest says of the parts, if there is a sound one."""
    for member in found:
        if member.name == MANIFEST and member.is_sound and _is_json(member):
            hashes = json.loads(member.content).get("members")
            return cast("dict[str, str]", hashes) if isinstance(hashes, dict) else {}
    return {}


def _is_json(member: Member) -> bool:
    try:
        return isinstance(decode(member.content, member.name), dict)
    except JourneyFileError:
        return False


def _is_as_saved(member: Member, hashes: Mapping[str, str]) -> bool:
    return hashes.get(member.name) == hashlib.sha256(member.content).hexdigest()
