"""Slices without asking whether the bytes are there.

base: reference
score: 5
caught by: peel-malformed
message: a slice of missing bytes is silently shorter
"""
# instead of
        if not least <= size <= len(data):
            raise Malformed(f"a length of {size} bytes, where {least} to {len(data)} would do")
# this
