"""Reads the two numbers of whatever socket it is given.

score: 5
caught by: accept-queue-sockets
message: raises ValueError, since
hint: ask SO_ACCEPTCONN first
"""


def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
    return struct.unpack_from("=II", info, 24)


def foresee(backlog: int, events: list[str]) -> list[tuple[int, int]]:
    """After each event: how many connects have succeeded so far, and how many connections wait."""
    if backlog < 0 or any(event not in ("connect", "accept", "hang up", "reset") for event in events):
        raise ValueError("a backlog below 0, or an unknown event")
    connected, waiting, counts = 0, 0, []
    for event in events:
        if event == "connect" and waiting <= backlog:
            connected, waiting = connected + 1, waiting + 1
        if event == "accept":
            waiting = max(0, waiting - 1)
        counts.append((connected, waiting))
    return counts
