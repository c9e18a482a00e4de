"""What the kernel is asked about sequence numbers on a host of its own: those it begins with, and those it takes.

Run inside the child, like `tasks.py`, and imported only when asked for.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress

from loopback.kernel.namespace.tasks import begin_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Json: TypeAlias = Any

_HOST, _SERVER_PORT, _NOBODY = "::1", 80, 1
_CLIENT_PORTS = 4000  # and on: one for each connection
_REPLY_TIMEOUT = 5.0  # seconds
_IPV6_CHECKSUM = 7  # socket option: the kernel computes the checksum at this offset
_TCP_WINDOW_CLAMP = 10  # socket option of Linux: the largest window, which then needs no scaling either
_MOST_TRIES = 20  # of a series of connections, until each was made in its time
_LATE = 20_000_000  # nanoseconds
_SYN, _RST, _ACK = 2, 4, 16
_MOST_BEFORE = 1_000_000  # bytes that are sent so that injected ones have their turn
_CHUNK = 1000  # bytes that fit into any window


def tcp_initial_numbers(argument: Json) -> Json:
    """The time in nanoseconds and the sequence number of the SYN of each connection to a port where nobody listens.

    The argument is [local ports, nanoseconds between two]; times count from the first.
    """
    ports, every = argument
    found: Json = []
    with socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap:
        tap.settimeout(_REPLY_TIMEOUT)
        for _ in range(_MOST_TRIES):
            found, late = _series(tap, ports, every)
            if late < _LATE:
                break
    return [[at - found[0][0], number] for at, number in found]


def _series(tap: socket.socket, ports: Json, every: int) -> tuple[Json, int]:
    """The time and the number of each SYN, and by how much the worst of them came too late."""
    begin, found, late = time.monotonic_ns(), [], 0
    for place, port in enumerate(ports):
        due = begin + place * every
        while every and (left := due - time.monotonic_ns()) > 0:
            time.sleep(left / 1e9)
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock:
            sock.bind((_HOST, port))
            at = time.monotonic_ns()
            sock.connect_ex((_HOST, _SERVER_PORT))
            late = max(late, time.monotonic_ns() - due if every else 0)
        while (packet := tap.recv(65535))[:2] != port.to_bytes(2, "big") or not packet[13] & _SYN:
            pass
        found.append([at, int.from_bytes(packet[4:8], "big")])
    return found, late


def tcp_injects(argument: Json) -> Json:
    """What comes of segments that a third party sends into connections of the kernel's, one connection for each.

    The argument is [RCV.NXT, RCV.WND, list of [sequence number, flags, payload]]. A result is [whether the payload's
    new bytes reached the program, the acknowledgment number of the answer or None, whether the connection lives].
    """
    rcv_nxt, rcv_wnd, segments = argument
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as listener,
    ):
        raw.setsockopt(socket.IPPROTO_IPV6, _IPV6_CHECKSUM, 16)
        raw.settimeout(_REPLY_TIMEOUT)
        listener.setsockopt(socket.IPPROTO_TCP, _TCP_WINDOW_CLAMP, rcv_wnd)
        listener.bind((_HOST, _SERVER_PORT))
        listener.listen()
        found = []
        for place, (seq, flags, payload) in enumerate(segments):
            with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as client:
                client.bind((_HOST, _CLIENT_PORTS + place))
                begin_at(client, (rcv_nxt - 1) % 2**32)  # the SYN takes a number
                client.connect((_HOST, _SERVER_PORT))
                server, _ = listener.accept()
                with server:
                    case = seq, flags, bytes.fromhex(payload)
                    found.append(_inject(raw, client, server, rcv_nxt, rcv_wnd, *case))
    return found


def _inject(
    raw: socket.socket,
    client: socket.socket,
    server: socket.socket,
    rcv_nxt: int,
    rcv_wnd: int,
    seq: int,
    flags: int,
    payload: bytes,
) -> Json:
    port = client.getsockname()[1].to_bytes(2, "big")
    opening = next(each for each in _until_refused(raw) if each[2:4] == port and each[13] & _SYN)
    if (window := int.from_bytes(opening[14:16], "big")) != rcv_wnd:
        raise RuntimeError(f"the kernel's window is {window}, not {rcv_wnd}")
    ack = (int.from_bytes(opening[4:8], "big") + 1) % 2**32
    ports = port + _SERVER_PORT.to_bytes(2, "big")
    header = ports + seq.to_bytes(4, "big") + ack.to_bytes(4, "big") + bytes([0x50, flags])
    raw.sendto(header + rcv_wnd.to_bytes(2, "big") + bytes(4) + payload, (_HOST, 0))
    answers = [each for each in _until_refused(raw) if each[2:4] == port and each[13] & _ACK]
    acknowledged = int.from_bytes(answers[0][8:12], "big") if answers else None
    try:
        server.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK)
    except BlockingIOError:
        pass
    except ConnectionError:
        return [False, acknowledged, False]
    return [_reached(client, server, (seq - rcv_nxt) % 2**32, payload), acknowledged, True]


def _until_refused(raw: socket.socket) -> list[bytes]:
    """All segments that the host has seen so far: a refused connection is made, and its reset comes after them."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as honest:
        if honest.connect_ex((_HOST, _NOBODY)) == 0:
            raise RuntimeError("port 1 of a fresh host answered")
    seen: list[bytes] = []
    while not seen or seen[-1][:2] != _NOBODY.to_bytes(2, "big"):
        seen.append(raw.recv(65535))
    return seen


def _reached(client: socket.socket, server: socket.socket, ahead: int, payload: bytes) -> bool:
    """Whether the program reads bytes of the payload, once the client has sent those that come before them."""
    if ahead >= 2**31:  # it began before what is expected: only its end may be new
        payload, ahead = payload[2**32 - ahead :], 0
    if not payload or ahead > _MOST_BEFORE:
        return False
    other = bytes([payload[0] ^ 0xFF])
    received = b""
    while len(received) < ahead:
        client.sendall(other * min(_CHUNK, ahead - len(received)))
        received += server.recv(_MOST_BEFORE)
    with suppress(BlockingIOError):
        received += server.recv(_MOST_BEFORE, socket.MSG_DONTWAIT)
    return received[ahead : ahead + 1] == payload[:1]
