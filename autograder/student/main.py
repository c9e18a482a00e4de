"""The student's own process: runs their cells, top to bottom, and forks for each graded cell."""

import contextlib
import os
import signal
import socket

from autograder.sandbox.process import fork
from autograder.student.serve import serve
from autograder.student.shell import Shell
from autograder.wire.channel import Passing, receive, send


def run(shell: Shell, sock: socket.socket) -> None:
    """Do what the judge asks, one thing after the other, until it closes the socket."""
    side = Passing()
    ended: dict[int, int | None] = {}  # how each copy ended, as a status of waitpid; None for those that run
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # meant for the cell that was running
            message = receive(sock, side)
            if message is None:
                return
            what, *content = message
            if what == "run":
                send(sock, list(shell.run_cell(content[0])), side)
            elif what == "fork":
                _reap(ended)
                copies = []
                for number, line in enumerate(content):
                    copy = fork()
                    if copy == 0:
                        sock.close()
                        for each in content[number + 1 :]:  # they are for those that come after this one
                            os.close(each)
                        signal.signal(signal.SIGINT, signal.SIG_IGN)
                        serve(shell.names, socket.socket(fileno=line))
                    os.close(line)
                    ended[copy] = None
                    copies.append(copy)
                send(sock, copies, side)
            elif what == "reap":
                _reap(ended)
                send(sock, [ended.get(content[0])], side)


def _reap(ended: dict[int, int | None]) -> None:
    """Take note of the copies that have ended."""
    for copy in [copy for copy, status in ended.items() if status is None]:
        with contextlib.suppress(ChildProcessError):
            found, status = os.waitpid(copy, os.WNOHANG)
            ended[copy] = status if found else None
