"""A live link in front of a UDP server that may answer each client from a port of its own.

**How it works**

A client sends to the link's `address` as it would send to the server. For each client the link has a socket that
faces the server; for each port that the server answers a client from, it has one that faces the client: so the
client sees as many ports as the server uses, and what it sends to one of them reaches that port of the server's.
(A router that translates addresses does the same.) What becomes of each datagram is decided by two Links.
"""

import contextlib
import heapq
import selectors
import socket
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import Self

from loopback.addresses import Address
from loopback.check.format import show
from loopback.draw.ladder.diagram import Ladder
from loopback.link.link import Link
from loopback.pair import ShutDown, datagram_socket, take_datagram

_CLIENT, _SERVER = "client", "server"


class ServerLink:
    """A link between clients and the UDP server at an address; it carries datagrams by the fates of two Links.

    `address` is what clients send to, `ladder` draws what was sent and what became of it, each datagram as `label`
    says it.
    """

    def __init__(
        self,
        server: Address,
        to_server: Link[bytes] | None = None,
        to_client: Link[bytes] | None = None,
        *,
        label: Callable[[bytes], str] = show,
    ) -> None:
        self.ladder = Ladder(_CLIENT, _SERVER, unit=None)
        self._server, self._label = server, label
        self._links = {_CLIENT: to_server or Link(delay=0.0), _SERVER: to_client or Link(delay=0.0)}
        self._selector = selectors.DefaultSelector()
        self._front = self._new_socket()
        self.address: Address = self._front.getsockname()[:2]
        self._behind: dict[Address, socket.socket] = {}  # by client: the socket that faces the server
        self._before: dict[tuple[Address, Address], socket.socket] = {}  # by client and port of the server's
        self._ports: dict[socket.socket, Address] = {}  # the server's, by the socket that faces the client
        self._clients: dict[socket.socket, Address] = {}  # by the socket that faces the server
        self._waiting: list[tuple[float, int, socket.socket, Address, bytes]] = []
        self._order = count(1)
        self._seen: set[tuple[str, bytes]] = set()
        self._woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._relay, daemon=True)

    def __enter__(self) -> Self:
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wake.close()  # ends the thread's select on every operating system
        self._thread.join(5.0)
        self._selector.close()
        for sock in (self._front, self._woken, *self._behind.values(), *self._before.values()):
            sock.close()

    def _new_socket(self) -> socket.socket:
        sock = datagram_socket(self._server[0])
        self._selector.register(sock, selectors.EVENT_READ)
        return sock

    def _relay(self) -> None:
        with contextlib.suppress(ShutDown):  # a call that was let go had made this link
            self._carry_all()

    def _carry_all(self) -> None:
        while True:
            pause = max(self._waiting[0][0] - time.monotonic(), 0.0) if self._waiting else None
            ready = [key.fileobj for key, _ in self._selector.select(pause)]
            for sock in ready:
                if isinstance(sock, socket.socket) and sock is not self._woken:
                    with contextlib.suppress(OSError):  # an answer of "port unreachable" to an earlier one
                        self._take(sock)
            if self._woken in ready:
                return
            while self._waiting and self._waiting[0][0] <= time.monotonic():
                _, _, sock, to, data = heapq.heappop(self._waiting)
                with contextlib.suppress(OSError):
                    sock.sendto(data, to)

    def _take(self, sock: socket.socket) -> None:
        """Take a datagram from a socket, and put its copies on their way."""
        data, source = take_datagram(sock)
        if client := self._clients.get(sock):
            side, to = _SERVER, client
            before = self._front if source == self._server else self._before.get((client, source))
            if before is None:
                before = self._before[client, source] = self._new_socket()
                self._ports[before] = source
            out = before
        else:
            side, to = _CLIENT, self._ports.get(sock, self._server)
            if source not in self._behind:
                self._behind[source] = self._new_socket()
                self._clients[self._behind[source]] = source
            out = self._behind[source]
        copies = self._links[side].carry(data, time.monotonic())
        for copy in copies:
            heapq.heappush(self._waiting, (copy.at, next(self._order), out, to, copy.item))
        again = (side, data) in self._seen
        self._seen.add((side, data))
        words = self._label(data)
        if not copies:
            self.ladder.arrow(side, words, float(next(self._order)), None, again=again)
        for place, copy in enumerate(copies):
            at = float(next(self._order))
            self.ladder.arrow(side, words, at, at + 0.5, again=again, spoiled=copy.spoiled, copy=place > 0)
