"""Returns None for a damaged datagram, as the kernel stays silent.

score: 0
caught by: udp-parse-fields
message: returned None
hint: internet_checksum over pseudo-header
"""


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        return None
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        return None
    segment = segment[:length]
    here, there = ip_address(source_host), ip_address(destination_host)
    if here.version == 4:
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
    if checksum == 0 and here.version == 6:
        return None
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
        return None
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
