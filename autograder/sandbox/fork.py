"""Forking a process whose copy goes on where it stood: every submission does it some twenty times."""

import contextlib
import ctypes
import os
import time

_PATIENCE = 10.0  # seconds for room for a process
_TURN = 0.01  # seconds between looks whether there is
_libc = ctypes.PyDLL(None, use_errno=True)  # which keeps the interpreter's lock, in the copy too


def fork() -> int:
    """Fork, as soon as there is room for a process: hundreds of threads that have ended may be on their way out.

    Nobody is told when they are gone. Raises OSError where there is no room for long.
    """
    ends = time.monotonic() + _PATIENCE
    while True:
        try:
            return _fork() if _alone() else os.fork()
        except BlockingIOError:
            if time.monotonic() > ends:
                raise
            time.sleep(_TURN)


def _fork() -> int:
    """As os.fork, without what Python then does in the copy: it renews every lock that another thread may hold.

    Where there is no other thread, nobody holds one; and the work touches, and so copies, two hundred pages. What
    else is left out: `random` goes on where it stood, and functions given to os.register_at_fork are not called.
    """
    process = int(_libc.fork())
    if process < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return process


def _alone() -> bool:
    """Whether this process has one thread, Python's or another's; not, where the system does not say."""
    with contextlib.suppress(OSError):
        return os.stat("/proc/self/task").st_nlink == 3  # a folder for it, and the two that each folder has
    return False
