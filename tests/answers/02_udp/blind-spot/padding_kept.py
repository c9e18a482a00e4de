"""Pads an odd payload for unpacking and returns the padding too.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: equal words gain nothing by changing places
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    payload = segment[8:] + bytes(len(segment) % 2)
    words = list(struct.unpack(f"!{len(payload) // 2}H", payload))
    total, words[0] = words[0] + words[1], words[0] ^ 1
    words[1] = (total - words[0]) % 0xFFFF
    return segment[:8] + struct.pack(f"!{len(words)}H", *words)
