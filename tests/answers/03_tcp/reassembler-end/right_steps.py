"""Counts what is dropped, and keeps the end only if nothing is.

score: 5
"""

class Reassembler(ReassemblyQueue):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.end = None

    def accept(self, index, data, last=False):
        room = self.next_index - self.buffered + self.capacity - index
        if room < 0:
            return
        if last and len(data) <= room:
            self.end = index + len(data)
        super().accept(index, data[:room])

    @property
    def finished(self):
        return self.end is not None and self.next_index >= self.end
