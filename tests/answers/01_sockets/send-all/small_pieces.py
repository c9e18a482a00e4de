"""Hands send 64 bytes at a time, whatever room there is.

base: right_plain
score: 4
caught by: send-all-counts
message: 1, for 489 bytes as bytes
hint: give send all that is left
seen: no, because the visible data have at most 64 bytes, as few as its pieces
"""
# instead of
            rest = rest[sock.send(rest) :]
# this
            rest = rest[sock.send(rest[:64]) :]
