"""Takes bytes again that have been read.

base: reference
score: 4
caught by: reassembler-again
message: after accept(0, b"ab") next_index is 3
hint: it has come, and has been read, too
"""
# instead of
        new = data[max(0, self.next_index - index) :]
# this
        new = data
