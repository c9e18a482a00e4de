"""Compares indexes instead of asking `acceptable`.

score: 8
"""

class Receiver(DataReceiver):
    @property
    def finished(self) -> bool:
        return self.reassembler.finished

    @property
    def ack(self) -> int:
        number = super().ack
        return (number + 1) % 2**32 if self.finished else number

    def on_segment(self, segment: Segment) -> bool:
        if RST in segment.flags:
            return False
        if SYN in segment.flags:
            return True
        expected = self.reassembler.next_index + self.finished
        first = unwrap(segment.seq, self.irs + 1 + expected) - self.irs - 1
        length = len(segment.payload) + bool(segment.flags & FIN)
        window = range(expected, expected + self.window)
        if not window:
            return length > 0 or first != expected
        if first not in window and first + max(length, 1) - 1 not in window:
            return True
        self.reassembler.accept(first, segment.payload, bool(segment.flags & FIN))
        return length != 0
