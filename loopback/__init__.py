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
from loopback.descriptor import Descriptor
from loopback.drawing.ladder import Ladder
from loopback.drawing.levels import Levels
from loopback.drawing.strip import Strip
from loopback.errors import BadChecksum, FrameTooLong, Truncated
from loopback.link.link import Link
from loopback.link.live import LiveLink, Station, over_udp
from loopback.link.virtual import VirtualNetwork
from loopback.log import Log
from loopback.peers.guest import Guest
from loopback.peers.hosts import loopback_hosts
from loopback.peers.pair import connected_pair
from loopback.peers.segments import SegmentPeer
from loopback.peers.service import Service
from loopback.peers.settle import delivered
from loopback.peers.tcp import HALF_CLOSE, READ_TO_END, RESET, UNTIL_FULL, Pause, Read, TCPPeer
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment
from loopback.shutdown import Shutdown

__all__ = [
    "ACK",
    "FIN",
    "HALF_CLOSE",
    "PSH",
    "READ_TO_END",
    "RESET",
    "RST",
    "SYN",
    "UNTIL_FULL",
    "BadChecksum",
    "CheckFailed",
    "Datagram",
    "Descriptor",
    "Flag",
    "FrameTooLong",
    "Growth",
    "Guest",
    "Ladder",
    "Levels",
    "Link",
    "LiveLink",
    "Log",
    "NotWritten",
    "Outcome",
    "Pause",
    "Read",
    "Segment",
    "SegmentPeer",
    "Service",
    "Shutdown",
    "Station",
    "Strip",
    "TCPPeer",
    "Truncated",
    "VirtualNetwork",
    "attempt",
    "check",
    "check_quietly",
    "connected_pair",
    "delivered",
    "differences",
    "drill",
    "growth",
    "loopback_hosts",
    "over_udp",
    "seeded",
]
