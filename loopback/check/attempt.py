"""Run a student's call under a deadline, anywhere that Python runs, and leave the notebook usable."""

import contextvars
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import CodeType, FrameType
from typing import ClassVar

from loopback.check import background, hangs, remote
from loopback.check.abandon import Abandoned, release
from loopback.check.claim import NotWritten
from loopback.check.format import show_call
from loopback.check.outcome import Outcome
from loopback.check.student_line import StudentLine, code_of_frame, line_of_error, line_of_frame, test_of
from loopback.log import close_logs_of, give_up_calls_of

DEADLINE = 5.0  # seconds; far beyond what any right answer needs on a busy machine
NOT_WRITTEN = "not written yet"  # the text of the stub's NotImplementedError
_OF_ANOTHER_NOTEBOOK = re.compile(r"<(\w+): [\w-]+>")  # the file of a cell that `from_notebook` has run
_TURN = 0.25  # seconds between looks for Ctrl-C, which a long wait on Windows would not see


def attempt(
    function: Callable[..., object], *args: object, deadline: float = DEADLINE, **kwargs: object
) -> Outcome:
    """Call `function` and say what came of it, after `deadline` seconds at the latest.

    The call runs in a thread of its own. One that has not returned by then is reported with
    the line that was waiting, and is then cut loose: its sockets are shut down and its thread
    is told to end. What has hung before gets less time (see `hangs`). Raises NotWritten if the
    function is still the stub.
    """
    caller = test_of(sys._getframe(1))
    call = _Call(lambda: function(*args, **kwargs))
    shown = show_call(function, args, kwargs)
    try:
        waited = call.wait(deadline)
    except BaseException:  # the student pressed Stop
        call.release()
        raise
    if waited is not None:
        line = call.line(caller) or _Call.line_beside(caller)
        elsewhere = hangs.has_hung_outside(caller, *call.running())
        hangs.remember(call.code(caller), caller)
        give_up_calls_of(threading.get_ident())
        call.release()
        before = waited < deadline
        return Outcome(
            shown, waited, timed_out=True, line=line, hung_before=before, hung_elsewhere=before and elsewhere
        )
    if isinstance(call.error, NotImplementedError) and str(call.error) == NOT_WRITTEN:
        raise NotWritten(f"{_unwritten(call.error) or shown} is {NOT_WRITTEN}.") from None
    line = None
    if call.error:
        line = getattr(call.error, remote.LINE, None) or line_of_error(call.error, caller)
    return Outcome(shown, deadline, call.value, call.error, line=line, cpu=call.cpu)


class _Call:
    """One call in a thread of its own."""

    _running_calls: ClassVar[dict[int, "_Call"]] = {}

    def __init__(self, function: Callable[[], object]) -> None:
        self.value: object = None
        self.error: BaseException | None = None
        self.cpu = 0.0
        self._function = function
        self._done = threading.Event()
        context = contextvars.copy_context()  # so that print still reaches this cell
        self.thread = threading.Thread(target=context.run, args=(self._run,), daemon=True)
        self.thread.start()

    def _run(self) -> None:
        self._running_calls[id(self)] = self
        try:
            started = time.thread_time()
            try:
                with background.watched():
                    self.value = self._function()
            except BaseException as error:  # SystemExit too: it is an outcome, not the end of the notebook
                self.error = error
            self.cpu = time.thread_time() - started
            if remote.current and (cpu := remote.current.cpu(threading.get_ident())) is not None:
                self.cpu = cpu
            self._done.set()
        except Abandoned:  # told to end just as it ended
            pass
        finally:
            self._running_calls.pop(id(self), None)

    def wait(self, seconds: float) -> float | None:
        """Wait for the call's end, for so many seconds or for less if it has hung before.

        Returns None if the call ended, else how many seconds it had.
        """
        began, most = time.monotonic(), seconds
        while True:
            left = began + most - time.monotonic()
            if self._done.wait(max(0.0, min(left, _TURN))):
                return None
            if left <= 0:
                return most
            # Only now: frames of a thread that starts or ends meanwhile are best left alone, and most calls have ended.
            if hangs.has_hung(self.running()):
                most = hangs.shortened(seconds)

    def running(self) -> Iterator[CodeType]:
        """The code of all functions that the call is in the middle of, here."""
        frame = self._frame()
        while frame:
            yield frame.f_code
            frame = frame.f_back

    def _frame(self) -> FrameType | None:
        return sys._current_frames().get(self.thread.ident or 0)

    def code(self, test: str) -> CodeType | None:
        """The code of the student's function that the call is in the middle of, where that runs here."""
        return code_of_frame(self._frame(), test)

    def line(self, test: str) -> StudentLine | None:
        """Where the call stands now."""
        if remote.current and (line := remote.current.line(self.thread.ident or 0)) is not None:
            return line
        return line_of_frame(self._frame(), test)

    @classmethod
    def line_beside(cls, test: str) -> StudentLine | None:
        """Where the last other call stands that is running: a call may wait for a server, which is one."""
        calls = list(cls._running_calls.values())
        return next((line for call in reversed(calls) if (line := call.line(test))), None)

    def release(self) -> None:
        """Let go of the call, wherever it runs."""
        if not (remote.current and remote.current.release(self.thread.ident or 0)):
            release(self.thread)
        self._running_calls.pop(id(self), None)
        close_logs_of(self.thread.ident)


def _unwritten(error: BaseException) -> str | None:
    """The name of the stub that raised the error, and of its notebook if that is another one."""
    if told := getattr(error, remote.NAME, None):
        return str(told)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return None
    code = trace.tb_frame.f_code
    elsewhere = _OF_ANOTHER_NOTEBOOK.fullmatch(code.co_filename)
    return f"{code.co_qualname} of {elsewhere[1]}" if elsewhere else code.co_qualname
