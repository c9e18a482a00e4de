"""A listener that accepts only when it is told to, clients that come and go, and what the kernel makes of it."""

import contextlib
import socket
import sys
from collections import deque
from collections.abc import Callable, Sequence

from loopback.addresses import family_of
from loopback.kernel.observe.queues import NotShown, accept_queue
from loopback.kernel.observe.waiting import wait_until
from loopback.recordings import recall, remember
from loopback.sockets import reset

EVENTS = ("connect", "accept", "hang up", "reset")
_ESTABLISHED, _SYN_SENT = 1, 2  # tcpi_state

Counts = list[tuple[int, int]]


def accept_queue_trace(backlog: int, events: Sequence[str], *, host: str = "127.0.0.1") -> Counts:
    """After each event: how many `connect`s have succeeded so far, and how many connections wait in the queue.

    Events: "connect", a new client, which gives up at once if it is not let in; "accept"; "hang up" and
    "reset", by which the client that has waited longest ends its connection. Where no client waits, "accept"
    and those two do nothing. On another system than Linux the answer comes from a recording; NotShown where there
    is none.
    """
    for event in events:
        if event not in EVENTS:
            raise ValueError(f"no event is called {event!r}; there are {', '.join(EVENTS)}")
    question = [backlog, list(events)]  # every host has the same answer
    if sys.platform != "linux":
        reason = NotShown("accept queues are not shown on this system; Linux shows them in TCP_INFO")
        return [(connected, waiting) for connected, waiting in recall("accept_queue_trace", question, reason)]
    with contextlib.closing(_ListenerWithClients(backlog, host)) as listener:
        counts = [listener.let(event) for event in events]
    remember("accept_queue_trace", question, counts)
    return counts


class _ListenerWithClients:
    """A listener and its clients."""

    def __init__(self, backlog: int, host: str) -> None:
        family = family_of(host)
        self._listener = socket.create_server((host, 0), family=family, backlog=backlog)
        self._listener.settimeout(5.0)
        self._open = socket.create_server((host, 0), family=family)  # always has room
        self._backlog = backlog
        self._connected = 0
        self._waiting: deque[socket.socket] = deque()
        self._kept: list[socket.socket] = [self._listener, self._open]

    def let(self, event: str) -> tuple[int, int]:
        """Let one thing happen; the two counts after it."""
        if event == "connect":
            self._connect()
        elif event == "accept":
            if self._waiting:
                self._kept += [self._listener.accept()[0], self._waiting.popleft()]
        else:
            self._end_oldest(reset if event == "reset" else socket.socket.close)
        return self._connected, accept_queue(self._listener).waiting

    def _end_oldest(self, end: Callable[[socket.socket], None]) -> None:
        still_there = (client for client in self._waiting if client.fileno() >= 0)
        client = next(still_there, None)
        if client is None:
            return
        end(client)
        self._pass()

    def _connect(self) -> None:
        client = socket.socket(self._listener.family, socket.SOCK_STREAM)
        before = accept_queue(self._listener).waiting
        client.setblocking(False)
        client.connect_ex(self._listener.getsockname())
        self._pass()
        if before <= self._backlog:  # it may only be slow; in a queue that is full its SYN has been dropped
            wait_until(lambda: _state(client) == _ESTABLISHED, 5.0)
        if _state(client) == _ESTABLISHED:
            self._connected += 1
            self._waiting.append(client)
            wait_until(lambda: accept_queue(self._listener).waiting > before, 5.0)
        else:
            client.close()

    def _pass(self) -> None:
        """Have another connection made: what was sent before it has arrived by then."""
        with socket.create_connection(self._open.getsockname()[:2], timeout=5.0):
            self._open.accept()[0].close()

    def close(self) -> None:
        """Close everything."""
        for sock in [*self._kept, *self._waiting]:
            sock.close()


def _state(sock: socket.socket) -> int:
    return sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
