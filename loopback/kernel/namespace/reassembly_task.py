"""One connection of the kernel's whose peer is this task: pieces arrive in any order, and the kernel answers.

The peer has an address that no interface has, so that no TCP of this host answers for it. A route sends what goes to
it over `lo`, where a packet socket sees it; a raw socket sends what comes from it.
"""

import ctypes
import fcntl
import socket
import struct
from typing import Any

PEER, PEER_PORT = "192.0.2.1", 4000  # an address for documentation (RFC 5737)
SERVER, SERVER_PORT = "127.0.0.1", 80
FIRST = 2**32 - 3  # the number of the first byte, so that numbers wrap within it
_FIN, _SYN, _ACK = 1, 2, 16
_SIOCADDRT, _RTF_UP, _SIOCINQ = 0x890B, 0x1, 0x541B
_ETHERTYPE_IPV4 = 0x0800
_STEP_TIMEOUT = 5.0  # seconds
_QUICK_ACK = 12  # TCP_QUICKACK


def tcp_reassembles(pieces: Any) -> Any:
    """For each [index, payload, whether it is the last]: the kernel's [acknowledgement, bytes that can be read].

    An acknowledgement counts from the first byte on, as an index does.
    """
    _route_to_peer()
    with (
        socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_ETHERTYPE_IPV4)) as tap,
        socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW) as raw,
        socket.create_server((SERVER, SERVER_PORT)) as listener,
    ):
        tap.bind(("lo", _ETHERTYPE_IPV4))
        tap.settimeout(_STEP_TIMEOUT)
        peer = _Peer(tap, raw)
        theirs, _ = peer.exchange(FIRST - 1, 0, _SYN)
        peer.send(FIRST, theirs + 1, _ACK)
        sock, _ = listener.accept()
        with sock:
            rows = []
            for index, payload, last in pieces:
                sock.setsockopt(socket.IPPROTO_TCP, _QUICK_ACK, 1)
                flags = _ACK | (_FIN if last else 0)
                _, ack = peer.exchange(FIRST + index, theirs + 1, flags, bytes.fromhex(payload))
                rows.append([(ack - FIRST) % 2**32, _unread(sock)])
            return rows


class _Peer:
    """Sends segments that it makes itself, and reads what the kernel answers."""

    def __init__(self, tap: socket.socket, raw: socket.socket) -> None:
        self._tap, self._raw = tap, raw

    def exchange(self, seq: int, ack: int, flags: int, payload: bytes = b"") -> tuple[int, int]:
        """Send a segment; return the sequence and acknowledgement numbers of the answer."""
        self.send(seq, ack, flags, payload)
        while True:
            packet = self._tap.recv(65535)
            if packet[16:20] == socket.inet_aton(PEER):
                seq, ack = struct.unpack_from("!II", packet, 4 * (packet[0] & 15) + 4)
                return seq, ack

    def send(self, seq: int, ack: int, flags: int, payload: bytes = b"") -> None:
        """Send a segment."""
        ends = socket.inet_aton(PEER) + socket.inet_aton(SERVER)
        numbers = struct.pack("!HHII", PEER_PORT, SERVER_PORT, seq % 2**32, ack % 2**32)
        head, tail = numbers + struct.pack("!BBH", 5 << 4, flags, 65535), b"\0\0" + payload
        size = len(head) + 2 + len(tail)
        checksum = _checksum(ends + struct.pack("!HH", socket.IPPROTO_TCP, size) + head + tail)
        segment = head + struct.pack("!H", checksum) + tail
        ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + size, 0, 0, 64, socket.IPPROTO_TCP, 0) + ends
        self._raw.sendto(ip + segment, (SERVER, 0))


def _checksum(covered: bytes) -> int:
    covered += bytes(len(covered) % 2)
    total: int = sum(struct.unpack(f"!{len(covered) // 2}H", covered))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total


def _unread(sock: socket.socket) -> int:
    (count,) = struct.unpack("i", fcntl.ioctl(sock, _SIOCINQ, bytes(4)))
    return int(count)


def _route_to_peer() -> None:
    """Send what goes to the peer over `lo` (struct rtentry)."""
    device = ctypes.create_string_buffer(b"lo")
    addresses = b"".join(map(_sockaddr, (PEER, "0.0.0.0", "255.255.255.255")))
    route = struct.pack("@L48sHhLPhPLLH", 0, addresses, _RTF_UP, 0, 0, 0, 0, ctypes.addressof(device), 0, 0, 0)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        fcntl.ioctl(sock, _SIOCADDRT, route)


def _sockaddr(host: str) -> bytes:
    return struct.pack("=HH4s8x", socket.AF_INET, 0, socket.inet_aton(host))
