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
from loopback.drawing.strip import Strip
from loopback.errors import BadChecksum, FrameTooLong, Truncated
from loopback.link.link import Link
from loopback.link.live import LiveLink, Station, over_udp
from loopback.link.virtual import VirtualNetwork
from loopback.log import Log
from loopback.peers.door import HANGS_UP, OPENS, REFUSES, RESETS, SILENT, SPEAKS, Door, silence_available
from loopback.peers.hosts import loopback_hosts
from loopback.peers.pair import connected_pair
from loopback.peers.segments import SegmentPeer
from loopback.peers.serving import Serving
from loopback.peers.settle import delivered
from loopback.peers.tcp import HALF_CLOSE, READ_TO_END, RESET, UNTIL_FULL, Pause, Read, TCPPeer
from loopback.peers.time_wait import leave_in_time_wait
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment
from loopback.xray.state import NOT_HERE, tcp_state

__all__ = [
    "ACK",
    "FIN",
    "HALF_CLOSE",
    "HANGS_UP",
    "NOT_HERE",
    "OPENS",
    "PSH",
    "READ_TO_END",
    "REFUSES",
    "RESET",
    "RESETS",
    "RST",
    "SILENT",
    "SPEAKS",
    "SYN",
    "UNTIL_FULL",
    "BadChecksum",
    "CheckFailed",
    "Datagram",
    "Descriptor",
    "Door",
    "Flag",
    "FrameTooLong",
    "Growth",
    "Ladder",
    "Link",
    "LiveLink",
    "Log",
    "NotWritten",
    "Outcome",
    "Pause",
    "Read",
    "Segment",
    "SegmentPeer",
    "Serving",
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
    "leave_in_time_wait",
    "loopback_hosts",
    "over_udp",
    "seeded",
    "silence_available",
    "tcp_state",
]
