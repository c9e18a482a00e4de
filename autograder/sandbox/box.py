"""The outer sandbox: bubblewrap around the broker, with the view of the file system that all submissions share."""

import os
import shutil
import site
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from autograder.errors import UserError

FIRST_USER, USERS = 1_610_600_000, 10_000  # unused user numbers: one for each submission, in turns
BENCH = "/bench"  # inside, the folder of the packages loopback and autograder; nothing else of the course is there
ENVIRONMENT = "/environment"  # inside, this Python's environment, where its own folder is covered
COVERED = ("/tmp", "/scratch", "/dev", "/proc")  # inside, folders of each submission's own
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
ETC = ("ld.so.cache", "alternatives", "localtime", "hosts", "nsswitch.conf", "services", "protocols")


def remedy() -> str:
    """The advice that ends every message about a sandbox that cannot be made."""
    return (
        "Run `autograder doctor`, which says what this machine lacks. To grade without a sandbox, where a submission "
        "can read and change whatever you can, say --no-sandbox."
    )


def start(sock: socket.socket, program: str, sandboxed: bool, ipython: bool) -> subprocess.Popen[bytes]:
    """Start a module as the broker at the other end of `sock`; raises UserError where there is no bubblewrap.

    Call it from a thread that lives as long as the broker should.
    """
    root = to_give()
    interpreter = sys.executable if not sandboxed else seen_inside(sys.executable)
    python = [interpreter, "-P", "-m", program, str(sock.fileno())]
    words = [str(number) for number in (int(sandboxed), int(sandboxed and root), int(ipython))]
    if not sandboxed:
        return subprocess.Popen(
            [*python, *words], pass_fds=[sock.fileno()], stdin=subprocess.DEVNULL, env=os.environ | _path()
        )
    if shutil.which("bwrap") is None:
        raise UserError(
            "Grading needs bubblewrap, which is not here. Install it with: sudo apt-get install bubblewrap. "
            + remedy()
        )
    return subprocess.Popen(
        [*_bubblewrap(root), *python, *words],
        pass_fds=[sock.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C goes to the grader, which then ends the broker
    )


def _bubblewrap(root: bool) -> list[str]:
    words = ["bwrap", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--die-with-parent"]
    if root:  # the rights to become another user, one for each submission
        words += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        words += ["--unshare-user"]
    for folder in sorted(
        {parent for place in read_only() for parent in Path(seen_inside(place)).parents[:-1]}
    ):
        words += ["--dir", str(folder)]  # else bubblewrap makes it for root alone
    words += ["--dir", BENCH, "--dir", "/etc"]
    for place in read_only():
        words += ["--ro-bind", place, seen_inside(place)]
    for place in SYSTEM[1:]:  # /bin -> usr/bin, or a folder of its own
        if os.path.islink(place):
            words += ["--symlink", os.readlink(place), place]
        elif os.path.isdir(place):
            words += ["--ro-bind", place, place]
    for name in ETC:
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    # Not --proc: its covering mounts would forbid a fresh /proc in the submission's own namespace.
    words += ["--bind", "/proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", "/scratch"]
    for package in ("loopback", "autograder"):
        words += ["--ro-bind", str(_package(package)), f"{BENCH}/{package}"]
    words += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--clearenv"]
    for name, value in _path(BENCH).items():
        words += ["--setenv", name, value]
    return [*words, "--"]


def read_only() -> list[str]:
    """The folders of the system and of this Python, none of them inside another."""
    places = {"/usr", sys.base_prefix, sys.prefix, os.path.dirname(os.path.realpath(sys.executable))}
    places |= {each for each in site.getsitepackages() if os.path.isdir(each)}
    chosen: list[str] = []
    for place in sorted(places):
        if not any(Path(place).is_relative_to(each) for each in chosen):
            chosen.append(place)
    return chosen


def seen_inside(place: str) -> str:
    """The path by which a place of this environment is seen inside: its own, unless a folder of the sandbox covers it.

    Raises UserError for a Python that is covered itself: its environment names it by its path.
    """
    path = Path(place)
    if not any(path.is_relative_to(folder) for folder in COVERED):
        return place
    if not path.is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix:
        raise UserError(
            f"This Python lies in {sys.base_prefix}, where the sandbox has its own folder. Make the environment with "
            "a Python that is installed elsewhere: make PYTHON=/usr/bin/python3"
        )
    return str(ENVIRONMENT / path.relative_to(sys.prefix))


def _package(name: str) -> Path:
    found = find_spec(name)
    if found is None or found.origin is None:
        raise UserError(f"The package {name} is not installed. Install the course with `pip install .`.")
    return Path(found.origin).resolve().parent


def _path(bench: str | None = None) -> dict[str, str]:
    return {
        "PATH": f"{os.path.dirname(seen_inside(sys.executable) if bench else sys.executable)}:/usr/bin:/bin",
        "PYTHONPATH": bench or str(_package("autograder").parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/scratch" if bench else os.environ.get("HOME", "/tmp"),
        "IPYTHONDIR": "/tmp/ipython",
        "USER": "student",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "LD_BIND_NOW": "1",  # look up library functions at the start, not in each fork that first calls one
        "MALLOC_ARENA_MAX": "1",  # one Python thread runs at a time; more arenas are more pages for each fork to copy
    }


def to_give() -> bool:
    """Whether we are root and own these users; in a container started by an ordinary user, root does not."""
    return os.geteuid() == 0 and _mapped("uid") and _mapped("gid")


def _mapped(kind: str) -> bool:
    rows = (map(int, line.split()) for line in Path(f"/proc/self/{kind}_map").read_text().splitlines())
    return any(inside <= FIRST_USER and inside + count >= FIRST_USER + USERS for inside, _, count in rows)
