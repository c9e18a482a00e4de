"""The grader's end: start the broker, hand submissions in, and take results as they come."""

import contextlib
import dataclasses
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Generator, Sequence
from types import TracebackType
from typing import Any, Self

from autograder.errors import UserError
from autograder.sandbox import box
from autograder.sandbox.limits import Limits
from autograder.wire.channel import Passing, Side, receive, send
from autograder.wire.compiled_cell import Cell, compiled
from autograder.wire.encoding import LARGEST
from autograder.wire.results import Report, from_line

START = 60.0  # seconds for the broker to import everything
SLACK = 30.0  # seconds beyond a submission's own budget, after which its judge is ended from outside

Step = tuple[str, str, str]  # kind (run, setup or tests), id, source


class Sandbox:
    """A warm broker, in which submissions are judged side by side; used by one thread each."""

    def __init__(self, sandboxed: bool = True, ipython: bool = False) -> None:
        """Start it, with `ipython` ready too; raises UserError, with the remedy, where there can be no sandbox."""
        self.sandboxed = sandboxed
        self._control, theirs = socket.socketpair()
        self._sending = threading.Lock()
        with theirs:
            self._process: subprocess.Popen[bytes] = box.start(theirs, sandboxed, ipython)
        self._control.settimeout(START)
        with contextlib.suppress(OSError):
            if self._control.recv(1) == b"!":
                self._control.settimeout(None)
                return
        said = self._end()
        raise UserError(
            f"No sandbox could be made here: {said or 'the broker did not start'}. {box.remedy()}"
        )

    def judge(self, seed: str, steps: Sequence[Step], limits: Limits) -> Generator[Report, None, None]:
        """Judge one submission; yield a report as soon as a step has ended, and one of the whole at the end.

        If the judge ends early, the reports of the remaining steps are missing; the caller treats each of them as
        crashed. Raises UserError when the machine refused what a sandbox needs.
        """
        ours, theirs = socket.socketpair()
        with ours:
            with theirs, self._sending:
                socket.send_fds(self._control, [b"!"], [theirs.fileno()])
            ours.settimeout(limits.submission + SLACK)
            judge = -1
            try:
                judge = self._begun(ours, limits)
                send(
                    ours, [seed, [(kind, *_cell(kind, slug, source)) for kind, slug, source in steps]], Side()
                )
                with ours.makefile("rb") as lines:
                    while line := lines.readline(LARGEST):
                        yield from_line(line)
            except (OSError, ValueError):  # broken off, also in the middle of a message
                return  # what has arrived counts, the rest does not
            finally:
                if judge >= 0:
                    with contextlib.suppress(ProcessLookupError):
                        signal.pidfd_send_signal(judge, signal.SIGKILL)
                    os.close(judge)

    def _begun(self, sock: socket.socket, limits: Limits) -> int:
        """The descriptor of a judge that has come up; one that has not is the machine's fault, nobody's zero."""
        first: tuple[str, Any] = ("refused", "the judge did not start")
        with contextlib.suppress(OSError, EOFError, ValueError):
            send(sock, [dataclasses.asdict(limits)], Side())
            first = receive(sock, Passing()) or first
        if first[0] != "ready":
            raise UserError(f"No sandbox could be made here: {first[1]}. {box.remedy()}")
        return int(first[1])

    @property
    def alive(self) -> bool:
        """Whether the broker is still there; it ends with the thread that started it."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End everything at once, what is being judged too."""
        self._process.kill()

    def _end(self) -> str:
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2.0)
        self._process.kill()
        said = self._process.stderr.read().decode(errors="replace") if self._process.stderr else ""
        self._process.wait()
        return said.strip().splitlines()[-1] if said.strip() else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()


def _cell(kind: str, slug: str, source: str) -> Cell:
    """A cell as the judge gets it: a student's as it stands, an instructor's compiled."""
    return Cell(slug, source, b"", []) if kind == "run" else compiled(slug, source)
