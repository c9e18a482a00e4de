"""One connection on a host of its own, call by call: what left after each, and the state of both ends."""

import socket
from collections.abc import Callable
from typing import Any

from loopback.peers.settle import delivered, wait_until
from loopback.xray.state import connection_states

MESSAGE = b"hello"
SERVER, CLIENT = ("::1", 80), ("::1", 4000)
_PATIENCE = 5.0  # seconds
_NOBODY = 1  # a port on which nobody listens: the reset from it is the sentinel


def tcp_calls(_argument: Any) -> Any:
    """A row for each call of an echo session: [call, segments (hex), the client's state, the server's]."""
    rows: list[list[Any]] = []
    with socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap:
        tap.settimeout(_PATIENCE)

        def step(call: str, action: Callable[[], Any], client: str, server: str) -> Any:
            result = action()
            # An acknowledgement may wait for 40 ms and more: until it has come, the call's work is not done.
            wait_until(lambda: _states() == (client, server), _PATIENCE)
            rows.append([call, _left(tap), *_states()])
            return result

        _session(step)
    return rows


def _session(step: Callable[..., Any]) -> None:
    def new() -> socket.socket:
        return socket.socket(socket.AF_INET6, socket.SOCK_STREAM)

    none, both = ("CLOSED", "CLOSED"), ("ESTABLISHED", "ESTABLISHED")
    listener = step("server: socket", new, *none)
    step("server: bind", lambda: listener.bind(SERVER), *none)
    step("server: listen", listener.listen, *none)
    client = step("client: socket", new, *none)
    client.bind(CLIENT)  # so that the port is known; connect would have chosen one
    step("client: connect", lambda: client.connect(SERVER), *both)
    server, _ = step("server: accept", listener.accept, *both)
    step("client: send", lambda: _send(client), *both)
    step("server: recv", lambda: server.recv(100), *both)
    step("server: send", lambda: _send(server), *both)
    step("client: recv", lambda: client.recv(100), *both)
    step("client: shutdown", lambda: client.shutdown(socket.SHUT_WR), "FIN-WAIT-2", "CLOSE-WAIT")
    step("server: recv again", lambda: server.recv(100), "FIN-WAIT-2", "CLOSE-WAIT")
    step("server: close", server.close, "TIME-WAIT", "CLOSED")
    step("client: close", client.close, "TIME-WAIT", "CLOSED")
    listener.close()


def _send(sock: socket.socket) -> None:
    sock.send(MESSAGE)
    delivered(sock, _PATIENCE)


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


def _states() -> tuple[str, str]:
    """The state of the connection's two ends, whether a socket holds them or not; CLOSED if there is none."""
    ends = ((CLIENT, SERVER), (SERVER, CLIENT))
    client, server = (next(iter(connection_states(*end)), "CLOSED") for end in ends)
    return client, server
