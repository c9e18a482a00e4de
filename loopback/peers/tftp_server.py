"""A small TFTP server: the stand-in where no real one is at hand."""

import contextlib
import selectors
import socket
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from loopback.addresses import Address
from loopback.pair import LARGEST_DATAGRAM, ShutDown, datagram_socket, take_datagram

BLOCK = 512  # bytes of data in each block but the last (RFC 1350, section 2)
TRIES = 8  # how often a block is sent before its transfer is given up
RRQ, DATA, ACK, ERROR = 1, 3, 4, 5  # opcodes (RFC 1350, section 5)
_NOT_FOUND, _ILLEGAL = 1, 4
_OTHER, _STRAY = b"only requests to read, in octet mode", b"an ACK goes to the port that its DATA came from"


@dataclass
class _Transfer:
    """One file on its way to one client, from a socket of its own."""

    sock: socket.socket
    content: bytes
    block: int = 0  # the one on its way, counted from 1 without end
    tries: int = 0
    due: float = 0.0  # when it is sent again

    def send(self, timeout: float) -> None:
        data = self.content[(self.block - 1) * BLOCK :][:BLOCK]
        self.tries += 1
        self.due = time.monotonic() + timeout
        with contextlib.suppress(OSError):  # nobody takes it any more
            self.sock.send(struct.pack("!HH", DATA, self.block % 65536) + data)


class TFTPServer:
    r"""A TFTP server on loopback with some files, which serves many clients at once (RFC 1350).

    Each transfer has a port of its own, and each block is sent again after `timeout` seconds without its
    acknowledgement. It takes no files and no options. `address` is where it is asked.

    >>> import socket
    >>> with TFTPServer({"hello.txt": b"hello"}) as server, socket.socket(type=socket.SOCK_DGRAM) as sock:
    ...     sent = sock.sendto(b"\0\1hello.txt\0octet\0", server.address)
    ...     data, source = sock.recvfrom(600)
    ...     data, source == server.address
    (b'\x00\x03\x00\x01hello', False)
    """

    def __init__(self, files: Mapping[str, bytes], *, host: str = "127.0.0.1", timeout: float = 0.2) -> None:
        self._files, self._host, self._timeout = dict(files), host, timeout
        self._sock = datagram_socket(host)
        self.address: Address = self._sock.getsockname()[:2]
        self._transfers: dict[socket.socket, _Transfer] = {}
        self._woken, self._wake = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wake.close()  # ends the thread's select on every operating system
        self._thread.join(5.0)
        self._selector.close()
        for sock in (self._sock, self._woken, *self._transfers):
            sock.close()

    def _run(self) -> None:
        with contextlib.suppress(ShutDown):  # a call that was let go had made this server
            self._serve()

    def _serve(self) -> None:
        for sock in (self._sock, self._woken):
            self._selector.register(sock, selectors.EVENT_READ)
        while True:
            due = min((each.due for each in self._transfers.values()), default=None)
            pause = None if due is None else max(due - time.monotonic(), 0.0)
            ready = [key.fileobj for key, _ in self._selector.select(pause)]
            if self._woken in ready:
                return
            if self._sock in ready:
                self._begin()
            for sock, transfer in list(self._transfers.items()):
                if sock in ready:
                    self._go_on(transfer)
            for transfer in list(self._transfers.values()):
                if transfer.due <= time.monotonic():
                    if transfer.tries < TRIES:
                        transfer.send(self._timeout)
                    else:
                        self._end(transfer)

    def _begin(self) -> None:
        """Take a request, and begin a transfer from a port of its own."""
        try:
            request, client = take_datagram(self._sock)
        except ConnectionError:  # "port unreachable", an answer to an earlier datagram
            return
        sock = datagram_socket(self._host)
        sock.connect(client)
        parts = request[2:].split(b"\0")
        if request[:2] != struct.pack("!H", RRQ) or len(parts) < 3 or parts[1].lower() != b"octet":
            return self._refuse(sock, _ILLEGAL, _STRAY if request[:2] == struct.pack("!H", ACK) else _OTHER)
        content = self._files.get(parts[0].decode(errors="replace"))
        if content is None:
            return self._refuse(sock, _NOT_FOUND, b"File not found")
        transfer = self._transfers[sock] = _Transfer(sock, content)
        self._selector.register(sock, selectors.EVENT_READ)
        self._next(transfer)

    def _go_on(self, transfer: _Transfer) -> None:
        """Take an answer of a transfer's client. What acknowledges an old block changes nothing (RFC 1123, 4.2.3.1)."""
        try:
            answer = transfer.sock.recv(LARGEST_DATAGRAM)
        except ConnectionError:  # the client is gone
            return self._end(transfer)
        if answer[:2] == struct.pack("!H", ERROR):
            self._end(transfer)
        elif answer == struct.pack("!HH", ACK, transfer.block % 65536):
            if transfer.block * BLOCK > len(transfer.content):
                self._end(transfer)
            else:
                self._next(transfer)

    def _next(self, transfer: _Transfer) -> None:
        transfer.block, transfer.tries = transfer.block + 1, 0
        transfer.send(self._timeout)

    def _end(self, transfer: _Transfer) -> None:
        self._selector.unregister(transfer.sock)
        transfer.sock.close()
        del self._transfers[transfer.sock]

    def _refuse(self, sock: socket.socket, code: int, text: bytes) -> None:
        with sock:
            sock.send(struct.pack("!HH", ERROR, code) + text + b"\0")
