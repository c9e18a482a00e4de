"""One connection on a host of its own, call by call: what left after each, and the state of both ends."""

import socket
from typing import Any

from loopback.kernel.observe.state import connections
from loopback.kernel.observe.waiting import wait_until, wait_until_delivered

MESSAGE = b"hello"
SERVER, CLIENT = ("::1", 80), ("::1", 4000)
States = tuple[str, str]  # the client's and the server's
_STEP_TIMEOUT = 5.0  # seconds
_NOBODY = 1  # a port on which nobody listens: the reset from it is the sentinel


def tcp_calls(calls: Any) -> Any:
    """A row for each of these calls of an echo session: [call, segments (hex), the client's state, the server's]."""
    rows: list[list[Any]] = []
    session = _Session()
    with socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap:
        tap.settimeout(_STEP_TIMEOUT)
        for call in calls:
            session.make(*call.removesuffix(" again").split(": "))
            # An acknowledgement may wait for 40 ms and more: until it has come, the call's work is not done.
            wait_until(lambda: _states() == session.states(), _STEP_TIMEOUT)
            rows.append([call, _left(tap), *_states()])
    return rows


class _Session:
    """The listener and the two ends of one connection, by the names that their calls are told by."""

    def __init__(self) -> None:
        self._sockets: dict[str, socket.socket] = {}
        self._listener: socket.socket | None = None
        self._is_connected = False
        self._finished: list[str] = []  # the ends that have sent their FIN, in order

    def make(self, end: str, verb: str) -> None:
        """Make one call; LookupError for one that there is not."""
        sock = self._listener if verb in ("bind", "listen", "accept") else self._sockets.get(end)
        match verb:
            case "socket":
                made = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
                if end == "server":
                    self._listener = made
                else:
                    made.bind(CLIENT)  # so that the port is known; connect would have chosen one
                    self._sockets[end] = made
            case "connect" if sock:
                sock.connect(SERVER)
                self._is_connected = True
            case "bind" if sock:
                sock.bind(SERVER)
            case "listen" if sock:
                sock.listen()
            case "accept" if sock:
                self._sockets[end], _ = sock.accept()
            case "send" if sock:
                sock.send(MESSAGE)
                wait_until_delivered(sock, _STEP_TIMEOUT)
            case "recv" if sock:
                sock.recv(100)
            case "shutdown" | "close" if sock:
                sock.shutdown(socket.SHUT_WR) if verb == "shutdown" else sock.close()
                if end not in self._finished:
                    self._finished.append(end)
            case _:
                raise LookupError(f"no call {end}: {verb} can be made here")

    def states(self) -> States:
        """The states that the client's end and the server's come to by the calls so far."""
        if not self._is_connected:
            return "CLOSED", "CLOSED"
        first, second = (("ESTABLISHED",) * 2, ("FIN-WAIT-2", "CLOSE-WAIT"), ("TIME-WAIT", "CLOSED"))[
            len(self._finished)
        ]
        return (second, first) if self._finished[:1] == ["server"] else (first, second)


def _left(tap: socket.socket) -> list[str]:
    """What came to the tap before the reset of a connection that is refused now, on the same processor."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as honest:
        if honest.connect_ex((SERVER[0], _NOBODY)) == 0:
            raise RuntimeError(f"port {_NOBODY} of a fresh host answered")
    segments: list[str] = []
    while True:
        segment = tap.recv(65535)
        source, destination = (int.from_bytes(segment[at : at + 2], "big") for at in (0, 2))
        if source == _NOBODY:
            return segments
        if destination != _NOBODY:
            segments.append(segment.hex())


def _states() -> States:
    """The state of the connection's two ends, whether a socket holds them or not; CLOSED if there is none."""
    found = {here: state for here, there, state in connections(socket.AF_INET6) if there in (CLIENT, SERVER)}
    return found.get(CLIENT, "CLOSED"), found.get(SERVER, "CLOSED")
