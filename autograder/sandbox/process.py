"""Processes: a cheap fork, the processor time of another process, and how a process ended, in words.

How it works
------------
Grading one submission forks about twenty times: the broker forks a judge, the judge forks the warden and the
testers, the student's process forks a replica of itself for each graded cell. None of these copies calls
exec; each goes on where its original stood, with everything imported. The kernel shares all memory between
original and copy and copies a page (4 KB) when either of them writes to it. A fork therefore costs what it
writes.

`os.fork` writes much. In the copy, Python renews every lock of the interpreter and of its modules, since
another thread may have held one when the process was copied, and runs the functions that modules have
registered for this moment. That touches, and so copies, some 200 pages. Where the process has a single
thread, nobody can hold a lock, and the work is for nothing; so `fork` then calls the C library's fork itself.
It goes through PyDLL, which keeps the interpreter's own lock, in the copy as in the original.

What the copy must do without: functions given to os.register_at_fork are not called, and `random` goes on
where it stood in the original. The broker and the warden seed it anew, once for the judge and once for the
student's process.

With more than one thread, `fork` is `os.fork`. And where the limit on processes is reached, it tries again
for a while: threads that have ended count until the kernel is done with them, and nobody is told when that
is.
"""

import contextlib
import ctypes
import os
import signal
import socket
import struct
import time
from typing import NamedTuple

_FORK_TIMEOUT = 10.0  # seconds
_FORK_INTERVAL = 0.01  # seconds between attempts
_CREDENTIALS = struct.Struct("3i")  # pid, user, group: filled in by the kernel
_PROCESS_CLOCK = 2
_TICKS = os.sysconf("SC_CLK_TCK")
_libc = ctypes.PyDLL(None, use_errno=True)


def fork() -> int:
    """Fork; return 0 in the copy, its process number in the original.

    Raises OSError when the limit on processes has been reached for `_FORK_TIMEOUT` seconds.
    """
    ends = time.monotonic() + _FORK_TIMEOUT
    while True:
        try:
            return _fork() if _has_one_thread() else os.fork()
        except BlockingIOError:
            if time.monotonic() > ends:
                raise
            time.sleep(_FORK_INTERVAL)


def _fork() -> int:
    """Fork without Python's after-fork handlers; safe in a process that has a single thread."""
    process = int(_libc.fork())
    if process < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return process


def _has_one_thread() -> bool:
    """Whether this process has a single thread, Python's own or a library's; False where the system does not say."""
    with contextlib.suppress(OSError):
        return (
            os.stat("/proc/self/task").st_nlink == 3
        )  # the thread's folder, and the two links of every folder
    return False


def describe(status: int) -> str:
    """A waitpid status in words; empty for a number that is none.

    >>> describe(9), describe(3 << 8)
    ('ended by SIGKILL', 'exit status 3')
    """
    try:
        code = os.waitstatus_to_exitcode(status)
    except (ValueError, OverflowError):  # a student's process may send any number
        return ""
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"


def _open_folder(pid: int) -> int:
    """Open the kernel's folder on a process; /proc here is the machine's, in which the process has another number."""
    held = os.pidfd_open(pid)
    try:
        facts = read(f"/proc/self/fdinfo/{held}").splitlines()
        there = next(line.split()[1] for line in facts if line.startswith("Pid:"))
        return os.open(f"/proc/{there}", os.O_RDONLY | os.O_DIRECTORY)
    finally:
        os.close(held)


class Clock:
    """The processor time of the process at the other end of a socket, and of its children, as this kernel counts it.

    That process is the student's: its own word does not count. The kernel tells which process sent the first byte
    (SCM_CREDENTIALS), and its clock can be read from here. The time of children that it has waited for, and theirs
    with it, is written beside its own in /proc; those that it has not waited for are found there by their parents.
    The kernel counts both in ticks of ten milliseconds.
    """

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        """Receive the process's first byte, beside which the kernel writes the sender's process number."""
        self.clock: int | None = None
        self._folder = -1  # of /proc, which has the children's time
        sock.settimeout(min(10.0, deadline))
        with contextlib.suppress(OSError):
            _, ancillary, _, _ = sock.recvmsg(1, socket.CMSG_SPACE(_CREDENTIALS.size))
            pids = [
                _CREDENTIALS.unpack(data)[0] for _, kind, data in ancillary if kind == socket.SCM_CREDENTIALS
            ]
            self.clock = ~pids[0] << 3 | _PROCESS_CLOCK if pids else None
            self._folder = _open_folder(pids[0]) if pids else -1
        sock.settimeout(None)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        self.last = self._last_of_children = 0.0

    def seconds(self) -> float:
        """Processor seconds so far; the last known ones, once the process has ended."""
        with contextlib.suppress(OSError):
            if self.clock is not None:
                self.last = time.clock_gettime(self.clock)
        return self.last

    def of_children(self) -> float:
        """Processor seconds of its children, and theirs; those that were known, once it has ended."""
        # A child that ends meanwhile may be missed once, and nobody is counted twice: the parent is read first.
        with contextlib.suppress(OSError, ValueError):
            found = _of_children(self._folder, _times(self._folder))
            self._last_of_children = max(self._last_of_children, found)
        return self._last_of_children

    def close(self) -> None:
        """Let go of the process; what is known stays known."""
        if self._folder >= 0:
            os.close(self._folder)
            self._folder = -1


class _Times(NamedTuple):
    """Numbers of a process and of its parent, and seconds: its own, and of the children that it has waited for."""

    number: int
    parent: int
    own: float
    waited: float


def _times(folder: int) -> _Times:
    """What the kernel's folder on a process says of its time; raises OSError once it is gone."""
    number, rest = read("stat", folder).split(maxsplit=1)
    fields = rest.rpartition(")")[2].split()
    own, waited = ((int(fields[at]) + int(fields[at + 1])) / _TICKS for at in (11, 13))
    return _Times(int(number), int(fields[1]), own, waited)


def _of_children(folder: int, times: _Times) -> float:
    """Processor seconds of the children of a process, and of theirs, by its folder in /proc and its own times."""
    total = times.waited
    for child in _living_children(folder):
        with contextlib.suppress(OSError, ValueError):  # it has ended, and been waited for
            below = os.open(f"/proc/{child}", os.O_RDONLY | os.O_DIRECTORY)
            try:
                theirs = _times(below)
                if theirs.parent == times.number:  # else another process has its number
                    total += theirs.own + _of_children(below, theirs)
            finally:
                os.close(below)
    return total


def _living_children(folder: int) -> list[str]:
    """The children that a process has not waited for, by number; none where the kernel keeps no list of them."""
    found: list[str] = []
    tasks = os.open("task", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
    try:
        for task in os.listdir(tasks):
            with contextlib.suppress(OSError):  # a thread that has ended
                found += read(f"{task}/children", tasks).split()
    finally:
        os.close(tasks)
    return found


def read(name: str, folder: int | None = None) -> str:
    """The text of a file of /proc, by its path, or by a name below an open folder; in few system calls."""
    descriptor = os.open(name, os.O_RDONLY, dir_fd=folder)
    try:
        pieces = iter(lambda: os.read(descriptor, 1 << 16), b"")
        return b"".join(pieces).decode(errors="replace")
    finally:
        os.close(descriptor)
