"""Cuts each field out of the bytes by itself.

score: 3
"""


def parse_header(segment: bytes) -> Segment:
    """The segment in these bytes, its options left out; raise Truncated if the header is cut short."""

    def number(start, end):
        return int.from_bytes(segment[start:end], "big")

    if len(segment) < 20 or segment[12] < 0x50 or (segment[12] >> 4) * 4 > len(segment):
        raise Truncated("the header is cut short")
    ports = {"source_port": number(0, 2), "destination_port": number(2, 4)}
    end = segment[12] // 16 * 4
    flags = Flag(segment[13] % 64)
    return Segment(**ports, seq=number(4, 8), ack=number(8, 12), flags=flags, window=number(14, 16), payload=segment[end:])
