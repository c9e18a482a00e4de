"""The kernel host as the notebook has it: segments in and out, and what its kernel and its programs are asked."""

import contextlib
import errno
import marshal
import select
import socket
import struct
import subprocess
import time
from collections.abc import Mapping
from functools import cache
from types import TracebackType
from typing import Any, Self

from loopback.check import remote
from loopback.errors import Malformed
from loopback.headers.packets import ethernet_frame, segment_in_frame, tcp_packet
from loopback.kernel.host.ends import KERNEL, NOTEBOOK
from loopback.kernel.namespace.host import TASK_TIMEOUT, Unavailable, start_task, why_unavailable
from loopback.kernel.observe.state import STATES
from loopback.recordings import say_once
from loopback.segment import Segment

_END_TIMEOUT = 5.0  # seconds
_LARGEST_FRAME = 65536  # bytes
_LARGEST_PACKET = 1500  # bytes of an IP packet in an Ethernet frame
_SO_TIMESTAMPNS = 35  # Python's socket module does not name it; Linux, on all machines that the course runs on


class KernelHost:
    """A host of its own whose TCP is the Linux kernel's, at the other end of a wire that this process holds.

    `address` is the host's IPv4 address, `own_address` the one that segments from this end come from. `now` counts
    seconds since the host was started. Nothing but the two ends is on the wire, and nothing of it can be reached from
    outside. Close it, or use it in a `with` statement; it also ends with the process that started it.
    Raises Unavailable, with the reason and the remedy in one line, where the system gives no network namespace.

    >>> from loopback.segment import Flag
    >>> def answer():
    ...     with KernelHost() as host:
    ...         host.send(Segment(source_port=4000, destination_port=80, seq=100, flags=Flag.SYN))
    ...         return str(host.receive())
    >>> answer() if has_host() else "RST,ACK seq=0 ack=101"
    'RST,ACK seq=0 ack=101'
    """

    address, own_address = "192.0.2.2", "192.0.2.1"  # addresses for documentation (RFC 5737)

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._started = time.monotonic()
        with theirs:
            self._process = start_task(
                "kernel_host", [theirs.fileno(), self.address, self.own_address], lent=(theirs.fileno(),)
            )
        self._control.settimeout(TASK_TIMEOUT)  # the child starts as one for a task does
        try:
            _, descriptors = self._answer()
        except (OSError, EOFError):
            self._control.close()
            raise self._reason() from None
        self._packets = socket.socket(fileno=descriptors[0])
        self._packets.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self.received_at = 0.0  # when the segment that was received last had come, as `now` counts

    def _reason(self) -> Exception:
        """Why the child did not start."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_TIMEOUT)
        self._process.kill()
        _, said = self._process.communicate()
        words = said.decode(errors="replace").strip()
        return why_unavailable(self._process.returncode, words) or RuntimeError(
            f"the kernel host did not start: {words.splitlines()[-1] if words else 'it said nothing'}"
        )

    @property
    def now(self) -> float:
        """Seconds since the host was started."""
        return time.monotonic() - self._started

    def fileno(self) -> int:
        """The number of the packet socket, for `select`: readable when a segment may have arrived."""
        return self._packets.fileno()

    def send(self, segment: Segment) -> None:
        """Put a segment on the wire, in an IP packet in an Ethernet frame; ValueError for one that no frame carries."""
        packet = tcp_packet(segment, self.own_address, self.address)
        try:
            self._packets.send(ethernet_frame(packet, NOTEBOOK[1], KERNEL[1]))
        except OSError as error:
            if error.errno != errno.EMSGSIZE:
                raise
            room = _LARGEST_PACKET - (len(packet) - len(segment.payload))
            raise ValueError(
                f"a segment with {len(segment.payload):,} bytes of data was sent, and the wire carries {room:,} at "
                "most: none may be longer than the maximum segment size"
            ) from None

    def receive(self, timeout: float = 5.0) -> Segment | None:
        """The next segment that the host has sent; None if none comes within `timeout` seconds."""
        ends = time.monotonic() + timeout
        while select.select([self._packets], [], [], max(0.0, ends - time.monotonic()))[0]:
            with contextlib.suppress(Malformed):
                frame, ancillary, _, _ = self._packets.recvmsg(_LARGEST_FRAME, socket.CMSG_SPACE(16))
                segment = segment_in_frame(frame)
                if segment is not None:
                    self.received_at = self.now - _age(ancillary)
                    return segment
        return None

    def listener(self, port: int, backlog: int = 16) -> socket.socket:
        """An ordinary TCP socket of the host's kernel that listens at a port of its address."""
        sock = self._socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((self.address, port))
        sock.listen(backlog)
        return sock

    def client(self, port: int, source_port: int) -> socket.socket:
        """An ordinary, non-blocking TCP socket of the host's kernel whose connection to a port of ours is under way.

        Its SYN is on the wire; it comes from `source_port`.
        """
        sock = self._socket()
        sock.setblocking(False)
        sock.bind((self.address, source_port))
        sock.connect_ex((self.own_address, port))
        return sock

    def connections(self) -> dict[tuple[int, int], str]:
        """The states of the host's connections and listeners, by local and remote port (0 for a listener)."""
        rows = self._ask("connections")
        return {(local, remote): STATES[state] for local, remote, state in rows}

    def serve_echo(self, port: int) -> None:
        """Start an ordinary server on the host that sends back all that arrives, until its client closes."""
        self._ask("echo", port)

    def serve_files(self, port: int, files: Mapping[str, bytes]) -> None:
        """Start an ordinary HTTP server on the host, which has these files by their paths, as "/file"."""
        self._ask("files", port, dict(files))

    def fetch(self, path: str, *, port: int, source_port: int, timeout: float = 10.0) -> "Fetch":
        """Have an ordinary client on the host, urllib, begin to fetch a path from a port of ours."""
        url = f"http://{self.own_address}:{port}{path}"
        _, descriptors = self._request("fetch", url, source_port, timeout)
        return Fetch(socket.socket(fileno=descriptors[0]))

    def _socket(self) -> socket.socket:
        """An ordinary TCP socket that was made on the host, and so belongs to its network."""
        return socket.socket(fileno=self._request("socket")[1][0])

    def _ask(self, *request: object) -> Any:
        return self._request(*request)[0]

    def _request(self, *request: object) -> tuple[Any, list[int]]:
        data = marshal.dumps(list(request))
        self._control.sendall(struct.pack("=I", len(data)) + data)
        return self._answer()

    def _answer(self) -> tuple[Any, list[int]]:
        mark, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        if not mark:
            raise EOFError("the kernel host has ended")
        (length,) = struct.unpack("=I", self._control.recv(4, socket.MSG_WAITALL))
        error, result = marshal.loads(self._control.recv(length, socket.MSG_WAITALL))
        if error is not None:
            raise OSError(f"the kernel host: {error}")
        return result, descriptors

    def close(self) -> None:
        """End the host, and all that runs on it."""
        self._control.close()
        self._packets.close()
        self._process.kill()
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _age(ancillary: list[tuple[int, int, bytes]]) -> float:
    """For how many seconds a frame has waited to be received, by the kernel's note of when it came."""
    for level, kind, data in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, _SO_TIMESTAMPNS):
            seconds, nanoseconds = struct.unpack("qq", data)
            return float(max(0.0, time.time() - seconds - nanoseconds / 1e9))
    return 0.0


