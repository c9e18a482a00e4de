"""Plans of sockets and packets, written one line each: what `kernel.demultiplex` puts to the kernel.

    listen     127.0.0.1:web                            a listener at a local address
    establish  127.0.0.1:web  127.0.0.1:a               a connection: local address, remote address
    bind_udp   127.0.0.1:mail                           an unconnected UDP socket
    bind_udp   [::1]:mail  [::1]:a                      a connected one; IPv6 hosts stand in brackets
    tcp        127.0.0.1:b -> 127.0.0.1:web             a packet: source -> destination
    udp        127.0.0.1:a -> 127.0.0.1:mail

The first word of a socket's line is the method of a `Demux` that adds it. A port is a number, or a name that stands
for a port of the kernel's choice, the same one wherever the name is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from loopback.addresses import Address
from loopback.values import Packet

Step = tuple[str, Address] | tuple[str, Address, Address]  # a method of a Demux and its arguments

_ADDRESSES = {"listen": (1, 1), "bind_udp": (1, 2), "establish": (2, 2)}  # the fewest and the most
_PROTOCOLS = ("tcp", "udp")

_Named = tuple[str, str]  # host, and the name or number of a port
_Line = tuple[str, tuple[_Named, ...]]


@dataclass(frozen=True)
class Plan:
    """Sockets and packets whose ports have names; `names` lists these in the order in which they come."""

    sockets: tuple[_Line, ...]
    packets: tuple[_Line, ...]
    names: tuple[str, ...]

    def steps_at(self, ports: Mapping[str, int]) -> tuple[Step, ...]:
        """The sockets as calls of a Demux, with these ports for the names."""
        return tuple((word, *_placed(places, ports)) for word, places in self.sockets)  # type: ignore[misc]

    def packets_at(self, ports: Mapping[str, int]) -> tuple[Packet, ...]:
        """The packets, with these ports for the names."""
        return tuple((word, *_placed(places, ports)) for word, places in self.packets)  # type: ignore[misc]


def read_plan(text: str) -> Plan:
    """Read a plan; ValueError for a line that is none.

    >>> plan = read_plan("listen 127.0.0.1:web")
    >>> plan.names, plan.steps_at({"web": 80})
    (('web',), (('listen', ('127.0.0.1', 80)),))
    """
    sockets: list[_Line] = []
    packets: list[_Line] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        word, *rest = line.split()
        if word in _PROTOCOLS and len(rest) == 3 and rest[1] == "->":
            packets.append((word, (_named(rest[0], line), _named(rest[2], line))))
        elif word in _ADDRESSES and _ADDRESSES[word][0] <= len(rest) <= _ADDRESSES[word][1]:
            sockets.append((word, tuple(_named(each, line) for each in rest)))
        else:
            raise ValueError(f"no socket and no packet: {line!r}; a plan has lines such as these:\n{__doc__}")
    ports = (port for _, places in (*sockets, *packets) for _, port in places)
    return Plan(
        tuple(sockets), tuple(packets), tuple(dict.fromkeys(port for port in ports if not port.isdigit()))
    )


def _named(address: str, line: str) -> _Named:
    host, colon, port = address.rpartition(":")
    if not (colon and host and port):
        raise ValueError(f"no address: {address!r} in {line!r}; one is a host, a colon and a port")
    return host.strip("[]"), port


def _placed(places: tuple[_Named, ...], ports: Mapping[str, int]) -> tuple[Address, ...]:
    return tuple((host, ports[port] if port in ports else int(port)) for host, port in places)
