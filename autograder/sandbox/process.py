"""Processes: forking one, the processor time of one, and how one ended in words."""

import contextlib
import ctypes
import os
import signal
import socket
import struct
import time

_PATIENCE = 10.0  # seconds for room for a process
_TURN = 0.01  # seconds between looks whether there is
_CREDENTIALS = struct.Struct("3i")  # pid, user, group: filled in by the kernel
_PROCESS_CLOCK = 2
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


def describe(status: int) -> str:
    """A status of waitpid in words; nothing for what is none.

    >>> describe(9), describe(3 << 8)
    ('ended by SIGKILL', 'exit status 3')
    """
    try:
        code = os.waitstatus_to_exitcode(status)
    except (ValueError, OverflowError):  # a student's process may say anything
        return ""
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"


class Clock:
    """The processor time of the process at the other end of a socket, as this kernel counts it."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        """Receive that process's first byte, beside which the kernel writes which process sent it."""
        self.clock: int | None = None
        sock.settimeout(min(10.0, deadline))
        with contextlib.suppress(OSError):
            _, ancillary, _, _ = sock.recvmsg(1, socket.CMSG_SPACE(_CREDENTIALS.size))
            pids = [
                _CREDENTIALS.unpack(data)[0] for _, kind, data in ancillary if kind == socket.SCM_CREDENTIALS
            ]
            self.clock = ~pids[0] << 3 | _PROCESS_CLOCK if pids else None
        sock.settimeout(None)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        self.last = 0.0

    def seconds(self) -> float:
        """Seconds so far; what they last were, once the process has ended."""
        with contextlib.suppress(OSError):
            if self.clock is not None:
                self.last = time.clock_gettime(self.clock)
        return self.last
