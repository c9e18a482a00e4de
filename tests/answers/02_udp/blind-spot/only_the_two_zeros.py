"""Knows only that 0x0000 and 0xFFFF are the same, and finds neither in a text.

score: 0
caught by: blind-spot-text
message: b'hello!': an ordinary socket receives another payload
hint: this is the datagram that was given
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    for at in range(8, len(segment) - 1, 2):
        if segment[at : at + 2] in (b"\x00\x00", b"\xff\xff"):
            return segment[:at] + bytes(255 - byte for byte in segment[at : at + 2]) + segment[at + 2 :]
    return segment
