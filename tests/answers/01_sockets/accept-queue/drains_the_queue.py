"""Counts by accepting until nobody is left.

score: 4
caught by: accept-queue-waiting
message: (2, 300)
hint: take nothing out of the queue
"""


def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("this socket does not listen")
    info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
    listener.setblocking(False)
    waiting = 0
    try:
        while True:
            listener.accept()[0].close()
            waiting += 1
    except BlockingIOError:
        return waiting, struct.unpack_from("=I", info, 28)[0]
    finally:
        listener.setblocking(True)


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
