"""How the Linux kernel's TCP says goodbye: its state after each event, asked on a KernelHost."""

import contextlib
import socket
from collections.abc import Sequence
from functools import partial

from loopback.kernel.host.connection import OWN_PORT, PORT, KernelConnection, kernel_connection
from loopback.kernel.namespace.host import answer_to
from loopback.kernel.observe.waiting import wait_until
from loopback.segment import FIN, Segment

_STEP_TIMEOUT = 5.0  # seconds


def teardown_states(events: Sequence[str]) -> list[str]:
    """The kernel's state after each event of a connection that was established, by its name in RFC 9293.

    An event is "close": the kernel's program closes; "fin": the FIN of this end arrives, and all before it; "ack": an
    acknowledgement of the kernel's FIN arrives. Raises ValueError for another word, and for an event that changes no
    state. Where the system gives no namespace this is a recording; Unavailable if there is none.
    """
    if unknown := [event for event in events if event not in ("close", "fin", "ack")]:
        raise ValueError(f'{unknown[0]!r} is no event: there are "close", "fin" and "ack"')
    return [str(state) for state in answer_to("teardown_states", list(events), partial(_asked, list(events)))]


def _asked(events: list[str]) -> list[str]:
    with kernel_connection() as connection:
        place, state, states = (
            0,
            "ESTABLISHED",
            list[str](),
        )  # of our next number; the kernel's state, and all of them
        for event in events:
            if event == "close":
                with contextlib.suppress(OSError):  # it has closed before
                    connection.socket.shutdown(socket.SHUT_WR)
            elif event == "ack":
                connection.following += 1  # its FIN comes first, as it sends no data
                connection.send(place)
            else:
                connection.pass_on(_fin(connection))
                place = 1
            if not wait_until(partial(_has_left, connection, state), _STEP_TIMEOUT):
                raise ValueError(f'"{event}" in {state} changes no state of the kernel\'s')
            state = _state(connection)
            states.append(state)
        return states


def _fin(connection: KernelConnection) -> Segment:
    seq = (connection.iss + 1) % 2**32
    return Segment(source_port=OWN_PORT, destination_port=PORT, seq=seq, flags=FIN)


def _has_left(connection: KernelConnection, state: str) -> bool:
    return _state(connection) != state


def _state(connection: KernelConnection) -> str:
    return connection.host.connections().get((PORT, OWN_PORT), "CLOSED")
