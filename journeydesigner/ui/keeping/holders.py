"""Who has a file open, and since when, in sentences."""

from journeydesigner.files.keeping.lock import Holder
from journeydesigner.files.keeping.processes import host_name
from journeydesigner.metrics.numbers import short_moment
from journeydesigner.wording import _


def refusal(holder: Holder, own_name: str) -> str:
    """Why nothing can be changed while somebody else has the file open."""
    when = short_moment(holder.since)
    if holder.is_here and holder.who in ("", own_name):
        return _("This file has been open in another window since {when}: here it can only be read.").format(when=when)
    return _("{who} has had this file open since {when}: here it can only be read.").format(
        who=name_of(holder), when=when
    )


def name_of(holder: Holder) -> str:
    """Somebody's name, and the machine where it is another one."""
    host = "" if holder.is_here or holder.host == host_name() else holder.host
    if holder.who and host:
        return _("{who} (on {computer})").format(who=holder.who, computer=host)
    if host:
        return _("Somebody on {computer}").format(computer=host)
    return holder.who or _("Somebody")
