"""What the kernel thinks of a TCP segment that you made, and the segments that it makes itself, byte for byte."""

import random
import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from loopback.addresses import Address
from loopback.headers.checksum import transport_checksum
from loopback.headers.segments import bytes_of, segment_in, with_checksum
from loopback.kernel.namespace.host import Unavailable, ask, run_task
from loopback.kernel.namespace.tcp import CLIENT_PORT, ECHO, by_rfc
from loopback.recordings import say_once
from loopback.segment import ACK, MSS, RST, SYN, Segment

WINDOW_SCALE, TIMESTAMPS = 3, 8  # kinds of options
_MOST_SHIFT = 14  # bits; a greater shift counts as this one (RFC 7323, section 2.3)
_DEFAULT_MSS = {4: 536, 6: 1220}  # bytes, by IP version: without the option (RFC 9293, section 3.7.1)
_HEADERS = {4: 40, 6: 60}  # bytes of IP's header and TCP's, without options
_STAMP = 12  # bytes of options that every segment of a connection with timestamps has, padding included


@dataclass(frozen=True)
class Accepted:
    """What the kernel made of a SYN: its answer in bytes, and what it has learnt from it.

    `mss` is how many bytes of data it puts into a segment to the sender of the SYN at most, `shift` by how many bits it
    shifts the windows that this sender announces. Of an answer that refuses, both are None.
    """

    answer: bytes
    mss: int | None
    shift: int | None


def captured(
    exchange: Sequence[tuple[str, bytes]] = ECHO,
    hosts: tuple[str, str] = ("127.0.0.1", "127.0.0.1"),
    *,
    packet_size: int = 1500,
) -> list[bytes]:
    """The bytes of every segment of a connection between two kernel sockets, from the first SYN to the last ACK.

    `exchange` says who sends what, in turns: ("client", b"hello"), less than fits into one segment. `hosts` are those
    of client and server, loopback addresses (127.0.0.0/8, or ::1, fd00::1 and fd00::2); the client uses port 4000, the
    server port 80, and the client closes first. A packet on the way has at most `packet_size` bytes. Checksums are as
    they leave a network card. Where the system gives no namespace the segments come from a recording, and if there is
    none, from a stand-in that follows RFC 9293.
    """
    question = [*hosts, packet_size, [[side, payload.hex()] for side, payload in exchange]]
    try:
        return [bytes.fromhex(each) for each in cast("list[str]", ask("tcp_capture", question))]
    except Unavailable as reason:
        say_once(f"(A stand-in answers here, by RFC 9293: {reason}.)")
        return _captured_by_rfc(exchange, hosts, packet_size)


def accepts(segment: bytes, source: Address, destination: Address) -> Accepted | None:
    """What the kernel makes of a segment that arrives at a port where a server listens; None if it stays silent.

    The segment is sent raw from `source`'s host, so it reaches the server only if the kernel finds header and checksum
    right; to a SYN it answers with SYN,ACK. Hosts are as in `captured`. Where the system gives no namespace a stand-in
    decides by RFC 9293 instead, and says so.
    """
    case = [*source, *destination, segment.hex()]
    try:
        [result] = cast("list[list[object] | None]", run_task("tcp_accepts", [case]))
    except Unavailable as reason:
        say_once(f"(A stand-in decides here, by the RFCs: {reason}.)")
        return accepts_by_rfc(segment, source, destination)
    if result is None:
        return None
    answer, mss, shift = result
    return Accepted(bytes.fromhex(str(answer)), cast("int | None", mss), cast("int | None", shift))


def takes(
    segment: bytes, source: Address, destination: Address, *, expected: int, following: int
) -> bytes | None:
    """The bytes that a program reads from its connection when a segment has arrived; None if it reads nothing.

    The connection, between two addresses as in `accepts`, is a kernel's that expects the sequence number `expected`
    next, and is about to send the number `following`. The segment is sent raw, so its data comes through only if the
    kernel finds ports, numbers, header and checksum right. An end of file is b"". Where the system gives no namespace a
    stand-in decides by RFC 9293 instead, and says so.
    """
    case = [*source, *destination, expected, following, segment.hex()]
    try:
        [result] = cast("list[str | None]", run_task("tcp_takes", [case]))
    except Unavailable as reason:
        say_once(f"(A stand-in decides here, by the RFCs: {reason}.)")
        return takes_by_rfc(segment, source, destination, expected=expected, following=following)
    return None if result is None else bytes.fromhex(result)


def _read(segment: bytes, source: Address, destination: Address) -> Segment | None:
    """The segment, if it is right and between these ports."""
    try:
        read = segment_in(segment)
    except ValueError:
        return None
    right = transport_checksum(segment, source[0], destination[0], socket.IPPROTO_TCP) == 0
    return read if right and (read.source_port, read.destination_port) == (source[1], destination[1]) else None


def _shift(segment: Segment) -> int | None:
    found = [data[0] for kind, data in segment.options if kind == WINDOW_SCALE and len(data) == 1]
    return min(found[0], _MOST_SHIFT) if found else None


def accepts_by_rfc(segment: bytes, source: Address, destination: Address) -> Accepted | None:
    """The kernel's decision, from the RFCs: what a listener answers (RFC 9293, section 3.10.7.2)."""
    read = _read(segment, source, destination)
    if read is None or RST in read.flags or not read.flags & (SYN | ACK):
        return None
    version = 6 if ":" in source[0] else 4
    answer = Segment(source_port=destination[1], destination_port=source[1], seq=0)
    if ACK in read.flags:
        refusal = replace(answer, seq=read.ack, flags=RST, window=0)
        return Accepted(with_checksum(bytes_of(refusal), destination[0], source[0]), None, None)
    stamped = any(kind == TIMESTAMPS and len(data) == 8 for kind, data in read.options)
    shift = _shift(read)
    scale = () if shift is None else ((WINDOW_SCALE, bytes([7])),)
    answer = replace(
        answer,
        seq=random.getrandbits(32),
        ack=(read.seq + 1) % 2**32,
        flags=SYN | ACK,
        options=((MSS, (65535 - _HEADERS[version]).to_bytes(2, "big")), *scale),
    )
    mss = (read.mss or _DEFAULT_MSS[version]) - _STAMP * stamped
    return Accepted(with_checksum(bytes_of(answer), destination[0], source[0]), mss, shift or 0)


def takes_by_rfc(
    segment: bytes, source: Address, destination: Address, *, expected: int, following: int
) -> bytes | None:
    """The kernel's decision, from the RFC, on a segment that begins where it should (RFC 9293, section 3.10.7.4)."""
    read = _read(segment, source, destination)
    if read is None or read.flags & (SYN | RST) or ACK not in read.flags:
        return None
    if (read.seq, read.ack) != (expected, following) or not (read.payload or read.flags & 1):
        return None
    return read.payload


def _captured_by_rfc(
    exchange: Sequence[tuple[str, bytes]], hosts: tuple[str, str], packet_size: int
) -> list[bytes]:
    """The stand-in's conversation with the options that every SYN of Linux has, checksums and all."""
    most = packet_size - _HEADERS[6 if ":" in hosts[0] else 4]
    options = ((MSS, most.to_bytes(2, "big")), (4, b""), (WINDOW_SCALE, bytes([7])))
    found = []
    for segment in by_rfc(exchange, options):
        ends = hosts if segment.source_port == CLIENT_PORT else hosts[::-1]
        found.append(with_checksum(bytes_of(segment), *ends))
    return found
