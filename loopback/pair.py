"""Two sockets that are connected to each other over loopback, for TCP or for UDP, and what they are made with."""

import socket

from loopback.addresses import Address, family_of

_SEND_BUFFER = 1 << 18  # bytes
LARGEST_DATAGRAM = 65535  # bytes
_TRIES = 20  # to find a port that is free for both protocols


def connected_pair(
    host: str = "127.0.0.1", *, send_buffer: int | None = None, receive_buffer: int | None = None
) -> tuple[socket.socket, socket.socket]:
    """Two ends of one live TCP connection: the one that connected, the one that was accepted.

    `host` is an IPv4 or IPv6 loopback address. The sizes, in bytes, are those of the first end's send buffer
    and of the second end's receive buffer.

    >>> left, right = connected_pair()
    >>> left.send(b"hello")
    5
    >>> right.recv(5)
    b'hello'
    >>> left.close(); right.close()
    """
    with listening_socket(host) as listener:
        if receive_buffer:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        left = stream_socket(listener.family, send_buffer=send_buffer)
        left.connect(listener.getsockname()[:2])
        return left, accept_from(listener, left)


def stream_socket(
    family: int, *, send_buffer: int | None = None, receive_buffer: int | None = None
) -> socket.socket:
    """A TCP socket that is not connected yet; sizes in bytes, the system's own where none is given."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    for option, size in ((socket.SO_SNDBUF, send_buffer), (socket.SO_RCVBUF, receive_buffer)):
        if size:
            sock.setsockopt(socket.SOL_SOCKET, option, size)
    return sock


def listening_socket(host: str = "127.0.0.1") -> socket.socket:
    """A TCP socket that listens on a loopback host, at a port of the kernel's choosing.

    >>> with listening_socket("127.0.0.1") as listener:
    ...     listener.getsockname()[0]
    '127.0.0.1'
    """
    return socket.create_server((host, 0), family=family_of(host))


def accept_from(listener: socket.socket, client: socket.socket) -> socket.socket:
    """The connection of a client that has connected; those of others who connected before it are closed."""
    while True:
        connection, caller = listener.accept()
        if caller == client.getsockname():
            return connection
        connection.close()


def datagram_pair(host: str = "127.0.0.1") -> tuple[socket.socket, socket.socket]:
    """Two live UDP sockets that are connected to each other: each takes the other's datagrams only.

    `host` is an IPv4 or IPv6 loopback address.

    >>> left, right = datagram_pair()
    >>> left.send(b"hello")
    5
    >>> right.recv(100)
    b'hello'
    >>> left.close(); right.close()
    """
    left, right = datagram_socket(host), datagram_socket(host)
    left.connect(right.getsockname())
    right.connect(left.getsockname())
    return left, right


def datagram_socket(host: str = "127.0.0.1") -> socket.socket:
    """A UDP socket on a port of the kernel's choosing, which can send datagrams as long as UDP allows."""
    sock = socket.socket(family_of(host), socket.SOCK_DGRAM)
    sock.bind((host, 0))
    # macOS sends no datagram that is longer than the send buffer, which has 9,216 bytes at first.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    return sock


class ShutDown(Exception):
    """A UDP socket has been shut down: it is always ready from then on, and no datagram comes from it any more."""


def take_datagram(sock: socket.socket) -> tuple[bytes, Address]:
    """The next datagram at a UDP socket, and its sender's host and port; ShutDown if the socket has been shut down.

    A call that is let go has its sockets shut down, those of the peers that it has made among them.

    >>> left, right = datagram_pair()
    >>> left.send(b"hello")
    5
    >>> take_datagram(right) == (b"hello", left.getsockname())
    True
    >>> left.close(); right.close()
    """
    data, source = sock.recvfrom(LARGEST_DATAGRAM)
    if source is None:  # nobody has sent this
        raise ShutDown
    return data, source[:2]


def sockets_at_one_port(host: str = "127.0.0.1") -> tuple[socket.socket, socket.socket]:
    """A UDP socket and a TCP socket that listens, at the same port of the kernel's choosing, as a name server has them.

    RuntimeError if one port after the other is free for UDP alone.

    >>> datagrams, listener = sockets_at_one_port()
    >>> datagrams.getsockname() == listener.getsockname()
    True
    >>> datagrams.close(); listener.close()
    """
    for _ in range(_TRIES):
        sock = datagram_socket(host)
        try:
            return sock, socket.create_server(sock.getsockname()[:2], family=family_of(host))
        except OSError:  # another process has this port for TCP
            sock.close()
    raise RuntimeError(f"no port of {host} was free for UDP and TCP")


def fill_send_buffer(sock: socket.socket) -> int:
    """Make a connected TCP socket non-blocking and send until it takes no more; return how many bytes it took."""
    sock.setblocking(False)
    taken = 0
    try:
        while True:
            taken += sock.send(bytes(65536))
    except BlockingIOError:
        return taken
