"""A fork of the judge's process that runs test cells in turn, for as long as each leaves nothing behind."""

import contextlib
import gc
import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

from autograder.judge import test_cell
from autograder.judge.hangs import Hangs
from autograder.sandbox import namespaces
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import fork
from autograder.wire.channel import Passing, Side, receive, send
from autograder.wire.compiled_cell import Cell
from autograder.wire.results import TestResult, plain, result_from
from loopback.sockets import Descriptor

GRACE = 5.0  # seconds for a test to be told that has reached its deadline
_AFTERMATH = 0.02  # seconds for a thread that has done its work to be gone


class Tester:
    """That process, as the judge sees it."""

    def __init__(
        self, names: dict[str, Any], limits: Limits, hangs: Hangs, not_theirs: Iterable[socket.socket]
    ) -> None:
        """Fork, with the names of the setup cells; the sockets are closed over there."""
        self.sock, theirs = socket.socketpair()
        self.slug, self.copy, self.began, self.ends = "", 0, 0.0, 0.0
        self.process = fork()
        if self.process == 0:
            with contextlib.suppress(BaseException):
                os.setpgid(0, 0)
                namespaces.die_with_parent(signal.SIGKILL)
                for each in (self.sock, *not_theirs):
                    each.close()
                _serve(theirs, names, limits, hangs)
            os._exit(0)
        theirs.close()

    def give(self, cell: Cell, student: socket.socket, copy: int, seconds: float) -> None:
        """Have it run a test against a copy of the student's process, which the socket leads to."""
        self.slug, self.copy, self.began = cell.slug, copy, time.monotonic()
        self.ends = self.began + seconds + GRACE
        self.sock.settimeout(GRACE)
        with contextlib.suppress(OSError):  # it has ended: no result will say so
            send(self.sock, [*cell, Descriptor(student.fileno())], Passing())

    def result(self) -> tuple[TestResult, bool]:
        """What the test came to, and whether another one may be given."""
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            fields, clean = receive(self.sock, Side(), ends=self.ends)
            return result_from(fields), clean
        wall = round(time.monotonic() - self.began, 4)
        return TestResult("timed out", "The test did not come to its end.", wall=wall), False

    def end(self) -> None:
        """End it, and whatever its tests have started."""
        self.sock.close()
        for kill in (os.killpg, os.kill):  # it may not have come to making its group
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def _serve(line: socket.socket, names: dict[str, Any], limits: Limits, hangs: Hangs) -> None:
    # A callback of a test's keeps whatever a student's code hands it.
    resource.setrlimit(resource.RLIMIT_AS, (limits.address_space, limits.address_space))
    threading.stack_size(1 << 20)  # so that all the threads that a channel may start fit into that
    before, clean = _open(), True
    while clean and (message := receive(line, Passing())) is not None:
        cell, student = Cell(*message[:-1]), socket.socket(fileno=message[-1])
        result = test_cell.run(cell, names, student, limits.test, hangs.of(cell.slug))
        clean = _left_nothing(before)
        send(line, [plain(result), clean], Side())


def _left_nothing(before: int) -> bool:
    """Whether no thread, process or descriptor is left of a test."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(_AFTERMATH)
            if thread.is_alive():
                return False
    with contextlib.suppress(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
        return False
    if _open() != before:
        gc.collect()
    return _open() == before


def _open() -> int:
    return len(os.listdir("/proc/self/fd"))
