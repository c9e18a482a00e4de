"""Lays a C structure over TCP_INFO, and counts admitted and taken connections apart.

score: 6
"""

import ctypes


class Info(ctypes.Structure):
    """The first 32 bytes of struct tcp_info."""

    _fields_ = [("state", ctypes.c_uint8), ("_", ctypes.c_uint8 * 7), ("words", ctypes.c_uint32 * 6)]


def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    if listener.type != socket.SOCK_STREAM:
        raise ValueError("not TCP")
    info = Info.from_buffer_copy(
        listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, ctypes.sizeof(Info))
    )
    if info.state != 10:
        raise ValueError("not listening")
    return info.words[4], info.words[5]


def foresee(backlog: int, events: list[str]) -> list[tuple[int, int]]:
    """After each event: how many connects have succeeded so far, and how many connections wait."""
    if backlog < 0:
        raise ValueError("backlog")
    if set(events) - {"connect", "accept", "hang up", "reset"}:
        raise ValueError("event")
    let_in = taken = 0
    counts = []
    for event in events:
        let_in += event == "connect" and let_in - taken <= backlog
        taken += event == "accept" and taken < let_in
        counts.append((let_in, let_in - taken))
    return counts
