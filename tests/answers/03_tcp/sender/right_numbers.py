"""Compares numbers on the wire by their differences.

score: 6
"""


class Sender(Sending):
    """Cuts what is written into segments."""

    def write(self, data):
        self.data.extend(data)

    def close(self):
        self.closed = True

    def number(self, place):
        return (self.iss + 1 + place) % 2**32

    def on_ack(self, ack, window, now):
        una, nxt = self.number(self.acked), self.number(self.sent)
        ahead, on_the_way = (ack - una) % 2**32, (nxt - una) % 2**32
        if ahead <= on_the_way:
            self.window = window
            self.acked += ahead
            if ahead > 0:
                self.notify("on_ack", ahead, self.sent - self.acked)

    def segments(self, now):
        made = []
        while True:
            room = self.acked + self.room - self.sent
            left = len(self.data) - self.sent
            fin = self.closed and 0 <= left < room and left <= self.mss
            size = max(0, min(left, room, self.mss))
            if size + fin <= 0:
                return made
            made.append(self.segment(self.sent, self.sent + size + fin))
            self.sent += size + fin

    @property
    def finished(self):
        return self.closed and self.acked == len(self.data) + 1
