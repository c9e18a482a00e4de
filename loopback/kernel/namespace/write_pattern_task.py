"""What leaves when a program writes in several calls, on a host of its own."""

import socket
import struct
import time
from typing import Any

from loopback.kernel.observe.waiting import wait_until_delivered

FULL = 1000  # bytes of data in a full segment
_OPTIONS = 12  # bytes of options in each segment of Linux, which the maximum segment size covers, too
_STEP_TIMEOUT = 5.0  # seconds
_AT_ONCE = 0.02  # seconds for all calls of send: a delayed acknowledgement waits for 0.04 at least
_MOST_TIMES = 100
_RESET = struct.pack("ii", 1, 0)  # close at once, by a reset


def tcp_writes(argument: Any) -> Any:
    """Every segment with data, or that acknowledges some (hex), while a client writes and nobody reads or answers.

    The argument is [sizes, no delay]: the bytes of each call of `send`, and whether TCP_NODELAY is set. The server's
    kernel delays its acknowledgements, as it does once it has seen that programs answer what they get. Where this
    process had to wait between its calls for a processor, they were not made at once, and are made anew.
    """
    for _ in range(_MOST_TIMES):
        if packets := _write(*argument):
            return [packet.hex() for packet in packets]
    raise RuntimeError("this machine is too busy to make a few calls at once")


def _write(sizes: list[int], no_delay: bool) -> list[bytes] | None:
    """The segments of one connection; None if the calls of send were too far apart."""
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as listener,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as client,
    ):
        for sock in (listener, client):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, FULL + _OPTIONS)
        listener.bind(("::1", 80))
        listener.listen()
        client.bind(("::1", 4000))
        client.connect(("::1", 80))
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, int(no_delay))
        server, _ = listener.accept()
        with server:
            server.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 0)
            began = time.monotonic()
            for size in sizes:
                client.send(bytes(size))
            at_once = time.monotonic() - began < _AT_ONCE
            wait_until_delivered(client, _STEP_TIMEOUT)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)  # the ports are free at once
            tap.settimeout(_STEP_TIMEOUT)
            return _data_of(tap, sum(sizes)) if at_once else None


def _data_of(tap: socket.socket, size: int) -> list[bytes]:
    """What came to the tap behind the handshake, up to the acknowledgement of so many bytes."""
    packets: list[bytes] = []
    first: int | None = None  # the client's initial sequence number
    while True:
        packet = tap.recv(65535)
        seq, ack = (int.from_bytes(packet[at : at + 4], "big") for at in (4, 8))
        if packet[13] & 2:  # SYN
            first = seq if first is None else first
            continue
        data = len(packet) - 4 * (packet[12] >> 4)
        packets += [packet] if data or packets else []
        if first is not None and not data and ack == (first + 1 + size) % 2**32:
            return packets
