"""How a process ended, in words."""

import os
import signal


def describe(status: int) -> str:
    """A status of waitpid in words; nothing for what is none.

    >>> describe(9), describe(3 << 8)
    ('ended by SIGKILL', 'exit status 3')
    """
    try:
        code = os.waitstatus_to_exitcode(status)
    except (ValueError, OverflowError):  # a student's process may say anything
        return ""
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"
