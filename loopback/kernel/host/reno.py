"""The Linux kernel's Reno, asked: its congestion window while a receiver of ours acknowledges and repeats itself."""

import contextlib
import socket
import struct
from functools import partial
from typing import cast

from loopback.kernel.host.kernel_host import KernelHost
from loopback.kernel.namespace.host import Unavailable
from loopback.kernel.observe.state import congestion_window
from loopback.kernel.observe.waiting import wait_until
from loopback.recordings import recall, remember
from loopback.segment import ACK, SYN, Flag, Segment

Windows = list[tuple[int, int | None]]
_SIZE = 1000  # bytes of a segment, the maximum that our SYN names
_DUPLICATES = 3  # of which the last makes the kernel send again
_STEP_TIMEOUT = 5.0  # seconds
_MOST_TIMES = 50
_MSS_OPTION = 2
# Where they stand in Linux's struct tcp_info, include/uapi/linux/tcp.h: what was sent again, and what came in.
_RETRANSMITTED_AT, _SEGMENTS_IN_AT = 100, 140


def reno_windows(acks: int, duplicates: int) -> Windows:
    """The kernel's (window, threshold) after each of so many ACKs of a segment, and then of so many duplicates.

    Both are in segments of 1,000 bytes; the threshold is None before a loss. From the third duplicate on the window is
    on its way down to the threshold, and how far it has come depends on the moment (RFC 6937). An ordinary socket on a
    KernelHost sends, with Reno. Where the system gives no namespace this is a recording; Unavailable if there is none.
    """
    question = [acks, duplicates]
    try:
        answer = _asked(acks, duplicates)
    except Unavailable as reason:
        return [
            (window, threshold)
            for window, threshold in cast(Windows, recall("reno_windows", question, reason))
        ]
    remember("reno_windows", question, answer)
    return answer


def _asked(acks: int, duplicates: int) -> Windows:
    # Where this process waits long for a processor, a timer of the kernel's is due in between: then it is another run.
    for _ in range(_MOST_TIMES):
        with KernelHost() as host, host.listener(80) as listener:
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"reno")
            if found := _run(host, listener, acks, duplicates):
                return found
    raise RuntimeError("this machine is too busy to acknowledge a few segments in time")


def _run(host: KernelHost, listener: socket.socket, acks: int, duplicates: int) -> Windows | None:
    """One connection; None if the kernel sent something again that nobody has asked for."""
    _send(host, SYN, 0, ((_MSS_OPTION, struct.pack("!H", _SIZE)),))
    if (answer := host.receive()) is None:
        raise RuntimeError("the kernel host did not answer a SYN")
    first = answer.seq + 1  # the number of the first byte of data
    _send(host, ACK, first)
    sender, _ = listener.accept()
    with sender:
        sender.setblocking(False)
        sender.send(bytes(60 * _SIZE))
        before, found = _number(sender, _SEGMENTS_IN_AT), Windows()
        for turn in range(1, acks + duplicates + 1):
            if turn < acks + _DUPLICATES and _number(sender, _RETRANSMITTED_AT):
                return None
            _send(host, ACK, first + _SIZE * min(turn, acks))
            wait_until(partial(_has_got, sender, before + turn), _STEP_TIMEOUT)
            found.append(congestion_window(sender))
            with contextlib.suppress(BlockingIOError):
                while host.receive(0.0):
                    pass
        return found if _number(sender, _RETRANSMITTED_AT) == (duplicates >= _DUPLICATES) else None


def _send(host: KernelHost, flags: Flag, ack: int, options: tuple[tuple[int, bytes], ...] = ()) -> None:
    host.send(
        Segment(
            source_port=4000,
            destination_port=80,
            seq=1000 if SYN in flags else 1001,
            ack=ack % 2**32,
            flags=flags,
            options=options,
        )
    )


def _has_got(sock: socket.socket, count: int) -> bool:
    return _number(sock, _SEGMENTS_IN_AT) >= count


def _number(sock: socket.socket, at: int) -> int:
    info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, at + 4)
    (number,) = struct.unpack_from("I", info, at)
    return int(number)
