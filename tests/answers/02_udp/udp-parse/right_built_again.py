"""Builds the same datagram again with build_udp and compares the two.

score: 6
"""


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        raise Truncated(f"a UDP header takes 8 bytes and there are {len(segment)}")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    source, destination = (source_host, source_port), (destination_host, destination_port)
    payload = segment[8:length]
    unchecked = checksum == 0 and ip_address(source_host).version == 4
    if not unchecked and build_udp(source, destination, payload) != segment[:length]:
        raise BadChecksum(f"the checksum {checksum} does not fit these {length} bytes")
    return Datagram(source, destination, payload)
