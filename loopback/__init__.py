"""The lab bench of the course: live peers, impaired links, headers, drawings and checks.

What a notebook uses is imported from here; the folders below hold one thing each.
"""

from loopback.checks import (
    CheckFailed,
    Growth,
    NotWritten,
    Outcome,
    attempt,
    check,
    check_quietly,
    differences,
    drill,
    growth,
    seeded,
)
from loopback.datagram import Datagram
from loopback.descriptor import SOCKETS_ARE_DESCRIPTORS, Descriptor
from loopback.drawing.ladder import Ladder
from loopback.drawing.strip import Strip
from loopback.endpoints import Endpoints
from loopback.errors import BadChecksum, FrameTooLong, Malformed, Truncated
from loopback.link.link import Link
from loopback.link.live import LiveLink, Station, over_udp
from loopback.link.virtual import VirtualNetwork
from loopback.log import Log
from loopback.peers.closing import can_see_closing, closing, linger
from loopback.peers.hosts import descriptor_hosts, loopback_hosts
from loopback.peers.pair import connected_pair, send_timeout
from loopback.peers.program import Program
from loopback.peers.segments import SegmentPeer
from loopback.peers.settle import delivered, readable, wait_until
from loopback.peers.tcp import HALF_CLOSE, READ_TO_END, RESET, UNTIL_FULL, Flood, Pause, Read, TCPPeer
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment

__all__ = [
    "ACK",
    "FIN",
    "HALF_CLOSE",
    "PSH",
    "READ_TO_END",
    "RESET",
    "RST",
    "SOCKETS_ARE_DESCRIPTORS",
    "SYN",
    "UNTIL_FULL",
    "BadChecksum",
    "CheckFailed",
    "Datagram",
    "Descriptor",
    "Endpoints",
    "Flag",
    "Flood",
    "FrameTooLong",
    "Growth",
    "Ladder",
    "Link",
    "LiveLink",
    "Log",
    "Malformed",
    "NotWritten",
    "Outcome",
    "Pause",
    "Program",
    "Read",
    "Segment",
    "SegmentPeer",
    "Station",
    "Strip",
    "TCPPeer",
    "Truncated",
    "VirtualNetwork",
    "attempt",
    "can_see_closing",
    "check",
    "check_quietly",
    "closing",
    "connected_pair",
    "delivered",
    "descriptor_hosts",
    "differences",
    "drill",
    "growth",
    "linger",
    "loopback_hosts",
    "over_udp",
    "readable",
    "seeded",
    "send_timeout",
    "wait_until",
]
