"""The internet checksum, at the ends of its range."""

from loopback.headers.checksum import checksum


def test_the_checksum_of_zeros_and_of_ones():
    assert checksum(bytes(8)) == 0xFFFF
    assert checksum(b"\xff" * 8) == 0
    assert checksum(b"\x01") == 0xFFFF - 0x0100
