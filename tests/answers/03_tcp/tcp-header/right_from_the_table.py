"""Unpacks with the lab bench's table of fields.

score: 3
"""

from loopback.headers import TCP, unpack


def parse_header(segment: bytes) -> Segment:
    """The segment in these bytes, its options left out; raise Truncated if the header is cut short."""
    values = unpack(TCP, segment)
    size = 4 * values["Data Offset"]
    if size < 20 or size > len(segment):
        raise Truncated(f"{size} bytes of header in {len(segment)}")
    flags = Flag(0)
    for flag in Flag:
        if values[flag.name]:
            flags |= flag
    return Segment(
        source_port=values["Source Port"],
        destination_port=values["Destination Port"],
        seq=values["Sequence Number"],
        ack=values["Acknowledgment Number"],
        flags=flags,
        window=values["Window"],
        payload=segment[size:],
    )
