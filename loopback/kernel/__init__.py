"""The kernel, asked: about sockets of this process, and, on a host of its own, as referee and as partner.

`observe` holds the questions about this process's sockets; most systems answer some of them. `namespace` holds the
questions put to the Linux kernel on a host of its own, without root. `host` holds a host that stays, the KernelHost,
whose TCP talks to a notebook's own, segment by segment. Where the system cannot answer, a recording
of Linux or a stand-in does, and a printed line says so; a question without one raises Unavailable or NotShown.
"""

from loopback.kernel.host.connection import KernelSent
from loopback.kernel.host.kernel_host import Fetch, KernelHost, has_host
from loopback.kernel.host.receiving import KernelTransfer
from loopback.kernel.host.reno import reno_windows
from loopback.kernel.host.sending import after_duplicates, probes, resends, windows
from loopback.kernel.host.teardown import teardown_states
from loopback.kernel.namespace.echo_session import (
    CLIENT_CLOSES_FIRST,
    SERVER_CLOSES_FIRST,
    CallRecord,
    echo_session,
    ladder_of_calls,
)
from loopback.kernel.namespace.frames import Packet, frames
from loopback.kernel.namespace.host import Unavailable
from loopback.kernel.namespace.raw import raw_socket
from loopback.kernel.namespace.reassembly import Reassembled, reassembles
from loopback.kernel.namespace.segments import Accepted, accepts, captured, takes
from loopback.kernel.namespace.sequence import Injection, initial_numbers, inject
from loopback.kernel.namespace.tcp import conversation, refuses
from loopback.kernel.namespace.udp import receives, receives_by_rfc, sends
from loopback.kernel.namespace.write_pattern import write_pattern
from loopback.kernel.namespace.zero_window import ZeroWindow, zero_window
from loopback.kernel.observe.accept_queue_trace import accept_queue_trace
from loopback.kernel.observe.datagrams import Burst, burst, cut_short
from loopback.kernel.observe.demultiplexing import demultiplex
from loopback.kernel.observe.queues import NotShown, RecordedListener, accept_queue, byte_queues
from loopback.kernel.observe.state import (
    NOT_SHOWN,
    congestion_window,
    connection_states,
    is_closing,
    tcp_state,
)

__all__ = [
    "CLIENT_CLOSES_FIRST",
    "NOT_SHOWN",
    "SERVER_CLOSES_FIRST",
    "Accepted",
    "Burst",
    "CallRecord",
    "Fetch",
    "Injection",
    "KernelHost",
    "KernelSent",
    "KernelTransfer",
    "NotShown",
    "Packet",
    "Reassembled",
    "RecordedListener",
    "Unavailable",
    "ZeroWindow",
    "accept_queue",
    "accept_queue_trace",
    "accepts",
    "after_duplicates",
    "burst",
    "byte_queues",
    "captured",
    "congestion_window",
    "connection_states",
    "conversation",
    "cut_short",
    "demultiplex",
    "echo_session",
    "frames",
    "has_host",
    "initial_numbers",
    "inject",
    "is_closing",
    "ladder_of_calls",
    "probes",
    "raw_socket",
    "reassembles",
    "receives",
    "receives_by_rfc",
    "refuses",
    "reno_windows",
    "resends",
    "sends",
    "takes",
    "tcp_state",
    "teardown_states",
    "windows",
    "write_pattern",
    "zero_window",
]
