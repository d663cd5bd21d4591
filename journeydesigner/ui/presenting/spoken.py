"""What a screen reader says of what a show shows."""

from journeydesigner.ui.presenting.deck import Part
from journeydesigner.ui.presenting.show import Show
from journeydesigner.wording import _


def name_of_stop(show: Show) -> str:
    """«Consideration. Which one fits us?. 3 of 5»."""
    match show.stop.part:
        case Part.TITLE:
            return show.snapshot.map(show.map).title
        case Part.OVERVIEW:
            return _("The whole map: {title}").format(title=show.snapshot.map(show.map).title)
        case Part.PAGE:
            laid = show.laid
            stages = [node.label for node in laid.stages.nodes] if laid else []
            return ". ".join([*stages, show.said_of(show.stop)])


def cards_of_stop(show: Show) -> list[str]:
    """The cards and feelings of the page in focus, of the lane in focus alone where one is."""
    laid = show.laid
    if laid is None:
        return []
    bands = [laid.band(lane) for lane in laid.heights if show.lane in (None, lane)]
    return [node.label for band in bands if band for node in band.nodes if node.label]
