"""The network of the kernel host, made inside the child process: one wire, whose other end is a packet socket.

**How it works**

A veth pair is a wire with two ends: what one end sends arrives at the other. The kernel's end has an address, so that
the kernel's TCP answers there. The other end has none: the kernel hands what arrives at it to nobody but the packet
socket, which the notebook holds. A neighbour entry that never expires says which hardware address the notebook's
address has; without it the kernel would ask by ARP and nobody would answer.

Both ends carry from the first packet on. An end that is raised while the other is down gets its queue only when a
thread of the kernel has noticed that the other came up; until then, for milliseconds on a busy machine, the kernel
throws away what the end sends. So the kernel's end is raised last, and the packet socket sends past its end's queue.

A veth leaves checksums undone and hands over segments of 64 KB that are to be cut later, since no hardware is there
that would want either. Both are switched off, so that what the packet socket sees is what a cable would carry.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
from contextlib import suppress

from loopback.kernel.host.ends import KERNEL, NOTEBOOK

NETMASK = "255.255.255.0"
ETHERTYPE_IPV4 = 0x0800
_RECEIVE_BUFFER = 4 << 20  # bytes: some windows full, however slow the notebook is

_SIOCSIFFLAGS, _SIOCSIFADDR, _SIOCSIFNETMASK, _SIOCETHTOOL, _SIOCSARP = 0x8914, 0x8916, 0x891C, 0x8946, 0x8955
_IFF_UP, _IFF_RUNNING = 0x1, 0x40
_ATF_COMPLETE, _ATF_PERMANENT, _ARPHRD_ETHER = 0x2, 0x4, 1
_SCATTER_GATHER, _TSO, _GSO, _GRO, _CHECKSUMS = 0x19, 0x1F, 0x24, 0x2C, 0x17  # ethtool: set each
_SO_RCVBUFFORCE = 33
_SOL_PACKET, _PACKET_QDISC_BYPASS = 263, 20
_NETLINK_ROUTE, _RTM_NEWLINK, _NLMSG_ERROR = 0, 16, 2
_NLM_F_REQUEST, _NLM_F_ACK, _NLM_F_EXCL, _NLM_F_CREATE = 0x1, 0x4, 0x200, 0x400
_IFLA_ADDRESS, _IFLA_IFNAME, _IFLA_LINKINFO, _INFO_KIND, _INFO_DATA, _VETH_INFO_PEER = 1, 3, 18, 1, 2, 1
_SETTINGS = {  # below /proc/sys/net, where the kernel allows it
    "ipv4/tcp_congestion_control": "reno",  # what chapter 3 teaches; the machine's own may be another
    f"ipv6/conf/{KERNEL[0]}/disable_ipv6": "1",
    f"ipv6/conf/{NOTEBOOK[0]}/disable_ipv6": "1",
}


def packet_socket(address: str, neighbour: str) -> socket.socket:
    """Make the wire, with the kernel at `address`; return the packet socket at the other end, where `neighbour` is."""
    _make_veth()
    for name, value in _SETTINGS.items():
        with suppress(OSError), open(f"/proc/sys/net/{name}", "w") as file:
            file.write(value)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for name, _ in (NOTEBOOK, KERNEL):
            for which in (_CHECKSUMS, _TSO, _GSO, _GRO, _SCATTER_GATHER):
                with suppress(OSError):  # some are off already, and then fixed
                    _ethtool(sock, name, which)
            flags = struct.pack("16sh14x", name.encode(), _IFF_UP | _IFF_RUNNING)
            fcntl.ioctl(sock, _SIOCSIFFLAGS, flags)
        for order, host in ((_SIOCSIFADDR, address), (_SIOCSIFNETMASK, NETMASK)):
            fcntl.ioctl(sock, order, struct.pack("16s16s8x", KERNEL[0].encode(), _sockaddr(host)))
        entry = struct.pack(
            "16sH6s8xi16x16s",
            _sockaddr(neighbour),
            _ARPHRD_ETHER,
            _hardware(NOTEBOOK[1]),
            _ATF_COMPLETE | _ATF_PERMANENT,
            KERNEL[0].encode(),
        )
        fcntl.ioctl(sock, _SIOCSARP, entry)
    packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETHERTYPE_IPV4))
    packets.setsockopt(_SOL_PACKET, _PACKET_QDISC_BYPASS, 1)
    packets.bind((NOTEBOOK[0], ETHERTYPE_IPV4))
    with suppress(OSError):
        packets.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _RECEIVE_BUFFER)
    return packets


def _make_veth() -> None:
    peer = _LINK + _named(NOTEBOOK)
    data = _attribute(_INFO_DATA, _attribute(_VETH_INFO_PEER, peer))
    info = _attribute(_IFLA_LINKINFO, _attribute(_INFO_KIND, b"veth") + data)
    body = _LINK + _named(KERNEL) + info
    flags = _NLM_F_REQUEST | _NLM_F_ACK | _NLM_F_EXCL | _NLM_F_CREATE
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _NETLINK_ROUTE) as route:
        route.send(struct.pack("=IHHII", 16 + len(body), _RTM_NEWLINK, flags, 1, 0) + body)
        _, kind, _, _, _, error = struct.unpack_from("=IHHIIi", route.recv(4096))
    if kind != _NLMSG_ERROR or error:
        raise OSError(-error, f"veth: {os.strerror(-error)}")


_LINK = bytes(16)  # struct ifinfomsg: a new link, of any index


def _named(end: tuple[str, str]) -> bytes:
    name, address = end
    return _attribute(_IFLA_IFNAME, name.encode() + b"\0") + _attribute(_IFLA_ADDRESS, _hardware(address))


def _attribute(kind: int, data: bytes) -> bytes:
    """A netlink attribute, padded to a multiple of four bytes."""
    return struct.pack("=HH", 4 + len(data), kind) + data + bytes(-len(data) % 4)


def _hardware(address: str) -> bytes:
    return bytes.fromhex(address.replace(":", ""))


def _sockaddr(host: str) -> bytes:
    return struct.pack("=HH4s8x", socket.AF_INET, 0, socket.inet_aton(host))


def _ethtool(sock: socket.socket, name: str, which: int) -> None:
    """Switch something off at one end of the wire."""
    value = ctypes.create_string_buffer(struct.pack("II", which, 0))
    fcntl.ioctl(sock, _SIOCETHTOOL, struct.pack("16sP16x", name.encode(), ctypes.addressof(value)))
