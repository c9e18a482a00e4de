"""Hands out the frame with its length, not the message.

base: right_plain
score: 0
caught by: frames-round-trip
message: x02hi
hint: hand out the message
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(bytes(self.buffer[position:end]))
