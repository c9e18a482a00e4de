"""Let a TCP machine open a connection, on a virtual network or to the kernel, and check how it ends."""

from collections.abc import Collection, Sequence
from typing import Protocol

from loopback.check.attempt import attempt
from loopback.check.claim import check
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.host.kernel_host import KernelHost
from loopback.kernel.namespace.host import Unavailable
from loopback.link.against_kernel import run_against_kernel
from loopback.link.endpoint import Endpoint
from loopback.link.link import Link
from loopback.link.virtual import VirtualNetwork
from loopback.segment import Segment

EARLIER = 0.005  # seconds by which the segments of `first` are sent before the calls
ANSWERED = (
    "read what the kernel answered: a RST means that a number was wrong, the same segment again that yours was missing"
)


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


def meet_kernel(
    machine: Opener,
    local_port: int,
    remote_port: int,
    *,
    calls: Collection[str] = ("you",),
    deadline: float = 4.0,
    hint: str = ANSWERED,
) -> Ladder:
    """Let a machine and the Linux kernel open a connection; check that both have it, and return the run, drawn.

    `calls` names who opens actively: "you", the machine, from `local_port`; "kernel", from `remote_port`; or both at
    once. Who does not, listens. The kernel's word counts for its own side. Raises CheckFailed after `deadline` seconds
    without a connection, or as soon as the machine has gone back to CLOSED, and Unavailable where there is no kernel
    host.
    """
    sides, established = ("you", "kernel"), ("ESTABLISHED", "ESTABLISHED")
    ladders: list[Ladder] = []

    def exchange() -> tuple[str, str]:
        with KernelHost() as host:
            here = (remote_port, local_port)
            opened = host.client(local_port, remote_port) if "kernel" in calls else host.listener(remote_port)
            with opened:
                first = machine.open_active(host.now) if "you" in calls else machine.open_passive()
                was_open = machine.state != "CLOSED"

                def states() -> tuple[str, str]:
                    return machine.state, host.connections().get(here, "CLOSED")

                def has_ended() -> bool:
                    is_closed = was_open and machine.state == "CLOSED"  # which nobody opens again
                    return is_closed or (machine.state == "ESTABLISHED" and states() == established)

                ladders.append(
                    run_against_kernel(
                        machine,
                        host,
                        first,
                        until=has_ended,
                        deadline=deadline,
                        names=sides,
                    )
                )
                return states()

    outcome = attempt(exchange, deadline=deadline + 5.0).called("the exchange")
    if isinstance(outcome.error, Unavailable):
        raise outcome.error
    reached = outcome.value
    check(
        outcome.returned(established),
        f"{_openers(calls)}, and both have the connection",
        expected="you and the kernel in ESTABLISHED",
        got=f"you in {reached[0]}, the kernel in {reached[1]}" if isinstance(reached, tuple) else outcome,
        log=ladders[0] if ladders else None,
        hint=hint,
    )
    return ladders[0]


def _openers(calls: Collection[str]) -> str:
    if len(calls) == 2:
        return "you and the Linux kernel call at once"
    return "you call the Linux kernel" if "you" in calls else "the Linux kernel calls you"
