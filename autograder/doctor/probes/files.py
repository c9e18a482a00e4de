"""Files: what must not be seen, what must not be written, what must not be found."""

import contextlib
import errno
import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.doctor.probes import Broken
from autograder.sandbox import namespaces

OWN = ("/scratch", "/tmp", "/dev/shm")  # the only places where a submission may write
_MOST = 1000  # folders looked at in one file system


def unseen(paths: Sequence[str]) -> None:
    """None of these is there."""
    seen = [path for path in paths if _is_there(path)]
    if seen:
        raise Broken(f"{seen[0]} is seen" + (f", and {len(seen) - 1} more." if seen[1:] else "."))


def read_only() -> None:
    """No file can be made in any mounted file system but the submission's own."""
    mounted = _mounted()
    for place in mounted:
        if place in OWN or not os.path.isdir(place) or os.statvfs(place).f_flag & os.ST_RDONLY:
            continue
        for folder in _folders(place, mounted):
            if _takes_a_file(folder):
                raise Broken(f"A file can be made in {folder}.")


def no_mounts() -> None:
    """No file system can be mounted, in a namespace of one's own neither."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            with contextlib.suppress(OSError):
                namespaces.new_user(0, 0)
            with contextlib.suppress(OSError):
                namespaces.unshare(namespaces.NEWNS)
                os._exit(1)
            os._exit(0)
        os._exit(2)
    if os.waitpid(child, 0)[1] != 0:
        raise Broken("A mount namespace can be made, and memory used in it that no limit knows of.")


def empty() -> None:
    """Nothing lies where another submission, or anybody else, could have left it."""
    for folder in (*OWN, "/dev/pts", "/dev/mqueue"):
        left = sorted(set(os.listdir(folder)) - {"ptmx"}) if os.path.isdir(folder) else []
        if left:
            raise Broken(f"{folder} holds {left[0]}.")
    if not os.path.isdir("/scratch"):
        raise Broken("There is no /scratch.")


def write_here() -> None:
    """Each of a submission's own places takes a file."""
    for folder in OWN:
        Path(folder, "own").write_bytes(b"own")


def no_open_files() -> None:
    """No descriptor leads to a file of somebody else's."""
    for name in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{name}")
        except FileNotFoundError:
            continue  # the one that listed the folder
        if target.startswith("/") and not target.startswith(("/dev/", "/proc/", "/memfd:")):
            raise Broken(f"Descriptor {name} leads to {target}.")


def _is_there(path: str) -> bool:
    try:
        os.lstat(path)
    except OSError:
        return False
    return True


def _mounted() -> list[str]:
    """Where file systems are mounted, that of the processes aside."""
    places = []
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        ours, _, theirs = line.partition(" - ")
        if theirs.split()[0] not in ("proc", "sysfs", "cgroup", "cgroup2"):
            places.append(ours.split()[4].encode().decode("unicode_escape"))
    return places


def _folders(place: str, mounted: Sequence[str]) -> Iterator[str]:
    """A file system's folders, the nearest to its top first, as far as they can be read."""
    waiting = deque([place])
    for _ in range(_MOST):
        if not waiting:
            return
        folder = waiting.popleft()
        yield folder
        with contextlib.suppress(OSError), os.scandir(folder) as found:
            below = [each.path for each in found if each.is_dir(follow_symlinks=False)]
            waiting.extend(sorted(set(below) - set(mounted)))


def _takes_a_file(folder: str) -> bool:
    """Whether a file can be made there; it has no name, so nothing is left of it."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600))
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR):
            return os.access(folder, os.W_OK)
        return False
    return True
