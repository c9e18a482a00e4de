"""Builds with a checksum of 0, and patches it in place.

score: 5
"""


def build_tcp(segment: Segment, source: str, destination: str) -> bytes:
    """The bytes of `segment`, from one host to another, with the right checksum (RFC 9293, section 3.1)."""
    options = bytearray()
    for kind, data in segment.options:
        options += bytes([kind, len(data) + 2]) + data
    while len(options) % 4:
        options.append(0)
    words = 5 + len(options) // 4
    if words > 15:
        raise ValueError(f"a header of {words} words")
    whole = bytearray(20) + options + segment.payload
    struct.pack_into("!HHII", whole, 0, segment.source_port, segment.destination_port, segment.seq, segment.ack)
    struct.pack_into("!BBH", whole, 12, words << 4, int(segment.flags), segment.window)
    covered = pseudo_header(source, destination, len(whole)) + bytes(whole)
    struct.pack_into("!H", whole, 16, internet_checksum(covered))
    return bytes(whole)
