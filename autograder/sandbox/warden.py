"""The warden: process 1 of a submission's process namespace, which ends what outlives its cell or takes too much.

How it works
------------
The judge forks the warden before it has any test in memory. The warden enters namespaces of its own, forks
the student's process under it, and from then on runs none of the student's code. As process 1 it gets, from
inside the namespace, only signals that it handles; it is not dumpable, so it cannot be traced from inside;
and when it ends, the kernel ends everything in the namespace. So whatever a submission starts is gone when
its judge is: the judge's end closes `control`, the warden reads the end of it and returns.

The judge sends orders over `control`, a socket of whole messages, and gets one answer to each: `status`,
`interrupt` and `kill` (the student's main process), `end` (kill it and wait), `snapshot` and `sweep`. A
snapshot remembers the processes that the student's cells left running on purpose, a server in a child
process, say; a sweep, after a group of tests, ends every process that has come since. All are stopped by one
kill(-1), which no fork can slip through, as a stopped process cannot fork; then they are killed one by one,
and those of the snapshot go on.

Between orders it looks at memory, four times a second: what the submission's processes have for themselves, what they
have mapped to share, and what their sockets' buffers may hold. When that exceeds the limit, the largest process ends
first, until the rest fits.

Where a control group can be had (`groups`), the kernel counts, and ends a process at once where the group's own limit
is met, of which the warden reads in the group's events; that limit is higher, as files count in it. The warden asks
for the group's figures, and for processes only when these exceed the limit. Not before: whoever reads of a process's
memory in /proc holds on to that memory meanwhile, and when the process ends then, it is not given back; the kernel,
which finds the group full and no large process in it, ends the next.

Elsewhere it adds up what it finds in /proc. It begins with the cheap question (`/proc/PID/statm`); the list of mappings
(`maps`) and the pages shared by forks (`smaps_rollup`) cost more and are read only when the sum could exceed the limit.

Without isolation (`--no-sandbox`) there are no namespaces: the warden knows only the student's main process,
and neither sweeps nor looks at memory.
"""

import contextlib
import json
import os
import random
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from autograder.sandbox import groups, namespaces
from autograder.sandbox.limits import Limits, apply
from autograder.sandbox.process import fork, read

MEMORY_INTERVAL = 0.25  # seconds between looks at the memory in use
_SWEEP_TIMEOUT = 10.0  # seconds for all processes of a sweep to end
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SOCKET_BUFFER = 208 << 10  # bytes that a socket takes by default before its sender must wait
_DEVICE = 48 << 10  # bytes of the kernel that a network device takes, about
_SHARED_MAPPING = "/dev/zero (deleted)"  # the kernel's name for shared memory without a file
_OWN_FOLDERS = ("/tmp", "/dev/shm", "/scratch")  # files in these are in memory
INSIDE = 1000  # the student's user and group, as seen inside


def confine(
    control: socket.socket,
    line: socket.socket,
    isolated: bool,
    limits: Limits,
    student: Callable[[socket.socket], None],
    group: Sequence[int] = (),
) -> None:
    """Make the namespaces, become the warden, and run `student` in a process under it; does not return.

    `control` connects the judge to the warden, `line` connects it to the student's process. No other process may hold
    `line` open: the judge sees its end as soon as the student's process has ended. `group` is the descriptors of a
    control group for the student's process, where one could be had.
    """
    if isolated:
        flags = namespaces.NEWPID | namespaces.NEWNS | namespaces.NEWIPC | namespaces.NEWUTS
        # A user namespace below the judge's: over the network, which belongs to the judge's, it has no power.
        namespaces.new_user(INSIDE, flags)
        namespaces.die_with_parent(signal.SIGKILL)
        if (first := fork()) != 0:
            for each in (control.detach(), line.detach(), *group):
                os.close(each)
            os.waitpid(first, 0)
            os._exit(0)
        namespaces.die_with_parent(signal.SIGKILL)
        namespaces.mount("proc", "/proc")
        for folder in _OWN_FOLDERS:
            namespaces.mount(
                "tmpfs", folder, options=f"size={limits.scratch},nr_inodes={limits.files},mode=1777"
            )
        # Terminals of its own: those that bubblewrap made are everybody's.
        namespaces.mount(
            "devpts", "/dev/pts", namespaces.MS_NOSUID | namespaces.MS_NOEXEC, "newinstance,ptmxmode=666"
        )
        namespaces.leave_keyring()
        namespaces.forbid_more(limits.networks)
        os.chdir("/scratch")
    main = fork()
    if main == 0:
        control.close()
        with contextlib.suppress(BaseException):
            groups.enter(group)
            os.setsid()  # so that the kernel shares processors out among submissions, however many processes each has
            if isolated:
                namespaces.drop_capabilities()
                apply(limits)
                namespaces.filter_calls()
            random.seed()  # a fork of ours goes on with the numbers of its original
            student(line)
        os._exit(0)
    line.close()
    for each in group[2:]:
        os.close(each)
    # Process 1 gets, from inside, just the signals that it handles.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if isolated:
        namespaces.set_dumpable(False)  # after the fork, and before any of the student's code has come
        namespaces.drop_capabilities()
    events, figures = group[:2] if group else (-1, -1)
    _Warden(control, main, isolated, limits, events, figures).watch()
    os._exit(0)


