"""A lock on a course's folder, so that two commands that write marks wait for each other."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def one_at_a_time(build: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a course's build folder; `say` hears a sentence if another command holds it.

    The kernel releases the lock of a process that ends, however it ends, so nothing is left to clear away.
    """
    build.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(build / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another command is at work on this course's marks; waiting until it has ended ...")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
