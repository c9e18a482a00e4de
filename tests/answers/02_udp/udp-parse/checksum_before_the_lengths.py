"""Asks for the checksum first, and calls what is cut short damaged.

score: 4
caught by: udp-parse-lengths
message: Truncated
hint: ask for 8 bytes before you unpack them
"""


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        raise Truncated(f"a UDP header takes 8 bytes and there are {len(segment)}")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    here, there = ip_address(source_host), ip_address(destination_host)
    if here.version == 4:
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
    if checksum == 0 and here.version == 6:
        raise BadChecksum("the checksum is 0, which IPv6 forbids")
    if checksum != 0 and internet_checksum(pseudo + segment[:length]) != 0:
        raise BadChecksum(f"the checksum {checksum:#06x} does not fit these {length} bytes")
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
