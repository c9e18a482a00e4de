"""A TCP segment as a value: what the header says, without ports' owners or a checksum's cares.

Its form on the wire is not here: taking it apart and building it are exercises of the course.
"""

import contextlib
from dataclasses import dataclass
from enum import IntFlag

NUMBERS = 2**32  # sequence numbers, which begin again behind the last
MSS = 2  # the kind of the option that announces the maximum segment size


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
    r"""One TCP segment: ports, sequence and acknowledgement numbers (0 to 2**32 - 1), flags, window, payload, options.

    `options` are pairs of kind and data, in their order, without no-operation and end-of-list (RFC 9293, section 3.2).

    >>> print(Segment(source_port=4000, destination_port=80, seq=100, flags=SYN, options=((2, b"\x05\xb4"),)))
    SYN seq=100 mss=1460
    """

    source_port: int
    destination_port: int
    seq: int
    ack: int = 0
    flags: Flag = NO_FLAGS
    window: int = 65535
    payload: bytes = b""
    options: tuple[tuple[int, bytes], ...] = ()

    @property
    def mss(self) -> int | None:
        """The maximum segment size that the segment announces, in bytes; None without such an option of four bytes."""
        announced = [data for kind, data in self.options if kind == MSS and len(data) == 2]
        return int.from_bytes(announced[0], "big") if announced else None

    def __str__(self) -> str:
        # A student's segment may hold anything, and is shown all the same.
        given: object = self.flags
        flags = Flag(given) if isinstance(given, int) else NO_FLAGS
        names = ",".join(flag.name or "" for flag in (SYN, FIN, RST, PSH) if flag in flags)
        if ACK in flags:
            names = f"{names},ACK" if names else "ACK"
        parts = [names or "(no flags)", f"seq={self.seq}"]
        if ACK in flags:
            parts.append(f"ack={self.ack}")
        with contextlib.suppress(TypeError, ValueError):
            if self.payload:
                parts.append(f"len={len(self.payload)}")
            if self.mss is not None:
                parts.append(f"mss={self.mss}")
        return " ".join(parts)


def length_of(segment: Segment) -> int:
    """How many sequence numbers a segment takes: its bytes, and one each for SYN and FIN (RFC 9293: SEG.LEN)."""
    return len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
