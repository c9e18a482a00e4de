"""One connection on a host of its own, call by call: what left after each, and the state of both ends."""

import socket
from collections.abc import Callable
from typing import Any

from loopback.kernel.observe.state import connections
from loopback.kernel.observe.waiting import wait_until, wait_until_delivered

MESSAGE = b"hello"
SERVER, CLIENT = ("::1", 80), ("::1", 4000)
States = tuple[str, str]  # the client's and the server's
NONE, OPEN = ("CLOSED", "CLOSED"), ("ESTABLISHED", "ESTABLISHED")
HALF_CLOSED, OVER = ("FIN-WAIT-2", "CLOSE-WAIT"), ("TIME-WAIT", "CLOSED")
_STEP_TIMEOUT = 5.0  # seconds
_NOBODY = 1  # a port on which nobody listens: the reset from it is the sentinel


def tcp_calls(_argument: Any) -> Any:
    """A row for each call of an echo session: [call, segments (hex), the client's state, the server's]."""
    rows: list[list[Any]] = []
    with socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap:
        tap.settimeout(_STEP_TIMEOUT)

        def step(call: str, action: Callable[[], Any], states: States) -> Any:
            result = action()
            seen: list[States] = []

            def settled() -> bool:
                seen.append(_states())
                return seen[-1] == states

            # An acknowledgement may wait for 40 ms and more: until it has come, the call's work is not done.
            wait_until(settled, _STEP_TIMEOUT)
            rows.append([call, _left(tap), *seen[-1]])
            return result

        _session(step)
    return rows


def _session(step: Callable[..., Any]) -> None:
    def new() -> socket.socket:
        return socket.socket(socket.AF_INET6, socket.SOCK_STREAM)

    listener = step("server: socket", new, NONE)
    step("server: bind", lambda: listener.bind(SERVER), NONE)
    step("server: listen", listener.listen, NONE)
    client = step("client: socket", new, NONE)
    client.bind(CLIENT)  # so that the port is known; connect would have chosen one
    step("client: connect", lambda: client.connect(SERVER), OPEN)
    server, _ = step("server: accept", listener.accept, OPEN)
    step("client: send", lambda: _send(client), OPEN)
    step("server: recv", lambda: server.recv(100), OPEN)
    step("server: send", lambda: _send(server), OPEN)
    step("client: recv", lambda: client.recv(100), OPEN)
    step("client: shutdown", lambda: client.shutdown(socket.SHUT_WR), HALF_CLOSED)
    step("server: recv again", lambda: server.recv(100), HALF_CLOSED)
    step("server: close", server.close, OVER)
    step("client: close", client.close, OVER)
    listener.close()


def _send(sock: socket.socket) -> None:
    sock.send(MESSAGE)
    wait_until_delivered(sock, _STEP_TIMEOUT)


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
