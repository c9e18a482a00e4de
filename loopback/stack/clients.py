"""Many clients on one side of a virtual network, each with a port of its own, and among their SYNs forged ones."""

import heapq
import random
from collections.abc import Iterable

from loopback.segment import ACK, MSS, NUMBERS, RST, SYN, Segment

FIRST_PORT, PORTS = 1024, 2**16
AGAIN = 1.0, 3.0, 7.0  # seconds after its first SYN at which a client sends it again
PATIENCE = 15.0  # seconds after its first SYN at which a client gives up


class Clients:
    """Clients that call a port at the times of `calls`, and SYNs that nobody stands behind, at those of `forged`.

    A client sends its SYN again after 1, 3 and 7 seconds, and gives up after 15. Each client, and each forged SYN, has
    a port of its own, which stands for an address: clients from 1024 on, in the order of `calls`, then the forged. What
    comes to a forged port is answered by nobody. `opened` has the time at which each client had its SYN,ACK, by its
    port. `mss` is what they announce, in bytes. ValueError if there are not enough ports.
    """

    def __init__(
        self,
        calls: Iterable[float],
        forged: Iterable[float] = (),
        *,
        port: int = 80,
        mss: int = 1460,
        seed: str = "clients",
    ) -> None:
        self.port, self.opened = port, dict[int, float]()
        self._options = ((MSS, mss.to_bytes(2, "big")),)
        calls, forged = list(calls), list(forged)
        if FIRST_PORT + len(calls) + len(forged) > PORTS:
            raise ValueError(f"{len(calls) + len(forged):,} SYNs; a port for each is left for {PORTS - FIRST_PORT:,}")
        self._first_forged = FIRST_PORT + len(calls)
        self._called = {FIRST_PORT + number: at for number, at in enumerate(calls)}
        rng = random.Random(seed)
        self._numbers = [rng.getrandbits(32) for _ in range(len(calls) + len(forged))]
        self._due = [(at + wait, port) for port, at in self._called.items() for wait in (0.0, *AGAIN)]
        self._due += [(at, self._first_forged + number) for number, at in enumerate(forged)]
        heapq.heapify(self._due)

    @property
    def timer(self) -> float | None:
        """When the next SYN is due, in seconds; None if there is none."""
        while self._due and self._due[0][1] in self.opened:
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    def on_timer(self, now: float) -> list[Segment]:
        """The SYNs that are due at `now`."""
        syns = []
        while (timer := self.timer) is not None and timer <= now:
            port = heapq.heappop(self._due)[1]
            syns.append(
                Segment(
                    source_port=port,
                    destination_port=self.port,
                    seq=self._numbers[port - FIRST_PORT],
                    flags=SYN,
                    options=self._options,
                )
            )
        return syns

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived at `now`; return the segments to send."""
        port = segment.destination_port
        if port not in self._called:
            return []
        if RST in segment.flags:
            self.opened.pop(port, None)
            return []
        number = (self._numbers[port - FIRST_PORT] + 1) % NUMBERS
        if segment.flags != SYN | ACK or segment.ack != number:
            return []
        if port not in self.opened:
            if now > self._called[port] + PATIENCE:
                return []
            self.opened[port] = now
        return [
            Segment(
                source_port=port,
                destination_port=self.port,
                seq=number,
                ack=(segment.seq + 1) % NUMBERS,
                flags=ACK,
            )
        ]
