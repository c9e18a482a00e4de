"""Processes: who is seen, who can be looked into, what stays behind."""

import array
import contextlib
import ctypes
import os
import signal
import socket
import stat
import sys
from pathlib import Path

from autograder.doctor.probes import Broken
from autograder.sandbox import namespaces

LEFT_LIFETIME = 30  # seconds that a process left behind lives, where nothing ends it
END_TIMEOUT = 5.0  # seconds for the kernel to end a process
_SO_PEERPIDFD, _PIDFD_GETFD = 77, 438

_libc = ctypes.CDLL(None, use_errno=True)


def only_own() -> None:
    """/proc shows this process, its parent the warden, and no other."""
    others = sorted(set(_pids()) - {1, os.getpid()})
    if others or os.getppid() != 1:
        raise Broken(f"/proc shows {len(others)} more, process {(others or [1])[0]} among them.")


def cannot_reach(outside: int) -> None:
    """Neither the warden nor the process with this number outside can be signalled to death or looked into."""
    strangers = {outside} - {1, os.getpid()}  # in a container the doctor's number may be small
    for pid in {1} | strangers:
        for what in ("mem", "environ", "maps"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/{what}", "rb") as file:
                file.read(1)  # what is not mapped cannot be read; what may not be read cannot even be opened
                raise Broken(f"/proc/{pid}/{what} can be read.")
    for pid in strangers:
        with contextlib.suppress(OSError):
            os.kill(pid, 0)
            raise Broken(f"Process {pid}, which is the doctor, can be signalled.")
    if os.getppid() != 1:
        raise Broken("This process's parent is no warden.")
    for number in (
        signal.SIGKILL,
        signal.SIGSTOP,
    ):  # which no kernel delivers to the first process of a namespace
        os.kill(1, number)
    if os.getppid() != 1:
        raise Broken("The warden could be killed.")


def judge_unreadable() -> None:
    """At the other end of the sockets that were inherited is the judge: it can be neither named nor opened."""
    for name in os.listdir("/proc/self/fd"):
        number = int(name)
        with contextlib.suppress(OSError):
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as sock:
                if sock.family == socket.AF_UNIX:
                    _cannot_open(sock)


def leave(token: str) -> int:
    """Leave a process that is nobody's child, in a session of its own if it may; return its number."""
    reading, writing = os.pipe()
    said, saying = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(PermissionError):
            os.setsid()
        if (grandchild := os.fork()) != 0:
            os.write(saying, str(grandchild).encode())
            os._exit(0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        signal.alarm(LEFT_LIFETIME)
        os.set_inheritable(writing, True)
        program = f"import os, signal; os.close({writing}); signal.pause()"
        os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", program, token])
    for each in (writing, saying):
        os.close(each)
    os.waitpid(child, 0)
    pid = int(os.read(said, 20))
    os.read(reading, 1)  # ends when the program has closed the other end: /proc shows its words by then
    for each in (reading, said):
        os.close(each)
    return pid


def wait() -> None:
    """Stay until the end of the submission."""
    namespaces.die_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(LEFT_LIFETIME)
    signal.pause()


def gone(token: str) -> None:
    """No process runs that was started under this name."""
    if found := running(token):
        raise Broken(f"Process {found[0]} still runs.")


def running(token: str) -> list[int]:
    """The processes with this word on their command line, as far as /proc shows them."""
    found = []
    for pid in _pids():
        with contextlib.suppress(OSError):
            if token.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                found.append(pid)
    return found


def _pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _cannot_open(sock: socket.socket) -> None:
    pid, _, _ = array.array("i", sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    if pid > 0 and pid != os.getpid():
        with contextlib.suppress(OSError), open(f"/proc/{pid}/mem", "rb"):
            raise Broken(f"The judge is process {pid}, and its memory can be read.")
    with contextlib.suppress(OSError):
        (judge,) = array.array("i", sock.getsockopt(socket.SOL_SOCKET, _SO_PEERPIDFD, 4))  # Linux 6.5
        try:
            if _libc.syscall(_PIDFD_GETFD, judge, 0, 0) >= 0:
                raise Broken("The judge's descriptors can be taken.")
            signal.pidfd_send_signal(judge, 0)
            raise Broken("The judge can be signalled.")
        finally:
            os.close(judge)
