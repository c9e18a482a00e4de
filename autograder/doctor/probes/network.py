"""The network: nothing outside, the loopback inside, nobody else's ports."""

import errno
import fcntl
import os
import socket
import struct
import time
from contextlib import suppress

from autograder.doctor.probes import Broken
from autograder.sandbox import namespaces

# For documentation and multicast: nobody's addresses (RFC 5737, RFC 3849).
OUTSIDE = (
    (socket.AF_INET, "192.0.2.1"),
    (socket.AF_INET, "224.0.0.1"),
    (socket.AF_INET6, "2001:db8::1"),
)
_SIOCGIFFLAGS, _IFF_UP = 0x8913, 0x1
_NOBODY = (errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_CONNECT_TIMEOUT = 1.0  # seconds


def nothing_outside() -> None:
    """The kernel knows no way to any address outside. Where it knows one, nothing is sent."""
    for _, name in socket.if_nameindex():
        if name != "lo" and _is_up(name):
            raise Broken(f"The interface {name} is up.")
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):  # of a datagram socket, connect sends nothing
        for family, address in OUTSIDE:
            started = time.monotonic()
            found = _connects(family, kind, address)
            if found not in _NOBODY:
                raise Broken(f"To {address} the kernel says {os.strerror(found) if found else 'yes'!r}.")
            if time.monotonic() - started > _CONNECT_TIMEOUT:
                raise Broken(f"It took long to hear that {address} cannot be reached.")


def own_loopback(address: str) -> None:
    """A datagram and a connection of one's own arrive at this address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with (
            socket.create_server((address, 0), family=family) as listener,
            socket.create_connection(listener.getsockname()[:2], timeout=5.0) as ours,
            listener.accept()[0] as theirs,
        ):
            ours.sendall(b"hello")
            if theirs.recv(5, socket.MSG_WAITALL) != b"hello":
                raise Broken(f"What is sent to {address} does not arrive.")
        with socket.socket(family, socket.SOCK_DGRAM) as receiver:
            receiver.settimeout(5.0)
            receiver.bind((address, 0))
            receiver.sendto(b"hello", receiver.getsockname()[:2])
            receiver.recv(5)
    except OSError as error:
        raise Broken(f"To {address} the kernel says {error.strerror or error!r}.") from None


def unreached(port: int) -> None:
    """Nobody answers at this port."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        if _connects(family, socket.SOCK_STREAM, address, port) == 0:
            raise Broken(f"Somebody answered at {address}, port {port}.")


def unreached_by_name(name: str) -> None:
    """Nobody answers at this abstract Unix socket."""
    with socket.socket(socket.AF_UNIX) as sock, suppress(ConnectionRefusedError):
        sock.settimeout(5.0)
        sock.connect(f"\0{name}")
        raise Broken(f"Somebody answered at the Unix socket @{name}.")


def no_raw_sockets() -> None:
    """No raw socket is to be had, and no power over the network; not in a user namespace of one's own either."""
    _no_raw_sockets()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            with suppress(OSError):
                namespaces.new_user(0, 0)
            _no_raw_sockets()
            os._exit(0)
        os._exit(1)
    if os.waitpid(child, 0)[1] != 0:
        raise Broken("A user namespace of one's own gives power over the network.")


def _no_raw_sockets() -> None:
    kinds = (
        (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP),
        (socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_UDP),
        (socket.AF_PACKET, socket.SOCK_RAW, 0),
    )
    for kind in kinds:
        with suppress(OSError), socket.socket(*kind):
            raise Broken(f"A raw socket of the family {kind[0].name} could be made.")
    with socket.socket() as sock, suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, 1)
        raise Broken("Packets could be marked, which takes power over the network.")


def only_known_families() -> None:
    """No socket of a family that belongs to no network namespace, or that no exercise needs, can be made."""
    for family in set(range(1, 64)) - set(namespaces.FAMILIES):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW):
            with suppress(OSError), socket.socket(family, kind):
                raise Broken(f"A socket of the family {family} could be made.")


def _is_up(interface: str) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        answer = fcntl.ioctl(sock, _SIOCGIFFLAGS, struct.pack("16sh14x", interface.encode(), 0))
    return bool(struct.unpack("16xh14x", answer)[0] & _IFF_UP)


def _connects(family: int, kind: int, address: str, port: int = 9) -> int:
    """The number of the error; 0 for none."""
    try:
        with socket.socket(family, kind) as sock:
            sock.settimeout(5.0)
            sock.connect((address, port))
    except OSError as error:
        return error.errno or errno.ETIMEDOUT
    return 0
