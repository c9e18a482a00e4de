"""A TCP segment as a value: what the header says, without ports' owners or a checksum's cares."""

from dataclasses import dataclass
from enum import IntFlag

from loopback.headers.table import pack, unpack
from loopback.headers.tcp import TCP

HEADER = 20  # bytes without options


class Flag(IntFlag):
    """The control bits of RFC 9293, section 3.1."""

    FIN = 1
    SYN = 2
    RST = 4
    PSH = 8
    ACK = 16
    URG = 32


NO_FLAGS = Flag(0)
FIN, SYN, RST, PSH, ACK = Flag.FIN, Flag.SYN, Flag.RST, Flag.PSH, Flag.ACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One TCP segment: ports, sequence and acknowledgement numbers (0 to 2**32 - 1), flags, window, payload.

    >>> print(Segment(source_port=4000, destination_port=80, seq=100, flags=SYN))
    SYN seq=100
    """

    source_port: int
    destination_port: int
    seq: int
    ack: int = 0
    flags: Flag = NO_FLAGS
    window: int = 65535
    payload: bytes = b""

    def __str__(self) -> str:
        names = ",".join(flag.name or "" for flag in (SYN, FIN, RST, PSH) if flag in self.flags)
        if ACK in self.flags:
            names = f"{names},ACK" if names else "ACK"
        parts = [names or "(no flags)", f"seq={self.seq}"]
        if ACK in self.flags:
            parts.append(f"ack={self.ack}")
        if self.payload:
            parts.append(f"len={len(self.payload)}")
        return " ".join(parts)

    def to_bytes(self) -> bytes:
        """The segment as a 20-byte header and its payload; the checksum is 0, as inside a UDP datagram."""
        values = {
            "Source Port": self.source_port,
            "Destination Port": self.destination_port,
            "Sequence Number": self.seq,
            "Acknowledgment Number": self.ack,
            "Data Offset": HEADER // 4,
            "Window": self.window,
            **{flag.name: int(flag in self.flags) for flag in Flag if flag.name},
        }
        return pack(TCP, {field.name: values.get(field.name, 0) for field in TCP}) + self.payload

    @classmethod
    def from_bytes(cls, data: bytes) -> "Segment":
        """The segment in these bytes; options are skipped; ValueError if the header is cut short."""
        values = unpack(TCP, data)
        offset = 4 * values["Data Offset"]
        if not HEADER <= offset <= len(data):
            raise ValueError(f"data offset says {offset} bytes of header; the segment has {len(data)}")
        return cls(
            source_port=values["Source Port"],
            destination_port=values["Destination Port"],
            seq=values["Sequence Number"],
            ack=values["Acknowledgment Number"],
            flags=Flag(sum(flag for flag in Flag if flag.name and values[flag.name])),
            window=values["Window"],
            payload=data[offset:],
        )
