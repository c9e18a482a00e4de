"""How the Linux kernel's TCP says goodbye: its state after each event, asked on a KernelHost."""

import contextlib
import socket
from collections.abc import Sequence
from functools import partial

from loopback.kernel.host.kernel_host import KernelHost
from loopback.kernel.namespace.host import Unavailable
from loopback.kernel.observe.waiting import wait_until
from loopback.recordings import recall, remember
from loopback.segment import ACK, FIN, SYN, Flag, Segment

KERNEL_PORT, OWN_PORT = 80, 4000
_STEP_TIMEOUT = 5.0  # seconds
_ISS = 1000


def teardown_states(events: Sequence[str]) -> list[str]:
    """The kernel's state after each event of a connection that was established, by its name in RFC 9293.

    An event is "close": the kernel's program closes; "fin": the FIN of this end arrives, and all before it; "ack": an
    acknowledgement of the kernel's FIN arrives. Raises ValueError for another word, and for an event that changes no
    state. Where the system gives no namespace this is a recording; Unavailable if there is none.
    """
    if unknown := [event for event in events if event not in ("close", "fin", "ack")]:
        raise ValueError(f'{unknown[0]!r} is no event: there are "close", "fin" and "ack"')
    question = list(events)
    try:
        answer = _asked(question)
    except Unavailable as reason:
        return [str(state) for state in recall("teardown_states", question, reason)]
    remember("teardown_states", question, answer)
    return answer


def _asked(events: list[str]) -> list[str]:
    with KernelHost() as host, host.listener(KERNEL_PORT) as listener:
        _send(host, SYN, _ISS)
        if (answer := host.receive()) is None:
            raise RuntimeError("the kernel host did not answer a SYN")
        following = answer.seq + 1  # the number of the kernel's FIN, as it sends no data
        _send(host, ACK, _ISS + 1, following)
        program, _ = listener.accept()
        with program:
            return _states(host, program, events, following)


def _states(host: KernelHost, program: socket.socket, events: list[str], following: int) -> list[str]:
    seq, ack, states = _ISS + 1, following, ["ESTABLISHED"]
    for event in events:
        if event == "close":
            with contextlib.suppress(OSError):  # it has closed before
                program.shutdown(socket.SHUT_WR)
        elif event == "ack":
            ack = following + 1
            _send(host, ACK, seq, ack)
        else:
            _send(host, FIN | ACK, seq, ack)
            seq = _ISS + 2
        if not wait_until(partial(_has_left, host, states[-1]), _STEP_TIMEOUT):
            raise ValueError(f'"{event}" in {states[-1]} changes no state of the kernel\'s')
        states.append(_state(host))
    return states[1:]


def _has_left(host: KernelHost, state: str) -> bool:
    return _state(host) != state


def _state(host: KernelHost) -> str:
    return host.connections().get((KERNEL_PORT, OWN_PORT), "CLOSED")


def _send(host: KernelHost, flags: Flag, seq: int, ack: int = 0) -> None:
    ports = {"source_port": OWN_PORT, "destination_port": KERNEL_PORT}
    host.send(Segment(flags=flags, seq=seq, ack=ack % 2**32, payload=b"", options=(), **ports))
