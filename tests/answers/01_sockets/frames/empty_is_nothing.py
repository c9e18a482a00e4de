"""Throws empty messages away.

base: right_plain
score: 4
caught by: frames-every-cut
message: gives the same messages
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            if length:
                messages.append(bytes(self.buffer[position + 4 : end]))
