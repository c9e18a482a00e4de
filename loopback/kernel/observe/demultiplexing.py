"""A plan of sockets and packets, put to the kernel: who gets what."""

import contextlib
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loopback.addresses import Address, family_of
from loopback.check.batch import batch
from loopback.check.expect import Hint, expect
from loopback.check.format import show
from loopback.check.observe import another_type, observations
from loopback.check.outcome import same
from loopback.draw.base import Drawing
from loopback.draw.demultiplexing import Demultiplexing
from loopback.kernel.observe.plan import Step, read_plan
from loopback.kernel.observe.queues import NotShown
from loopback.kernel.observe.socket_table import LiveSocketTable
from loopback.recordings import recall, remember
from loopback.values import Packet, SocketKey

_ATTEMPTS = 8  # somebody else may take a port between its choice and its use
_WILDCARDS = {socket.AF_INET: "0.0.0.0", socket.AF_INET6: "::"}


@dataclass(frozen=True, repr=False)
class Traffic(Drawing):
    """The sockets that were opened, the packets that were sent, and the key of the socket that got each packet.

    An answer of None is a packet that was refused.
    """

    steps: tuple[Step, ...]
    packets: tuple[Packet, ...]
    answers: tuple[SocketKey | None, ...]
    names: Mapping[int, str]  # of ports
    recorded: bool = False  # the answers are a recording's

    @property
    def keys(self) -> tuple[SocketKey, ...]:
        """The keys of the sockets that were opened, in order."""
        return tuple(key_of(step) for step in self.steps)

    @property
    def numbers(self) -> list[int | None]:
        """The number of the socket that got each packet, counted from 1; None for a packet that was refused."""
        return [None if answer is None else self.keys.index(answer) + 1 for answer in self.answers]

    def put_to(self, make: Callable[[], Any]) -> list[object]:
        """The keys that a table, which `make` makes, gives for the same sockets and packets."""
        table = make()
        batch((getattr(table, method), *addresses) for method, *addresses in self.steps)
        return batch((table.lookup, *packet) for packet in self.packets)

    def agrees(self, make: Callable[[], Any], claim: str, *hints: Hint) -> None:
        """State that a table, which `make` makes, gives each packet to the socket that the kernel gave it to.

        Prints `claim`, a whole sentence, with a tick, or raises CheckFailed, which tells of the first packet that
        goes elsewhere; NotWritten if the table is still the stub.
        """
        name = getattr(make, "__name__", "the table")
        asked = expect(self.put_to, make, shown=f"{name} with the sockets and the packets above")
        expected, got, seen = "every packet goes where it goes above", str(asked.outcome), []
        plain = type(asked.value) is list and len(asked.value) == len(self.packets)
        if not plain:
            seen = list(observations(asked.outcome, ...))
        heads = [arrival.head for arrival in self.picture().arrivals]
        found = asked.value if plain else []
        for head, packet, key, answer in zip(heads, self.packets, found, self.answers, strict=False):
            if not same(key, answer):
                expected = f"lookup returns {self._said(answer)} for {head}"
                got, seen = f"{self._said(key)}, for {head}", [self._fault(packet, key, answer)]
                break
        held = asked.outcome.returned(list(self.answers))
        asked.states(held, claim, *hints, expected=expected, got=got, seen=seen, log=self)

    def _said(self, key: object) -> str:
        number = next((number for number, own in enumerate(self.keys, 1) if same(own, key)), None)
        return f"the key of socket {number}" if number else show(key)

    def _fault(self, packet: Packet, key: object, answer: SocketKey | None) -> str:
        """A sentence on why this key is not the one for the packet; true of any table, whatever its rule."""
        if key is None and answer is not None:
            return self._overlooked(packet, answer)
        if not isinstance(key, SocketKey):
            return another_type(key, SocketKey)
        if key not in self.keys:
            return "no socket above has this key: keep each key as it was added, and have lookup return one of them"
        return self._misfit(packet, key, self.keys.index(key) + 1, answer)

    def _overlooked(self, packet: Packet, answer: SocketKey) -> str:
        _, _, destination = packet
        number = self.keys.index(answer) + 1
        if answer.remote:
            reason = (
                f"the destination is the local address of socket {number}, and the source is the remote one"
            )
        elif answer.local == destination:
            reason = f"no socket with a remote address fits the packet, so socket {number} takes it, which has none"
        else:
            reason = (
                f"socket {number} is at the wildcard, which stands for every host of the destination's family"
            )
        return f"{reason}: is that key in your table, and does lookup return it?"

    def _misfit(self, packet: Packet, key: SocketKey, number: int, answer: SocketKey | None) -> str:
        protocol, source, destination = packet
        wildcard = (_WILDCARDS[family_of(destination[0])], destination[1])
        if key.protocol != protocol:
            return (
                f"socket {number} is a {key.protocol.upper()} socket, and the packet is {protocol.upper()}: "
                "the protocol is part of the key"
            )
        if key.local == source != destination:
            return (
                f"the local address of socket {number} is the packet's source: an arriving packet's destination is "
                "the local address, and its source the remote one"
            )
        if key.local in ((each, destination[1]) for each in _WILDCARDS.values()) and key.local != wildcard:
            return f"socket {number} is at the wildcard of the other family, and the destination is {destination[0]}"
        if key.local[0] in _WILDCARDS.values() and key.local[1] != destination[1]:
            return f"socket {number} is at the wildcard, but the packet goes to another port"
        if key.local not in (destination, wildcard):
            unlike = _unlike(destination, key.local)
            return f"the local address of socket {number} is not the packet's destination: {unlike}"
        if key.remote and key.remote != source:
            unlike = _unlike(source, key.remote)
            return f"the remote address of socket {number} is not the packet's source: {unlike}"
        better = self.keys.index(answer) + 1 if answer else 0
        return (
            f"socket {number} would take the packet too, but socket {better} fits it more exactly: "
            "is that key in your table as it stands above, its remote address last? "
            "If so, look for the most specific key first, whatever the order in which they were added"
        )

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


def _unlike(packets: Address, sockets: Address) -> str:
    """How an address of a packet and one of a socket differ."""
    if packets[0] == sockets[0]:
        return "the same host, but another port"
    return (
        "the same port, but at another host" if packets[1] == sockets[1] else "another host and another port"
    )


def demultiplex(plan: str) -> Traffic:
    """Open sockets and send packets as a plan says, and see which socket gets which packet.

    A plan has a line for each socket and each packet: "listen 127.0.0.1:web", "establish" with a local and a remote
    address, "bind_udp" with a local and perhaps a remote one, "tcp 127.0.0.1:a -> 127.0.0.1:web" and "udp" likewise.
    A port's name stands for a port of the kernel's choice. The result is a drawing; its method `agrees` states in a
    test that a table of the student's answers as the kernel did. Where this system cannot share ports so, the
    answers come from a recording; NotShown if there is none.
    """
    wanted = read_plan(plan)
    for left in reversed(range(_ATTEMPTS)):
        ports = _free_ports(len(wanted.names))
        chosen = dict(zip(wanted.names, ports, strict=True))
        steps, packets = wanted.steps_at(chosen), wanted.packets_at(chosen)
        named, question = dict(zip(ports, wanted.names, strict=True)), _question(steps, packets, ports)
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
    """The plan as JSON values, each port that the kernel chose replaced by its place among the names."""

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
