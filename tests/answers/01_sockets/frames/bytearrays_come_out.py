"""Hands out slices of its bytearray as they are.

base: right_plain
score: 1
caught by: frames-round-trip
message: bytearray
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(self.buffer[position + 4 : end])
