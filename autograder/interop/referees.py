"""Referees as the grader has them: their processes, and a thread for each that holds meetings."""

import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self

from autograder.errors import UserError
from autograder.interop.meeting import DEADLINE, REFEREE, Met
from autograder.judge.client import Lender
from autograder.sandbox import box
from autograder.wire.channel import Passing, Side, receive, send
from loopback.sockets import Descriptor

SIZE = 20_000  # bytes of the file that is fetched
START_TIMEOUT = 60.0  # seconds for a referee to import everything
_CROSSING = 15.0  # seconds beyond a meeting's deadline for its result to arrive
Pair = tuple[str, str]  # who fetches, and from whom


class Referee:
    """A referee's process, and the grader's end of it; one that breaks off is started anew for the next meeting."""

    def __init__(self, sandboxed: bool) -> None:
        self._sandboxed = sandboxed
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self, client: Lender, server: Lender, seed: str) -> Met:
        """Have two students' TCPs meet; a referee that breaks off is a failed meeting."""
        data = bytes(each * 7 % 251 for each in range(SIZE))
        with contextlib.ExitStack() as stack:
            lines = []
            for side, lender in (("client", client), ("server", server)):
                if (line := lender.replica()) is None:
                    return Met(False, f"its process ended: {lender.ended}", side)
                lines.append(stack.enter_context(line))
            control = self._started()
            try:
                send(control, [data, seed, *(Descriptor(line.fileno()) for line in lines)], Passing())
                answer = receive(control, Side(), ends=time.monotonic() + DEADLINE + _CROSSING)
                if answer is not None:
                    return Met(**answer[0])
            except (OSError, EOFError, ValueError, TypeError):
                pass
            self.end()
            return Met(False, "the referee did not come to an end", REFEREE)

    def _started(self) -> socket.socket:
        """The socket to the referee, which is started if there is none; raises UserError where it cannot be."""
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = box.start(theirs, "autograder.interop.referee", self._sandboxed, False)
            self._control.settimeout(START_TIMEOUT)
            with contextlib.suppress(OSError):
                if self._control.recv(1) == b"!":
                    return self._control
            self.end()
            raise UserError(f"No referee could be started here. {box.remedy()}")
        return self._control

    def end(self) -> None:
        """End the process."""
        if self._control is not None and self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
        self._control = self._process = None


class Referees:
    """Some referees, each with a thread that holds meetings; nobody is in two at a time."""

    def __init__(self, lenders: Mapping[str, Lender], sandboxed: bool, jobs: int) -> None:
        self._lenders = lenders
        self._referees = [Referee(sandboxed) for _ in range(jobs)]

    def lenders_of(self, pair: Pair) -> tuple[Lender, Lender]:
        """What lends replicas of the two."""
        return self._lenders[pair[0]], self._lenders[pair[1]]

    def share(
        self,
        pairs: Sequence[Pair],
        hold: Callable[[int, Referee], Met],
        note: Callable[[int, Met], None],
    ) -> None:
        """Have the meeting of each of these pairs, by its place in the list, held, and what came of it noted."""
        waiting, busy, turn = list(range(len(pairs))), set[str](), threading.Condition()

        def work(referee: Referee) -> None:
            while True:
                with turn:
                    while (number := next((each for each in waiting if not busy & {*pairs[each]}), None)) is None:
                        if not waiting:
                            return
                        turn.wait()
                    waiting.remove(number)
                    busy.update(pairs[number])
                try:
                    met = hold(number, referee)
                finally:
                    with turn:
                        busy.difference_update(pairs[number])
                        turn.notify_all()
                with turn:
                    note(number, met)

        with ThreadPoolExecutor(len(self._referees)) as pool:
            for done in [pool.submit(work, referee) for referee in self._referees]:
                done.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for referee in self._referees:
            referee.end()
