"""Hands send 64 bytes at a time, whatever room there is.

base: right_plain
score: 4
caught by: send-all-counts
message: all of a few bytes at once
"""
# instead of
            rest = rest[sock.send(rest) :]
# this
            rest = rest[sock.send(rest[:64]) :]
