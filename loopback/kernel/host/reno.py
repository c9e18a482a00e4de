"""The Linux kernel's Reno, asked: its congestion window while a receiver of ours acknowledges and repeats itself."""

import socket
import struct
from functools import partial

from loopback.kernel.host.connection import kernel_connection
from loopback.kernel.namespace.host import answer_to
from loopback.kernel.observe.state import congestion_window
from loopback.kernel.observe.waiting import wait_until

Windows = list[tuple[int, int | None]]
_SIZE = 1000  # bytes of a segment, the maximum that our SYN names
_DUPLICATES = 3  # of which the last makes the kernel send again
_STEP_TIMEOUT = 5.0  # seconds
_MOST_TIMES = 50
# Where they stand in Linux's struct tcp_info, include/uapi/linux/tcp.h: what was sent again, and what came in.
_RETRANSMITTED_AT, _SEGMENTS_IN_AT = 100, 140


def reno_windows(acks: int, duplicates: int) -> Windows:
    """The kernel's (window, threshold) after each of so many ACKs of a segment, and then of so many duplicates.

    Both are in segments of 1,000 bytes; the threshold is None before a loss. From the third duplicate on the window is
    on its way down to the threshold, and how far it has come depends on the moment (RFC 6937). An ordinary socket on a
    KernelHost sends, with Reno. Where the system gives no namespace this is a recording; Unavailable if there is none.
    """
    answer = answer_to("reno_windows", [acks, duplicates], partial(_asked, acks, duplicates))
    return [(window, threshold) for window, threshold in answer]


def _asked(acks: int, duplicates: int) -> Windows:
    # Where this process waits long for a processor, a timer of the kernel's is due in between: then it is another run.
    for _ in range(_MOST_TIMES):
        if found := _run(acks, duplicates):
            return found
    raise RuntimeError("this machine is too busy to acknowledge a few segments in time")


def _run(acks: int, duplicates: int) -> Windows | None:
    """One connection; None if the kernel sent something again that nobody has asked for."""
    with kernel_connection(mss=_SIZE, congestion="reno") as connection:
        sender, first = connection.socket, connection.following
        sender.setblocking(False)
        sender.send(bytes(60 * _SIZE))
        before, found = _number(sender, _SEGMENTS_IN_AT), Windows()
        for turn in range(1, acks + duplicates + 1):
            if turn < acks + _DUPLICATES and _number(sender, _RETRANSMITTED_AT):
                return None
            connection.following = (first + _SIZE * min(turn, acks)) % 2**32
            connection.send(0)
            wait_until(partial(_has_got, sender, before + turn), _STEP_TIMEOUT)
            found.append(congestion_window(sender))
            while connection.host.receive(0.0):  # what the kernel sends now, which nobody looks at
                pass
        return found if _number(sender, _RETRANSMITTED_AT) == (duplicates >= _DUPLICATES) else None


def _has_got(sock: socket.socket, count: int) -> bool:
    return _number(sock, _SEGMENTS_IN_AT) >= count


def _number(sock: socket.socket, at: int) -> int:
    info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, at + 4)
    (number,) = struct.unpack_from("I", info, at)
    return int(number)
