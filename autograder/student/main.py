"""The main loop of the student's process: runs the student's cells, top to bottom, and forks replicas for tests."""

import contextlib
import os
import signal
import socket

from autograder.sandbox.process import fork
from autograder.student.serve import serve
from autograder.student.shell import Shell
from autograder.wire.channel import Passing, receive, send


def run(shell: Shell, sock: socket.socket) -> None:
    """Serve the judge until it closes the socket: run a cell, fork replicas, report how a replica ended."""
    side = Passing()
    ended: dict[int, int | None] = {}  # the waitpid status of each replica; None while it runs
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # meant for the cell that was running
            message = receive(sock, side)
            if message is None:
                return
            order, *content = message
            if order == "run":
                send(sock, list(shell.run_cell(content[0])), side)
            elif order == "fork":
                _reap(ended)
                replicas = []
                for number, line in enumerate(content):
                    replica = fork()
                    if replica == 0:
                        sock.close()
                        for each in content[
                            number + 1 :
                        ]:  # the sockets of the replicas that are forked after this one
                            os.close(each)
                        signal.signal(signal.SIGINT, signal.SIG_IGN)
                        serve(shell.names, socket.socket(fileno=line))
                    os.close(line)
                    ended[replica] = None
                    replicas.append(replica)
                send(sock, replicas, side)
            elif order == "reap":
                _reap(ended)
                send(sock, [ended.get(content[0])], side)


def _reap(ended: dict[int, int | None]) -> None:
    """Collect the replicas that have ended."""
    for replica in [replica for replica, status in ended.items() if status is None]:
        with contextlib.suppress(ChildProcessError):
            found, status = os.waitpid(replica, os.WNOHANG)
            ended[replica] = status if found else None
