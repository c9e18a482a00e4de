"""The grader's side: starts the broker, submits steps to be judged, and yields their results."""

import contextlib
import dataclasses
import errno
import os
import resource
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, BinaryIO, Self

from autograder.errors import UserError
from autograder.judge.attempts import Attempts, Step
from autograder.sandbox import box, groups
from autograder.sandbox.limits import Limits
from autograder.student.parts import Part
from autograder.wire.channel import Passing, Side, receive, send
from autograder.wire.compiled_cell import Cell, compiled
from autograder.wire.encoding import LARGEST
from autograder.wire.results import LENT, CellResult, Report, StepEnded, SubmissionEnded, from_line
from loopback.sockets import Descriptor

BROKER_TIMEOUT = 60.0  # seconds for the broker to import everything
HAND_OVER_TIMEOUT, HAND_OVER_INTERVAL = 30.0, 0.05  # seconds
JUDGE_TIMEOUT = 30.0  # seconds beyond the limit on a submission, after which its judge is killed


class Lender:
    """A judge that lends replicas of one student's process, one at a time."""

    def __init__(self, judge: socket.socket, lines: BinaryIO) -> None:
        """Wait until it has taken its steps; `results` are those, by the id of each cell."""
        self._judge, self._lines = judge, lines
        self.results: dict[str, CellResult] = {}
        self.ended = ""  # why it can lend no more
        self._wait()

    def replica(self) -> socket.socket | None:
        """A socket at which a new replica answers, the one before having ended; None if there can be none."""
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is sent
        with theirs, contextlib.suppress(OSError):
            send(self._judge, [Descriptor(theirs.fileno())], Passing())
        self._wait()
        if not self.ended:
            return ours
        ours.close()
        return None

    def _wait(self) -> None:
        """Read reports until the judge is ready for the next socket, or has ended."""
        with contextlib.suppress(OSError, ValueError):
            while line := self._lines.readline(LARGEST):
                match from_line(line):
                    case StepEnded(slug, _) if slug == LENT:
                        return
                    case StepEnded(slug, CellResult() as result):
                        self.results[slug] = result
                    case SubmissionEnded(reason=reason):
                        self.ended = reason or "it lends no more"
                        return
        self.ended = self.ended or "the judge ended"


