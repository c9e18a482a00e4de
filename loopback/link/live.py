"""Segments inside UDP datagrams on loopback: an endpoint at a socket, and a live link that impairs."""

import contextlib
import heapq
import selectors
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import Any, Self

from loopback.addresses import Address
from loopback.headers.segments import bytes_of, segment_in
from loopback.link.endpoint import DatagramEndpoint, Endpoint, datagrams_from, segments_from
from loopback.link.link import Link
from loopback.pair import ShutDown, datagram_socket, take_datagram

POLL_INTERVAL = 0.05  # seconds between looks at `until` when no timer runs


class UDPHost:
    """An endpoint at a UDP socket of its own on loopback; `remote` is where its datagrams go.

    It takes segments, each inside a datagram, or with `datagrams` the datagrams as they are, by `on_datagram`.
    """

    def __init__(
        self, endpoint: Endpoint | DatagramEndpoint, remote: Address | None = None, *, datagrams: bool = False
    ) -> None:
        self.endpoint: Any = endpoint
        self._datagrams = datagrams
        self.remote = remote
        self.sock = datagram_socket()
        self.address: Address = self.sock.getsockname()

    def send(self, items: object, call: str = "the call that opens") -> None:
        """Put segments on the wire, or datagrams; TypeError, naming the call, if these are anything else."""
        if self.remote is None:
            raise ValueError("a host needs a remote address before it can send")
        if self._datagrams:
            payloads = datagrams_from(items, call)
        else:
            payloads = [bytes_of(segment) for segment in segments_from(items, call)]
        for payload in payloads:
            self.sock.sendto(payload, self.remote)

    def receive(self, now: float) -> None:
        """Take the datagram that is waiting, and send what the endpoint answers."""
        with contextlib.suppress(ConnectionError, ShutDown):  # "port unreachable", an answer to an earlier datagram
            data, source = take_datagram(self.sock)
            if source == self.remote and self._datagrams:
                self.send(self.endpoint.on_datagram(data, now), "on_datagram")
            elif source == self.remote:
                self.send(self.endpoint.on_segment(segment_in(data), now), "on_segment")

    def tick(self, now: float) -> None:
        """Tell the endpoint the time if its timer is due."""
        timer = self.endpoint.timer
        if timer is not None and timer <= now:
            self.send(self.endpoint.on_timer(now), "on_timer")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sock.close()


def run_over_udp(*hosts: UDPHost, until: Callable[[], bool], deadline: float = 5.0) -> bool:
    """Let hosts exchange their segments in UDP datagrams until `until()` holds; say whether it did.

    Endpoints are told the time in seconds since this call. Gives up after `deadline` seconds.
    """
    started = time.monotonic()
    with selectors.DefaultSelector() as selector:
        for host in hosts:
            selector.register(host.sock, selectors.EVENT_READ, host)
        while not until():
            now = time.monotonic() - started
            if now > deadline:
                return False
            timers = [host.endpoint.timer for host in hosts]
            pause = min([POLL_INTERVAL, *(timer - now for timer in timers if timer is not None)])
            for key, _ in selector.select(max(pause, 0.0)):
                key.data.receive(time.monotonic() - started)
            for host in hosts:
                host.tick(time.monotonic() - started)
    return True


class LiveLink:
    """A relay between two UDP sockets that carries datagrams by the fates of two Links.

    `left` is the address that the left endpoint sends to, `right` the one for the right endpoint.
    """

    def __init__(self, to_right: Link[bytes] | None = None, to_left: Link[bytes] | None = None) -> None:
        self._socks = datagram_socket(), datagram_socket()
        self.left: Address = self._socks[0].getsockname()
        self.right: Address = self._socks[1].getsockname()
        self._links: list[Link[bytes]] = [to_right or Link(delay=0.0), to_left or Link(delay=0.0)]
        self._homes: list[Address | None] = [None, None]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._relay, daemon=True)

    def join(self, left: Address, right: Address) -> Self:
        """Say where the two endpoints are, and start to relay."""
        self._homes = [left, right]
        self._thread.start()
        return self

    def _relay(self) -> None:
        waiting: list[tuple[float, int, int, bytes]] = []
        order = count()
        with selectors.DefaultSelector() as selector, contextlib.suppress(ShutDown):
            for side, sock in enumerate(self._socks):
                selector.register(sock, selectors.EVENT_READ, side)
            while not self._over.is_set():
                pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else POLL_INTERVAL
                for key, _ in selector.select(min(pause, POLL_INTERVAL)):
                    side = key.data
                    with contextlib.suppress(OSError):  # an answer of "port unreachable" to an earlier one
                        data, _source = take_datagram(self._socks[side])
                        for copy in self._links[side].carry(data, time.monotonic()):
                            heapq.heappush(waiting, (copy.at, next(order), 1 - side, copy.item))
                while waiting and waiting[0][0] <= time.monotonic():
                    _, _, side, data = heapq.heappop(waiting)
                    home = self._homes[side]
                    with contextlib.suppress(OSError):
                        if home:
                            self._socks[side].sendto(data, home)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        for sock in self._socks:
            sock.close()
