"""What a reader of foreign files may take, and how the child process holds itself to it."""

import os
import sys
import threading
import time
from dataclasses import dataclass

MB = 1024 * 1024
TOO_MUCH = 71
"""Exit code of a child that took more memory than it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` by the wall from when the child begins to read; ``memory`` in bytes, all that it holds itself."""

    seconds: float = 20.0
    memory: int = 1024 * MB


LIMITS = Limits()


def hold_to(limits: Limits) -> None:
    """Hold this process to the limits, as far as the system lets it: memory, seconds of CPU, no files, no dumps.

    Windows has none of these: there the parent puts the child into a job object (``windows_job``).
    """
    if sys.platform == "win32":
        return
    import resource

    most = {
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_AS: 2 * limits.memory,  # libraries map much that they never touch
        resource.RLIMIT_CPU: int(limits.seconds) + 5,  # should the parent be gone
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, value in most.items():
        _, hard = resource.getrlimit(kind)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (least, least))
        except (OSError, ValueError):  # macOS knows some of them by name only
            continue
    if sys.platform != "linux":  # which sees to it by itself
        threading.Thread(target=_watch, args=(limits.memory,), daemon=True).start()


def _watch(memory: int) -> None:
    """End the process where it holds more than it may: for systems that do not see to it themselves."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024

    def held() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    most = max(memory, held())  # on some systems a child begins with what its parent once held
    while True:
        if held() > most:
            os._exit(TOO_MUCH)
        time.sleep(0.05)
