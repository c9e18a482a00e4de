"""Control groups: the kernel's own account of what a submission's processes take together, where one can be had.

How it works
------------
The warden adds up what it can see of a submission's processes, a few times a second. A control group counts
everything, when it is taken: buffers of sockets and pipes, files in memory, page tables, shared memory, processes
whose first thread has gone. At the limit the kernel itself ends the largest process of the group.

The grader makes a group when a submission comes and none is idle: a folder of the kernel's, in which the limits are
written. It opens the folder's files of events and of figures and its list of processes, and hands the descriptors into
the box with the judge's socket. The warden's child writes "0" (itself) to the list and closes them all before any of
the student's code has come; all that it starts is counted with it, while warden and judge are not. The kernel asks what
the grader, who opened the list, may do, and not the child. The warden keeps the events, which say how many processes
memory has cost, and the figures, which say how much is in use. Nothing of the file system of control groups is in the
box.

Version 1 has a tree of folders for each kind of limit, and any folder may have folders below it: a group is made
below the grader's own, and has that one's limits too. In version 2 a folder with processes can have none with limits
below it: a group is made in the nearest folder above whose groups have both limits and in which this user may make
one. Root has such a folder, and an ordinary user has it in what systemd gives to them (`systemd-run --user --scope`).

A group that is empty again is used for the next submission with the same limits; one in which memory is left, which
no process has any more, is removed instead. The grader holds a lock on each folder, which ends
with the grader, so the next one knows, and removes, the groups of a grader that was killed.
"""

import contextlib
import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from autograder.sandbox.limits import Limits

SWITCH = "AUTOGRADER_CONTROL_GROUPS"  # "no" in the environment: the warden counts alone
MOST_DESCRIPTORS = 4  # of one group
NAME = "autograder-"
_SCRATCH_FOLDERS = 3  # files in these are memory, too
_LEFT = 8  # divisor: when a group is used again, so much of its memory may be in use, by the kernel's caches
_NEW = 2.0  # seconds for which a group is nobody's leaving: a grader that starts may not have its lock yet
_REMOVE_TIMEOUT, _REMOVE_INTERVAL = 5.0, 0.01  # seconds

# By version: the file by which a process enters, that of events, that of the memory in use, that which limits memory,
# and others that a kernel may lack: memory with what is swapped out, the buffers of TCP and UDP.
# By `tasks` a process of one thread enters without the lock of the whole machine that `cgroup.procs` takes
# (docs/performance.md).
_ENTRY = {1: "tasks", 2: "cgroup.procs"}
_EVENTS = {1: "memory.oom_control", 2: "memory.events"}
_FIGURES = "memory.stat"
_OWN_AND_SHARED = (b"rss", b"anon", b"shmem")  # in version 1, in version 2, in both
_IN_USE = {1: "memory.usage_in_bytes", 2: "memory.current"}
_MEMORY = {1: "memory.limit_in_bytes", 2: "memory.max"}
_MORE = {1: ("memory.memsw.limit_in_bytes", "memory.kmem.tcp.limit_in_bytes"), 2: ("memory.swap.max",)}


class Place(NamedTuple):
    """Folders in which groups can be made: in version 1 one for memory and one for processes, in version 2 one."""

    version: int
    folders: tuple[Path, ...]


