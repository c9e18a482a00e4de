"""The kernel's own demultiplexing: sockets are opened, packets are sent, and it is seen who gets them."""

import contextlib
import select
import socket
import sys
from collections.abc import Iterator

from loopback.addresses import Address, family_of
from loopback.sockets import reset_at_close
from loopback.values import SocketKey

ARRIVAL_TIMEOUT = 5.0  # seconds until a packet must have turned up somewhere, or have been refused
_KINDS = {"udp": socket.SOCK_DGRAM, "tcp": socket.SOCK_STREAM}


class LiveSocketTable:
    """A table of live sockets on loopback addresses; `lookup` sends a packet and tells which socket got it.

    It has the methods of the reader's own `Demux`, and raises the OSError of the kernel for what the kernel
    refuses. All ends that a test names are on this machine: where both ends of one conversation are in the
    table, establish them one after the other.
    """

    def __init__(self) -> None:
        self._sockets: dict[SocketKey, socket.socket] = {}
        self._far_ends: dict[SocketKey, socket.socket] = {}  # of conversations of which the table has one end

    def bind_udp(self, local: Address, remote: Address | None = None) -> None:
        """A UDP socket; with `remote` it is connected, and takes datagrams from there only."""
        sock = self._bound("udp", local)
        try:
            if remote:
                sock.connect(remote)
        except OSError:
            sock.close()
            raise
        self._sockets[SocketKey("udp", local, remote)] = sock

    def listen(self, local: Address) -> None:
        """A listener."""
        sock = self._bound("tcp", local)
        try:
            sock.listen()
        except OSError:
            sock.close()
            raise
        self._sockets[SocketKey("tcp", local)] = sock

    def establish(self, local: Address, remote: Address) -> None:
        """A connection, whose other end is kept out of the table, unless it is established too."""
        key = SocketKey("tcp", local, remote)
        if key in self._sockets:
            raise OSError(f"the kernel has a connection from {local} to {remote} already")
        if key in self._far_ends:
            self._sockets[key] = self._far_ends.pop(key)
            return
        with contextlib.ExitStack() as stack:
            passive = SocketKey("tcp", local) if SocketKey("tcp", local) in self._sockets else None
            listener = self._sockets[passive] if passive else stack.enter_context(self._bound("tcp", local))
            if not passive:
                listener.listen()
            far = self._bound("tcp", remote)
            far.settimeout(ARRIVAL_TIMEOUT)
            far.connect(local)
            listener.settimeout(ARRIVAL_TIMEOUT)
            near, _ = listener.accept()
        self._sockets[key] = near
        self._far_ends[SocketKey("tcp", remote, local)] = far

    def lookup(self, protocol: str, source: Address, destination: Address) -> SocketKey | None:
        """Send a packet from `source` to `destination`; the key of the socket that got it, None if refused.

        Raises TimeoutError for a packet that turns up nowhere.
        """
        with self._sender(protocol, source, destination) as sender:
            got = self._ready(sender, protocol)
            if got:
                self._take(got)
            return got

    @contextlib.contextmanager
    def _sender(self, protocol: str, source: Address, destination: Address) -> Iterator[socket.socket]:
        """The socket that has sent a packet: the end of a standing conversation, or a new one."""
        key = SocketKey(protocol, source, destination)
        standing = self._sockets.get(key) or self._far_ends.get(key)
        if standing:
            standing.send(b"?")
            yield standing
            return
        with self._bound(protocol, source) as sender:
            sender.setblocking(False)
            sender.connect_ex(destination)  # for TCP this sends the SYN
            if protocol == "udp":
                sender.send(b"?")
            else:
                reset_at_close(sender)
            yield sender

    def _ready(self, sender: socket.socket, protocol: str) -> SocketKey | None:
        """Who has something to read: a socket of the table, or nobody, if the sender is told of an error."""
        keys = {sock: key for key, sock in self._sockets.items() if key.protocol == protocol}
        watched = [*(sock for sock in keys if sock is not sender), sender]
        readable, _, failed = select.select(watched, [], [sender], ARRIVAL_TIMEOUT)
        if not readable and not failed:
            raise TimeoutError(
                "a packet on loopback turned up at no socket of the table, and nobody refused it"
            )
        for sock in readable:
            if sock is not sender:
                return keys[sock]
        if sender.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) or failed:
            return None
        raise RuntimeError("a packet came back to its sender")

    def _take(self, key: SocketKey) -> None:
        """Empty the socket that got the packet, so that it is ready for the next."""
        sock = self._sockets[key]
        if key.protocol == "udp" or key.remote:
            sock.recv(1)
            return
        accepted, _ = sock.accept()
        reset_at_close(accepted)  # so that no TIME-WAIT keeps the port
        accepted.close()

    def _bound(self, protocol: str, local: Address) -> socket.socket:
        host, _ = local
        family = family_of(host)
        sock = socket.socket(family, _KINDS[protocol])
        try:
            if family == socket.AF_INET6:
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            _share(sock)
            sock.bind(local)
        except OSError:
            sock.close()
            raise
        return sock

    def close(self) -> None:
        """Close every socket; connections are reset, so that their ports are free at once."""
        for key, sock in [*self._far_ends.items(), *self._sockets.items()]:
            if key.protocol == "tcp" and key.remote:
                with contextlib.suppress(OSError):
                    reset_at_close(sock)
            sock.close()
        self._sockets.clear()
        self._far_ends.clear()


def _share(sock: socket.socket) -> None:
    """Let sockets of ours share a port, as far as their keys differ.

    On Linux SO_REUSEPORT would spread datagrams over UDP sockets, and listeners of different addresses need it.
    Windows shares between different addresses of its own accord; there the options mean something else.
    """
    if sys.platform == "win32":
        return
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sock.type == socket.SOCK_STREAM or sys.platform == "darwin":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
