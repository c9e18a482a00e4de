"""Says 65,536.

base: reference
score: 3
caught by: receiver-window
message: window is 65535
hint: the field has 16 bits
"""
# instead of
        return min(self.capacity - self.reassembler.buffered, 65535)
# this
        return min(self.capacity - self.reassembler.buffered, 65536)
