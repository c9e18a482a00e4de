"""The referee: a process in bubblewrap that holds a replica of each of two students, and lets their TCPs meet.

Run as `python -m autograder.interop.referee FD SANDBOXED ROOT IPYTHON`, one for each meeting that goes on at a time.
It reads what students' processes send, as a tester does, so it sees no course, no gradebook and no network.
"""

import contextlib
import os
import resource
import socket
import sys
import threading

from autograder.interop.meeting import REFEREE, Meeting, Met
from autograder.judge.handles import Student
from autograder.judge.hangs import Hangs
from autograder.sandbox.process import Clock
from autograder.wire.channel import Passing, Side, receive, send

_ADDRESS_SPACE, _MEMORY = 4096 << 20, 512 << 20  # bytes that may be reserved, and those that may be written to
_START_TIMEOUT = 10.0  # seconds for a replica to say that it is there
_READY = b"!"


def main(descriptor: int) -> None:
    """Hold one meeting for each frame that arrives: [data, seed, the client's socket, the server's]."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    threading.stack_size(1 << 20)
    control = socket.socket(fileno=descriptor)
    with open(os.devnull, "r+b") as nothing:
        for stream in range(3):
            os.dup2(nothing.fileno(), stream)
    control.sendall(_READY)
    while (message := receive(control, Passing())) is not None:
        data, seed, *lines = message
        students = [_student(line) for line in lines]
        try:
            met = Meeting(students[0], students[1], data, seed).hold()
        except Exception as error:  # the referee's own fault, and nobody's who met
            met = Met(False, f"the referee failed: {type(error).__name__}: {error}"[:300], REFEREE)
        for student in students:
            with contextlib.suppress(Exception):
                student.end()
        send(control, [met.plain()], Side())


def _student(line: int) -> Student:
    sock = socket.socket(fileno=line)
    return Student(sock, Clock(sock, _START_TIMEOUT), Hangs().of("a meeting"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
