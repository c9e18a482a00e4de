"""Ignores an end without bytes.

base: reference
score: 4
caught by: reassembler-end-edge
message: after accept(5, b"", True) finished is True
hint: it needs no room
"""
# instead of
        if last:
            self.end = index + len(data)
# this
        if last and data:
            self.end = index + len(data)
