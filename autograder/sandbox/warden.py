"""Process 1 of a submission's pid namespace: starts the student's process, ends what outlives its cell.

The warden runs none of the student's code. As process 1 it cannot be killed from inside, and it is not dumpable,
so it cannot be traced from inside either; when it ends, the kernel ends everything in the namespace.
"""

import contextlib
import json
import os
import random
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator

from autograder.sandbox import namespaces
from autograder.sandbox.limits import Limits, apply
from autograder.sandbox.process import fork

TURN = 250  # milliseconds between looks at the memory in use
_PATIENCE = 10.0  # seconds for everything to end that was told to
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SOCKET = 208 << 10  # bytes that one takes by default before its sender must wait
_SHARED = "/dev/zero (deleted)"  # how the kernel calls memory that has no file and is shared
INSIDE = 1000  # the student's user and group, as seen inside


def confine(
    control: socket.socket,
    line: socket.socket,
    isolated: bool,
    limits: Limits,
    student: Callable[[socket.socket], None],
) -> None:
    """Make the namespaces, start the warden and, under it, `student`; does not return.

    `control` is the judge's line to the warden, `line` its line to the student's process. Nobody else may hold that
    one open: by its end the judge learns at once that the process has ended.
    """
    if isolated:
        flags = namespaces.NEWPID | namespaces.NEWNS | namespaces.NEWIPC | namespaces.NEWUTS
        # A user namespace below the judge's: over the network, which belongs to the judge's, it has no power.
        namespaces.new_user(INSIDE, flags)
        namespaces.die_with_parent(signal.SIGKILL)
        if (first := fork()) != 0:
            control.close()
            line.close()
            os.waitpid(first, 0)
            os._exit(0)
        namespaces.die_with_parent(signal.SIGKILL)
        namespaces.mount("proc", "/proc")
        for folder in ("/tmp", "/dev/shm", "/scratch"):
            namespaces.mount("tmpfs", folder, options=f"size={limits.scratch},mode=1777")
        # Terminals of its own: those that bubblewrap made are everybody's.
        namespaces.mount(
            "devpts", "/dev/pts", namespaces.MS_NOSUID | namespaces.MS_NOEXEC, "newinstance,ptmxmode=666"
        )
        namespaces.leave_keyring()
        namespaces.forbid_more()
        os.chdir("/scratch")
    main = fork()
    if main == 0:
        control.close()
        with contextlib.suppress(BaseException):
            os.setsid()  # so that the kernel shares processors out among submissions, however many processes each has
            if isolated:
                namespaces.drop_capabilities()
                apply(limits)
                namespaces.filter_calls()
            random.seed()  # which goes on in a copy where it stood
            student(line)
        os._exit(0)
    line.close()
    # Process 1 gets, from inside, just the signals that it handles.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if isolated:
        namespaces.set_dumpable(False)  # after the fork, and before any of the student's code has come
        namespaces.drop_capabilities()
    _Warden(control, main, isolated, limits).watch()
    os._exit(0)


