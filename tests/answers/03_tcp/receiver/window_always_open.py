"""Says that all of its capacity is free.

base: reference
score: 3
caught by: receiver-window
message: after on_segment(data(0, b"abc")) window is 7
hint: what has come in order and is not read takes room
"""
# instead of
        return min(self.capacity - self.reassembler.buffered, 65535)
# this
        return min(self.capacity, 65535)
