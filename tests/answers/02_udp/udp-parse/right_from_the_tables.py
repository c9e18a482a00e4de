"""Unpacks with the lab bench's table of fields, which refuses a short header by itself.

score: 6
"""

from loopback.headers import unpack
from loopback.headers import UDP


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    source_port, destination_port, length, checksum = unpack(UDP, segment).values()
    if length < 8 or len(segment) < length:
        raise Truncated(f"length {length}, with {len(segment)} bytes there and 8 at least")
    hosts = ip_address(source_host), ip_address(destination_host)
    match hosts[0].version, checksum:
        case 4, 0:
            pass
        case 6, 0:
            raise BadChecksum(f"checksum 0 over IPv6, from port {source_port}")
        case _:
            front = b"".join(host.packed for host in hosts) + struct.pack("!II", length, 17)
            if internet_checksum(front + segment[:length]):
                raise BadChecksum(f"checksum {checksum:#06x} does not fit")
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:length])
