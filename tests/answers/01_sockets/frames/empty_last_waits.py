"""Wants at least one byte after the length, so that an empty message at the end waits for the next.

base: right_plain
score: 3
caught by: frames-every-cut
message: b''
"""
# instead of
        while len(self.buffer) - position >= 4:
# this
        while len(self.buffer) - position > 4:
