"""A descriptor that says that it is one, so that it can be handed to another process."""

import socket
import sys
from typing import Self


class Descriptor(int):
    """The number of an open file descriptor, as `os.read` takes it.

    To a student's function it is an int. The grader, whose tests run in another process than the student's code,
    passes the open socket behind it instead of the number.
    """

    @classmethod
    def of(cls, sock: socket.socket) -> Self:
        """The descriptor of a socket, which stays the socket's: the function that gets it must not close it."""
        return cls(sock.fileno())

    @classmethod
    def of_copy(cls, sock: socket.socket) -> Self:
        """A second descriptor of the same socket; the function that gets it should close it.

        POSIX only: on Windows a socket's number is no file descriptor, and OSError says so.
        """
        if sys.platform == "win32":
            raise OSError("on Windows a socket is no file descriptor; this exercise needs Linux or macOS")
        copy = sock.dup()
        return cls(copy.detach())
