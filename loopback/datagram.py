"""A UDP datagram as a value."""

from dataclasses import dataclass

Address = tuple[str, int]


@dataclass(frozen=True)
class Datagram:
    """Who sent what to whom: source and destination are (host, port), the payload is bytes."""

    source: Address
    destination: Address
    payload: bytes
