"""Hands out views of its buffer, which saves a copy and forbids the buffer to change.

base: right_plain
score: 0
caught by: frames-round-trip
message: Existing exports
hint: came
"""
# instead of
            messages.append(bytes(self.buffer[position + 4 : end]))
# this
            messages.append(memoryview(self.buffer)[position + 4 : end])
