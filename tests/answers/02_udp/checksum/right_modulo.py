"""Takes the whole as one large number: modulo 0xFFFF is ones' complement addition, with zero set apart.

score: 4
"""


def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    number = int.from_bytes(data + bytes(len(data) % 2), "big")
    return 0xFFFF if number == 0 else -number % 0xFFFF
