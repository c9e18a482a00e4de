"""A descriptor that says that it is one, so that it can be handed to another process."""

import contextlib
import os
import socket
import sys
from typing import Self

SOCKETS_ARE_DESCRIPTORS = sys.platform != "win32"  # whether os.read and os.write take a socket's number


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