class State(NamedTuple):
    """The warden's answer to all orders but a sweep, whose answer is a bool."""

    status: int | None  # the waitpid status of the student's main process; None while it runs
    peak: int  # bytes: the most memory that has been in use
    exceeded: (
        bool  # whether a process was ended since the last snapshot, as the memory in use exceeded the limit
    )
    threads: int  # of the student's main process; 0 once it has ended


class _Warden:
    def __init__(
        self, control: socket.socket, main: int, isolated: bool, limits: Limits, events: int, figures: int
    ) -> None:
        self.control, self.main, self.isolated, self.limits = control, main, isolated, limits
        self.events, self.figures = events, figures  # of the submission's control group; -1 without one
        self.killed = groups.killed_in(events)  # what they had said at the last snapshot
        self.spared = {1, main}  # what a sweep lets live
        self.status: int | None = None  # of the student's main process, once it has ended
        self.peak = 0
        self.exceeded = False

    def watch(self) -> None:
        """Obey the judge until it is gone."""
        self.control.send(b"ready")
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        looked = 0.0
        while True:
            ready = poll.poll(MEMORY_INTERVAL * 1000)
            if (now := time.monotonic()) > looked + MEMORY_INTERVAL:
                self.look()
                looked = now
            if ready:
                order = self.control.recv(32).decode()
                if not order:
                    return
                self.control.send(json.dumps(self.obey(order)).encode())

    def obey(self, order: str) -> "State | bool":
        """Carry out one order, and return the answer."""
        if order == "interrupt":
            self._kill(self.main, signal.SIGINT)
        elif order == "kill":
            self._kill(self.main, signal.SIGKILL)
        elif order == "end":  # its line has ended, but the kernel may not be done with the process
            self._kill(self.main, signal.SIGKILL)
            self.reap(patiently=True)
        elif order == "snapshot":  # processes that the student's cells left running on purpose
            self.spared = {1, *self.processes()}
            self.exceeded, self.killed = False, groups.killed_in(self.events)
        elif order == "sweep":
            return self.sweep()
        self.reap()
        threads = len(_threads(self.main)) if self.status is None else 0
        exceeded = self.exceeded or groups.killed_in(self.events) > self.killed
        return State(self.status, self.peak, exceeded, threads)

    def sweep(self) -> bool:
        """End every process that was not there at the snapshot; return whether all have ended."""
        ends = time.monotonic() + _SWEEP_TIMEOUT
        try:
            while others := self._not_spared():
                if time.monotonic() > ends:
                    return False
                # Stop all of them in one call first: a stopped process cannot fork, so none slips through.
                self._kill_all(signal.SIGSTOP)
                for pid in self._not_spared():
                    self._kill(pid, signal.SIGKILL)
                _wait_for(others[0])
            return True
        finally:  # the spared ones were stopped with the rest, or by a call in a test
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
        """Collect processes that have ended: the student's main process, and orphans, which process 1 adopts."""
        with contextlib.suppress(ChildProcessError):
            while True:
                wait = patiently and self.status is None
                pid, status = os.waitpid(self.main if wait else -1, 0 if wait else os.WNOHANG)
                if pid == 0:
                    return
                if pid == self.main:
                    self.status = status

    def look(self) -> None:
        """Measure the memory in use; while it exceeds the limit, end the largest process."""
        if not self.isolated:
            return
        total, used = self._counted_by_the_kernel() or self._added_up()
        self.peak = max(self.peak, total)
        for pid in sorted(used, key=used.__getitem__, reverse=True):
            if total <= self.limits.memory:
                break
            self.exceeded = True
            self._kill(pid, signal.SIGKILL)
            total -= used[pid]

    def _counted_by_the_kernel(self) -> "tuple[int, dict[int, int]] | None":
        """Bytes in use by the control group's figures, and by process where they are too many; None without a group."""
        counted = groups.in_use(self.figures)
        if counted is None:
            return None
        sockets = memory_of_sockets()
        total = max(0, counted - sum(map(_bytes_of_files, _OWN_FOLDERS))) + sockets
        if total <= self.limits.memory:
            return total, {}
        # The kernel also counts what it has not taken back yet of processes that have ended.
        resident = {pid: resident_of(pid) for pid in _all_there() if pid != 1}
        return min(total, sum(resident.values()) + sockets), resident

    def _added_up(self) -> "tuple[int, dict[int, int]]":
        """Bytes in use by what /proc shows, in all and by process."""
        sizes = {pid: sizes_of(pid) for pid in _all_there() if pid != 1}  # (0, 0) for one that has ended
        sockets = memory_of_sockets()
        used = {pid: own for pid, (_, own) in sizes.items()}
        # Listing a process's shared mappings is slow. It is needed only when even the total that is reserved exceeds
        # the limit, since shared memory is a part of it.
        if sum(reserved for reserved, _ in sizes.values()) + sockets > self.limits.memory:
            used = {pid: own + mapped_to_share(pid, reserved - own) for pid, (reserved, own) in sizes.items()}
        if sum(used.values()) + sockets > self.limits.memory:  # forks share most of their pages
            used = {pid: most - shared_by_copies(pid) for pid, most in used.items()}
        return sum(used.values()) + sockets, used

    def processes(self) -> Iterator[int]:
        """The processes that run in this namespace; without a namespace, the student's main process alone."""
        if not self.isolated:
            return iter({self.main} if self.status is None else ())
        return (pid for pid in _all_there() if not _is_over(pid))

    def _kill(self, pid: int, number: signal.Signals) -> None:
        if (
            pid != self.main or self.status is None
        ):  # once it is collected, its number may be another process's
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)


