"""Wants at least one byte after the length, so that an empty message at the end waits for the next.

base: right_plain
score: 1
caught by: frames-round-trip
message: b''
hint: four bytes are a whole frame when they say 0
"""
# instead of
        while len(self.buffer) - position >= 4:
# this
        while len(self.buffer) - position > 4:
