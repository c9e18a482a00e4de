"""What the kernel is asked on a host of its own: each task takes and returns JSON values, bytes as hex."""

from __future__ import annotations

import itertools
import select
import socket
import sys

from loopback.addresses import family_of

TYPE_CHECKING = False
# As in loopback.kernel.namespace.inside, which this starts with: no import that can be spared.
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Json: TypeAlias = Any

_SENTINEL = b"the sentinel of loopback.kernel"
_REPLY_TIMEOUT = 5.0  # seconds
_EVERY_PROTOCOL = 3  # ETH_P_ALL
_LONGEST_FRAME = 65536 + 14  # bytes; the greatest on `lo`
_IPV6_CHECKSUM = 7  # socket option: the kernel computes the checksum at this offset
_TCP_REPAIR, _TCP_REPAIR_QUEUE, _TCP_QUEUE_SEQ = 19, 20, 21  # socket options of Linux
_REPAIR_ON, _REPAIR_OFF, _SEND_QUEUE = 1, -1, 2  # -1: without a probe of the peer's window


def nothing(_argument: Json) -> Json:
    """Show that a host can be had."""
    return None


def udp_receives(cases: Json) -> Json:
    """Send each segment raw; what an ordinary socket at its destination then receives, or None.

    A case is [source host, destination host, port, segment]; a result is [payload, source port] or None.
    """
    return [_receive_one(*case) for case in cases]


def _receive_one(source: str, destination: str, port: int, segment: str) -> Json:
    family = family_of(destination)
    with (
        socket.socket(family, socket.SOCK_DGRAM) as receiver,
        socket.socket(family, socket.SOCK_DGRAM) as honest,
        socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_UDP) as raw,
    ):
        receiver.bind((destination, port))
        receiver.settimeout(_REPLY_TIMEOUT)
        raw.bind((source, 0))
        raw.sendto(bytes.fromhex(segment), (destination, 0))
        honest.sendto(_SENTINEL, (destination, port))
        payload, address = receiver.recvfrom(65535)
        return None if payload == _SENTINEL else [payload.hex(), address[1]]


def udp_sends(cases: Json) -> Json:
    """The UDP segment that the kernel puts on the wire for each [source, source port, host, port, payload]."""
    return [_send_one(*case) for case in cases]


def _send_one(source: str, source_port: int, destination: str, port: int, payload: str) -> Json:
    family = family_of(destination)
    with (
        socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_UDP) as tap,
        socket.socket(family, socket.SOCK_DGRAM) as sender,
        socket.socket(family, socket.SOCK_DGRAM) as receiver,
    ):
        tap.bind((destination, 0))
        tap.settimeout(_REPLY_TIMEOUT)
        receiver.bind((destination, port))
        sender.bind((source, source_port))
        sender.connect((destination, port))
        # MSG_MORE makes the kernel compute the checksum itself; otherwise it leaves that to `lo`, which never does.
        sender.send(bytes.fromhex(payload), socket.MSG_MORE)
        sender.send(b"")
        packet = tap.recv(65535)
        # An IPv4 raw socket delivers the IP header too, an IPv6 one does not.
        return packet[4 * (packet[0] & 15) if family == socket.AF_INET else 0 :].hex()


def tcp_refuses(cases: Json) -> Json:
    """What the kernel answers from a port on which nobody listens: for each segment the answer, or None."""
    return [_refuse_one(bytes.fromhex(case)) for case in cases]


def _refuse_one(segment: bytes) -> Json:
    ours = int.from_bytes(segment[:2], "big")
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as honest,
    ):
        raw.setsockopt(socket.IPPROTO_IPV6, _IPV6_CHECKSUM, 16)
        raw.settimeout(_REPLY_TIMEOUT)
        raw.sendto(segment, ("::1", 0))
        # A refused connection to port 1 is the sentinel: its reset comes after any answer to the segment.
        if honest.connect_ex(("::1", 1)) == 0:
            raise RuntimeError("port 1 of a fresh host answered")
        while True:
            answer = raw.recv(65535)
            source, destination = (int.from_bytes(answer[at : at + 2], "big") for at in (0, 2))
            if source == 1:
                return None
            if destination == ours and answer != segment and answer[:2] != segment[:2]:
                return answer.hex()


def tcp_conversation(argument: Json) -> Json:
    """Every segment of one connection between two kernel sockets, in the order in which they arrived.

    The argument is a list of [side, payload]: "client" or "server" sends, the other reads; then each side closes.
    """
    return _conversation(argument, None)


def tcp_conversation_from(argument: Json) -> Json:
    """As `tcp_conversation`, of [the client's initial sequence number, the list]."""
    client_isn, exchange = argument
    return _conversation(exchange, client_isn)


