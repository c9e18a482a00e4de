"""Let two TCP machines open a connection on a virtual network, and check how it ends."""

from collections.abc import Collection, Sequence
from typing import Protocol

from loopback.check.attempt import attempt
from loopback.check.claim import check
from loopback.draw.ladder.diagram import Ladder
from loopback.link.endpoint import Endpoint
from loopback.link.link import Link
from loopback.link.virtual import VirtualNetwork
from loopback.segment import Segment

EARLIER = 0.005  # seconds by which the segments of `first` are sent before the calls


class Opener(Endpoint, Protocol):
    """A machine that can open a connection, and says in which state it is."""

    @property
    def state(self) -> str:
        """The state's name in RFC 9293."""
        ...

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection; return the segments to send."""
        ...

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask; return the segments to send."""
        ...


def meet(
    left: Opener,
    right: Opener,
    *states: str,
    names: tuple[str, str] = ("client", "server"),
    calls: Collection[str] = ("client",),
    first: Sequence[Segment] = (),
    until: float = 100.0,
    to_right: Link[Segment] | None = None,
    to_left: Link[Segment] | None = None,
    hint: str | None = None,
) -> Ladder:
    """Let two machines meet 10 ms apart; check the two states that they end in, and return what happened, drawn.

    The sides named in `calls` open actively, 5 ms after `first` was sent for each of them. The other side opens
    passively, unless it is not CLOSED: then it has a connection from before. Time ends at `until` seconds. Raises
    CheckFailed.
    """
    network = VirtualNetwork(left, right, names=names, to_right=to_right, to_left=to_left)

    def exchange() -> tuple[str, str]:
        ends = dict(zip(names, (left, right), strict=True))
        network.now = -EARLIER if first else 0.0
        for name in [name for name in names if name not in calls]:
            if ends[name].state == "CLOSED":
                network.send(name, ends[name].open_passive())
            else:
                network.ladder.note(name, f"{ends[name].state} from before", network.now)
        for name in calls if first else ():
            network.send(name, list(first))
        network.now = 0.0
        opening = {name: ends[name].open_active(0.0) for name in names if name in calls}
        for name, segments in opening.items():
            network.send(name, segments)
        network.run(until=until)
        return left.state, right.state

    outcome = attempt(exchange, deadline=10.0).called("the exchange")
    reached = outcome.value
    check(
        outcome.returned(states),
        f"the {names[0]} ends in {states[0]}, the {names[1]} in {states[1]}",
        expected=" and ".join(states),
        got=" and ".join(map(str, reached)) if isinstance(reached, tuple) else outcome,
        log=network.ladder,
        hint=hint,
    )
    return network.ladder
