"""Is silent on data that has come before.

base: reference
score: 0
caught by: receiver-ack
message: on_segment(data(0, b"abc")) returns True
hint: its ACK was lost, so send it again
"""
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        before = self.reassembler.next_index
        self.reassembler.accept(index, segment.payload)
        return self.reassembler.next_index > before
