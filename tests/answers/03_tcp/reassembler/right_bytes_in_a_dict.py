"""Keeps each early byte on its own, in a dictionary by its index.

score: 7
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
        for place, byte in enumerate(data, index):
            if place >= self.next_index:
                self.early[place] = byte
        while self.next_index in self.early:
            self.ready.append(self.early.pop(self.next_index))
            self.next_index += 1

    def read(self, limit):
        taken, self.ready[:limit] = bytes(self.ready[:limit]), b""
        return taken
