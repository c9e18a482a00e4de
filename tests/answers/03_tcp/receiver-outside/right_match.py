"""Asks for each kind of segment in turn.

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
        fin = FIN in segment.flags
        taken = len(segment.payload) + fin
        if RST in segment.flags:
            return False
        if SYN in segment.flags:
            return True
        if not acceptable(segment.seq, taken, self.ack, self.window):
            return True
        if taken:
            near = self.irs + 1 + self.reassembler.next_index
            self.reassembler.accept(unwrap(segment.seq, near) - self.irs - 1, segment.payload, last=fin)
        return taken > 0
