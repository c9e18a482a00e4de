"""What a cell of the student's own may change for the whole process, put back as it was.

Names and objects that a cell leaves are the notebook's; a timer that is still running, a handler of a signal, the
timeout of every later socket, the limits of this process are not. In a notebook they would trouble the cells below;
here they would trouble the tests of exercises that have nothing to do with them.
"""

import contextlib
import resource
import signal
import socket
import sys
from collections.abc import Iterator

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF)
_TIMERS = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
_LIMITS = (resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NPROC)


@contextlib.contextmanager
def put_back() -> Iterator[None]:
    """Put signal handlers, timers, the sockets' default timeout, the recursion limit and the soft limits back."""
    handlers = [(each, signal.getsignal(each)) for each in _SIGNALS]
    timeout, depth = socket.getdefaulttimeout(), sys.getrecursionlimit()
    soft = [(each, resource.getrlimit(each)[0]) for each in _LIMITS]
    try:
        yield
    finally:
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
