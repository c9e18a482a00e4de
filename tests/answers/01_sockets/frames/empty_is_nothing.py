"""Throws empty messages away.

base: right_plain
score: 2
caught by: frames-round-trip
message: [b''], an empty message
hint: four bytes are a whole frame when they say 0
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            if length:
                messages.append(bytes(self.buffer[position + 4 : end]))
