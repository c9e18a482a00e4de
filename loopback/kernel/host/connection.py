"""A connection between this end of a kernel host's wire and an ordinary socket of that kernel."""

import contextlib
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from loopback.kernel.host.kernel_host import KernelHost
from loopback.segment import ACK, MSS, SYN, Segment

PORT, OWN_PORT = 80, 4000  # of the kernel's socket, and of this end
_BACKOFF, _RTO = 4, 8  # where TCP_INFO has them; the second in microseconds


@dataclass(frozen=True)
class KernelSent:
    """A segment that the kernel sent, and what it said of its timer then: `rto` in seconds, and doublings of it."""

    segment: Segment
    rto: float
    backoff: int


class KernelConnection:
    """A connection that this end has opened with the initial sequence number `iss`.

    `socket` is the kernel's, `following` the number that this end acknowledges, at first that of the kernel's first
    byte, `synchronized` its SYN,ACK. This end says in all that it sends that it has room for `window` bytes.
    """

    def __init__(
        self,
        host: KernelHost,
        iss: int,
        window: int,
        receive_buffer: int | None,
        mss: int | None,
        congestion: str | None,
    ) -> None:
        self.host, self.iss, self.window = host, iss, window
        with host.listener(PORT) as listener:
            if receive_buffer:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            if congestion:  # here, since a connection that has begun with another one keeps some of its ways
                listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, congestion.encode())
            host.send(
                Segment(
                    source_port=OWN_PORT,
                    destination_port=PORT,
                    seq=iss,
                    flags=SYN,
                    window=window,
                    options=((MSS, mss.to_bytes(2, "big")),) if mss else (),
                )
            )
            self.synchronized = self.receive()
            self.following = (self.synchronized.seq + 1) % 2**32
            self.send(0)
            self.socket, _ = listener.accept()

    def send(self, place: int, payload: bytes = b"") -> None:
        """Send bytes from this place on, the first being 0, or an acknowledgement alone."""
        seq = (self.iss + 1 + place) % 2**32
        self.pass_on(Segment(source_port=OWN_PORT, destination_port=PORT, seq=seq, payload=payload))

    def pass_on(self, segment: Segment) -> None:
        """Send somebody's segment, with this end's acknowledgement and window in it."""
        self.host.send(
            Segment(
                source_port=segment.source_port,
                destination_port=segment.destination_port,
                seq=segment.seq,
                ack=self.following,
                flags=segment.flags | ACK,
                window=self.window,
                payload=segment.payload,
            )
        )

    def place(self, segment: Segment) -> int:
        """Up to which place a segment of the kernel's acknowledges."""
        return (segment.ack - self.iss - 1) % 2**32

    def receive(self) -> Segment:
        """The next segment; RuntimeError if none comes."""
        segment = self.host.receive()
        if segment is None:
            raise RuntimeError("the kernel host sent nothing more")
        return segment

    def sent(self) -> KernelSent:
        """The next segment, and what the kernel says of its timer now."""
        segment = self.receive()
        told = self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 64)
        return KernelSent(segment, struct.unpack_from("=I", told, _RTO)[0] / 1e6, told[_BACKOFF])


@contextlib.contextmanager
def kernel_connection(
    *,
    iss: int = 100,
    window: int = 65535,
    receive_buffer: int | None = None,
    mss: int | None = None,
    congestion: str | None = None,
) -> Iterator[KernelConnection]:
    """Open a connection to a socket of a kernel host, which is ended afterwards.

    `receive_buffer` is SO_RCVBUF and `congestion` TCP_CONGESTION of the kernel's socket; `mss` is what this end's SYN
    announces, in bytes.
    """
    with KernelHost() as host:
        connection = KernelConnection(host, iss, window, receive_buffer, mss, congestion)
        with connection.socket:
            yield connection
