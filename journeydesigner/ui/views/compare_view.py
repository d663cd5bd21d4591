"""Two maps over each other in one scroll, what differs marked: as-is beside to-be, or a map beside what it was. Offered
where a map has a twin, or the document is compared with another state of itself."""

from journeydesigner.ui.session import Session
from journeydesigner.ui.views.view import Desk, ShownView, View
from journeydesigner.wording import _


def _label() -> str:
    return _("Compare")


def _make(desk: Desk) -> ShownView:
    from journeydesigner.ui.views.compare_pane import ComparePane

    return ComparePane(desk)


def _is_offered(session: Session) -> bool:
    from journeydesigner.ui.views.comparison import pair_of

    if session.earlier is not None:
        return session.map_id is not None
    return session.map_id is not None and pair_of(session.snapshot, session.map_id) is not None


VIEW = View("compare", _label, "git-merge", 4, _make, is_offered=_is_offered)
