"""Socket options that differ between systems, and descriptors that can be handed to another process."""

import contextlib
import os
import socket
import struct
import sys
from typing import Self


def linger_option(seconds: int) -> bytes:
    """The value of SO_LINGER that lets `close` wait for `seconds` until the other side has taken all bytes sent.

    With 0 seconds `close` does not wait: it resets the connection.
    """
    return struct.pack("HH" if sys.platform == "win32" else "ii", 1, seconds)  # a struct linger: on, seconds


def reset(sock: socket.socket) -> None:
    """Close a TCP socket so that the other end gets a reset instead of an end of file."""
    reset_at_close(sock)
    sock.close()


def reset_at_close(sock: socket.socket) -> None:
    """Have the later `close` of a TCP socket reset its connection, which also leaves no TIME-WAIT behind."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_option(0))


def set_send_timeout(sock: socket.socket, seconds: float) -> None:
    """Let the kernel end a `send` or `os.write` that finds no room for `seconds`; the socket stays blocking.

    The call then returns how many bytes it took, or raises BlockingIOError if it took none (SO_SNDTIMEO). This is
    not `settimeout`, which makes the descriptor itself non-blocking and waits in Python.
    """
    whole, rest = divmod(round(seconds * 1_000_000), 1_000_000)
    value = (
        struct.pack("I", round(seconds * 1000)) if sys.platform == "win32" else struct.pack("ll", whole, rest)
    )
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, value)


class Descriptor(int):
    """The number of an open descriptor, as `os.read` takes it.

    To a student's function it is an int. The grader, whose tests run in another process than the student's code,
    passes the open socket behind it instead of the number; an `owned` one is then no longer the test's, and the
    grader closes the test's number before the function runs.
    """

    owned: bool = False  # whether the function that gets it should close it, or may keep it for good
    _inode: int | None = None

    @classmethod
    def of(cls, sock: socket.socket) -> Self:
        """The descriptor of a socket, which stays the socket's: the function that gets it must not close it."""
        return cls(sock.fileno())

    @classmethod
    def of_copy(cls, sock: socket.socket) -> Self:
        """A second descriptor of the same socket, which goes to the function that gets it.

        On Windows it is a socket's handle, which `socket.socket(fileno=...)` takes and `os.read` does not.
        """
        copy = cls(sock.dup().detach())
        copy.owned = True
        copy._inode = _inode(copy)
        return copy

    def discard(self) -> None:
        """Close a copy that nobody has closed; leave a number alone that has become something else's."""
        if self.owned and _inode(self) == self._inode:
            with contextlib.suppress(OSError):
                socket.close(self)


def _inode(number: int) -> int | None:
    with contextlib.suppress(OSError):
        return os.fstat(number).st_ino
    return None
