"""Takes the difference to the number that is expected, as a signed number.

score: 5
"""

class DataReceiver:
    def __init__(self, irs: int, capacity: int) -> None:
        self.irs, self.capacity = irs, capacity
        self.reassembler = Reassembler(capacity)

    @property
    def ack(self) -> int:
        return (self.irs + 1 + self.reassembler.next_index) & 0xFFFFFFFF

    @property
    def window(self) -> int:
        free = self.capacity - self.reassembler.buffered
        return 0xFFFF if free > 0xFFFF else free

    def on_segment(self, segment: Segment) -> bool:
        ahead = (segment.seq - self.ack) % 2**32
        if ahead >= 2**31:
            ahead -= 2**32
        if segment.payload:
            self.reassembler.accept(self.reassembler.next_index + ahead, segment.payload)
        return bool(segment.payload)

    def read(self, limit: int) -> bytes:
        return self.reassembler.read(limit)
