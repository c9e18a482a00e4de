"""What a kernel makes of UDP datagrams that are too long for a `recv`, or too many for a receive buffer."""

import contextlib
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loopback.kernel.observe.queues import NotShown
from loopback.pair import connected_pair, datagram_pair
from loopback.recordings import recall, remember

_REPLY_TIMEOUT = 5.0  # seconds
Protocol = Literal["UDP", "TCP"]


def cut_short(datagrams: Sequence[bytes], sizes: Sequence[int]) -> list[bytes]:
    """What `recv(size)` returns, for one size after the other, when these datagrams wait in a UDP socket.

    Windows raises an error for a datagram that it cuts short; there the answer comes from a recording, and NotShown
    is raised where there is none.

    >>> cut_short([b"one", b"two"], [100, 100])
    [b'one', b'two']
    """
    question = [[datagram.hex() for datagram in datagrams], list(sizes)]
    if sys.platform == "win32":
        reason = NotShown("Windows raises an error for a datagram that it cuts short; this is Linux's answer")
        return [bytes.fromhex(each) for each in recall("cut_short", question, reason)]
    sender, receiver = datagram_pair()
    with sender, receiver:
        receiver.settimeout(_REPLY_TIMEOUT)
        for datagram in datagrams:
            sender.send(datagram)
        got = [receiver.recv(size) for size in sizes]
    remember("cut_short", question, [each.hex() for each in got])
    return got


@dataclass(frozen=True)
class Burst:
    """What came of messages sent in a row: what each `send` returned, what arrived, and the errors of either side.

    `returned` has a number for each message, `received` the messages that arrived, in order, and `errors` the names
    of errors that a call of the sender or of the receiver raised, or would raise next.
    """

    messages: tuple[bytes, ...]
    returned: tuple[int, ...]
    received: tuple[bytes, ...]
    errors: tuple[str, ...]

    @property
    def arrived(self) -> str:
        """How many of the messages arrived: "all", "some" or "none"."""
        return {0: "none", len(self.messages): "all"}.get(len(self.received), "some")

    @property
    def which(self) -> str:
        """Which messages arrived: "the first", "the last", or "others"."""
        if self.received == self.messages[: len(self.received)]:
            return "the first"
        return "the last" if self.received == self.messages[-len(self.received) :] else "others"


def burst(
    count: int = 100,
    size: int = 10,
    *,
    buffer: int = 2048,
    read_each: bool = False,
    protocol: Protocol = "UDP",
) -> Burst:
    """Send `count` messages in a row to a socket whose receive buffer was set to `buffer` bytes; Linux.

    The messages are `number 000`, `number 001` and so on, cut or lengthened to `size` bytes. The receiver reads when
    all have been sent, or with `read_each` after each of them. On another system than Linux the answer comes from a
    recording; NotShown where there is none.

    >>> burst(3).received
    (b'number 000', b'number 001', b'number 002')
    """
    messages = tuple(f"number {number:03}".encode().ljust(size, b".")[:size] for number in range(count))
    question = [protocol, count, size, buffer, read_each]
    if sys.platform != "linux":
        reason = NotShown("what a full receive buffer does differs between systems; this is Linux's answer")
        returned, numbers, errors = recall("burst", question, reason)
        return Burst(messages, tuple(returned), tuple(messages[each] for each in numbers), tuple(errors))
    sender, receiver = connected_pair(receive_buffer=buffer) if protocol == "TCP" else datagram_pair()
    with sender, receiver, _one_processor():
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        answer = _sent(messages, sender, receiver, read_each)
    numbers = [messages.index(each) for each in answer.received]  # of equal ones the first: equal it is
    remember("burst", question, [answer.returned, numbers, answer.errors])
    return answer


def _sent(
    messages: tuple[bytes, ...], sender: socket.socket, receiver: socket.socket, read_each: bool
) -> Burst:
    """Send each message and read what has arrived; a stream's bytes count as the messages that they make up."""
    returned: list[int] = []
    received: list[bytes] = []
    errors: list[str] = []
    for message in messages:
        with _noted(errors):
            returned.append(sender.send(message))
            if read_each:
                received += _waiting(receiver, errors)
    _let_arrive()
    received += _waiting(receiver, errors)
    if sender.type == socket.SOCK_STREAM:
        whole, size = b"".join(received), len(messages[0])
        received = [whole[at : at + size] for at in range(0, len(whole), size)]
    for sock in (sender, receiver):
        if number := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            errors.append(os.strerror(number))
    return Burst(messages, tuple(returned), tuple(received), tuple(errors))


def _waiting(receiver: socket.socket, errors: list[str]) -> list[bytes]:
    """What waits at a socket."""
    got = []
    receiver.settimeout(0.1 if receiver.type == socket.SOCK_STREAM else 0)
    with contextlib.suppress(BlockingIOError, TimeoutError), _noted(errors):
        while True:
            got.append(receiver.recv(65536))
    return got


@contextlib.contextmanager
def _noted(errors: list[str]) -> Iterator[None]:
    """Note an error of the kernel's by its name, unless it only says that there is nothing now."""
    try:
        yield
    except (BlockingIOError, TimeoutError):
        raise
    except OSError as error:
        errors.append(type(error).__name__)


def _let_arrive() -> None:
    """Wait until what this thread has sent over loopback has arrived, or has been dropped.

    Loopback is a queue of the processor that sends: what is sent last arrives last.
    """
    left, right = datagram_pair()
    with left, right:
        right.settimeout(_REPLY_TIMEOUT)
        left.send(b"the last one")
        right.recv(100)


@contextlib.contextmanager
def _one_processor() -> Iterator[None]:
    """Keep this thread on one processor, where the system lets it choose."""
    before: set[int] = set()
    with contextlib.suppress(OSError, AttributeError):
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        with contextlib.suppress(OSError, AttributeError):
            if before:
                os.sched_setaffinity(0, before)
