"""What a file holds by now, shown in the place of what was read of it before."""

from journeydesigner.document.clock import Version
from journeydesigner.files.journey_file import Opened
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


def show_newest(session: Session, saving: Saving, opened: Opened) -> None:
    """The person stays where they are. Where the file has all that is shown, and more, only that more is added;
    otherwise, as when an earlier version was put back, another document takes the place of this one."""
    path = session.path
    if path is None:
        return
    mine, other = session.document, opened.document
    is_more = other.id == mine.id and is_covered(mine.version(), other.version())
    if is_more and not other.is_read_only:
        mine.merge(other, _("Reload"))
        session.mark_saved(path, is_whole=True, written=mine.snapshot)
    else:
        session.replace(other, path, stays=True)
    saving.opened(opened.state, opened.older)


def is_covered(version: Version, by: Version) -> bool:
    """Whether whoever saw ``by`` saw all of ``version``."""
    return all(peer in by and by[peer] >= moment for peer, moment in version.items())
