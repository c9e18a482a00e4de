"""Leave a port in TIME-WAIT, as a server does that closes its connections first and then ends."""

import contextlib
import socket

from loopback.addresses import Address
from loopback.kernel.observe.state import NOT_SHOWN, connection_states, tcp_state
from loopback.kernel.observe.waiting import wait_until

_STATE_TIMEOUT = 5.0  # seconds


def leave_in_time_wait(listener: socket.socket) -> Address:
    """Serve one caller on the listener, close that connection first, close the listener; return its address.

    The end that closes first keeps the connection's addresses in TIME-WAIT, here that of the listener. Where the
    system shows it, this waits until it is so. OSError if the listener does not listen.
    """
    address: Address = listener.getsockname()[:2]
    with socket.socket(listener.family, socket.SOCK_STREAM) as caller:
        caller.settimeout(_STATE_TIMEOUT)
        caller.connect(address)
        shown = tcp_state(caller) != NOT_SHOWN
        listener.settimeout(_STATE_TIMEOUT)
        served, _ = listener.accept()
        its_own = served.getsockname()  # of a listener at every address of the machine, the one that was called
        served.close()
        caller.recv(1)
    if shown:
        wait_until(lambda: "TIME-WAIT" in connection_states(its_own), _STATE_TIMEOUT)
    with contextlib.suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)  # stops it even where another process has a duplicate
    listener.close()
    return address
