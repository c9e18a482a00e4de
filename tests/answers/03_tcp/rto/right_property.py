"""Computes rto when it is asked for.

score: 4
"""


class RetransmissionTimer:
    """How long to wait for an acknowledgement."""

    def __init__(self, least: float = 1.0, most: float = 60.0) -> None:
        self.least, self.most = least, most
        self.srtt = self.rttvar = None
        self.times = 1

    @property
    def rto(self) -> float:
        base = 1.0 if self.srtt is None else max(self.least, self.srtt + 4 * self.rttvar)
        return min(self.most, self.times * base)

    def sample(self, rtt: float) -> None:
        self.times = 1
        if self.srtt is None:
            self.srtt, self.rttvar = rtt, rtt / 2
            return
        self.rttvar += (abs(self.srtt - rtt) - self.rttvar) / 4
        self.srtt += (rtt - self.srtt) / 8

    def backoff(self) -> None:
        self.times *= 2