def _wait_for(pid: int) -> None:
    """Wait up to 0.1 seconds for a process to end."""
    with contextlib.suppress(OSError):
        descriptor = os.pidfd_open(pid)
        select.select([descriptor], [], [], 0.1)
        os.close(descriptor)


def sizes_of(pid: int) -> tuple[int, int]:
    """Bytes of address space that a process has reserved, used or not, and bytes of memory that are its alone.

    Memory shared by files is not counted: the scratch folders have a limit of their own.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        reserved, resident, shared = map(int, read(f"/proc/{pid}/statm").split()[:3])
        if reserved == 0:  # it has ended, or its first thread has
            reserved, resident, shared = map(int, read(f"{_memory_folder(pid)}/statm").split()[:3])
        return reserved * _PAGE, (resident - shared) * _PAGE
    return 0, 0


def resident_of(pid: int) -> int:
    """Bytes of memory that a process has, alone or with others; 0 once it has ended."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(read(f"{_memory_folder(pid)}/statm").split()[1]) * _PAGE
    return 0


def _bytes_of_files(folder: str) -> int:
    """Bytes that the files of a file system in memory take."""
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def mapped_to_share(pid: int, most: int) -> int:
    """Bytes of shared mappings without a file, used or not; `most` if the process hides its mappings."""
    try:
        maps = read(f"/proc/{pid}/maps") or read(f"{_memory_folder(pid)}/maps")
    except PermissionError:
        return most
    except OSError:
        return 0
    shared = [each.split()[0].split("-") for each in maps.splitlines() if each.endswith(_SHARED_MAPPING)]
    return sum(int(end, 16) - int(at, 16) for at, end in shared)


def shared_by_copies(pid: int) -> int:
    """Bytes of a process's own memory that it shares with its forks, and that are counted there."""
    with contextlib.suppress(OSError, KeyError):  # an older kernel has no Pss_Anon
        text = read(f"{_memory_folder(pid)}/smaps_rollup")
        sizes = {
            name: int(rest.split()[0]) << 10
            for name, _, rest in (each.partition(":") for each in text.splitlines()[1:])
        }
        return max(0, sizes["Anonymous"] - sizes["Pss_Anon"])
    return 0


def memory_of_sockets() -> int:
    """Bytes that sockets' buffers may hold and network devices take; the kernel counts them for no process.

    Of this network and of those that a process or a thread here has made: each has files of its own below /proc.
    """
    networks = {_file_number("/proc/self/net/sockstat"): "/proc/self/net"}
    for pid in _all_there():
        for thread in _threads(pid):
            folder = f"/proc/{pid}/task/{thread}/net"
            networks.setdefault(_file_number(f"{folder}/sockstat"), folder)
    return sum(_memory_of_network(folder) for folder in networks.values())


def _memory_of_network(folder: str) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        devices = len(read(f"{folder}/dev").splitlines()) - 3  # two lines of heading, and `lo`
        return int(read(f"{folder}/sockstat").split()[2]) * _SOCKET_BUFFER + devices * _DEVICE
    return 0


def _file_number(path: str) -> int:
    with contextlib.suppress(OSError):
        return os.stat(path).st_ino
    return -1


def _all_there() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())


def _is_over(pid: int) -> bool:
    """Whether a process has ended: all of its threads, since the first may end before the others."""
    return not any(_is_alive(f"/proc/{pid}/task/{thread}") for thread in _threads(pid))


def _threads(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return os.listdir(f"/proc/{pid}/task")
    return []


def _is_alive(task: str) -> bool:
    with contextlib.suppress(OSError, IndexError):
        return read(f"{task}/stat").rpartition(")")[2].split()[0] not in "ZX"
    return False


def _memory_folder(pid: int) -> str:
    """Where the kernel tells of a process's memory: nowhere in the folder of a thread that has ended."""
    alive = (f"/proc/{pid}/task/{each}" for each in _threads(pid))
    first = f"/proc/{pid}"
    return first if _is_alive(first) else next(filter(_is_alive, alive), first)
