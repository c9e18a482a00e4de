"""A plan of sockets and packets, put to the kernel: who gets what."""

import contextlib
import inspect
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loopback.addresses import Address
from loopback.check.batch import batch
from loopback.check.format import show
from loopback.check.outcome import Outcome, same
from loopback.draw.base import Drawing
from loopback.draw.demultiplexing import Demultiplexing
from loopback.kernel.observe.queues import NotShown
from loopback.kernel.observe.socket_table import LiveSocketTable
from loopback.recordings import recall, remember
from loopback.values import SocketKey

Step = tuple[str, Address] | tuple[str, Address, Address]  # a method of a Demux and its arguments
Packet = tuple[str, Address, Address]  # protocol, source, destination
Plan = Callable[..., tuple[Sequence[Step], Sequence[Packet]]]

_ATTEMPTS = 8  # somebody else may take a port between its choice and its use


@dataclass(frozen=True, repr=False)
class Traffic(Drawing):
    """What was opened, what was sent, and the key of the socket that got each packet (None: refused)."""

    steps: tuple[Step, ...]
    packets: tuple[Packet, ...]
    answers: tuple[SocketKey | None, ...]
    names: Mapping[int, str]  # of ports
    recorded: bool = False  # the answers are a recording's

    @property
    def keys(self) -> tuple[SocketKey, ...]:
        """The keys of the sockets that were opened, in order."""
        return tuple(key_of(step) for step in self.steps)

    def put_to(self, make: Callable[[], Any]) -> list[object]:
        """What a table that `make` makes says to the same steps and packets."""
        table = make()
        batch((getattr(table, method), *addresses) for method, *addresses in self.steps)
        return batch((table.lookup, *packet) for packet in self.packets)

    def differs(self, outcome: Outcome) -> tuple[str, object]:
        """The first packet on which a call of `put_to` disagrees with the kernel: what was expected, what came."""
        found = outcome.value if type(outcome.value) is list else []
        for number, (key, answer) in enumerate(zip(found, self.answers, strict=False), 1):
            if not same(key, answer):
                return (
                    f"packet {number} goes to {self._said(answer)}",
                    f"{self._said(key)}, for packet {number}",
                )
        return "every packet goes where it goes above", outcome

    def _said(self, key: object) -> str:
        if key is None:
            return "nobody: None"
        numbers = [number for number, own in enumerate(self.keys, 1) if same(own, key)]
        return f"socket {numbers[0]}, {key}" if numbers else show(key)

    def picture(self) -> Demultiplexing:
        """The table at work, ports by their names."""
        return Demultiplexing(self.keys, list(zip(self.packets, self.answers, strict=True)), self.names)

    def text(self) -> str:
        """The picture as text."""
        return self.picture().text()

    def svg(self) -> str:
        """The picture as an SVG element."""
        return self.picture().svg()

    def sentences(self) -> list[str]:
        """The packets retold, one string each."""
        return self.picture().sentences()


def demultiplex(plan: Plan) -> Traffic:
    """Put a plan to the kernel.

    `plan` is called with free ports, one for each of its parameters without a default, and returns steps and
    packets. A step is ("bind_udp", local), ("bind_udp", local, remote), ("listen", local) or ("establish", local,
    remote). Where this system cannot share ports so, the answers come from a recording; NotShown if there is none.
    """
    parameters = inspect.signature(plan).parameters.values()
    names = [each.name for each in parameters if each.default is inspect.Parameter.empty]
    for left in reversed(range(_ATTEMPTS)):
        ports = _free_ports(len(names))
        made, sent = plan(*ports)
        steps, packets = tuple(made), tuple(sent)
        named, question = dict(zip(ports, names, strict=True)), _question(steps, packets, ports)
        keys = [key_of(step) for step in steps]
        try:
            answers = _answers(steps, packets)
        except OSError:
            if left:
                continue
            reason = NotShown("this system cannot share ports in this way; Linux can")
            found = recall("demultiplex", question, reason)
            answers = tuple(None if number is None else keys[number] for number in found)
            return Traffic(steps, packets, answers, named, recorded=True)
        remember("demultiplex", question, [None if key is None else keys.index(key) for key in answers])
        return Traffic(steps, packets, answers, named)
    raise AssertionError("the last attempt returns or raises")


def _question(steps: Sequence[Step], packets: Sequence[Packet], ports: Sequence[int]) -> list[object]:
    """The plan as JSON values, each port that the kernel chose replaced by its place among the parameters."""

    def address(host: str, port: int) -> list[object]:
        return [host, f"port {ports.index(port) + 1}" if port in ports else port]

    return [[first, *(address(*each) for each in rest)] for first, *rest in (*steps, *packets)]


def key_of(step: Step) -> SocketKey:
    """The key of the socket that a step makes."""
    protocol = "udp" if step[0] == "bind_udp" else "tcp"
    return SocketKey(protocol, step[1], step[2] if len(step) == 3 else None)


def _answers(steps: Sequence[Step], packets: Sequence[Packet]) -> tuple[SocketKey | None, ...]:
    with contextlib.closing(LiveSocketTable()) as kernel:
        for method, *addresses in steps:
            getattr(kernel, method)(*addresses)
        return tuple(kernel.lookup(*packet) for packet in packets)


def _free_ports(count: int) -> list[int]:
    """Ports that are free for TCP and UDP at every address."""
    with contextlib.ExitStack() as stack:
        ports: list[int] = []
        while len(ports) < count:
            with contextlib.suppress(OSError):
                tcp = stack.enter_context(_socket_at(socket.SOCK_STREAM, 0))
                port: int = tcp.getsockname()[1]
                stack.enter_context(_socket_at(socket.SOCK_DGRAM, port))
                ports.append(port)
        return ports


def _socket_at(kind: socket.SocketKind, port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, kind)
    try:
        sock.bind(("0.0.0.0", port))
    except OSError:
        sock.close()
        raise
    return sock
