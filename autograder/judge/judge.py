"""One submission: the judge's own process, the student's beside it, and the instructor's cells between them.

The grader sends the steps in their order; for each this process answers with what came of it as soon as it is
known, so that what was earned stays earned whatever happens later.
"""

import ast
import contextlib
import functools
import json
import os
import select
import signal
import socket
import time
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from autograder.judge import student, trial
from autograder.judge.channel import Passing, Side, receive, send
from autograder.judge.wire import Malformed
from autograder.sandbox import namespaces, warden
from autograder.sandbox.limits import Limits
from loopback.checks.seed import VARIABLE
from loopback.descriptor import Descriptor

READY = 30.0  # seconds for the student's process to come up
GRACE = 2.0  # seconds for a cell to end after it was interrupted
TURN = 0.5  # seconds between looks whether the student's process still lives
LARGEST = 100_000  # bytes of an answer of that process: an error's name, text and line


def main(grader: socket.socket, isolated: bool, shell: InteractiveShell) -> None:
    """Judge one submission and end."""
    try:
        if isolated:
            namespaces.new_user(0, namespaces.NEWNET)
            namespaces.raise_loopback()
        limits = Limits(**receive(grader, Side())[0])
        own, theirs = socket.socketpair()
        warden_line, warden_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # The fork comes before the steps: no test was ever in the memory that the student's process inherits.
        if os.fork() == 0:
            for each in (grader, own, warden_line):
                each.close()
            warden.confine(warden_end, theirs, isolated, limits, functools.partial(student.run, shell))
        theirs.close()
        warden_end.close()
        warden_line.settimeout(READY)
        if warden_line.recv(16) != b"ready":
            raise OSError("the warden did not start")
        send(grader, ["ready", Descriptor(os.pidfd_open(os.getpid()))], Passing())
        seed, steps = receive(grader, Side())
        os.environ[VARIABLE] = seed
        _Judge(grader, own, warden_line, limits).judge(seed, steps)
    except OSError as error:
        with contextlib.suppress(OSError):
            send(grader, ["refused", f"{error.strerror or error}"], Side())


