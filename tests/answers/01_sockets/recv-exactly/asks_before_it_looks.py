"""Receives first and looks afterwards, so that it cannot read 0 bytes from a live connection.

base: reference
score: 4
caught by: recv-exactly-boundary
message: nothing to ask recv for
"""
# instead of
    while len(received) < n:
# this
    while True:

# instead of
    return bytes(received)
# this
        if len(received) == n:
            return bytes(received)
