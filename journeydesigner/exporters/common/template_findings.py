"""What a map still says because its template asked it: nobody wants to hand over «Who is it? Name, age, situation»."""

from collections.abc import Iterator
from functools import cache

from journeydesigner import shipped
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Persona
from journeydesigner.wording import LANGUAGES, _, translations


def of_template(snapshot: Snapshot, map_id: MapId) -> Iterator[Finding]:
    """The scenario and the persona of a map, where they are still the questions of a shipped template."""
    shown, asked = snapshot.map(map_id), _asked()
    if shown.scenario in asked:
        said = _("What happens on “{map}” is still the question of its template: “{question}”")
        yield Finding(Gravity.NOTE, said.format(map=shown.title, question=shown.scenario), map_id)
    persona = snapshot.table("personas").get(shown.persona or "")
    if isinstance(persona, Persona) and any(text in asked for text in _texts(persona)):
        said = _("The persona “{persona}” still has questions of the template in place of answers.")
        yield Finding(Gravity.NOTE, said.format(persona=persona.name), persona.id)


@cache
def _asked() -> frozenset[str]:
    """What the shipped templates ask, in every language that there is."""
    found: set[str] = set()
    for path in shipped.templates():
        snapshot = open_journey(path).document.snapshot
        found |= {shown.scenario for shown in snapshot.maps}
        found |= {text for each in snapshot.table("personas").values() for text in _texts(each)}  # type: ignore[arg-type]
    found.discard("")
    return frozenset(found | {translations(code).gettext(text) for code in LANGUAGES for text in found})


def _texts(persona: Persona) -> tuple[str, ...]:
    return (persona.role, *persona.goals, *persona.needs, *persona.frustrations)
