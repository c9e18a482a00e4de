"""Datagrams, endpoints, socket keys, directions and the contents of DNS messages as immutable values."""

import socket
from dataclasses import dataclass
from enum import Enum

from loopback.addresses import Address


@dataclass(frozen=True)
class Datagram:
    """A UDP datagram: its source and destination, each (host, port), and its payload in bytes."""

    source: Address
    destination: Address
    payload: bytes


@dataclass(frozen=True)
class Endpoints:
    """Both ends of a socket: its family, its type, and the (host, port) at each end.

    `family` is "IPv4" or "IPv6", `type` is "stream" or "datagram"; `remote` is None where there is no other end.
    """

    family: str
    type: str
    local: Address
    remote: Address | None


@dataclass(frozen=True)
class SocketKey:
    """The key under which a kernel keeps a socket: its protocol, its local address, and its remote one if it has one.

    `protocol` is "udp" or "tcp"; an address is (host, port). Without a remote address it is an unconnected
    UDP socket, or a listener: it takes packets from any source.

    >>> SocketKey("tcp", ("127.0.0.1", 80)) == SocketKey("tcp", ("127.0.0.1", 80), None)
    True
    """

    protocol: str
    local: Address
    remote: Address | None = None


Packet = tuple[str, Address, Address]  # its protocol as in a SocketKey, its source, its destination


class Shutdown(Enum):
    """The directions of a connection, as Rust's std::net::Shutdown names them; the value goes to `socket.shutdown`."""

    READ = socket.SHUT_RD
    WRITE = socket.SHUT_WR
    BOTH = socket.SHUT_RDWR


@dataclass(frozen=True)
class Record:
    """One entry of DNS, a resource record: the name that it is about, its type, how long it may be kept, its data.

    `type` is a number, `ttl` a time in seconds. `data` is text if it is an address or a name, otherwise bytes.
    """

    name: str
    type: int
    ttl: int
    data: str | bytes


@dataclass(frozen=True)
class Response:
    """What a DNS server answered: the number of the query, a code, whether it was cut short, question and answers.

    `code` is 0 if all went well. `question` is the name and the type that were asked for.
    """

    id: int
    code: int
    truncated: bool
    question: tuple[str, int]
    answers: list[Record]
