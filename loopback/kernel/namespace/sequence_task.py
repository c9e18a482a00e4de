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
_SYN, _ACK, _ESTABLISHED = 2, 16, 1
_WINDOW = 8192  # of the third party, which nobody uses
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
    A window of 0 is one that was filled with as many bytes as the smallest receive buffer takes.
    """
    rcv_nxt, rcv_wnd, segments = argument
    filled = None if rcv_wnd else 0  # how many bytes close the window, as the first connection tells
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as listener,
    ):
        raw.setsockopt(socket.IPPROTO_IPV6, _IPV6_CHECKSUM, 16)
        raw.settimeout(_REPLY_TIMEOUT)
        if rcv_wnd:
            listener.setsockopt(socket.IPPROTO_TCP, _TCP_WINDOW_CLAMP, rcv_wnd)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)  # which the kernel makes its least
        listener.bind((_HOST, _SERVER_PORT))
        listener.listen()
        found = []
        for place, (seq, flags, payload) in enumerate(segments if rcv_wnd else [[0, _ACK, ""], *segments]):
            with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as client:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                client.bind((_HOST, _CLIENT_PORTS + place))
                following = (rcv_nxt - (filled or 0)) % 2**32
                begin_at(client, (following - 1) % 2**32)  # the SYN takes a number
                client.connect((_HOST, _SERVER_PORT))
                server, _ = listener.accept()
                with server:
                    ack, window = _state(raw, client, following)
                    if filled is not None:
                        before, (filled, window) = filled, _fill(raw, client, window, following)
                        if place == 0:
                            continue
                        if filled != before:
                            raise RuntimeError(f"{filled} bytes close the window, and {before} did before")
                    if window != rcv_wnd:
                        raise RuntimeError(f"the kernel's window is {window}, not {rcv_wnd}")
                    case = seq, flags, bytes.fromhex(payload)
                    found.append(_inject(raw, client, server, ack, rcv_nxt, filled or 0, *case))
    return found


def _state(raw: socket.socket, client: socket.socket, following: int) -> tuple[int, int]:
    """The server's next number and its window, once it has acknowledged all before the number `following`."""
    limit = time.monotonic() + _REPLY_TIMEOUT
    while time.monotonic() < limit:
        for each in reversed(_until_refused(raw)):
            seq, ack = (int.from_bytes(each[at : at + 4], "big") for at in (4, 8))
            if each[2:4] == _port(client) and ack == following:
                return (seq + (each[13] & _SYN > 0)) % 2**32, int.from_bytes(each[14:16], "big")
    raise RuntimeError(f"the kernel has not acknowledged {following}")


def _fill(raw: socket.socket, client: socket.socket, window: int, following: int) -> tuple[int, int]:
    """Send what the window takes, until it is closed: how many bytes that were, and the window."""
    total = 0
    for _ in range(_MOST_TRIES):
        if window == 0:
            break
        client.sendall(bytes(window))
        total += window
        _, window = _state(raw, client, (following + total) % 2**32)
    return total, window


def _port(client: socket.socket) -> bytes:
    number: int = client.getsockname()[1]
    return number.to_bytes(2, "big")


def _inject(
    raw: socket.socket,
    client: socket.socket,
    server: socket.socket,
    ack: int,
    rcv_nxt: int,
    unread: int,
    seq: int,
    flags: int,
    payload: bytes,
) -> Json:
    port = _port(client)
    ports = port + _SERVER_PORT.to_bytes(2, "big")
    header = ports + seq.to_bytes(4, "big") + ack.to_bytes(4, "big") + bytes([0x50, flags])
    raw.sendto(header + _WINDOW.to_bytes(2, "big") + bytes(4) + payload, (_HOST, 0))
    answers = [each for each in _until_refused(raw) if each[2:4] == port and each[13] & _ACK]
    acknowledged = int.from_bytes(answers[0][8:12], "big") if answers else None
    if server.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] != _ESTABLISHED:
        return [False, acknowledged, False]
    return [_reached(client, server, unread, (seq - rcv_nxt) % 2**32, payload), acknowledged, True]


def _until_refused(raw: socket.socket) -> list[bytes]:
    """All segments that the host has seen so far: a refused connection is made, and its reset comes after them."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as honest:
        if honest.connect_ex((_HOST, _NOBODY)) == 0:
            raise RuntimeError("port 1 of a fresh host answered")
    seen: list[bytes] = []
    while not seen or seen[-1][:2] != _NOBODY.to_bytes(2, "big"):
        seen.append(raw.recv(65535))
    return seen


def _reached(client: socket.socket, server: socket.socket, unread: int, ahead: int, payload: bytes) -> bool:
    """Whether the program reads bytes of the payload, once it has read the `unread` ones and those that are missing.

    Reading opens a closed window, and nothing that was dropped before comes back by that.
    """
    while unread:
        unread -= len(server.recv(unread))
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
