"""A run between two sides as a pcap file, which Wireshark and tcpdump read.

**How it works**

A pcap file is a header, and for each frame its time, its length and its bytes. What is written is what a capture at
one side would hold: each message that this side has sent, when it sent it, even if it was lost later; and each copy
that came to it, when it came. Segments and datagrams get the headers that they would have on a cable, with addresses
from the block for documentation (RFC 5737) and right checksums.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from loopback.draw.ladder.diagram import Ladder
from loopback.draw.ladder.events import Arrow
from loopback.headers.packets import ethernet_frame, tcp_packet, udp_packet
from loopback.segment import Segment

HOSTS = ("192.0.2.1", "192.0.2.2")  # of the left and the right side
DATAGRAM_PORTS = (49152, 49153)  # of the two sides, for datagrams: ports that no protocol claims
_HARDWARE = ("02:00:00:00:00:01", "02:00:00:00:00:02")
_MAGIC, _VERSION, _LONGEST, _ETHERNET = 0xA1B2C3D4, (2, 4), 65535, 1
_FILE, _FRAME = struct.Struct("=IHHiIII"), struct.Struct("=IIII")


def write_pcap(
    ladder: Ladder,
    path: str | Path,
    at: str | None = None,
    *,
    ports: tuple[int, int] = DATAGRAM_PORTS,
) -> None:
    """Write a run of segments or datagrams as a pcap file: what the side `at`, the left one, sent and received.

    `ports` are those of the two sides where the messages are datagrams; a segment has its own. Raises ValueError for an
    unknown side, and for a run whose messages were not kept.
    """
    sides = ladder.left, ladder.right
    here = ladder.left if at is None else at
    if here not in sides:
        raise ValueError(f"no side is called {here!r}; this run has {sides[0]!r} and {sides[1]!r}")
    seen = sorted(_seen_at(here, ladder), key=lambda each: each[0])
    first = min([0.0, *(time for time, _, _ in seen)])  # a run may begin before 0, a file may not
    with open(path, "wb") as file:
        file.write(_FILE.pack(_MAGIC, *_VERSION, 0, 0, _LONGEST, _ETHERNET))
        for time, sender, item in seen:
            frame = _frame(item, sides.index(sender), ports)
            seconds, microseconds = divmod(round((time - first) * 1_000_000), 1_000_000)
            file.write(_FRAME.pack(seconds, microseconds, len(frame), len(frame)) + frame)


def _seen_at(side: str, ladder: Ladder) -> Iterator[tuple[float, str, object]]:
    """Time, sender and message of each that left the side or came to it."""
    for event in ladder.run.events:
        if not isinstance(event, Arrow):
            continue
        if event.item is None:
            raise ValueError(f"{event.label!r} is only drawn: the message itself was not kept")
        if event.source == side and not event.copy:
            yield event.sent, event.source, event.item
        elif event.source != side and event.arrived is not None:
            yield event.arrived, event.source, event.item


def _frame(item: object, sender: int, ports: tuple[int, int]) -> bytes:
    receiver = 1 - sender
    if isinstance(item, Segment):
        packet = tcp_packet(item, HOSTS[sender], HOSTS[receiver])
    elif isinstance(item, bytes):
        packet = udp_packet(item, (HOSTS[sender], ports[sender]), (HOSTS[receiver], ports[receiver]))
    else:
        raise ValueError(f"only segments and datagrams can be written, not {type(item).__name__}")
    return ethernet_frame(packet, _HARDWARE[sender], _HARDWARE[receiver])
