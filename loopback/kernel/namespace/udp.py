"""What the kernel thinks of a UDP segment that you made, and the segments that it makes itself."""

import struct
from ipaddress import ip_address
from typing import cast

from loopback.addresses import Address
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
    checksum = 0xFFFF - _remainder(header + bytes(2) + payload, source[0], destination[0])
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
    return None if _remainder(segment[:length], source, destination) else segment[8:length]


def _remainder(segment: bytes, source: str, destination: str) -> int:
    """What the words of a segment and of its pseudo-header, added up, leave when they are divided by 0xFFFF."""
    hosts = ip_address(source).packed + ip_address(destination).packed
    covered = hosts + struct.pack("!HH", 17, len(segment)) + segment
    return int.from_bytes(covered + bytes(len(covered) % 2), "big") % 0xFFFF  # since 0x10000 leaves 1
