"""Answers to the question "can this machine do it?", in one place.

Every operating system runs the course, but only Linux shows what its kernel knows of a socket, and only Linux
gives a process a network of its own. Tests and demos ask here, and nowhere else.
"""

import sys
from pathlib import Path

from loopback.addresses import loopback_hosts
from loopback.kernel.namespace.host import available
from loopback.kernel.observe import queues


class System:
    """The abilities of this machine's operating system, each a property that is true or false."""

    TCP_INFO = queues.TCP_INFO  # the socket option, also where Python has no name for it

    @property
    def sockets_are_descriptors(self) -> bool:
        """Whether `os.read` and `os.write` take a socket's number; on Windows they do not."""
        return sys.platform != "win32"

    @property
    def has_tcp_info(self) -> bool:
        """Whether the kernel shows a TCP socket's state and queues, by TCP_INFO and ioctl."""
        return sys.platform == "linux"

    @property
    def has_connection_table(self) -> bool:
        """Whether the kernel shows its table of TCP connections, in /proc/net/tcp."""
        return sys.platform == "linux" and Path("/proc/net/tcp").exists()

    @property
    def drops_syn(self) -> bool:
        """Whether the kernel drops a SYN when the accept queue of its listener is full.

        Windows refuses the client instead, and macOS makes the queue longer than it was asked to.
        """
        return sys.platform == "linux"

    @property
    def has_namespaces(self) -> bool:
        """Whether a process may make a network namespace of its own, which `loopback.kernel` asks questions in."""
        return available()

    def descriptor_hosts(self) -> tuple[str, ...]:
        """The loopback hosts whose sockets `os.read` and `os.write` take; none, and a printed line, on Windows."""
        if self.sockets_are_descriptors:
            return loopback_hosts()
        print("(On Windows a socket is no file descriptor: this is tested where the grader runs, on Linux.)")
        return ()


system = System()
