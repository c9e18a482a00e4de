"""What the kernel is asked about single TCP segments on a host of its own: those it makes, and those it is sent.

Run inside the child, like `tasks.py`, and imported only when asked for. Cases and results are JSON values.

**How it works**

Whoever sends a segment raw has no connection, so the kernel, which owns every address of its host, answers its own
answers with a reset. A listener at the raw sender's address prevents that: a filter drops all that arrives there.

For `tcp_takes` the kernel's socket is put into a connection that never had a handshake, as a machine is whose
connections move to another (TCP_REPAIR), so that the numbers which it waits for are known before.
"""

from __future__ import annotations

import ctypes
import socket
import struct
import sys

from loopback.addresses import family_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Json: TypeAlias = Any

_REPLY_TIMEOUT = 5.0  # seconds
_FIN, _SYN, _RST, _ACK = 1, 2, 4, 16
_CHECKSUM = 16  # where it stands in the header
_SIOCSIFMTU = 0x8922
_SO_ATTACH_FILTER = 26
_TCP_REPAIR, _TCP_REPAIR_QUEUE, _TCP_QUEUE_SEQ = 19, 20, 21
_REPAIR_ON, _REPAIR_OFF, _RECEIVE_QUEUE, _SEND_QUEUE = 1, -1, 1, 2  # off: without a probe of the other's window
_WIDE = 65535  # a window that keeps no segment back
_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closing resets, so that the port is free for the next case


def tcp_capture(argument: Json) -> Json:
    """Every segment of one connection between two kernel sockets, in the order in which they arrived.

    The argument is [client's host, server's host, bytes that a packet may have, list of [side, payload]]: "client" or
    "server" sends, the other reads; then each side closes, the client first. The ports are 4000 and 80.
    """
    client_host, server_host, largest, exchange = argument
    family = family_of(server_host)
    with (
        socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap,
        socket.socket(family, socket.SOCK_STREAM) as listener,
        socket.socket(family, socket.SOCK_STREAM) as client,
    ):
        _set_largest(largest)
        tap.settimeout(_REPLY_TIMEOUT)
        listener.bind((server_host, 80))
        listener.listen()
        client.bind((client_host, 4000))
        client.connect((server_host, 80))
        server, _ = listener.accept()
        ends = {"client": (client, server), "server": (server, client)}
        with server:
            for side, payload in exchange:
                sender, receiver = ends[side]
                sender.sendall(bytes.fromhex(payload))
                left = len(payload) // 2
                while left:
                    left -= len(receiver.recv(left))
            client.shutdown(socket.SHUT_WR)
            server.recv(1)
        client.recv(1)
        hosts = {4000: client_host, 80: server_host}
        return [_completed(segment, hosts).hex() for segment in _until_both_closed(tap, family)]


def tcp_accepts(cases: Json) -> Json:
    """What comes of each SYN that is sent raw to a port where a socket listens, or None where the kernel is silent.

    A case is [host, port, listener's host, its port, segment]. A result is [answer, bytes of data that the kernel then
    puts into a segment at most, number of bits by which it shifts the sender's window]; of a reset only the first.
    """
    return [_accept_one(*case) for case in cases]


def _accept_one(host: str, port: int, own_host: str, own_port: int, segment: str) -> Json:
    family = family_of(own_host)
    with (
        _deaf_listener(host, port),
        socket.create_server((own_host, own_port), family=family) as listener,
        socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw,
    ):
        listener.settimeout(_REPLY_TIMEOUT)
        raw.settimeout(_REPLY_TIMEOUT)
        raw.bind((host, 0))
        raw.sendto(bytes.fromhex(segment), (own_host, 0))
        seen = _until_refused(raw, family, {port, own_port})
        if bytes.fromhex(segment) in seen:  # both hosts are one, and it is no answer to itself
            seen.remove(bytes.fromhex(segment))
        answers = [each for each in seen if _ports(each) == (own_port, port)]
        if not answers:
            return None
        answer = _completed(answers[0], {port: host, own_port: own_host})
        if not answer[13] & _SYN:
            return [answer.hex(), None, None]
        _, _, seq, ack = struct.unpack_from("!HHII", answer)
        last = struct.pack("!HHIIBBHI", port, own_port, ack, (seq + 1) % 2**32, 5 << 4, _ACK, _WIDE, 0)
        raw.sendto(_with_checksum(last, host, own_host), (own_host, 0))
        server, _ = listener.accept()
        with server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            told = server.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
            (mss,) = struct.unpack_from("=I", told, 16)
            shift = told[6] & 15 if sys.byteorder == "little" else told[6] >> 4
            return [answer.hex(), mss, shift]


def tcp_takes(cases: Json) -> Json:
    """What a program reads from a connection for each segment that is sent raw, or None where it reads nothing.

    A case is [host, port, the connection's own host, its port, number that it expects, number that it sends next,
    segment]. An end of file is an empty payload.
    """
    return [_take_one(*case) for case in cases]


