"""Converts addresses with inet_aton, which knows IPv4 alone.

score: 3
caught by: udp-parse-kernel
message: OSError
hint: ip_address(host).packed gives the bytes of an addr
"""

import socket


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        raise Truncated(f"a UDP header takes 8 bytes and there are {len(segment)}")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
    pseudo = socket.inet_aton(source_host) + socket.inet_aton(destination_host)
    pseudo += struct.pack("!BBH", 0, 17, length)
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
        raise BadChecksum(f"the checksum {checksum:#06x} does not fit these {length} bytes")
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