class Sandbox:
    """A broker and the means to have submissions judged by it, side by side, each from a thread of its own."""

    def __init__(self, sandboxed: bool = True, ipython: bool = False) -> None:
        """Start the broker, with IPython imported if `ipython`; raises UserError where no sandbox can be made."""
        self.sandboxed = sandboxed
        _raise_limit_on_descriptors()
        self._control, theirs = socket.socketpair()
        self._sending = threading.Lock()
        with theirs:
            self._process: subprocess.Popen[bytes] = box.start(
                theirs, "autograder.judge.broker", sandboxed, ipython
            )
        self._control.settimeout(BROKER_TIMEOUT)
        with contextlib.suppress(OSError):
            if self._control.recv(1) == b"!":
                self._control.settimeout(None)
                self._groups = groups.Groups(groups.find() if sandboxed else "there is no sandbox")
                return
        said = self._end()
        raise UserError(
            f"No sandbox could be made here: {said or 'the broker did not start'}. {box.remedy()}"
        )

    def judge(
        self,
        seed: str,
        steps: Sequence[Step],
        limits: Limits,
        shadowing: Mapping[str, Sequence[str]] | None = None,
    ) -> Generator[Report, None, None]:
        """Judge one submission; yield a report as soon as a step has ended, and one of the whole at the end.

        If the student's process ends before its time, the rest is judged without what has ended it (see `attempts`).
        Tests that do not pass beside `shadowing`, own cells that take known names, are judged again without these. If
        the judge itself ends early, the reports of the remaining steps are missing; the caller treats each of them as
        crashed. Raises UserError when the machine refused what a sandbox needs.
        """
        attempts, ended = Attempts(steps, limits, shadowing), None
        while True:
            for report in self._attempt(seed, attempts.steps, attempts.parts, attempts.limits):
                if isinstance(report, SubmissionEnded):
                    ended = report
                elif attempts.counts(report):
                    yield report
            if ended is None:
                return
            if not attempts.go_on(ended):
                yield from attempts.given_up(ended)
                yield attempts.whole(ended)
                return
            ended = None

    def _attempt(
        self, seed: str, steps: Sequence[Step], parts: Mapping[str, Part], limits: Limits
    ) -> Generator[Report, None, None]:
        """Have one judge take the steps, of each cell the part that is named for it."""
        with self._judge(limits) as ours, contextlib.suppress(OSError, ValueError):
            # An error says that the judge ended, perhaps in the middle of a line: what has arrived counts.
            _send_steps(ours, seed, steps, parts, lends=False)
            with ours.makefile("rb") as lines:
                while line := lines.readline(LARGEST):
                    yield from_line(line)

    @contextlib.contextmanager
    def lend(self, seed: str, steps: Sequence[Step], limits: Limits) -> Iterator[Lender]:
        """Have a judge take the steps of one submission, none of them a test, and then lend replicas of it."""
        with self._judge(limits) as ours:
            with contextlib.suppress(OSError):
                _send_steps(ours, seed, steps, {}, lends=True)
            with ours.makefile("rb") as lines:
                yield Lender(ours, lines)

    @contextlib.contextmanager
    def _judge(self, limits: Limits) -> Iterator[socket.socket]:
        """A judge that has begun, as the socket that leads to it; it ends with the block."""
        ours, theirs = socket.socketpair()
        with ours, self._groups.one(limits) as group:
            with theirs, self._sending:
                _hand_over(self._control, [theirs.fileno(), *group])
            ours.settimeout(limits.submission + limits.cells + JUDGE_TIMEOUT)
            judge = self._begun(ours, limits)
            try:
                yield ours
            finally:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(judge, signal.SIGKILL)
                os.close(judge)

    def _begun(self, sock: socket.socket, limits: Limits) -> int:
        """Wait until the judge reports ready, and return its pidfd.

        Raises UserError otherwise: the machine is at fault then, so no student may lose points for it.
        """
        first: tuple[str, Any] = ("refused", "the judge did not start")
        with contextlib.suppress(OSError, EOFError, ValueError):
            send(sock, [dataclasses.asdict(limits)], Side())
            first = receive(sock, Passing()) or first
        if first[0] != "ready":
            raise UserError(f"No sandbox could be made here: {first[1]}. {box.remedy()}")
        return int(first[1])

    @property
    def alive(self) -> bool:
        """Whether the broker still runs; it ends with the thread that started it."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the broker at once, and with it all that is being judged."""
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
        self._groups.close()


def _raise_limit_on_descriptors() -> None:
    """Raise this process's limit on descriptors, and so the broker's and the judges', as far as the machine allows.

    The kernel counts descriptors that are under way in sockets by user, whoever sent them, and refuses a sender that is
    past its own limit. Where an ordinary user grades, submissions are that user's, but their limit stays low.
    """
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _hand_over(control: socket.socket, descriptors: Sequence[int]) -> None:
    """Send the judge's end of its socket to the broker, and descriptors of a control group, if there is one.

    Tries again while too many descriptors are under way.
    """
    ends = time.monotonic() + HAND_OVER_TIMEOUT
    while True:
        try:
            socket.send_fds(control, [b"!"], descriptors)
            return
        except OSError as error:
            if error.errno != errno.ETOOMANYREFS or time.monotonic() > ends:
                raise UserError(
                    f"A submission could not be handed to the sandbox: {error.strerror}."
                ) from error
            time.sleep(HAND_OVER_INTERVAL)


def _send_steps(
    judge: socket.socket, seed: str, steps: Sequence[Step], parts: Mapping[str, Part], lends: bool
) -> None:
    cells = [(kind, *_cell(kind, slug, source)) for kind, slug, source in steps]
    send(judge, [seed, dict(parts), cells, lends], Side())


def _cell(kind: str, slug: str, source: str) -> Cell:
    """A cell for the judge: a student's as source, an instructor's compiled."""
    return Cell(slug, source, b"", []) if kind in ("run", "own", "beside") else compiled(slug, source)
