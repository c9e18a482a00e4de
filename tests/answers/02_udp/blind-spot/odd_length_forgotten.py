"""Unpacks the payload into words and forgets that its length may be odd.

score: 1
caught by: blind-spot-any
message: unpack requires
hint: an odd payload ends in half a word
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    words = list(struct.unpack(f"!{(len(segment) - 8) // 2}H", segment[8:]))
    total, words[0] = words[0] + words[1], words[0] ^ 1
    words[1] = (total - words[0]) % 0xFFFF
    return segment[:8] + struct.pack(f"!{len(words)}H", *words)
