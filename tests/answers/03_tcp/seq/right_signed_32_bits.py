"""Lets struct read the 32 bits of the difference as a signed number.

score: 5
"""

import struct


def seq_add(a, n):
    return (a + n) & 0xFFFFFFFF


def seq_diff(a, b):
    (signed,) = struct.unpack("!i", struct.pack("!I", (a - b) & 0xFFFFFFFF))
    return signed


def seq_lt(a, b):
    return seq_diff(a, b) < 0
