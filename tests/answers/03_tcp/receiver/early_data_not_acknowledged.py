"""Is silent on early data.

base: reference
score: 2
caught by: receiver-order
message: on_segment(data(4, b"ef")) returns True
hint: it tells the sender what is missing
"""
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0 and index <= self.reassembler.next_index
