"""Both ends of a socket as a value."""

from dataclasses import dataclass

from loopback.datagram import Address


@dataclass(frozen=True)
class Endpoints:
    """What the kernel knows of a socket: its family, its type, and the (host, port) at each end.

    `family` is "IPv4" or "IPv6", `type` is "stream" or "datagram"; `remote` is None where there is no other end.
    """

    family: str
    type: str
    local: Address
    remote: Address | None
