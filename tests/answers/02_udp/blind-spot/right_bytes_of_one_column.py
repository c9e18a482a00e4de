"""Works on single bytes that are two apart, which count alike.

score: 3
"""


def fool(segment: bytes) -> bytes:
    """A datagram with the same header as `segment` and a different payload, whose checksum still fits."""
    changed = bytearray(segment)
    if changed[8] != changed[10]:
        changed[8], changed[10] = changed[10], changed[8]
    elif changed[9] != changed[11]:
        changed[9], changed[11] = changed[11], changed[9]
    elif 0 < changed[8] < 0xFF:
        changed[8], changed[10] = changed[8] + 1, changed[10] - 1
    elif 0 < changed[9] < 0xFF:
        changed[9], changed[11] = changed[9] + 1, changed[11] - 1
    elif changed[8] == changed[9]:
        changed[8] = changed[9] = changed[8] ^ 0xFF
    else:
        changed[8:12] = b"\xfe\x01\x00\x00" if changed[8] else b"\x01\xfe\x00\x00"
    return bytes(changed)
