"""What an attack must not have touched, looked at from outside: processes, files, sockets."""

import contextlib
import hashlib
import os
import select
import socket
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

from autograder.judge.client import Sandbox

NAME = "hostile-was-here"  # what attacks call the files that they leave


def descendants(pid: int) -> dict[int, str]:
    """The processes below one, as this machine sees them, with their names."""
    children: dict[int, list[tuple[int, str]]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError):
                name, _, rest = Path(f"/proc/{entry}/stat").read_text().partition("(")[2].rpartition(")")
                children.setdefault(int(rest.split()[1]), []).append((int(entry), name))
    found: dict[int, str] = {}
    open_ = [pid]
    while open_:
        for child, name in children.get(open_.pop(), []):
            found[child] = name
            open_.append(child)
    return found


class Processes:
    """Those of a sandbox when nothing is judged, and whether more of them are there later."""

    def __init__(self, box: Sandbox) -> None:
        self._first = box._process.pid
        self.own = set(descendants(self._first))

    def left(self, seconds: float = 5.0) -> dict[int, str]:
        """What is still there of the submissions after so many seconds at most."""
        ends = time.monotonic() + seconds
        while (left := self._others()) and (patience := ends - time.monotonic()) > 0:
            with contextlib.suppress(ProcessLookupError):
                descriptor = os.pidfd_open(min(left))
                select.select([descriptor], [], [], patience)
                os.close(descriptor)
        return left

    def _others(self) -> dict[int, str]:
        found = descendants(self._first)
        return {pid: name for pid, name in found.items() if pid not in self.own and not _is_over(pid)}


def _is_over(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


class Canaries:
    """A course, a gradebook and another submission, and the folders where a file must not turn up."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = [
            root / name
            for name in (
                "build/gradebook.db",
                "course/01/one.ipynb",
                "build/submitted/ada/01/one.ipynb",
                "nbgrader_config.py",
                "home/.bashrc",
                "home/.ipython/profile_default/startup/00.py",
            )
        ]
        for file in self.files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("def total(numbers):\n    return sum(numbers)\n")
        self._before = self._digest()

    def changed(self) -> list[str]:
        """What is not as it was."""
        now = self._digest()
        return sorted(
            name for name in now.keys() | self._before.keys() if now.get(name) != self._before.get(name)
        )

    def _digest(self) -> dict[str, str]:
        found = {
            str(path): f"{path.lstat().st_mode} " + hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.root.rglob("*")
            if path.is_file()
        }
        for folder in ("/", "/tmp", "/dev/shm", "/var/tmp", "/run", str(Path.home())):
            if os.path.lexists(f"{folder}/{NAME}"):
                found[f"{folder}/{NAME}"] = "left there"
        for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")}:
            for entry in os.scandir(folder):
                if not entry.name.startswith("__pycache__"):
                    found[entry.path] = str(entry.stat(follow_symlinks=False).st_mtime_ns)
        return found


@contextlib.contextmanager
def servers(place: Path) -> Iterator[tuple[int, list[socket.socket]]]:
    """Servers on this machine that nobody may reach: a port, an abstract and a named Unix socket."""
    with contextlib.ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        listening = [tcp]
        for address in ("\0loopback-hostile", f"{place}.sock"):
            sock = stack.enter_context(socket.socket(socket.AF_UNIX))
            with contextlib.suppress(OSError):  # another run of these tests has it, or the path is long
                sock.bind(address)
                sock.listen()
                listening.append(sock)
        yield tcp.getsockname()[1], listening


def called(listening: list[socket.socket]) -> int:
    """How many of them somebody has called."""
    return len(select.select(listening, [], [], 0)[0])
