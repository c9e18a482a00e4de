"""Threads of the student's that die of an error while a test is at work: nobody waits for them.

How it works
------------
Python prints the traceback of a thread that dies to stderr, where it stands beside a test's ticks and frightens or is
overlooked. While a call is attempted, `threading.excepthook` is ours: it keeps one sentence for each thread that died,
with the student's own line, and prints nothing. A failing test puts the first of them in front of all other hints, and
`try_out` shows it beside the result. In a grader the threads live in the student's process, which keeps its own list
and is asked for it.
"""

import contextlib
import errno
import threading
from collections.abc import Iterator

from loopback.check import remote
from loopback.check.abandon import Abandoned
from loopback.check.student_line import line_of_error

MOST = 5  # sentences that are kept; the first says what to mend
_LONGEST = 500  # characters of one
_CLOSED = "; the socket was closed by then: let this thread close it, when its work is done"
_SHUT_DOWN = " (a thread that is to end this work shuts the socket down, and does not close it)"

_deaths: list[str] = []
_watching = 0
_lock = threading.Lock()
_before = threading.excepthook


def _hook(args: threading.ExceptHookArgs) -> None:
    if isinstance(args.exc_value, Abandoned):  # told to end, and did
        return
    if not _watching or args.exc_value is None:
        _before(args)
        return
    text = f": {args.exc_value}" if str(args.exc_value) else ""
    line = line_of_error(args.exc_value, "")
    sentence = f"a thread of yours died of {args.exc_type.__name__}{text}" + (f", {line}" if line else "")
    closed = isinstance(args.exc_value, OSError) and args.exc_value.errno in (errno.EBADF, errno.ENOTSOCK)
    if closed and line and ".shutdown(" not in line.source:
        sentence = sentence.removesuffix(":") + _CLOSED + _SHUT_DOWN * (not line.datagrams)
    if len(_deaths) < MOST:
        _deaths.append(sentence[:_LONGEST])


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Keep the deaths of threads, instead of printing them, while the block runs."""
    global _watching
    with _lock:
        _watching += 1
        if threading.excepthook is not _hook:
            threading.excepthook = _hook
    try:
        yield
    finally:
        with _lock:
            _watching -= 1


def deaths() -> list[str]:
    """A sentence for each thread of the student's that has died since the test cell began."""
    return remote.current.deaths() if remote.current else list(_deaths)


def forget() -> None:
    """Begin another test cell."""
    _deaths.clear()
