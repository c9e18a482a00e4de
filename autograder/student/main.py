"""The main loop of the student's process: runs the student's cells, top to bottom, and forks replicas for tests."""

import contextlib
import os
import signal
import socket
import sys

from autograder.sandbox.process import fork
from autograder.student import process_state
from autograder.student.serve import serve
from autograder.student.shell import Shell
from autograder.wire.channel import Passing, receive, send


def run(shell: Shell, sock: socket.socket) -> None:
    """Serve the judge until it closes the socket: run a cell, fork replicas, report how a replica ended."""
    side, own = Passing(), os.getpid()
    sys.path.insert(0, "")  # as in a notebook, where a cell imports a module that one above it has written
    ended: dict[int, int | None] = {}  # the waitpid status of each replica; None while it runs
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # meant for the cell that was running
            message = receive(sock, side)
            if message is None:
                return
            order, *content = message
            if order == "run":
                source, part, is_own = content
                with process_state.put_back() if is_own else contextlib.nullcontext():
                    result = shell.run_cell(source, part)
                if os.getpid() != own:  # a cell has forked: the notebook goes on in the other process
                    os._exit(0)
                send(sock, list(result), side)
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
                        to_tester = socket.socket(fileno=line)
                        to_tester.settimeout(None)  # whatever a cell has made the default
                        serve(shell.names, to_tester)
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