class Fetch:
    """A client on the kernel host that fetches something: whether it is done, and what it got."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._sock.setblocking(False)
        self._received = b""
        self._result: tuple[str | None, bytes | None] | None = None

    @property
    def done(self) -> bool:
        """Whether the client has come to its end."""
        with contextlib.suppress(BlockingIOError):
            while self._result is None:
                piece = self._sock.recv(1 << 20)
                self._received += piece
                if not piece:
                    gone = ("the kernel host has ended", None)
                    self._result = marshal.loads(self._received) if self._received else gone
                    self._sock.close()
        return self._result is not None

    @property
    def body(self) -> bytes | None:
        """What was fetched; None as long as the client is not done, or if it failed."""
        return self._result[1] if self.done and self._result else None

    @property
    def error(self) -> str | None:
        """The client's error, by name and text; None if it has none so far."""
        return self._result[0] if self.done and self._result else None


def has_host() -> bool:
    """Whether this system lets you have a kernel host; if not, a printed line says once why, and what would help.

    In the grader, where it must not be passed over, this is always True: a host that cannot be had is an error there.
    """
    if remote.current is not None or (reason := _reason_against()) is None:
        return True
    say_once(f"(Without the kernel as a partner here: {reason}. The grader asks it.)")
    return False


@cache
def _reason_against() -> Unavailable | None:
    try:
        KernelHost().close()
    except Unavailable as reason:
        return reason
    return None
