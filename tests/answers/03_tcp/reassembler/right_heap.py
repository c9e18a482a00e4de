"""Keeps the early pieces in a heap, the one that begins first on top.

score: 7
"""

import heapq


class ReassemblyQueue:
    def __init__(self):
        self.next_index = 0
        self.ready = bytearray()
        self.early = []

    @property
    def buffered(self):
        return len(self.ready)

    def accept(self, index, data):
        heapq.heappush(self.early, (index, data))
        while self.early and self.early[0][0] <= self.next_index:
            begin, piece = heapq.heappop(self.early)
            new = piece[self.next_index - begin :]
            self.ready += new
            self.next_index += len(new)

    def read(self, limit):
        taken = bytes(self.ready[:limit])
        del self.ready[:limit]
        return taken
