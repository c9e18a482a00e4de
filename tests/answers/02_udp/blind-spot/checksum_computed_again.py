"""Changes the payload and builds the datagram again, with a checksum of its own.

score: 0
caught by: blind-spot-text
message: the header stays
hint: take the payload apart into 16-bit words
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    source, destination, _, _ = struct.unpack("!HHHH", segment[:8])
    payload = bytes([segment[8] ^ 1]) + segment[9:]
    return build_udp(("127.0.0.1", source), ("127.0.0.1", destination), payload)