def _take_one(
    host: str, port: int, own_host: str, own_port: int, expected: int, following: int, segment: str
) -> Json:
    family = family_of(own_host)
    with (
        _deaf_listener(host, port),
        socket.socket(family, socket.SOCK_STREAM) as sock,
        socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw,
    ):
        raw.settimeout(_REPLY_TIMEOUT)
        raw.bind((host, 0))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        sock.bind((own_host, own_port))
        sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR, _REPAIR_ON)
        for queue, number in ((_RECEIVE_QUEUE, expected), (_SEND_QUEUE, following)):
            sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR_QUEUE, queue)
            sock.setsockopt(socket.IPPROTO_TCP, _TCP_QUEUE_SEQ, struct.pack("=I", number))
        sock.connect((host, port))
        sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR, _REPAIR_OFF)
        raw.sendto(bytes.fromhex(segment), (own_host, 0))
        _until_refused(raw, family, {port, own_port})
        try:
            return sock.recv(65535, socket.MSG_DONTWAIT).hex()
        except (BlockingIOError, ConnectionError):
            return None


def _set_largest(size: int) -> None:
    """Set how many bytes a packet on `lo` may have."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        fcntl.ioctl(sock, _SIOCSIFMTU, struct.pack("16si12x", b"lo", size))


def _deaf_listener(host: str, port: int) -> socket.socket:
    """A listener to which no segment gets through: a filter of one instruction keeps 0 bytes of each."""
    sock = socket.socket(family_of(host), socket.SOCK_STREAM)
    keep_nothing = ctypes.create_string_buffer(struct.pack("=HBBI", 6, 0, 0, 0))
    program = struct.pack("@HP", 1, ctypes.addressof(keep_nothing))
    sock.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)
    sock.bind((host, port))
    sock.listen()
    return sock


def _until_refused(raw: socket.socket, family: int, taken: set[int]) -> list[bytes]:
    """All segments that the socket's address has got so far: the reset of a refused connection comes after them.

    The connection is to a port where nobody listens, so none of those that are taken.
    """
    host = raw.getsockname()[0]
    nobody = min({1, 2, 3} - taken)
    with socket.socket(family, socket.SOCK_STREAM) as honest:
        honest.bind((host, 0))
        refused = nobody, honest.getsockname()[1]
        if honest.connect_ex((host, nobody)) == 0:
            raise RuntimeError(f"port {nobody} of a fresh host answered")
    seen: list[bytes] = []
    while not seen or _ports(seen[-1]) != refused:
        seen.append(_received(raw, family))
    return seen


def _until_both_closed(tap: socket.socket, family: int) -> list[bytes]:
    segments: list[bytes] = []
    while sum(segment[13] & _FIN for segment in segments[:-1]) < 2:
        segments.append(_received(tap, family))
    return segments


def _received(raw: socket.socket, family: int) -> bytes:
    """The next segment; an IPv4 raw socket delivers the IP header too, an IPv6 one does not."""
    packet = raw.recv(65535)
    return packet[4 * (packet[0] & 15) if family == socket.AF_INET else 0 :]


def _ports(segment: bytes) -> tuple[int, int] | None:
    """Source port and destination port; None of a segment that is too short to have them."""
    return struct.unpack_from("!HH", segment) if len(segment) >= 4 else None


def _completed(segment: bytes, hosts: dict[int, str]) -> bytes:
    """A segment as it leaves the network card, which adds up what the kernel leaves to it.

    The kernel writes the sum of the pseudo-header where the checksum belongs, and its card adds the segment; `lo` has
    no card, and what it carries is not damaged on the way. A segment whose checksum is complete stays as it is.
    """
    source, destination = (hosts[port] for port in struct.unpack_from("!HH", segment))
    if _remainder(segment, source, destination) == 0:
        return segment
    (left,) = struct.unpack_from("!H", segment, _CHECKSUM)
    if (left - _remainder(bytes(0), source, destination, len(segment))) % 0xFFFF:
        raise RuntimeError("the kernel left something else than the sum of the pseudo-header")
    return _with_checksum(segment, source, destination)


def _with_checksum(segment: bytes, source: str, destination: str) -> bytes:
    front, back = segment[:_CHECKSUM], segment[_CHECKSUM + 2 :]
    rest = _remainder(front + bytes(2) + back, source, destination)
    return front + struct.pack("!H", 0xFFFF - (rest or 0xFFFF)) + back


def _remainder(data: bytes, source: str, destination: str, length: int | None = None) -> int:
    """What the words of a segment and of its pseudo-header leave when 0xFFFF divides their sum; 0 if all is right."""
    family = family_of(source)
    hosts = socket.inet_pton(family, source) + socket.inet_pton(family, destination)
    size = len(data) if length is None else length
    covered = hosts + struct.pack("!HH", socket.IPPROTO_TCP, size) + data
    return int.from_bytes(covered + bytes(len(covered) % 2), "big") % 0xFFFF
