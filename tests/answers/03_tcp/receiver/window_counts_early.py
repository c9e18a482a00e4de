"""Takes early bytes from the window, whose right edge moves left.

base: reference
score: 3
caught by: receiver-window
message: after on_segment(data(6, b"gh")) window is 7
hint: the right edge must stay where it is
"""
# instead of
        return min(self.capacity - self.reassembler.buffered, 65535)
# this
        early = max(0, getattr(self, "highest", 0) - self.reassembler.next_index)
        return min(self.capacity - self.reassembler.buffered - early, 65535)
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        self.reassembler.accept(index, segment.payload)
        self.highest = max(getattr(self, "highest", 0), index + len(segment.payload))
        return len(segment.payload) > 0
