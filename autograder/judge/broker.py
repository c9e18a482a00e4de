"""The warm process inside the sandbox: everything imported, waiting to be forked for each submission.

It never sees a test: a judge gets its tests only after it has forked the student's process.
Run as `python -m autograder.judge.broker FD SANDBOXED ROOT IPYTHON`.
"""

from autograder.judge.plain_asyncio import asyncio  # isort: skip - before all others

import gc
import itertools
import os
import random
import signal
import socket
import sys
import threading
from importlib import import_module

import loopback
import loopback.draw.widgets
import loopback.kernel
from autograder.judge import judge, test_cell
from autograder.judge.hangs import Hangs
from autograder.sandbox import namespaces
from autograder.sandbox.box import FIRST_USER, USERS
from autograder.sandbox.process import fork
from autograder.student.serve import Answers
from autograder.student.shell import Shell
from autograder.wire.compiled_cell import compiled
from loopback.check import remote

_CELLS, _TRIALS, _CALLS = 30, 3, 60
_DEADLINE = 30.0  # seconds
WARM = (asyncio, loopback, loopback.draw.widgets, loopback.kernel)


def main(descriptor: int, sandboxed: bool, root: bool, ipython: bool) -> None:
    """Fork a judge for every socket that comes in, until the grader closes its end."""
    control = socket.socket(fileno=descriptor)
    shell = Shell()
    if ipython:
        import_module("ipywidgets")
        shell.fetch_ipython()
    rehearse(shell)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps
    with open(os.devnull, "r+b") as nothing:
        for stream in range(3):
            os.dup2(nothing.fileno(), stream)
    gc.collect()
    gc.freeze()  # so that a fork's collector does not touch, and so copy, what is shared
    if sandboxed:
        if not root:  # it may only set something for a network of its own
            namespaces.new_user(os.getuid(), namespaces.NEWNET)
        namespaces.tables_of_their_own()
    control.sendall(b"!")
    for user in itertools.cycle(range(FIRST_USER, FIRST_USER + USERS)):
        _, received, _, _ = socket.recv_fds(control, 1, 1)
        if not received:
            return
        if fork() == 0:
            control.close()
            random.seed()  # which goes on in a copy where it stood
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if root:
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
                namespaces.set_dumpable(True)  # or /proc/self would not be ours
            judge.main(socket.socket(fileno=received[0]), sandboxed, shell)
            os._exit(0)
        os.close(received[0])


def rehearse(shell: Shell) -> None:
    """Go a few times through what every submission goes through; leaves no thread and nothing in the shell."""
    for _ in range(_CELLS):
        shell.run_cell("pass\nNone")
    for _ in range(_TRIALS):
        test, student = socket.socketpair()
        with student:
            student.send(b"!")
            before = set(threading.enumerate())
            threading.Thread(target=Answers({"f": abs}, student).channel.serve).start()
            cell = compiled("rehearsal", f"for _ in range({_CALLS}): f(-1)")
            test_cell.run(cell, {}, test, _DEADLINE, Hangs().of(cell.slug))
            for thread in set(threading.enumerate()) - before:
                thread.join()
    remote.current = None


if __name__ == "__main__":
    main(int(sys.argv[1]), *(word == "1" for word in sys.argv[2:]))
