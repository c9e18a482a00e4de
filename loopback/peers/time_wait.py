"""Leave a port in TIME-WAIT, as a server does that closes its connections first and then ends."""

import contextlib
import socket

from loopback.peers.settle import wait_until
from loopback.xray.state import NOT_HERE, connection_states, tcp_state

_PATIENCE = 5.0  # seconds


def leave_in_time_wait(listener: socket.socket) -> tuple[str, int]:
    """Serve one caller on the listener, close that connection first, close the listener; return its address.

    The end that closes first keeps the connection's addresses in TIME-WAIT, here that of the listener. Where the
    system shows it, this waits until it is so. OSError if the listener does not listen.
    """
    address: tuple[str, int] = listener.getsockname()[:2]
    with socket.socket(listener.family, socket.SOCK_STREAM) as caller:
        caller.settimeout(_PATIENCE)
        caller.connect(address)
        shown = tcp_state(caller) != NOT_HERE
        listener.settimeout(_PATIENCE)
        served, _ = listener.accept()
        served.close()
        caller.recv(1)
    if shown:
        wait_until(lambda: "TIME-WAIT" in connection_states(address), _PATIENCE)
    with contextlib.suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)  # stops it even where another process has a duplicate
    listener.close()
    return address
