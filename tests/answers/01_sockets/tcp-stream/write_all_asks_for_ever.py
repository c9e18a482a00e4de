"""Asks again when write takes nothing.

base: reference
score: 5
caught by: tcp-stream-write-all
message: since its write takes 0 bytes
hint: would be asked for ever
"""
# instead of
            if taken == 0:
                raise ConnectionError(f"{len(left)} bytes are left, and write takes none of them")
# this
