"""A tester: a fork of the judge that runs test cells in turn, for as long as each leaves nothing behind.

The forked process has the names of the setup cells. It gets a compiled test and the socket of a replica, runs
the test (`test_cell`), and sends a TestResult back, with the word whether it is as clean as before.
"""

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

RESULT_TIMEOUT = 5.0  # seconds beyond a test's deadline for its result to arrive
_THREAD_END_TIMEOUT = 0.02  # seconds for a thread that has done its work to end


class Tester:
    """The judge's end of a tester."""

    def __init__(
        self, names: dict[str, Any], limits: Limits, hangs: Hangs, not_theirs: Iterable[socket.socket]
    ) -> None:
        """Fork the process, with the names of the setup cells; it closes the sockets `not_theirs`."""
        self.sock, theirs = socket.socketpair()
        self.slug, self.replica, self.began, self.ends = "", 0, 0.0, 0.0
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

    def give(self, cell: Cell, student: socket.socket, replica: int, seconds: float) -> None:
        """Have it run a test against a replica, to which the socket `student` leads, in so many seconds."""
        self.slug, self.replica, self.began = cell.slug, replica, time.monotonic()
        self.ends = self.began + seconds + RESULT_TIMEOUT
        self.sock.settimeout(RESULT_TIMEOUT)
        with contextlib.suppress(
            OSError
        ):  # the process has ended; then there is no result, and `result` says so
            send(self.sock, [*cell, Descriptor(student.fileno())], Passing())

    def result(self) -> tuple[TestResult, bool]:
        """Receive the result of the test, and whether the tester may take another one."""
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            fields, clean = receive(self.sock, Side(), ends=self.ends)
            return result_from(fields), clean
        wall = round(time.monotonic() - self.began, 4)
        return TestResult("timed out", "The test did not come to its end.", wall=wall), False

    def end(self) -> None:
        """End the process, and all that its tests have started."""
        self.sock.close()
        for kill in (os.killpg, os.kill):  # it may have no group of its own yet
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def _serve(line: socket.socket, names: dict[str, Any], limits: Limits, hangs: Hangs) -> None:
    # A callback of a test may keep all that a student's code passes to it, so this process has limits as well. That on
    # address space has to leave room for what is reserved and never used, so it says little of the memory in use.
    resource.setrlimit(resource.RLIMIT_AS, (limits.address_space, limits.address_space))
    resource.setrlimit(resource.RLIMIT_DATA, (limits.test_memory, limits.test_memory))
    threading.stack_size(1 << 20)  # so that all the threads that a channel may start fit into that
    before, clean = _open(), True
    while clean and (message := receive(line, Passing())) is not None:
        cell, student = Cell(*message[:-1]), socket.socket(fileno=message[-1])
        result = test_cell.run(cell, names, student, limits.test, hangs.of(cell.slug))
        clean = _left_nothing(before)
        send(line, [plain(result), clean], Side())


def _left_nothing(before: int) -> bool:
    """Whether a test has left no thread, child process or descriptor."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(_THREAD_END_TIMEOUT)
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
