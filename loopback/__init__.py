"""The lab bench of the course: live peers, impaired links, headers, drawings and checks.

What a notebook uses is imported from here; the folders below hold one thing each.
"""

from loopback.check import (
    CheckFailed,
    NotWritten,
    Outcome,
    Scaling,
    attempt,
    check,
    check_quietly,
    compare,
    differences,
    drill,
    measure_scaling,
    processor_time,
    seeded,
    together,
    try_out,
)
from loopback.datagram import Datagram
from loopback.descriptor import SOCKETS_ARE_DESCRIPTORS, Descriptor
from loopback.drawing.ladder import Ladder
from loopback.drawing.levels import Levels
from loopback.drawing.queue import QueuePicture
from loopback.drawing.strip import Strip
from loopback.endpoints import Endpoints
from loopback.errors import BadChecksum, FrameTooLong, Malformed, Truncated
from loopback.link.link import Link
from loopback.link.live import LiveLink, Station, over_udp
from loopback.link.virtual import VirtualNetwork
from loopback.log import Log
from loopback.peers.closing import can_see_closing, closing, linger
from loopback.peers.door import HANGS_UP, OPENS, REFUSES, RESETS, SILENT, SPEAKS, Door, silence_available
from loopback.peers.guest import Guest
from loopback.peers.hosts import descriptor_hosts, loopback_hosts, second_loopback_host
from loopback.peers.pair import connected_pair, send_timeout
from loopback.peers.program import Program
from loopback.peers.segments import SegmentPeer
from loopback.peers.service import Service
from loopback.peers.serving import Serving
from loopback.peers.settle import delivered, readable, wait_until
from loopback.peers.tcp import HALF_CLOSE, READ_TO_END, RESET, UNTIL_FULL, Flood, Pause, Pieces, Read, TCPPeer
from loopback.peers.time_wait import leave_in_time_wait
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment
from loopback.shutdown import Shutdown
from loopback.socket_key import SocketKey
from loopback.xray.backlog import kernel_queue
from loopback.xray.queues import TCP_INFO, RecordedListener, accept_queue_of, byte_queues_of, shows_queues
from loopback.xray.state import NOT_HERE, tcp_state
from loopback.xray.traffic import ask_kernel

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
    "SOCKETS_ARE_DESCRIPTORS",
    "SPEAKS",
    "SYN",
    "TCP_INFO",
    "UNTIL_FULL",
    "BadChecksum",
    "CheckFailed",
    "Datagram",
    "Descriptor",
    "Door",
    "Endpoints",
    "Flag",
    "Flood",
    "FrameTooLong",
    "Guest",
    "Ladder",
    "Levels",
    "Link",
    "LiveLink",
    "Log",
    "Malformed",
    "NotWritten",
    "Outcome",
    "Pause",
    "Pieces",
    "Program",
    "QueuePicture",
    "Read",
    "RecordedListener",
    "Scaling",
    "Segment",
    "SegmentPeer",
    "Service",
    "Serving",
    "Shutdown",
    "SocketKey",
    "Station",
    "Strip",
    "TCPPeer",
    "Truncated",
    "VirtualNetwork",
    "accept_queue_of",
    "ask_kernel",
    "attempt",
    "byte_queues_of",
    "can_see_closing",
    "check",
    "check_quietly",
    "closing",
    "compare",
    "connected_pair",
    "delivered",
    "descriptor_hosts",
    "differences",
    "drill",
    "kernel_queue",
    "leave_in_time_wait",
    "linger",
    "loopback_hosts",
    "measure_scaling",
    "over_udp",
    "processor_time",
    "readable",
    "second_loopback_host",
    "seeded",
    "send_timeout",
    "shows_queues",
    "silence_available",
    "tcp_state",
    "together",
    "try_out",
    "wait_until",
]
