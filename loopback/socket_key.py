"""The key under which a kernel keeps a socket."""

from dataclasses import dataclass

Address = tuple[str, int]  # host and port


@dataclass(frozen=True)
class SocketKey:
    """What a socket is found by: its protocol, its local address, and its remote one if it has one.

    `protocol` is "udp" or "tcp"; an address is (host, port). Without a remote address it is an unconnected
    UDP socket, or a listener: it takes what anybody sends.

    >>> SocketKey("tcp", ("127.0.0.1", 80)) == SocketKey("tcp", ("127.0.0.1", 80), None)
    True
    """

    protocol: str
    local: Address
    remote: Address | None = None
