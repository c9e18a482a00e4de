"""Decodes the messages to text and back, as if all bytes were letters.

base: right_plain
score: 2
caught by: frames-every-cut
message: UnicodeDecodeError
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(self.buffer[position + 4 : end].decode().encode())
