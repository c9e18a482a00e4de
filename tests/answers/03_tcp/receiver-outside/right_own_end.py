"""Keeps the number of the FIN itself, and leaves the data to DataReceiver.

score: 8
"""

class Receiver(DataReceiver):
    fin = None  # its number, once it has come

    @property
    def finished(self) -> bool:
        return super().ack == self.fin

    @property
    def ack(self) -> int:
        return (super().ack + self.finished) % 2**32

    def on_segment(self, segment: Segment) -> bool:
        if RST in segment.flags:
            return False
        fin = FIN in segment.flags
        if SYN in segment.flags or not acceptable(segment.seq, len(segment.payload) + fin, self.ack, self.window):
            return True
        if fin:
            self.fin = (segment.seq + len(segment.payload)) % 2**32
        return super().on_segment(segment) or fin
