"""Who has a file open, and since when, in sentences."""

from datetime import datetime

from journeydesigner.files.keeping.lock import Holder
from journeydesigner.files.keeping.processes import host_name
from journeydesigner.wording import _


def refusal(holder: Holder, own_name: str) -> str:
    """Why nothing can be changed while somebody else has the file open."""
    when = since(holder.since)
    if holder.is_here and holder.who in ("", own_name):
        return _("This file is open in another window since {when}: here it can only be read.").format(when=when)
    return _("{who} has this file open since {when}: here it can only be read.").format(who=name_of(holder), when=when)


def name_of(holder: Holder) -> str:
    """Somebody's name, and the machine where it is another one."""
    host = "" if holder.is_here or holder.host == host_name() else holder.host
    if holder.who and host:
        return _("{who} (on {computer})").format(who=holder.who, computer=host)
    if host:
        return _("Somebody on {computer}").format(computer=host)
    return holder.who or _("Somebody")


def since(moment: datetime) -> str:
    """The time of today, else with its day, in the reader's time zone."""
    here = moment.astimezone()
    if here.date() == datetime.now().date():
        return f"{here:%H:%M}"
    return f"{here:%Y-%m-%d %H:%M}"
