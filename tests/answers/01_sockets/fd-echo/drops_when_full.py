"""Drops the piece where there is no room.

base: reference
score: 3
caught by: fd-echo-short-writes
message: the peer received
hint: write the rest
"""
# instead of
                    continue
# this
                    break
