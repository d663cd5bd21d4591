"""Roles: who takes part: people, departments, partners; with how many cards of the map are theirs."""

from collections.abc import Mapping
from typing import Literal

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Disc, Icon, Primitive
from journeydesigner.lanes.chips import HEIGHT, draw_chip
from journeydesigner.lanes.face import Face, edge
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, Words, read_text
from journeydesigner.lanes.persona_sign import mark
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.records import Card
from journeydesigner.wording import _, n_

_DISC = 10.0
_TEXT_LEFT = 31.0
_ICONS = {"person": "user", "department": "users", "partner": "handshake", "system": "server"}


class RoleValues(CardValues, frozen=True):
    """``who``: None: said by initials."""

    who: Literal["person", "department", "partner", "system"] | None = None

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {
            "who": _("Who"), "person": _("Person"), "department": _("Department"), "partner": _("Partner"),
            "system": _("System"),
        }  # fmt: skip


def _words() -> Words:
    return Words(_("Roles"), _("Role"), _("Who takes part"), _("Who takes part here?"))


def _owned(count: int, language: str) -> str:
    return n_("owner of {count} card", "owner of {count} cards", count).format(count=grouped(count, language))


def _tags(card: Card, language: str) -> tuple[str, ...]:
    who = card.extras.get("who")
    return (RoleValues.words()[who],) if who in _ICONS else ()


def _reads(card: Card, facts: Facts) -> str:
    owned = _owned(facts.owned, facts.pen.language) if facts.owned else ""
    return read_text(_("Role"), card, *_tags(card, facts.pen.language), owned)


def _head(card: Card, facts: Facts, family: str) -> tuple[Primitive, ...]:
    """A disc with initials, or with the icon of what it is."""
    middle, who = HEIGHT / 2, card.extras.get("who")
    disc = Disc(middle, middle, _DISC, edge(family))
    letters = mark(card.text)
    if who in _ICONS or not letters:
        return (disc, Icon(_ICONS.get(str(who), "user"), middle - 6, middle - 6, 12, Colour("surface")))
    style = facts.pen.type.tag
    word = facts.pen.word(letters, style, Colour("surface"), middle, middle - style.leading / 2, align="middle")
    return (disc, word.text)


def _face(card: Card, width: float, facts: Facts) -> Face:
    family = family_of(card, "slate")
    badge = grouped(facts.owned, facts.pen.language) if facts.owned else ""
    return draw_chip(
        card, width, facts, said=card.text, family=family, label=_reads(card, facts), head=_head(card, facts, family),
        text_left=_TEXT_LEFT, badge=badge,
    )  # fmt: skip


KIND = CardLane(
    "roles", _words, "id-card", "slate", _face, _reads, RoleValues, gap=6.0, foot=14.0, is_chip=True,
    counts_owned=True, is_internal=True, is_in_legend=False, tags=_tags,
    headings=Headings(104, (
        "role", "owner", "department", "team", "responsib", "stakeholder", "rolle", "abteilung", "zustandig",
        "verantwortlich", "departamento", "responsable", "equipo", "equipe", "service responsable", "担当", "部門",
    )),
)  # fmt: skip
