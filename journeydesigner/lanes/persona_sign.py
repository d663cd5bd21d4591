"""How a persona is signed where there is no room for all of it: initials, a short name, a colour and dashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from journeydesigner.drawing.colours import Colour
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import Persona

_COLOURS = ("violet.edge", "blue.edge", "yellow.edge", "rose.edge", "green.edge", "slate.edge")
_DASHES: tuple[tuple[float, ...], ...] = ((9.0, 5.0), (2.5, 4.5), (14.0, 4.5, 2.5, 4.5), (5.0, 3.0))


@dataclass(frozen=True, slots=True)
class PersonaSign:
    """``dash`` tells curves apart where colours do not."""

    name: str
    colour: Colour
    dash: tuple[float, ...]

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def mark(self) -> str:
        """What fits into a small disc."""
        return mark(self.name)

    @property
    def short_name(self) -> str:
        return self.name.split()[0] if self.name.strip() else self.name


def sign_of(persona: PersonaId | None, personas: Mapping[PersonaId, Persona]) -> PersonaSign:
    """The sign of a persona: the same on every lane, as it goes by the persona's place among all."""
    record = personas.get(persona) if persona else None
    if record is None:
        return PersonaSign("?", Colour("neu"), _DASHES[-1])
    ordered = sorted((p for p in personas.values() if p.organization == record.organization), key=_order)
    place = ordered.index(record)
    colour = record.colour or _COLOURS[place % len(_COLOURS)]
    return PersonaSign(record.name, Colour(colour), _DASHES[place % len(_DASHES)])


def _order(persona: Persona) -> tuple[str, str]:
    return (persona.order, persona.id)


def mark(name: str) -> str:
    """Initials for a small disc: two letters, or one of those that are twice as wide."""
    letters = initials(name)
    return letters[:1] if letters and east_asian_width(letters[0]) in "WF" else letters[:2]


def initials(name: str) -> str:
    """The first letters of the first and last word of a name: NK."""
    words = name.split()
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()
