"""Who sits at this machine, as the system knows it."""

import getpass
import os
from functools import cache


@cache
def system_user() -> str:
    """The person's full name, else the name they log in with; "" where the system knows neither."""
    return _full_name() or _login_name()


def _full_name() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):  # Windows has no such list, a container no such person
        return ""


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
