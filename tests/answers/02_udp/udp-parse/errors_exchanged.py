"""Raises each of the two errors in place of the other.

score: 1
caught by: udp-parse-fields
message: raised Truncated
hint: its error is BadChecksum
"""


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        raise BadChecksum(f"a UDP header takes 8 bytes and there are {len(segment)}")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        raise BadChecksum(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
    here, there = ip_address(source_host), ip_address(destination_host)
    if here.version == 4:
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
    if checksum == 0 and here.version == 6:
        raise Truncated("the checksum is 0, which IPv6 forbids")
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
        raise Truncated(f"the checksum {checksum:#06x} does not fit these {length} bytes")
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
