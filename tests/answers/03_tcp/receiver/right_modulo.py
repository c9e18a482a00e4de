"""Counts numbers from the initial one, modulo 2**32: right for the first four gigabytes.

score: 5
"""

class DataReceiver:
    def __init__(self, irs: int, capacity: int) -> None:
        self.irs, self.capacity = irs, capacity
        self.reassembler = Reassembler(capacity)

    @property
    def ack(self) -> int:
        return (self.irs + 1 + self.reassembler.next_index) % 2**32

    @property
    def window(self) -> int:
        return min(65535, self.capacity - self.reassembler.buffered)

    def on_segment(self, segment: Segment) -> bool:
        if not segment.payload:
            return False
        self.reassembler.accept((segment.seq - self.irs - 1) % 2**32, segment.payload)
        return True

    def read(self, limit: int) -> bytes:
        return self.reassembler.read(limit)
