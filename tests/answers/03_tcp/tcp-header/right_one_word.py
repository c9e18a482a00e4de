"""Unpacks data offset and flags as one number of 16 bits.

score: 3
"""


def parse_header(segment: bytes) -> Segment:
    """The segment in these bytes, its options left out; raise Truncated if the header is cut short."""
    try:
        near, far, seq, ack, bits, window, _, _ = struct.unpack_from("!HHIIHHHH", segment)
    except struct.error:
        raise Truncated(f"only {len(segment)} bytes") from None
    end = (bits >> 12) * 4
    if not 20 <= end <= len(segment):
        raise Truncated(f"a header of {end} bytes")
    flags = Flag(bits & 63)
    return Segment(
        source_port=near, destination_port=far, seq=seq, ack=ack, flags=flags, window=window, payload=segment[end:]
    )
