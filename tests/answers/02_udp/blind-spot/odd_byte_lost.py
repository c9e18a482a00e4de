"""Packs whole words again and loses an odd last byte.

score: 1
caught by: blind-spot-any
message: one byte, over and over: the kernel delivers another payload
hint: the header stays, and so does the length
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    count = (len(segment) - 8) // 2
    words = list(struct.unpack(f"!{count}H", segment[8 : 8 + 2 * count]))
    total, words[0] = words[0] + words[1], words[0] ^ 1
    words[1] = (total - words[0]) % 0xFFFF
    return segment[:8] + struct.pack(f"!{count}H", *words)