def find(tree: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> Place | str:
    """The place for groups of this process's making, or why there is none."""
    if os.environ.get(SWITCH) == "no":
        return f"{SWITCH} says no"
    paths: dict[str, str] = {}  # of this process, by kind of limit; version 2 has no name
    with contextlib.suppress(OSError):
        for line in own.read_text().splitlines():
            _, kinds, path = line.split(":", 2)
            paths |= dict.fromkeys(kinds.split(","), path.lstrip("/"))
    if "memory" in paths and "pids" in paths:
        folders = tuple(tree / kind / paths[kind] for kind in ("memory", "pids"))
        if all(os.access(folder, os.W_OK) for folder in folders):
            return Place(1, folders)
        return "in version 1 only root can make them, and not in every container"
    if "" not in paths or not (tree / "cgroup.controllers").exists():
        return "this machine has none for memory and processes"
    folder = tree / paths[""]
    while not {"memory", "pids"} <= set(_text(folder / "cgroup.subtree_control").split()):
        if _text(folder / "memory.max").strip() not in ("", "max"):
            return "the grader's own has a limit on memory, which a submission would leave"
        if folder == tree:
            return "none here may have groups with limits in it"
        folder = folder.parent
    if os.access(folder, os.W_OK) and os.access(folder / "cgroup.procs", os.W_OK):
        return Place(2, (folder,))
    return "this user may make none here; one can be had with systemd-run --user --scope before the command"


class Group:
    """One group, for one submission at a time; raises OSError where it cannot be made."""

    def __init__(self, place: Place, limits: tuple[int, int]) -> None:
        self.version, self.limits = place.version, limits
        memory, processes = limits
        name = NAME + os.urandom(6).hex()
        self.folders = [folder / name for folder in place.folders]
        self.descriptors: list[int] = []  # events, figures, and of each folder the list of processes
        self._locks: list[int] = []
        try:
            for folder in self.folders:
                os.mkdir(folder)
                self._locks.append(_locked(folder))
            _write(self.folders[0] / _MEMORY[self.version], memory)
            for file in _MORE[self.version]:
                with contextlib.suppress(OSError):
                    _write(self.folders[0] / file, 0 if file == "memory.swap.max" else memory)
            _write(self.folders[-1] / "pids.max", processes)
            for file in (_EVENTS[self.version], _FIGURES):
                self.descriptors.append(os.open(self.folders[0] / file, os.O_RDONLY))
            self.descriptors += [
                os.open(folder / _ENTRY[self.version], os.O_WRONLY) for folder in self.folders
            ]
        except OSError:
            self.remove()
            raise

    def is_empty(self) -> bool:
        """Whether no process is in it."""
        return not any(map(_members, self.folders))

    def is_free(self) -> bool:
        """Whether what was in it has given its memory back."""
        in_use = _text(self.folders[0] / _IN_USE[self.version])
        return in_use != "" and int(in_use) <= self.limits[0] // _LEFT

    def remove(self) -> None:
        """End what is still in it, and remove it."""
        for folder in self.folders:
            _remove(folder)
        while each := self.descriptors or self._locks:
            os.close(each.pop())


class Groups:
    """The groups of one grader; `why_not` is empty where they can be had."""

    def __init__(self, place: Place | str) -> None:
        """Remove what killed graders have left, and make a first group, to see whether that works."""
        self.place = None if isinstance(place, str) else place
        self.why_not = place if isinstance(place, str) else ""
        self._changing = threading.Lock()
        self._all: list[Group] = []
        self._idle: list[Group] = []
        try:
            if self.place:
                _remove_stale(self.place)
                self._all = [Group(self.place, _limits_of(Limits()))]
                self._idle = list(self._all)
        except OSError as error:
            self.place, self.why_not = None, f"the kernel says: {error.strerror}"

    @contextlib.contextmanager
    def one(self, limits: Limits) -> Iterator[Sequence[int]]:
        """The descriptors of a group with these limits, for one submission; none where it cannot be had."""
        group = self._take(_limits_of(limits))
        try:
            yield group.descriptors if group else ()
        finally:
            if group:
                self._idle.append(group)

    def _take(self, limits: tuple[int, int]) -> Group | None:
        with self._changing, contextlib.suppress(OSError):
            for group in [each for each in self._idle if each.limits == limits]:
                if group.is_empty():  # else the kernel is not done with what was in it
                    self._idle.remove(group)
                    if group.is_free():
                        return group
                    self._all.remove(group)
                    group.remove()
            if self.place:
                self._all.append(Group(self.place, limits))
                return self._all[-1]
        return None

    def close(self) -> None:
        """Remove all groups; the box has ended."""
        with self._changing:
            self.place = None
            self._idle.clear()
            while self._all:
                self._all.pop().remove()


def enter(descriptors: Sequence[int]) -> None:
    """Have this process, and all that it starts from now on, counted in a group; no descriptor of it stays open."""
    for number, each in enumerate(descriptors):
        with contextlib.suppress(OSError):  # a group that somebody has removed: the warden counts alone
            if number > 1:
                os.write(each, b"0")
        os.close(each)


def killed_in(events: int) -> int:
    """The number of processes that the limit on memory has cost a group; 0 without a group (-1)."""
    with contextlib.suppress(OSError):
        for line in os.pread(events, 4096, 0).splitlines():
            name, _, number = line.partition(b" ")
            if name == b"oom_kill":
                return int(number)
    return 0


def in_use(figures: int) -> int | None:
    """Bytes that a group's processes have for themselves or share, files in memory too; None without a group (-1)."""
    with contextlib.suppress(OSError):
        rows = (line.split() for line in os.pread(figures, 4096, 0).splitlines())
        return sum(int(row[1]) for row in rows if row[0] in _OWN_AND_SHARED)
    return None


def _limits_of(limits: Limits) -> tuple[int, int]:
    """The limits of a group, on bytes and processes: files in the scratch folders are memory, too."""
    return limits.memory + _SCRATCH_FOLDERS * limits.scratch, limits.processes


def _remove_stale(place: Place) -> None:
    """Remove the groups of graders that have ended, below this place and its neighbours (other sessions)."""
    neighbours = [each for folder in place.folders for each in (folder, *folder.parent.iterdir())]
    for left in {left for each in neighbours for left in each.glob(f"{NAME}*")}:
        with contextlib.suppress(OSError):  # a living grader's, or not ours to remove
            if time.time() - left.stat().st_mtime > _NEW:
                os.close(_locked(left))
                _remove(left)


def _remove(folder: Path) -> None:
    """End what is in a folder and remove it."""
    ends = time.monotonic() + _REMOVE_TIMEOUT
    while folder.exists() and time.monotonic() < ends:
        with contextlib.suppress(OSError):
            os.rmdir(folder)
            return
        with contextlib.suppress(OSError):
            _write(folder / "cgroup.kill", 1)  # version 2, Linux 5.14
        for member in filter(None, _members(folder)):  # 0 is one of another process namespace
            with contextlib.suppress(ProcessLookupError):
                os.kill(member, signal.SIGKILL)
        time.sleep(_REMOVE_INTERVAL)


def _members(folder: Path) -> list[int]:
    return [int(word) for word in _text(folder / "cgroup.procs").split()]


def _locked(folder: Path) -> int:
    """A descriptor of a folder, with its lock; raises BlockingIOError while another process has that."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _text(file: Path) -> str:
    with contextlib.suppress(OSError):
        return file.read_text()
    return ""


def _write(file: Path, number: int) -> None:
    """Write a number to a file of the kernel's, which must be there."""
    descriptor = os.open(file, os.O_WRONLY)
    try:
        os.write(descriptor, str(number).encode())
    finally:
        os.close(descriptor)
