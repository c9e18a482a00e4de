"""What is there to be found: the grader's own things outside, and those of a neighbour's submission."""

import contextlib
import json
import os
import pwd
import secrets
import select
import signal
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from autograder.doctor.check import ROOMY, first, told
from autograder.doctor.probes import files, kernel, processes
from autograder.errors import UserError
from autograder.judge.client import Sandbox
from autograder.sandbox import box as boxes

VARIABLE = "AUTOGRADER_DOCTOR"
_MOST = 200  # names taken from one folder


@contextlib.contextmanager
def outside(root: Path, gradebook: Path | None) -> Iterator[dict[str, object]]:
    """Lay out what a submission must not find of the grader's, before the sandbox is started; then clear it away."""
    token = f"doctor-{secrets.token_hex(8)}"
    number = 1 + secrets.randbelow(1 << 30)
    start, rest = secrets.token_hex(8), secrets.token_hex(8)  # of what stands in a hidden test
    with contextlib.ExitStack() as stack:
        planted = [
            stack.enter_context(tempfile.NamedTemporaryFile(prefix=token, dir=folder))
            for folder in ("/tmp", "/dev/shm")
            if os.access(folder, os.W_OK)
        ]
        for file in planted:
            os.set_inheritable(file.fileno(), True)
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        named = stack.enter_context(socket.socket(socket.AF_UNIX))
        named.bind(f"\0{token}-outside")
        named.listen()
        os.environ[VARIABLE] = token
        stack.callback(os.environ.pop, VARIABLE, None)
        for key in kernel.leave_key(f"{token}-outside"):
            stack.callback(kernel.remove_key, key)
        kernel.leave_memory(number)
        for name in (token, f"{token}-left", f"{token}-cell"):
            stack.callback(clear, name, number)
        yield {
            "course": entries(root),
            "gradebook": [str(gradebook)] if gradebook and gradebook.exists() else entries(root),
            "home": sorted({entry for home in _homes() for entry in entries(home)}),
            "shadow": ["/etc/shadow", "/etc/gshadow", "/etc/sudoers"],
            "planted": [file.name for file in planted],
            "token": token,
            "outside_number": number,
            "outside_pid": os.getpid(),
            "outside_port": listener.getsockname()[1],
            "outside_name": f"{token}-outside",
            "start": start,
            "rest": rest,
            "hidden": start + rest,
        }


@contextlib.contextmanager
def neighbour(box: Sandbox, token: str) -> Iterator[dict[str, object]]:
    """Have another submission hold what it can while this lasts; raises UserError where none can be judged."""
    name, number = f"{token}-neighbour", 1 + secrets.randbelow(1 << 30)
    steps = [
        (
            "run",
            "hold",
            f"from autograder.doctor.probes import neighbour\nneighbour.hold({name!r}, {number})",
        ),
        ("run", "wait", "from autograder.doctor.probes import processes\nprocesses.wait()"),
    ]
    judging = box.judge("neighbour", steps, replace(ROOMY, cell=processes.LEFT_LIFETIME))
    try:
        result = first(judging)
        kind, _, text = result.message.partition(": ")
        if kind != "Told":
            raise UserError(told(result))
        port = json.loads(text.split("\n", 1)[0])["port"]
        yield {"neighbour_port": port, "neighbour_name": name, "neighbour_number": number}
    finally:
        judging.close()
        clear(name, number)


def entries(folder: Path) -> list[str]:
    """What lies in a folder, without what leads to the Python that the sandbox shows on purpose."""
    with contextlib.suppress(OSError):
        found = [entry for entry in sorted(folder.iterdir())[:_MOST] if not _is_shown(entry)]
        return [str(entry) for entry in found]
    return []


def _is_shown(entry: Path) -> bool:
    return any(Path(place).is_relative_to(entry) for place in boxes.read_only())


def _homes() -> list[Path]:
    homes = [os.environ.get("HOME")]
    with contextlib.suppress(KeyError):
        homes.append(pwd.getpwuid(os.getuid()).pw_dir)
    return [Path(home) for home in homes if home and home != "/"]


def clear(token: str, number: int) -> None:
    """End and remove what came by this token; inside a sandbox it has gone with it."""
    for pid in processes.running(token):
        with contextlib.suppress(OSError):
            _end(pid)
    kernel.remove_memory(number)
    for folder in files.OWN:
        with contextlib.suppress(OSError):
            Path(folder, token).unlink()


def _end(pid: int) -> None:
    """Kill a process and see it end: the kernel shows a killed one until it has run once more."""
    descriptor = os.pidfd_open(pid)
    try:
        signal.pidfd_send_signal(descriptor, signal.SIGKILL)
        select.select([descriptor], [], [], processes.END_TIMEOUT)
    finally:
        os.close(descriptor)
