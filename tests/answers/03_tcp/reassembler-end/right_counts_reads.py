"""Counts how much has been read, and moves the right edge by it.

score: 5
"""

class Reassembler(ReassemblyQueue):
    def __init__(self, capacity):
        super().__init__()
        self.right_edge = capacity
        self.end = float("inf")

    def read(self, limit):
        taken = super().read(limit)
        self.right_edge += len(taken)
        return taken

    def accept(self, index, data, last=False):
        dropped = max(0, index + len(data) - self.right_edge)
        if last and not dropped:
            self.end = index + len(data)
        if dropped < len(data):
            super().accept(index, data[: len(data) - dropped])

    @property
    def finished(self):
        return self.next_index == self.end
