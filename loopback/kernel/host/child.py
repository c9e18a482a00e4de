"""The child process of a kernel host: makes the network, then carries out what the notebook asks, until it is gone.

**How it works**

A request is one marshalled list, its name first; the answer is a byte, with descriptors beside it if there are any,
and then a marshalled pair: the error's text or None, and the result. One request is answered at a time, so none may
wait for the notebook, which cannot move a segment while it waits for the answer. What takes its time, a server or a
client, has a thread of its own. When the notebook closes its end, or is killed, the next request is an end of file:
the child ends, and with its last socket the kernel takes down the network.
"""

from __future__ import annotations

import marshal
import os
import socket
import struct
import sys

from loopback.kernel.host import network
from loopback.kernel.namespace.inside import FORBIDDEN

TYPE_CHECKING = False
# As in loopback.kernel.namespace.inside, which this starts with: no import that can be spared.
if TYPE_CHECKING:
    from typing import Any


def serve(channel: int, address: str, own_address: str) -> None:
    """Make the network, hand over the packet socket, and obey; does not return."""
    with socket.socket(fileno=channel) as control:
        try:
            packets = network.packet_socket(address, own_address)
        except OSError as error:
            print(f"this system gives no pair of network devices ({error.strerror})", file=sys.stderr)
            sys.exit(FORBIDDEN)
        _answer(control, None, None, packets.fileno())
        packets.close()
        host = _Host(address)
        while request := _receive(control):
            name, *arguments = request
            try:
                result = getattr(host, f"do_{name}")(*arguments)
            except Exception as error:
                _answer(control, f"{type(error).__name__}: {error}", None)
                continue
            if isinstance(result, socket.socket):
                _answer(control, None, None, result.fileno())
                result.close()
            else:
                _answer(control, None, result)
    os._exit(0)


class _Host:
    def __init__(self, address: str) -> None:
        self.address = address

    def do_socket(self) -> socket.socket:
        return socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def do_connections(self) -> list[tuple[int, int, int]]:
        """Local port, remote port and number of the state of each row of the kernel's table."""
        with open("/proc/net/tcp") as file:
            rows = [line.split() for line in file][1:]
        return [(_port(row[1]), _port(row[2]), int(row[3], 16)) for row in rows]

    def do_echo(self, port: int) -> None:
        from loopback.kernel.host import programs

        programs.serve_echo(self.address, port)

    def do_files(self, port: int, files: dict[str, bytes]) -> None:
        from loopback.kernel.host import programs

        programs.serve_files(self.address, port, files)

    def do_fetch(self, url: str, source_port: int, timeout: float) -> socket.socket:
        from loopback.kernel.host import programs

        return programs.fetch(url, (self.address, source_port), timeout)


def _port(address: str) -> int:
    return int(address.split(":")[1], 16)


def _receive(control: socket.socket) -> Any:
    """The next request; None at the end."""
    if not (head := control.recv(4, socket.MSG_WAITALL)):
        return None
    (length,) = struct.unpack("=I", head)
    return marshal.loads(control.recv(length, socket.MSG_WAITALL))


def _answer(control: socket.socket, error: str | None, result: Any, *descriptors: int) -> None:
    data = marshal.dumps((error, result))
    try:
        socket.send_fds(control, [b"!"], descriptors)
        control.sendall(struct.pack("=I", len(data)) + data)
    except OSError:  # the notebook is gone
        sys.exit(0)
