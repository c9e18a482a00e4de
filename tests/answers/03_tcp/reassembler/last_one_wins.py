"""Keeps one early piece for each index, the one that came last.

score: 3
caught by: reassembler-again
message: after accept(2, b"cd") next_index is 5
hint: has a piece without bytes taken its place
"""

class ReassemblyQueue:
    def __init__(self):
        self.next_index = 0
        self.early = {}
        self.ready = bytearray()

    @property
    def buffered(self):
        return len(self.ready)

    def accept(self, index, data):
        self.early[index] = data
        for begin in sorted(self.early):
            if begin <= self.next_index:
                new = self.early.pop(begin)[self.next_index - begin :]
                self.ready += new
                self.next_index += len(new)

    def read(self, limit):
        taken = bytes(self.ready[:limit])
        del self.ready[:limit]
        return taken
