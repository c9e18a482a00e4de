"""Reads the fields and believes them.

score: 2
caught by: udp-parse-fields
message: hello?
hint: internet_checksum over pseudo-header
"""


def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    if len(segment) < 8:
        raise Truncated(f"a UDP header takes 8 bytes and there are {len(segment)}")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
