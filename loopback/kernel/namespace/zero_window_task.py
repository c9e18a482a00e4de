"""One connection whose program does not read: the window closes, is asked about, and opens when the program reads."""

import socket
from typing import Any

SENDER, RECEIVER = ("::1", 4000), ("::1", 80)
BUFFER, SENT = 2048, 6000  # bytes of the receiver's buffer, and what is sent altogether
_STEP_TIMEOUT = 5.0  # seconds
_SCALING = "/proc/sys/net/ipv4/tcp_window_scaling"  # of this host, for both IP versions


def tcp_zero_window(argument: Any) -> Any:
    """Fill the window, wait for so many probes, read so many bytes; return the segments before and after that.

    The argument is [probes, bytes to read]. Of those after it the first two are returned.
    """
    probes, to_read = argument
    with open(_SCALING, "w") as file:
        file.write("0")  # the window as it stands in the header, without a factor
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap,
        socket.create_server(RECEIVER, family=socket.AF_INET6) as listener,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sender,
    ):
        tap.settimeout(_STEP_TIMEOUT)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        sender.bind(SENDER)
        sender.connect(RECEIVER)
        receiver, _ = listener.accept()
        with receiver:
            sender.send(bytes(SENT))
            before = [tap.recv(65535)]
            while not _closes(before[-1]):
                before.append(tap.recv(65535))
            for _ in range(2 * probes):  # each with its answer
                before.append(tap.recv(65535))
            if to_read:
                receiver.recv(to_read)
            after = [tap.recv(65535), tap.recv(65535)]
    return [[segment.hex() for segment in segments] for segments in (before, after)]


def _closes(segment: bytes) -> bool:
    """Whether the receiver says in this segment that it has no room."""
    return segment[:2] == RECEIVER[1].to_bytes(2, "big") and segment[14:16] == b"\0\0"
