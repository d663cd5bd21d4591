"""The colours of the session's map: the look's, with the organisation's brand."""

from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session


def map_theme(session: Session, look: Look) -> Theme:
    found = session.organization
    return theme(look.name, found.brand if found else ())
