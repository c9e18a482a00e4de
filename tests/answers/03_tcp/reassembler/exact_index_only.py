"""Takes an early piece only when its index is the next one exactly.

score: 5
caught by: reassembler-overlap
message: after accept(1, b"bcde") next_index is 5
hint: b and c have come; d and e have not
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
        if data and index >= self.next_index and len(data) > len(self.early.get(index, b"")):
            self.early[index] = data
        while self.next_index in self.early:
            new = self.early.pop(self.next_index)
            self.ready += new
            self.next_index += len(new)

    def read(self, limit):
        taken = bytes(self.ready[:limit])
        del self.ready[:limit]
        return taken
