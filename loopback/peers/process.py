"""Start another Python process on this host that serves at a port, and end it."""

import contextlib
import marshal
import subprocess
import sys
from typing import Any


def start_process(
    name: str, program: str, *arguments: str, given: Any = None
) -> tuple[subprocess.Popen[bytes], int]:
    """Start a program in an isolated interpreter; return the process and the port, the first line that it prints.

    It reads `given`, as marshal writes it, from its standard input, which stays open as long as this process lives.
    RuntimeError, which calls it `name`, if it prints no port.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None and process.stdout is not None  # they are pipes
    with contextlib.suppress(BrokenPipeError):  # it has ended: then it prints no port either
        marshal.dump(given, process.stdin)
        process.stdin.flush()
    port = process.stdout.readline()
    if not port:
        end_process(process)
        raise RuntimeError(f"{name} did not start")
    return process, int(port)


def end_process(process: subprocess.Popen[bytes]) -> None:
    """End a process at once, and let go of its pipes; one that has been ended is let be."""
    process.kill()
    process.communicate()
