"""Cuts the numbers out of the bytes, and keeps the queue as a list of clients.

score: 6
"""

import sys


def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    try:
        info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 100)
    except OSError:
        raise ValueError("no TCP socket") from None
    if info[0] != 10:
        raise ValueError(f"state {info[0]}")
    return tuple(int.from_bytes(info[at : at + 4], sys.byteorder) for at in (24, 28))


def foresee(backlog: int, events: list[str]) -> list[tuple[int, int]]:
    """After each event: how many connects have succeeded so far, and how many connections wait."""
    if backlog < 0:
        raise ValueError(backlog)
    queue, clients, counts = [], 0, []
    for event in events:
        match event:
            case "connect":
                if len(queue) < backlog + 1:
                    clients += 1
                    queue.append(clients)
            case "accept":
                del queue[:1]
            case "hang up" | "reset":
                pass
            case _:
                raise ValueError(event)
        counts.append((clients, len(queue)))
    return counts
