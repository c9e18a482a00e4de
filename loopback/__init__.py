"""The lab bench of the course: what a student's first cells need, and the way to the rest.

Besides the names below there are five namespaces, each for those who need it:
`loopback.peers` (live partners) and `loopback.check` (attempt a call, check what came of it) for authors of tests;
`loopback.kernel` (questions to the kernel), `loopback.draw` (drawings) and `loopback.link` (links that lose) for all.
"""

from loopback import draw, kernel
from loopback.addresses import loopback_hosts, second_loopback_host
from loopback.check.compare import compare
from loopback.check.try_out import try_out
from loopback.draw.ladder.diagram import Ladder
from loopback.draw.stream.cuts import StreamCuts
from loopback.errors import BadChecksum, BadOptions, FrameTooLong, Malformed, Truncated
from loopback.kernel.observe.waiting import is_readable, wait_until, wait_until_delivered
from loopback.notebooks import from_notebook
from loopback.pair import connected_pair, datagram_pair
from loopback.peers.tcp import TCPPeer
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment
from loopback.system import system
from loopback.values import Datagram, Endpoints, Record, Response, Shutdown, SocketKey

__all__ = [
    "ACK",
    "FIN",
    "PSH",
    "RST",
    "SYN",
    "BadChecksum",
    "BadOptions",
    "Datagram",
    "Endpoints",
    "Flag",
    "FrameTooLong",
    "Ladder",
    "Malformed",
    "Record",
    "Response",
    "Segment",
    "Shutdown",
    "SocketKey",
    "StreamCuts",
    "TCPPeer",
    "Truncated",
    "compare",
    "connected_pair",
    "datagram_pair",
    "draw",
    "from_notebook",
    "is_readable",
    "kernel",
    "loopback_hosts",
    "second_loopback_host",
    "system",
    "try_out",
    "wait_until",
    "wait_until_delivered",
]
