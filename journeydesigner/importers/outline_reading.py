"""An outline as a map: items are stages, what stands under them steps and cards, by what it is called."""

import re
from collections.abc import Sequence

from journeydesigner.importers.drafts import DraftMap
from journeydesigner.importers.markdown_blocks import Item
from journeydesigner.importers.table_reading import cards_in
from journeydesigner.lanes import kinds as lanes
from journeydesigner.lanes.lane_words import lane_kind, without_number
from journeydesigner.wording import _

_LABELLED = re.compile(r"^\s*([^:：\n]{2,40})[:：]\s*(.*)$", re.DOTALL)


def is_nested(items: Sequence[Item]) -> bool:
    return any(item.children for item in items)


def read_outline(items: Sequence[Item], into: DraftMap) -> None:
    """Each item becomes a stage, a second line that asks something its question; its children its steps or cards."""
    for item in items:
        title, *rest = item.text.split("\n") if item.text else [""]
        column = into.add_stage(without_number(title))
        if rest and rest[0].rstrip().endswith(("?", "？", "؟")):
            into.questions[into.columns[column].stage] = rest.pop(0).strip()
        for line in rest:
            _add_cards(into, column, _("Actions"), "actions", [line])
        read_children(item.children, column, into)


def read_children(children: Sequence[Item], column: int, into: DraftMap) -> None:
    """What stands under a stage whose first column is ``column``: what has something under it is a step, and so are
    those beside it."""
    has_steps = any(child.children and _is_step(child) for child in children)
    is_first = True
    for child in children:
        if has_steps and _is_step(child):
            column = _step(into, column, child, is_first)
            is_first = False
            read_children_flat(child.children, column, into)
        else:
            label, rest = labelled(child.text)
            _add_item(into, column, child, label, rest, lane_kind(label) if label else None)


def _is_step(child: Item) -> bool:
    """Whether an item beside steps can be one: it names no lane, with what belongs there behind it or under it."""
    label, _rest = labelled(child.text)
    is_lane = lane_kind(child.text) and (child.children or " " not in child.text.strip())
    return not (is_lane or (label and lane_kind(label)))


def read_children_flat(children: Sequence[Item], column: int, into: DraftMap) -> None:
    """What stands under a step: cards only; what stands deeper still is part of its card."""
    for child in children:
        label, rest = labelled(child.text)
        _add_item(into, column, child, label, rest, lane_kind(label) if label else None)


def labelled(text: str) -> tuple[str, str]:
    """«Emotion: calm» as label and rest; without a label, an empty one."""
    found = _LABELLED.match(text)
    return (found.group(1).strip(), found.group(2).strip()) if found else ("", text)


def _step(into: DraftMap, column: int, child: Item, is_first: bool) -> int:
    """The column of a child that has children of its own: the stage's first one, as long as it is free."""
    title = " ".join(without_number(child.text).split())
    if is_first and not into.columns[column].title and not any(column in lane.cells for lane in into.lanes):
        into.columns[column].title = title
        return column
    return into.add_step(title)


def _add_item(into: DraftMap, column: int, child: Item, label: str, rest: str, kind: str | None) -> None:
    if kind is not None:
        texts = cards_in(rest, is_list=lanes.kind(kind).is_chip)
        _add_cards(into, column, label, kind, [*texts, *_under(child)])
    elif child.children and (own := lane_kind(child.text)):
        _add_cards(into, column, child.text, own, _under(child))
    else:
        text = "\n".join([child.text, *(f"- {line}" for line in _under(child))])
        _add_cards(into, column, _("Actions"), "actions", [text])


def _under(item: Item) -> list[str]:
    """The texts below an item, each with what stands below it."""
    return ["\n".join([child.text, *(f"- {line}" for line in _under(child))]) for child in item.children]


def _add_cards(into: DraftMap, column: int, title: str, kind: str, texts: Sequence[str]) -> None:
    found = [text for text in texts if text.strip()]
    if found:
        into.lane(title, kind).cells.setdefault(column, []).extend(found)
