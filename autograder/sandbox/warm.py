"""What the broker has ready before the first submission comes: a shell, and our own code in its fastest form.

CPython specialises code while it runs, which writes into it. What has been written before a fork is shared by all
forks; what is written after it, each pays for again, page by page.
"""

import socket
import threading

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.cell import compiled
from autograder.judge import trial
from autograder.judge.serve import Answers
from loopback.checks import elsewhere

_CELLS, _TRIALS, _CALLS = 30, 3, 60
_DEADLINE = 30.0  # seconds


def shell() -> InteractiveShell:
    """A shell that is ready to run cells, made before the fork, so that no submission waits for it."""
    # No history: its database would be a file that every submission inherits, open.
    made = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    assert made.display_formatter is not None
    made.display_formatter.active_types = ["text/plain"]  # nobody looks at what a cell displays
    # An error is told in a line of the verdict; a coloured traceback would be work for nobody.
    for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
        setattr(made, name, lambda *_, **__: None)
    return made


def rehearse(shell: InteractiveShell) -> None:
    """Go a few times through what every submission goes through; leaves no thread and nothing in the shell."""
    for _ in range(_CELLS):
        shell.run_cell("pass", store_history=False)  # type: ignore[no-untyped-call]
    for _ in range(_TRIALS):
        test, student = socket.socketpair()
        with student:
            student.send(b"!")
            before = set(threading.enumerate())
            threading.Thread(target=Answers({"f": abs}, student).channel.serve).start()
            trial.run(compiled("rehearsal", f"for _ in range({_CALLS}): f(-1)"), {}, test, _DEADLINE)
            for thread in set(threading.enumerate()) - before:
                thread.join()
    elsewhere.current = None
