"""Computes the checksum again, with zeros in its place, and compares.

score: 4
"""

import socket


def pseudo_header(source: str, destination: str, length: int) -> bytes:
    """The pseudo-header of a TCP segment of `length` bytes from one host to another (RFC 9293, RFC 8200)."""
    families = {socket.AF_INET6 if ":" in host else socket.AF_INET for host in (source, destination)}
    (family,) = families if len(families) == 1 else (None,)
    if family is None:
        raise ValueError(f"{source} to {destination}")
    hosts = socket.inet_pton(family, source) + socket.inet_pton(family, destination)
    if family == socket.AF_INET:
        return hosts + b"\x00\x06" + length.to_bytes(2, "big")
    return hosts + length.to_bytes(4, "big") + b"\x00\x00\x00\x06"


def parse_tcp(segment: bytes, source: str, destination: str) -> Segment:
    """The segment in these bytes; raise Truncated, BadChecksum or BadOptions if it must not be believed."""
    parsed = parse_header(segment)
    blank = segment[:16] + bytes(2) + segment[18:]
    right = internet_checksum(pseudo_header(source, destination, len(segment)) + blank)
    if right != int.from_bytes(segment[16:18], "big"):
        raise BadChecksum(f"{right:#06x} would be right")
    end = len(segment) - len(parsed.payload)
    return replace(parsed, options=parse_options(segment[20:end]))