def _conversation(exchange: Json, client_isn: int | None) -> Json:
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_TCP) as tap,
        socket.create_server(("::1", 80), family=socket.AF_INET6) as listener,
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as client,
    ):
        client.bind(("::1", 4000))
        if client_isn is not None:
            begin_at(client, client_isn)
        client.connect(("::1", 80))
        server, _ = listener.accept()
        ends = {"client": (client, server), "server": (server, client)}
        with server:
            for side, payload in exchange:
                data = bytes.fromhex(payload)
                sender, receiver = ends[side]
                sender.sendall(data)
                _read(receiver, len(data))
            client.shutdown(socket.SHUT_WR)
            server.recv(1)
        client.recv(1)
        return [packet.hex() for packet in _all_of(tap)]


def begin_at(sock: socket.socket, number: int) -> None:
    """Give a TCP socket that is not connected yet its initial sequence number."""
    sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR, _REPAIR_ON)
    sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR_QUEUE, _SEND_QUEUE)
    sock.setsockopt(socket.IPPROTO_TCP, _TCP_QUEUE_SEQ, number.to_bytes(4, sys.byteorder))
    sock.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR, _REPAIR_OFF)


def frames(cases: Json) -> Json:
    """The frame that the kernel puts on `lo` for each [protocol, source, port, destination, port, options, payload].

    For "UDP" it is the datagram, for "TCP" the SYN of a connection; the options, of IPv4, may be empty.
    """
    # One tap for all: the kernel takes its time, 20 ms, over letting go of one.
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_EVERY_PROTOCOL)) as tap:
        tap.bind(("lo", _EVERY_PROTOCOL))
        tap.settimeout(_REPLY_TIMEOUT)
        return [_frame_of(tap, *case) for case in cases]


def _frame_of(
    tap: socket.socket,
    protocol: str,
    source: str,
    source_port: int,
    destination: str,
    port: int,
    options: str,
    payload: str,
) -> Json:
    kind = socket.SOCK_STREAM if protocol == "TCP" else socket.SOCK_DGRAM
    with socket.socket(family_of(destination), kind) as sender:
        sender.bind((source, source_port))
        if options:
            sender.setsockopt(socket.IPPROTO_IP, socket.IP_OPTIONS, bytes.fromhex(options))
        while select.select([tap], [], [], 0)[0]:
            tap.recv(_LONGEST_FRAME)  # what followed the packet before, a refusal of it perhaps
        if sender.connect_ex((destination, port)) == 0 and protocol == "UDP":
            sender.send(bytes.fromhex(payload), socket.MSG_MORE)  # so that the kernel computes the checksum
            sender.send(b"")
        ports = source_port.to_bytes(2, "big") + port.to_bytes(2, "big")
        while ports not in (frame := tap.recv(_LONGEST_FRAME)):
            pass
        return frame.hex()


def _read(sock: socket.socket, size: int) -> None:
    while size > 0:
        size -= len(sock.recv(size))


def _all_of(tap: socket.socket) -> list[bytes]:
    """All that the tap holds, up to the acknowledgement of the second FIN."""
    tap.settimeout(_REPLY_TIMEOUT)
    packets: list[bytes] = []
    for number in itertools.count():
        packets.append(tap.recv(65535))
        fins = [index for index, packet in enumerate(packets) if packet[13] & 1]
        if len(fins) == 2 and number > fins[1]:
            return packets
    return packets


def raw_socket(channel: Json) -> Json:
    """Make a raw socket, and send its descriptor over the Unix socket whose number is `channel`."""
    with (
        socket.socket(fileno=channel) as sender,
        socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP) as raw,
    ):
        socket.send_fds(sender, [b"!"], [raw.fileno()])


def kernel_host(argument: Json) -> Json:
    """Be a kernel host, for the notebook at the other end of a Unix socket: [its number, two addresses]."""
    import signal

    from loopback.kernel.host import child

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the notebook, whose cell is to be interrupted
    child.serve(*argument)


def _of_module(module: str, name: str) -> Callable[[Json], Json]:
    """A task that stands in a module of its own, whose imports no other task should wait for."""

    def task(argument: Json) -> Json:
        return getattr(__import__(f"{__package__}.{module}", fromlist=[name]), name)(argument)

    return task


_MODULES = {
    "echo_session_task": ("tcp_calls",),
    "segments_task": ("tcp_capture", "tcp_accepts", "tcp_takes"),
    "sequence_task": ("tcp_initial_numbers", "tcp_injects"),
    "reassembly_task": ("tcp_reassembles",),
    "zero_window_task": ("tcp_zero_window",),
    "write_pattern_task": ("tcp_writes",),
}
_HERE = (
    nothing,
    udp_receives,
    udp_sends,
    tcp_refuses,
    tcp_conversation,
    tcp_conversation_from,
    frames,
    raw_socket,
    kernel_host,
)
TASKS: dict[str, Callable[[Json], Json]] = {
    **{task.__name__: task for task in _HERE},
    **{name: _of_module(module, name) for module, names in _MODULES.items() for name in names},
}
