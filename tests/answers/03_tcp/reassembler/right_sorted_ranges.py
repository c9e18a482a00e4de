"""Keeps early ranges sorted and apart, found by bisection, and joins those that touch.

score: 7
"""

from bisect import bisect_left


class ReassemblyQueue:
    def __init__(self):
        self.next_index = 0
        self.starts = []  # of the ranges that are kept, in order
        self.ranges = {}
        self.pieces = bytearray()

    @property
    def buffered(self):
        return len(self.pieces)

    def accept(self, index, data):
        data, index = data[max(0, self.next_index - index) :], max(index, self.next_index)
        if not data:
            return
        place = bisect_left(self.starts, index)
        if place and (before := self.starts[place - 1]) + len(self.ranges[before]) >= index:
            data = self.ranges.pop(before)[: index - before] + data if before + len(self.ranges[before]) <= index + len(data) else self.ranges.pop(before)
            place -= 1
            index = self.starts.pop(place)
        while place < len(self.starts) and self.starts[place] <= index + len(data):
            behind = self.starts.pop(place)
            data += self.ranges.pop(behind)[index + len(data) - behind :]
        if index == self.next_index:
            self.pieces += data
            self.next_index += len(data)
        else:
            self.starts.insert(place, index)
            self.ranges[index] = data

    def read(self, limit):
        taken = bytes(self.pieces[:limit])
        del self.pieces[:limit]
        return taken
