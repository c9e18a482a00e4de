"""What the kernel thinks of a UDP segment that you made, and the segments that it makes itself."""

import socket
import struct
from ipaddress import ip_address
from typing import cast

from loopback.addresses import Address
from loopback.headers.checksum import transport_checksum
from loopback.kernel.namespace.host import Unavailable, ask, run_task
from loopback.recordings import say_once


def receives(segment: bytes, source: Address, destination: Address) -> bytes | None:
    """The payload that an ordinary UDP socket at `destination` receives for this segment; None if it gets nothing.

    The segment is sent raw from `source`'s host, so it reaches the socket only if the kernel finds its length and
    its checksum right. Hosts are loopback addresses (127.0.0.0/8 or ::1). Where the system gives no namespace a
    stand-in decides by RFC 768 and RFC 8200 instead, and says so.
    """
    try:
        case = [source[0], destination[0], destination[1], segment.hex()]
        result = cast("list[list[object] | None]", run_task("udp_receives", [case]))[0]
    except Unavailable as reason:
        say_once(f"(A stand-in decides here, by the RFCs: {reason}.)")
        return receives_by_rfc(segment, source[0], destination[0])
    return None if result is None else bytes.fromhex(str(result[0]))


def sends(source: Address, destination: Address, payload: bytes) -> bytes:
    """The UDP segment, header and payload, that the kernel sends for a payload.

    Where the system gives no namespace the segment comes from a recording, and if there is none, from a stand-in that
    follows RFC 768 and RFC 8200.
    """
    case = [*source, *destination, payload.hex()]
    try:
        return bytes.fromhex(cast("list[str]", ask("udp_sends", [case]))[0])
    except Unavailable as reason:
        say_once(f"(A stand-in answers here, by the RFCs: {reason}.)")
        return _sent_by_rfc(source, destination, payload)


def _sent_by_rfc(source: Address, destination: Address, payload: bytes) -> bytes:
    """The segment whose checksum makes all words together a multiple of 0xFFFF."""
    header = struct.pack("!HHH", source[1], destination[1], 8 + len(payload))
    whole = header + bytes(2) + payload
    checksum = transport_checksum(whole, source[0], destination[0], socket.IPPROTO_UDP) or 0xFFFF
    return header + struct.pack("!H", checksum) + payload


def receives_by_rfc(segment: bytes, source: str, destination: str) -> bytes | None:
    """The kernel's decision, from the RFCs: a checksum is right if all words together are a multiple of 0xFFFF."""
    if len(segment) < 8:
        return None
    length, checksum = struct.unpack_from("!HH", segment, 4)
    if not 8 <= length <= len(segment):
        return None
    if checksum == 0:
        return segment[8:length] if ip_address(source).version == 4 else None
    wrong = transport_checksum(segment[:length], source, destination, socket.IPPROTO_UDP)
    return None if wrong else segment[8:length]
