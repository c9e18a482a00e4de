"""Looks at all events before it counts any.

score: 6
"""


def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("this socket does not listen")
    info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
    waiting, backlog = struct.unpack_from("=II", info, 24)
    return waiting, backlog


def foresee(backlog: int, events: list[str]) -> list[tuple[int, int]]:
    """After each event: how many connects have succeeded so far, and how many connections wait."""
    if backlog < 0 or any(event not in ("connect", "accept", "hang up", "reset") for event in events):
        raise ValueError("a backlog below 0, or an unknown event")
    connected, waiting, counts = 0, 0, []
    for event in events:
        if event == "connect" and waiting <= backlog:
            connected, waiting = connected + 1, waiting + 1
        if event == "accept" and waiting:
            waiting -= 1
        counts.append((connected, waiting))
    return counts