class _Judge:
    def __init__(
        self, grader: socket.socket, own: socket.socket, line: socket.socket, limits: Limits
    ) -> None:
        self.grader, self.student, self.warden, self.limits = grader, own, line, limits
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.fresh = True  # whether a cell of the student's has run since the last look at what is running
        self.dead: str | None = None  # why the student's process is no more
        self.ends = time.monotonic() + limits.submission

    def judge(self, seed: str, steps: list[tuple[str, str, str]]) -> None:
        """Take the steps in their order; each is a kind, an id and a source."""
        self._run(f"import os; os.environ[{VARIABLE!r}] = {seed!r}")
        for kind, slug, source in steps:
            started = time.monotonic()
            if started > self.ends:
                self.dead = f"the submission had used its {self.limits.submission:g} seconds"
            if kind == "tests":
                result = self._test(slug, source)
            else:
                result = self._run(source)
                if kind == "setup":
                    trial.execute(slug, ast.parse(source), source, self.names)
            self._tell("step", slug, kind, result | {"wall": round(time.monotonic() - started, 4)})
        used = os.times()
        self._tell("end", self._order("status"), used.user + used.system)

    def _tell(self, *message: Any) -> None:
        send(self.grader, [json.dumps(part) for part in message], Side())

    def _order(self, what: str) -> Any:
        """Have the warden do something."""
        self.warden.send(what.encode())
        said = self.warden.recv(4096)
        if not said:
            raise ConnectionError("process 1 of the submission has ended")
        return json.loads(said)

    def _ask(self, *message: object, seconds: float) -> tuple[Any, ...] | None:
        """Ask the student's process; None if it did not answer in time, or is dead from now on."""
        now = time.monotonic()
        ends = now + min(seconds, max(self.ends - now, 1.0))
        try:
            self.student.settimeout(seconds)
            send(self.student, list(message), Passing())
            answer = self._receive(ends)
            if type(answer) is tuple:
                return answer
            self._died("ended")
        except TimeoutError:
            pass
        except (OSError, EOFError, Malformed):
            self._died("ended")
        return None

    def _receive(self, ends: float) -> Any:
        """A message of the student's process; raises TimeoutError past `ends`, EOFError as soon as it is dead."""
        while not select.select([self.student], [], [], max(0.0, min(TURN, ends - time.monotonic())))[0]:
            if time.monotonic() > ends:
                raise TimeoutError
            if (
                self._order("status")["status"] is not None
            ):  # a stray child may hold its end of the socket open
                raise EOFError
        return receive(self.student, Side(), LARGEST, ends)

    def _died(self, how: str) -> None:
        if self.dead is None:
            status = self._order("end")
            ending = describe(status["status"])
            if status["exceeded"]:
                ending = "it used too much memory"
            self.dead = f"the notebook's process {how} in a cell above" + (f" ({ending})" if ending else "")

    def _run(self, source: str) -> dict[str, Any]:
        """Have the student's process run a cell."""
        if self.dead:
            return {"status": "skipped", "message": self.dead}
        self.fresh = True
        answer = self._ask("run", source, seconds=self.limits.cell)
        if answer is None and self.dead is None:
            self._order("interrupt")
            if self._answer_after_interrupt() is None:
                self._order("kill")
                self._died("did not stop at its deadline and was ended")
                return {"status": "timed out", "message": "The cell ran on and could not be stopped."}
            return {
                "status": "timed out",
                "message": f"The cell was stopped after {self.limits.cell:g} seconds.",
            }
        if answer is None:
            return {"status": "crashed", "message": str(self.dead).replace("a cell above", "this cell")}
        # Of exactly this shape, or it was not our code that answered.
        name, text, line = (*(each for each in answer if type(each) is str), "", "", "")[:3]
        if not name:
            return {"status": "ran", "message": ""}
        return {"status": "raised", "message": f"{name}: {text}" + (f"\n{line}" if line else "")}

    def _answer_after_interrupt(self) -> Any:
        with contextlib.suppress(OSError, EOFError, Malformed):
            return self._receive(time.monotonic() + GRACE)
        return None

    def _test(self, slug: str, source: str) -> dict[str, Any]:
        """Run one test cell, in a fork of this process, against a fork of the student's."""
        if self.dead:
            return {"status": "crashed", "message": f"The test could not run: {self.dead}."}
        if self.fresh:
            self._order("snapshot")
            self.fresh = False
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is sent
        with ours:
            with theirs:
                forked = self._ask("fork", Descriptor(theirs.fileno()), seconds=READY)
            if forked is None:
                self._died("did not answer")
                return {"status": "crashed", "message": f"The test could not run: {self.dead}."}
            result = self._try(slug, source, ours)
        if self._order("sweep") is not True:
            self._order("kill")
        if result["status"] == "crashed":
            status, ended = self._order("status"), self._ask("reap", seconds=READY)
            ending = describe(ended[0]) if ended and type(ended[0]) is int else ""
            if status["exceeded"]:
                result["status"], ending = "out of memory", "it used too much memory"
            result["message"] += f" ({ending})" if ending else ""
        return result

    def _try(self, slug: str, source: str, sock: socket.socket) -> dict[str, Any]:
        """A fork of this process runs the test: what a test leaves behind ends with it."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            for each in (self.grader, self.student, self.warden):
                each.close()
            trial.bind(self.limits)
            result = trial.run(slug, source, self.names, sock, self.limits.test)
            with open(writing, "w") as pipe:
                json.dump(result, pipe)
            os._exit(0)
        os.close(writing)
        with open(reading, "rb") as pipe:
            text = _read_within(
                pipe.fileno(), min(self.limits.test, max(0.0, self.ends - time.monotonic())) + GRACE + 3
            )
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        try:
            result = json.loads(text)
        except ValueError:
            return {"status": "timed out", "message": "The test did not come to its end."}
        return dict(result)


def _read_within(descriptor: int, seconds: float) -> bytes:
    """All that comes until the end, or until so many seconds have passed."""
    ends, found = time.monotonic() + seconds, bytearray()
    while (left := ends - time.monotonic()) > 0:
        if select.select([descriptor], [], [], left)[0]:
            piece = os.read(descriptor, 65536)
            if not piece:
                break
            found += piece
    return bytes(found)


def describe(status: int | None) -> str:
    """How a process ended, in words.

    >>> describe(9), describe(3 << 8)
    ('ended by SIGKILL', 'exit status 3')
    """
    if status is None:
        return ""
    try:
        code = os.waitstatus_to_exitcode(status)
    except (ValueError, OverflowError):  # no status at all: a student's process may say anything
        return ""
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"
