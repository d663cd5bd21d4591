"""The journeys that every format is held to."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_persona, add_stage, add_step
from journeydesigner.files.journey_file import open_journey
from journeydesigner.lanes.kinds import kinds
from journeydesigner.model.clean_text import clean
from journeydesigner.model.ids import first_step_id
from journeydesigner.model.records import Card
from tests.exporters.fidelity.naughty import LINKS, LONG, NAUGHTY, PICTURES

ROOT = Path(__file__).resolve().parents[3]
_NO_WORDS = frozenset({"id", "kind", "icon", "colour", "order", "currency", "inbox_order", "language"})
"""Fields of text that people do not write freely."""
_SEVERAL = 3
"""Of a field that a journey has once, so many of the strings stand in it, one after the other."""


def sample(name: str) -> Document:
    return open_journey(ROOT / "samples" / f"{name}.journey").document


def empty() -> Document:
    """A map on which nothing was done yet."""
    document = new_document()
    add_map(document, add_organization(document, "Nobody"), "Nothing yet")
    return document


def forty_stages() -> Document:
    """Forty stages, of which a few have steps; a card or a feeling in each."""
    document = new_document()
    organization = add_organization(document, "Long Way")
    persona = add_persona(document, organization, "Ulla Lang")
    journey = add_map(document, organization, "A long journey", persona=persona)
    lanes = [add_lane_of(document, journey, name) for name in ("goals", "actions", "pain_points")]
    curve = add_lane_of(document, journey, "emotion")
    for number in range(1, 41):
        stage = add_stage(document, journey, f"Stage number {number}", question=f"What about {number}?")
        if number % 8 == 0:
            add_step(document, stage, f"Second step of {number}")
        step = document.snapshot.steps_of(stage)[0].id
        add_card(document, lanes[number % 3], step, f"What happens in stage {number}, and why it does")
        set_emotion(document, curve, step, (number % 5) - 2.0)
    return document


def in_words(language: str, words: tuple[str, ...], name: str) -> Document:
    """A small map of every lane kind, all of it in one language."""
    document = new_document()
    said = cycle(words)
    organization = add_organization(document, next(said))
    persona = add_persona(document, organization, name, role=next(said), quote=next(said))
    journey = add_map(document, organization, next(said), persona=persona, language=language)
    stages = [add_stage(document, journey, next(said), question=next(said)) for _number in range(3)]
    for kind in kinds().values():
        lane = add_lane_of(document, journey, kind.name)
        for stage in stages:
            step = first_step_id(stage)
            if kind.is_curve:
                set_emotion(document, lane, step, 1.0)
                set_quote(document, lane, step, next(said))
            elif not kind.is_divider and not kind.is_tile:
                add_card(document, lane, step, next(said))
    return document


def arabic() -> Document:
    words = (
        "شركة الطاقة", "شراء بطارية منزلية", "لماذا فاتورتي مرتفعة جدًا؟", "أريد أن أفهم إلى أين يذهب المال",
        "تبحث عن «بطارية شمسية 10 kWh»", "موقع المقارنة", "العرض رقم 123 غير واضح (2026)", "خدمة العملاء",
    )  # fmt: skip
    return in_words("ar", words, "نورا كلاين")


def chinese() -> Document:
    words = (
        "能源公司", "购买家用电池", "为什么我的账单这么高？", "想了解钱花到哪里去了", "搜索“太阳能电池 10 kWh 值得吗”",
        "比较网站", "报价单（2026年）难以逐行比较，每一家都写得不一样", "客户服务", "「八年？那可以。」",
    )  # fmt: skip
    return in_words("zh", words, "诺拉")


def hostile(turn: int = 0) -> Document:
    """The home battery with every field of text of every record overwritten: no name, title or card is harmless.

    Cards have a string each; what a journey has once has several. Another ``turn`` begins elsewhere in the list.
    """
    document = sample("home-battery")
    strings = _strings(turn)
    values = {name: kind.values for name, kind in kinds().items()}
    snapshot = document.snapshot
    with document.change("Overwrite") as draft:
        for table, rows in snapshot.tables.items():
            for record in rows.values():
                fields = _overwritten(record, strings, len(rows) < 8)
                if isinstance(record, Card) and record.place is not None:
                    fields |= _own_values(values[snapshot.lane(record.place.lane).kind], strings)
                if fields:
                    draft.patch(table, record.id, **fields)
        longest = next(card for card in snapshot.cards_of(snapshot.maps[0].id) if card.place and card.text)
        draft.patch("cards", longest.id, text=LONG)
    return document


def _strings(turn: int) -> Iterator[str]:
    every = [clean(text).text for text in (*NAUGHTY, *PICTURES)]  # as at the one boundary for text from outside
    start = turn * len(every) // 2
    return islice(cycle(every), start, None)


def _overwritten(record: Any, strings: Iterator[str], is_rare: bool) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, field in type(record).model_fields.items():
        if name in _NO_WORDS or field.metadata:  # periods, days, colours: what is wrong there is refused
            continue
        if field.annotation is str:
            found[name] = " · ".join(islice(strings, _SEVERAL)) if is_rare else next(strings)
        elif name == "links":
            found[name] = LINKS
        elif field.annotation == tuple[str, ...] and getattr(record, name):
            found[name] = tuple(islice(strings, len(getattr(record, name))))
    return found


def _own_values(values: Any, strings: Iterator[str]) -> dict[str, object]:
    return {
        name: next(strings)
        for name, field in values.model_fields.items()
        if field.annotation is str and not field.metadata and name not in _NO_WORDS and name not in Card.model_fields
    }


MAKERS: dict[str, Callable[[], Document]] = {
    "home-battery": lambda: sample("home-battery"),
    "coffee-subscription": lambda: sample("coffee-subscription"),
    "current-account": lambda: sample("current-account"),
    "hostile": hostile,
    "hostile, other strings": lambda: hostile(1),
    "empty": empty,
    "forty stages": forty_stages,
    "arabic": arabic,
    "chinese": chinese,
}


FEWER = ("home-battery", "hostile", "empty", "arabic")


@cache
def document(name: str) -> Document:
    """One of ``MAKERS``, made once. It is read only."""
    return MAKERS[name]()
