"""Drops the piece where there is no room.

base: reference
score: 3
caught by: fd-echo-short-writes
message: the peer received
hint: the piece in hand is still
"""
# instead of
                    continue
# this
                    break
