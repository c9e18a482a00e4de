"""Hands out slices of its bytearray as they are.

base: right_plain
score: 1
caught by: frames-round-trip
message: bytearray
hint: in the list, the value is right and its type is no
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(self.buffer[position + 4 : end])
