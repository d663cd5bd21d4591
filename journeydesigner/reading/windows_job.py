"""Windows' way to bound a child's memory: a job object, which ends the child with its parent as well."""

import logging
import sys
from typing import Any

_log = logging.getLogger(__name__)


def bind(process: Any, memory: int) -> object | None:
    """Bound the memory of a ``Popen``, in bytes; keep what comes back as long as the child shall live.

    None on other systems, and where Windows refuses: the child is bounded in time then, not in memory.
    """
    if sys.platform != "win32":
        return None
    try:
        return _Job(process, memory)
    except OSError:
        _log.warning("the reader's memory is not bounded", exc_info=True)
        return None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED, _KILL_ON_CLOSE, _PROCESS_MEMORY = 9, 0x2000, 0x100

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", wintypes.LARGE_INTEGER),
            ("job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("most_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    class _Job:
        """A job object with one process in it. Raises OSError where the system refuses."""

        def __init__(self, process: Any, memory: int) -> None:
            self._system = ctypes.WinDLL("kernel32", use_last_error=True)
            self._system.CreateJobObjectW.restype = wintypes.HANDLE
            self._handle = wintypes.HANDLE(self._system.CreateJobObjectW(None, None))
            limits = _Limits()
            limits.basic.flags = _KILL_ON_CLOSE | _PROCESS_MEMORY
            limits.process_memory = memory
            child = wintypes.HANDLE(int(process._handle))
            size = ctypes.sizeof(limits)
            set_limits, assign = self._system.SetInformationJobObject, self._system.AssignProcessToJobObject
            if not self._handle or not set_limits(self._handle, _EXTENDED, ctypes.byref(limits), size):
                raise ctypes.WinError(ctypes.get_last_error())
            if not assign(self._handle, child):
                raise ctypes.WinError(ctypes.get_last_error())

        def __del__(self) -> None:
            if self._handle:
                self._system.CloseHandle(self._handle)
