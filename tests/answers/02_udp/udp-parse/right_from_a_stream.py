"""Reads the fields from a stream, one after the other, and sums by a remainder.

score: 6
"""

import io
import socket


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    stream = io.BytesIO(segment)
    fields = [int.from_bytes(stream.read(2), "big") for _ in range(4)]
    payload = stream.read(max(0, fields[2] - 8))
    if len(segment) < 8 or 8 + len(payload) != fields[2]:
        raise Truncated(f"{len(segment)} bytes, of which the length field claims {fields[2]}")
    family = socket.AF_INET6 if ":" in source_host else socket.AF_INET
    if fields[3] or family == socket.AF_INET6:
        covered = socket.inet_pton(family, source_host) + socket.inet_pton(family, destination_host) + payload
        total = int.from_bytes(covered + bytes(len(payload) % 2), "big") + 17 + fields[2] + sum(fields)
        if not fields[3] or total % 0xFFFF:
            raise BadChecksum(f"the checksum is {fields[3]:#06x}, and the sum leaves {total % 0xFFFF:#06x}")
    return Datagram((source_host, fields[0]), (destination_host, fields[1]), payload)
