"""Computes the error first, as Jacobson's paper does.

score: 4
"""


class RetransmissionTimer:
    """How long to wait for an acknowledgement."""

    def __init__(self, least: float = 1.0, most: float = 60.0) -> None:
        self.least, self.most = least, most
        self.srtt = None
        self.rttvar = 0.0
        self.rto = 1.0

    def within(self, seconds):
        if seconds < self.least:
            return self.least
        return self.most if seconds > self.most else seconds

    def sample(self, rtt):
        error = 0 if self.srtt is None else rtt - self.srtt
        if self.srtt is None:
            self.srtt, self.rttvar = rtt, rtt / 2
        else:
            self.rttvar = (3 * self.rttvar + abs(error)) / 4
        self.srtt += error / 8
        self.rto = self.within(self.srtt + 4 * self.rttvar)

    def backoff(self):
        self.rto = self.within(self.rto * 2)
