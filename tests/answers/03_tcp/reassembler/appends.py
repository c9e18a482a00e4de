"""Puts each piece behind what came before it, whatever its index.

score: 0
caught by: reassembler-order
message: next_index is 2
hint: have their places before f
"""

class ReassemblyQueue:
    def __init__(self):
        self.next_index = 0
        self.ready = b""

    @property
    def buffered(self):
        return len(self.ready)

    def accept(self, index, data):
        self.ready += data
        self.next_index += len(data)

    def read(self, limit):
        taken, self.ready = self.ready[:limit], self.ready[limit:]
        return taken