class _Warden:
    def __init__(self, control: socket.socket, main: int, isolated: bool, limits: Limits) -> None:
        self.control, self.main, self.isolated, self.limits = control, main, isolated, limits
        self.spared = {1, main}
        self.status: int | None = None  # of the student's main process, once it has ended
        self.peak = 0
        self.exceeded = False

    def watch(self) -> None:
        """Serve the judge until it is gone."""
        self.control.send(b"ready")
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        looked = 0.0
        while True:
            ready = poll.poll(TURN)
            if (now := time.monotonic()) > looked + TURN / 1000:
                self.look()
                looked = now
            if ready:
                order = self.control.recv(32).decode()
                if not order:
                    return
                self.control.send(json.dumps(self.obey(order)).encode())

    def obey(self, order: str) -> object:
        """Do one thing for the judge."""
        if order == "interrupt":
            self._kill(self.main, signal.SIGINT)
        elif order == "kill":
            self._kill(self.main, signal.SIGKILL)
        elif order == "end":  # its line is closed, but the kernel may not be done with it
            self._kill(self.main, signal.SIGKILL)
            self.reap(patiently=True)
        elif order == "snapshot":  # what the student's cells left running on purpose
            self.spared = {1, *self.processes()}
        elif order == "sweep":
            return self.sweep()
        self.reap()
        return {"status": self.status, "peak": self.peak, "exceeded": self.exceeded}

    def sweep(self) -> bool:
        """End everything that was not there at the snapshot; say whether that succeeded."""
        ends = time.monotonic() + _PATIENCE
        try:
            while others := self._not_spared():
                if time.monotonic() > ends:
                    return False
                # First all are stopped at one stroke, which no fork slips through: what is stopped cannot fork.
                self._kill_all(signal.SIGSTOP)
                for pid in self._not_spared():
                    self._kill(pid, signal.SIGKILL)
                _wait_for(others[0])
            return True
        finally:  # a test's call may have stopped them, too
            for pid in self.spared - {1}:
                self._kill(pid, signal.SIGCONT)

    def _not_spared(self) -> list[int]:
        self.reap()
        return [pid for pid in self.processes() if pid not in self.spared]

    def _kill_all(self, number: signal.Signals) -> None:
        if self.isolated:  # else -1 would mean every process of this machine
            with contextlib.suppress(ProcessLookupError):
                os.kill(-1, number)

    def reap(self, patiently: bool = False) -> None:
        """Take note of what has ended: our child, for which we may wait, and orphans that were given to us."""
        with contextlib.suppress(ChildProcessError):
            while True:
                wait = patiently and self.status is None
                pid, status = os.waitpid(self.main if wait else -1, 0 if wait else os.WNOHANG)
                if pid == 0:
                    return
                if pid == self.main:
                    self.status = status

    def look(self) -> None:
        """Note the memory in use; while it is too much, end the largest processes."""
        if not self.isolated:
            return
        sizes = {pid: sizes_of(pid) for pid in _all_there() if pid != 1}  # one that is over has none
        sockets = memory_of_sockets()
        used = {pid: own for pid, (_, own) in sizes.items()}
        # What a process shares is in a long list, and is part of what it has reserved: mostly little enough.
        if sum(reserved for reserved, _ in sizes.values()) + sockets > self.limits.memory:
            used = {pid: own + mapped_to_share(pid, reserved - own) for pid, (reserved, own) in sizes.items()}
        if sum(used.values()) + sockets > self.limits.memory:  # now more slowly: copies share much of it
            used = {pid: most - shared_by_copies(pid) for pid, most in used.items()}
        total = sum(used.values()) + sockets
        self.peak = max(self.peak, total)
        for pid in sorted(used, key=used.__getitem__, reverse=True):
            if total <= self.limits.memory:
                break
            self.exceeded = True
            self._kill(pid, signal.SIGKILL)
            total -= used[pid]

    def processes(self) -> Iterator[int]:
        """Those that run in this namespace; without one of our own, just the student's."""
        if not self.isolated:
            return iter({self.main} if self.status is None else ())
        return (pid for pid in _all_there() if not _is_over(pid))

    def _kill(self, pid: int, number: signal.Signals) -> None:
        if pid != self.main or self.status is None:  # its number may be somebody else's by now
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)


def _wait_for(pid: int) -> None:
    """Until a process has ended, but not for long."""
    with contextlib.suppress(OSError):
        descriptor = os.pidfd_open(pid)
        select.select([descriptor], [], [], 0.1)
        os.close(descriptor)


def sizes_of(pid: int) -> tuple[int, int]:
    """Bytes that a process has reserved, used or not, and bytes that it has for itself.

    What it shares by files is not counted: the scratch folders have a limit of their own.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        reserved, resident, shared = map(int, _read(f"/proc/{pid}/statm").split()[:3])
        return reserved * _PAGE, (resident - shared) * _PAGE
    return 0, 0


def mapped_to_share(pid: int, most: int) -> int:
    """Bytes of memory that a process has mapped to share with others, used or not; `most` if it hides that."""
    try:
        maps = _read(f"/proc/{pid}/maps")
    except PermissionError:
        return most
    except OSError:
        return 0
    shared = [each.split()[0].split("-") for each in maps.splitlines() if each.endswith(_SHARED)]
    return sum(int(end, 16) - int(at, 16) for at, end in shared)


def shared_by_copies(pid: int) -> int:
    """Bytes of a process's own memory that are its parent's or children's too, as far as they count for those."""
    with contextlib.suppress(OSError, KeyError):  # an older kernel does not say how much of it is shared
        text = _read(f"/proc/{pid}/smaps_rollup")
        sizes = {
            name: int(rest.split()[0]) << 10
            for name, _, rest in (each.partition(":") for each in text.splitlines()[1:])
        }
        return max(0, sizes["Anonymous"] - sizes["Pss_Anon"])
    return 0


def memory_of_sockets() -> int:
    """Bytes that the buffers of this network's sockets may hold, which the kernel counts for no process."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(_read("/proc/self/net/sockstat").split()[2]) * _SOCKET
    return 0


def _all_there() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())


def _read(path: str) -> str:
    """A file of /proc, by as few calls as can be: this goes on as long as a submission does."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        pieces = iter(lambda: os.read(descriptor, 1 << 20), b"")
        return b"".join(pieces).decode(errors="replace")
    finally:
        os.close(descriptor)


def _is_over(pid: int) -> bool:
    try:
        return _read(f"/proc/{pid}/stat").rpartition(")")[2].split()[0] in "ZX"
    except (OSError, IndexError):
        return True
