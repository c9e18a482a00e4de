"""The warm process inside the sandbox: everything imported, waiting to be forked for each submission.

It never sees a test: a judge gets its tests only after it has forked the student's process.
Run as `python -m autograder.sandbox.broker FD SANDBOXED ROOT IPYTHON`.
"""

from autograder.sandbox.plain_asyncio import asyncio  # isort: skip - before all others

import gc
import itertools
import os
import random
import signal
import socket
import sys
from importlib import import_module

import loopback
import loopback.drawing.widgets
import loopback.kernel
from autograder.judge import judge
from autograder.sandbox import namespaces, warm
from autograder.sandbox.fork import fork
from autograder.sandbox.shell import Shell
from autograder.sandbox.users import FIRST_USER, USERS

WARM = (asyncio, loopback, loopback.drawing.widgets, loopback.kernel)


def main(descriptor: int, sandboxed: bool, root: bool, ipython: bool) -> None:
    """Fork a judge for every socket that comes in, until the grader closes its end."""
    control = socket.socket(fileno=descriptor)
    shell = Shell()
    if ipython:
        import_module("ipywidgets")
        shell.fetch_ipython()
    warm.rehearse(shell)
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


if __name__ == "__main__":
    main(int(sys.argv[1]), *(word == "1" for word in sys.argv[2:]))
