"""The broker: the warm process inside bubblewrap, with everything imported, that is forked for each submission.

It never has a test in memory: a judge receives its tests after it has forked the student's process.
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
from autograder.sandbox.groups import MOST_DESCRIPTORS
from autograder.sandbox.process import fork
from autograder.student.serve import Answers
from autograder.student.shell import Shell
from autograder.wire.compiled_cell import compiled
from loopback.check import remote

_REHEARSED_CELLS, _REHEARSED_TESTS, _CALLS_PER_TEST = 30, 3, 60
_REHEARSAL_TIMEOUT = 30.0  # seconds for one test
WARM = (asyncio, loopback, loopback.draw.widgets, loopback.kernel)


def main(descriptor: int, sandboxed: bool, root: bool, ipython: bool) -> None:
    """Fork a judge for every socket that arrives, until the grader closes its end."""
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
    gc.freeze()  # so that the collector of a fork does not write to, and so copy, shared pages
    if sandboxed:
        if not root:  # it may only set something for a network of its own
            namespaces.new_user(os.getuid(), namespaces.NEWNET)
        namespaces.tables_of_their_own()
    control.sendall(b"!")
    for user in itertools.cycle(range(FIRST_USER, FIRST_USER + USERS)):
        _, received, _, _ = socket.recv_fds(control, 1, 1 + MOST_DESCRIPTORS)
        if not received:
            return
        if fork() == 0:
            control.close()
            random.seed()  # a fork of ours goes on with the numbers of its original
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if root:
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
                namespaces.set_dumpable(True)  # or /proc/self would not be ours
            judge.main(socket.socket(fileno=received[0]), sandboxed, shell, received[1:])
            os._exit(0)
        for each in received:
            os.close(each)


def rehearse(shell: Shell) -> None:
    """Run a few cells and tests, as every submission does; leaves no thread, and no name in the shell.

    CPython specialises code while it runs, which writes into it. Pages written before a fork are shared by all forks;
    pages written after it each fork copies for itself.
    """
    for _ in range(_REHEARSED_CELLS):
        shell.run_cell("pass\nNone")
    for _ in range(_REHEARSED_TESTS):
        test, student = socket.socketpair()
        with student:
            student.send(b"!")
            before = set(threading.enumerate())
            threading.Thread(target=Answers({"f": abs}, student).channel.serve).start()
            cell = compiled("rehearsal", f"for _ in range({_CALLS_PER_TEST}): f(-1)")
            test_cell.run(cell, {}, test, _REHEARSAL_TIMEOUT, Hangs().of(cell.slug))
            for thread in set(threading.enumerate()) - before:
                thread.join()
    remote.current = None


if __name__ == "__main__":
    main(int(sys.argv[1]), *(word == "1" for word in sys.argv[2:]))
