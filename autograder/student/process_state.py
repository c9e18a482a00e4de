"""What a cell of the student's own may change for the whole process, put back as it was.

Names and objects that a cell leaves are the notebook's; a timer that is still running, a handler of a signal, the
timeout of every later socket, the limits of this process, a function that traces every call or is told of every error
are not. In a notebook they would trouble the cells below; here they would trouble the tests of exercises that have
nothing to do with them.
"""

import _tracemalloc
import contextlib
import faulthandler
import gc
import resource
import signal
import socket
import sys
import threading
from collections.abc import Iterator

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF)
_TIMERS = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
_LIMITS = (resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NPROC)
# What Python calls by itself: of an error that nobody caught, of a value, of a breakpoint.
_HOOKS = (
    (sys, "excepthook"),
    (sys, "unraisablehook"),
    (sys, "displayhook"),
    (sys, "breakpointhook"),
    (threading, "excepthook"),
)


@contextlib.contextmanager
def put_back() -> Iterator[None]:
    """Put back signal handlers, timers, the sockets' default timeout, soft limits, the interpreter's own settings."""
    handlers = [(each, signal.getsignal(each)) for each in _SIGNALS]
    timeout, depth = socket.getdefaulttimeout(), sys.getrecursionlimit()
    soft = [(each, resource.getrlimit(each)[0]) for each in _LIMITS]
    interval, digits = sys.getswitchinterval(), sys.get_int_max_str_digits()
    collecting, thresholds = gc.isenabled(), gc.get_threshold()
    hooks = [(where, name, getattr(where, name, None)) for where, name in _HOOKS]
    try:
        yield
    finally:
        _end_traces()
        sys.setswitchinterval(interval)
        sys.set_int_max_str_digits(digits)
        gc.set_threshold(*thresholds)
        (gc.enable if collecting else gc.disable)()
        for where, name, hook in hooks:
            setattr(where, name, hook)
        for timer in _TIMERS:
            signal.setitimer(timer, 0)
        for number, handler in handlers:
            if signal.getsignal(number) is not handler:
                signal.signal(number, handler)
        socket.setdefaulttimeout(timeout)
        for limit, most in soft:
            hard = resource.getrlimit(limit)[1]
            if resource.getrlimit(limit)[0] != most:
                with contextlib.suppress(ValueError, OSError):
                    resource.setrlimit(
                        limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
                    )
        with contextlib.suppress(RecursionError):
            sys.setrecursionlimit(depth)


def _end_traces() -> None:
    """Stop what follows every allocation, and every line or call in this thread and in those to come.

    Twice: the first of these calls may be one that such a function makes fail.
    """
    _tracemalloc.stop()
    faulthandler.cancel_dump_traceback_later()
    for end in (sys.settrace, sys.setprofile, threading.settrace, threading.setprofile) * 2:
        with contextlib.suppress(BaseException):
            end(None)
