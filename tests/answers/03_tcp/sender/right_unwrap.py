"""Turns each number into a place near the one that is expected.

score: 6
"""


class Sender(Sending):
    """Cuts what is written into segments."""

    done = False

    def write(self, data):
        self.data = self.data + bytes(data)

    def close(self):
        self.closed = 1

    def on_ack(self, ack, window, now):
        place = self.acked + (ack - self.iss - 1 - self.acked + 2**31) % 2**32 - 2**31
        if place < self.acked or place > self.sent:
            return
        new, self.acked, self.window = place - self.acked, place, window
        if new:
            self.notify("on_ack", new, self.flight)
        self.done = bool(self.closed) and place == len(self.data) + 1

    def segments(self, now):
        end, found = min(self.acked + self.room, len(self.data)), []
        for begin in range(self.sent, end, self.mss):
            found.append([begin, min(begin + self.mss, end)])
        self.sent = max(self.sent, end)
        if self.closed and self.sent == len(self.data) and self.sent < self.acked + self.room:
            if found:
                found[-1][1] += 1
            else:
                found.append([self.sent, self.sent + 1])
            self.sent += 1
        return [self.segment(*places) for places in found]

    @property
    def finished(self):
        return self.done
