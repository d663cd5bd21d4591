"""What a person is told after a paste or a drop, and how the other readings are offered."""

from journeydesigner.clipping.landing import Landed
from journeydesigner.clipping.readings import Reading, Way
from journeydesigner.editing.copying import What
from journeydesigner.wording import _, n_


def told(reading: Reading, landed: Landed) -> str:
    """«Pasted 12 cards as lines», in one sentence, with what had to be made and what found no place."""
    parts = [_what(reading, landed)]
    if landed.stages:
        parts.append(n_("{count} new stage", "{count} new stages", landed.stages).format(count=landed.stages))
    if landed.replaced:
        count = landed.replaced
        parts.append(n_("{count} empty stage removed", "{count} empty stages removed", count).format(count=count))
    if landed.steps:
        parts.append(n_("{count} new step", "{count} new steps", landed.steps).format(count=landed.steps))
    if landed.lanes:
        parts.append(n_("{count} new lane", "{count} new lanes", landed.lanes).format(count=landed.lanes))
    if landed.notes and (landed.cards or landed.points):
        count = len(landed.notes)
        parts.append(n_("{count} in the inbox", "{count} in the inbox", count).format(count=count))
    if reading.is_cut or reading.grid.is_cut:
        parts.append(_("the rest was left out"))
    elif reading.left_out:
        count = reading.left_out
        parts.append(n_("{count} more was left out", "{count} more were left out", count).format(count=count))
    return ", ".join(parts)


def _what(reading: Reading, landed: Landed) -> str:
    count = len(landed.cards) or landed.points or len(landed.notes)
    if landed.shown_map:
        return _("Pasted as a new map")
    if reading.copied is not None and reading.copied.what is not What.CARDS:
        return {
            What.LANE: _("Pasted a lane"), What.STEP: _("Pasted a step"), What.STAGE: _("Pasted a stage"),
        }[reading.copied.what]  # fmt: skip
    if landed.notes and not landed.cards and not landed.points:
        if reading.way is Way.PICTURE:
            said = n_("Pasted a picture into the inbox", "Pasted {count} pictures into the inbox", count)
            return said.format(count=count)
        return n_("Pasted {count} note into the inbox", "Pasted {count} notes into the inbox", count).format(
            count=count
        )
    if landed.points and not landed.cards:
        return n_("Pasted {count} point of the curve", "Pasted {count} points of the curve", count).format(count=count)
    match reading.way:
        case Way.GRID | Way.INSTEAD:
            said = n_("Pasted {count} card as a table", "Pasted {count} cards as a table", count)
        case Way.LANE:
            said = n_("Pasted {count} card along the steps", "Pasted {count} cards along the steps", count)
        case Way.LINES:
            said = n_("Pasted {count} card as lines", "Pasted {count} cards as lines", count)
        case Way.OUTLINE:
            said = n_("Pasted an outline with {count} card", "Pasted an outline with {count} cards", count)
        case Way.LINKS:
            said = n_("Pasted a link", "Pasted {count} links", count)
        case Way.PICTURE:
            said = n_("Pasted a picture", "Pasted {count} pictures", count)
        case Way.OWN | Way.CARD | Way.MAP:
            said = n_("Pasted {count} card", "Pasted {count} cards", count)
    return said.format(count=count)


def offered(reading: Reading, taken: Reading) -> str:
    """How a reading is offered in place of the one that was ``taken``: «as one card»."""
    if taken.way is Way.INSTEAD and reading.way is Way.GRID:
        return _("keeping the empty stages")
    match reading.way:
        case Way.OWN:
            return _("as it was")
        case Way.GRID:
            return _("as a table")
        case Way.INSTEAD:
            return _("in place of the empty stages")
        case Way.LANE:
            return _("along the steps")
        case Way.LINES:
            return _("as lines")
        case Way.OUTLINE:
            return _("as stages and steps")
        case Way.CARD:
            return _("as one card")
        case Way.LINKS:
            return _("as a link")
        case Way.PICTURE:
            return _("as a picture")
        case Way.MAP:
            return _("as a new map")
