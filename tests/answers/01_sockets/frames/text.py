"""Decodes the messages to text and back, as if all bytes were letters.

base: right_plain
score: 1
caught by: frames-round-trip
message: UnicodeDecodeError
hint: came
seen: no, because the visible messages are words, and only bytes that are no text show it
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(self.buffer[position + 4 : end].decode().encode())
